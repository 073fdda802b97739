/** `npm run dev`: the live site while editing. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { dev } from 'astro'
import { toListFolder } from './build-folders.ts'
import { exitCode, fail, readCommandLine } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { readContent } from './read-content.ts'
import { toPort } from './serve-site.ts'
import { toSiteAddress } from './site-address.ts'

const { values } = readCommandLine(
  `
npm run dev -- [--port N] [--host HOST] [--content DIR]

Shows the site while you edit: every change appears at once. Search works on a built site only (npm start).

  --port N       first port to try (4321)
  --host HOST    where to listen (localhost; 0.0.0.0 for every device in the network)
  --content DIR  ${contentHelp}

Example: npm run dev -- --content ../elsewhere
`,
  {
    port: { type: 'string', default: '4321' },
    host: { type: 'string' },
    content: { type: 'string', default: findContentFolder() },
  },
)

if (!existsSync(values.content))
  fail(`There is no folder ${values.content}. Make it, or name another with --content.`, exitCode.wrongUsage)
process.env['PAPERSTAND_CONTENT'] = resolve(values.content)
process.env['PAPERSTAND_FOLDER'] = toListFolder(values.content)
process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
const { site } = readContent(values.content)
await dev({
  ...toSiteAddress(site.address),
  // With 'always', Astro's server (7.3.5) knows no file at a route with parameters: neither feeds nor bibliographies.
  trailingSlash: 'ignore',
  server: { port: toPort(values.port), ...(values.host === undefined ? {} : { host: values.host }) },
})
