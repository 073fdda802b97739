/** `npm start`: builds the site and serves it. */

import { refuseFolders, toBuildFolders } from './build-folders.ts'
import { buildSite } from './build-site.ts'
import { exitCode, fail, formatCount, readCommandLine, say } from './command.ts'
import { contentHelp } from './content-folder.ts'
import { serveSite, toPort } from './serve-site.ts'

const { values } = readCommandLine(
  `
npm start -- [--port N] [--host HOST] [--content DIR] [--out DIR]

Builds the site and serves it at http://localhost:4321.

  --port N       first port to try (4321)
  --host HOST    where to listen (localhost; 0.0.0.0 for every device in the network)
  --content DIR  ${contentHelp}
  --out DIR      where the site goes (dist)

Example: npm start -- --port 8080
`,
  {
    port: { type: 'string', default: '4321' },
    host: { type: 'string', default: 'localhost' },
    content: { type: 'string' },
    out: { type: 'string' },
  },
)

const port = toPort(values.port)
const refusal = refuseFolders(toBuildFolders(values))
if (refusal) fail(refusal, exitCode.wrongUsage)
say('Building the site …')
const outcome = await buildSite(values).catch((error: Error) => fail(error.message || String(error.stack)))
if ('problems' in outcome) {
  for (const problem of outcome.problems) say(problem)
  fail(`${formatCount(outcome.problems.length, 'problem')}. Mend the content and start again.`)
}
const { url } = await serveSite({ site: outcome.out, port, host: values.host }).catch((error: Error) =>
  fail(error.message),
)
say(
  `${formatCount(outcome.papers, 'paper')}, built in ${outcome.seconds.toFixed(1)} s. Read them at ${url}  (Ctrl+C ends it)`,
)
