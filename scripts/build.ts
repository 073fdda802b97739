/** `npm run build`: checks the content, builds the whole site beside its place, counts it, then puts it there. */
import { relative } from 'node:path'
import { refuseCache } from './build-cache.ts'
import { refuseFolders, toBuildFolders } from './build-folders.ts'
import { buildSite } from './build-site.ts'
import { exitCode, fail, formatCount, readCommandLine, say } from './command.ts'
import { contentHelp } from './content-folder.ts'

const { values } = readCommandLine(
  `
npm run build -- [--content DIR] [--out DIR] [--site URL] [--base PATH] [--jobs N] [--cache-dir DIR] [--clean]

Builds the whole site. The old site stays until the new one is complete.

  --content DIR    ${contentHelp}
  --out DIR        where the site goes (dist)
  --site URL       address of the site, if not the one in site.yaml
  --base PATH      path under which it stands, if not that of the address
  --jobs N         in how many processes pages are made (by the size of the list and the machine)
  --cache-dir DIR  where entries, pages and indexes are kept from build to build (.cache/paperstand)
  --clean          forgets what was kept and makes everything anew (after editing installed packages, for one)

Example: npm run build -- --site https://example.org --base /papers
`,
  {
    content: { type: 'string' },
    out: { type: 'string' },
    site: { type: 'string' },
    base: { type: 'string' },
    jobs: { type: 'string' },
    'cache-dir': { type: 'string' },
    clean: { type: 'boolean' },
  },
)

if (values.site !== undefined && !URL.canParse(values.site)) {
  fail(
    `--site "${values.site}" is not an address. Write it whole, for example https://example.org.`,
    exitCode.wrongUsage,
  )
}
const jobs = values.jobs === undefined ? undefined : Number(values.jobs)
if (jobs !== undefined && !(Number.isInteger(jobs) && jobs > 0 && jobs <= 64)) {
  fail(`--jobs "${values.jobs}" is not a number of processes. Write 1 to 64.`, exitCode.wrongUsage)
}
const refusal = refuseFolders(toBuildFolders(values)) ?? refuseCache(values['cache-dir'])
if (refusal) fail(refusal, exitCode.wrongUsage)
// Not by process.exit: Node 24 may then wait for its own threads for ever (https://github.com/nodejs/node/issues/54918).
process.exitCode = await buildSite({ ...values, cache: values['cache-dir'], jobs }).then(tell, (error: Error) => {
  say(explain(error))
  return exitCode.wrongContent
})

/** Says what has come of it; gives the exit code. */
function tell(outcome: Awaited<ReturnType<typeof buildSite>>): number {
  if ('problems' in outcome) {
    const { problems } = outcome
    for (const problem of problems) say(problem)
    say(`${formatCount(problems.length, 'problem')}. Nothing was built.`)
    return exitCode.wrongContent
  }
  const { papers, topics, pages, bytes, seconds, out, warnings } = outcome
  for (const warning of warnings) say(warning)
  const what = [
    formatCount(papers, 'paper'),
    formatCount(topics, 'topic'),
    formatCount(pages, 'page'),
    `${(bytes / 1e6).toFixed(1)} MB`,
  ]
  say(`${what.join(', ')} in ${seconds.toFixed(1)} s: ${relative('.', out) || '.'}`)
  return exitCode.well
}

/** What threw, with what to do where there was no room for it (which Node, when it copies folders, calls EIO). */
function explain({ message, stack }: Error): string {
  if (/\b(?:ENOSPC|EDQUOT|EIO)\b/.test(message) && !message.includes('Make room'))
    return `${message.replace(/\.$/, '')}. Make room, or name another folder with --out.`
  return message || String(stack)
}
