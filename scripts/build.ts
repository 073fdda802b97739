/** `npm run build`: checks the content, builds the whole site beside its place, counts it, then puts it there. */
import { relative } from 'node:path'
import { refuseFolders, toBuildFolders } from './build-folders.ts'
import { buildSite } from './build-site.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'

const { values } = readCommandLine(
  `
npm run build -- [--content DIR] [--out DIR] [--site URL] [--base PATH]

Builds the whole site. The old site stays until the new one is complete.

  --content DIR  the content folder (content)
  --out DIR      where the site goes (dist)
  --site URL     address of the site, if not the one in site.yaml
  --base PATH    path under which it stands, if not that of the address

Example: npm run build -- --site https://example.org --base /papers
`,
  { content: { type: 'string' }, out: { type: 'string' }, site: { type: 'string' }, base: { type: 'string' } },
)

if (values.site !== undefined && !URL.canParse(values.site)) {
  fail(
    `--site "${values.site}" is not an address. Write it whole, for example https://example.org.`,
    exitCode.wrongUsage,
  )
}
const refusal = refuseFolders(toBuildFolders(values))
if (refusal) fail(refusal, exitCode.wrongUsage)
const outcome = await buildSite(values).catch((error: Error) => fail(error.message || String(error.stack)))
if ('problems' in outcome) {
  for (const problem of outcome.problems) say(problem)
  fail(`${outcome.problems.length} ${outcome.problems.length === 1 ? 'problem' : 'problems'}. Nothing was built.`)
}
const { papers, topics, pages, bytes, seconds, out } = outcome
say(
  `${papers} papers, ${topics} topics, ${pages} pages, ${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s: ${relative('.', out) || '.'}`,
)
process.exit(exitCode.well)
