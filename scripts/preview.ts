/** `npm run preview`: serves a built site as a static host would. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { serveSite, toPort } from './serve-site.ts'
import { recover } from './stage.ts'

const { values } = readCommandLine(
  `
npm run preview -- [--site DIR] [--port N] [--host HOST]

Serves a built site as a static host would: base path, trailing slashes, 404.html, content types and other headers,
compression, parts of files, and the redirects of hosts that have them.

  --site DIR   the built site (dist)
  --port N     first port to try (4321)
  --host HOST  where to listen (localhost; 0.0.0.0 for every device in the network)

Example: npm run preview -- --port 8080
`,
  {
    site: { type: 'string', default: 'dist' },
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
  },
)

const site = resolve(values.site)
recover(site)
if (!existsSync(join(site, 'index.html')))
  fail(`There is no site in ${values.site}. Build it first: npm run build.`, exitCode.wrongUsage)
const port = toPort(values.port)
const { url } = await serveSite({ site, port, host: values.host }).catch((error: Error) => fail(error.message))
say(`Serving ${values.site} at ${url}  (Ctrl+C ends it)`)
