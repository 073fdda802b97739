/** `npm run refresh`: facts anew. Asks arXiv and the DOI registries, shows what they tell otherwise, and writes it down. */
import { existsSync } from 'node:fs'
import { parseContent, type Source } from '../src/library/content.ts'
import { findUnknownIds } from '../src/refresh/choose.ts'
import { buildRefreshReport, formatRefreshedPaper, formatRefreshSum } from '../src/refresh/report.ts'
import { doiOf, findTold } from '../src/refresh/told.ts'
import { paperSchema, siteSchema } from '../src/schema.ts'
import { toTerminalText } from '../src/text/terminal-text.ts'
import { openCache, refuseCache } from './build-cache.ts'
import { exitCode, fail, readCommandLine, say, showStatus } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { readSources } from './read-content.ts'
import { askSources, type Heard, readAnswers } from './refresh-answers.ts'
import { type ChosenPaper, refreshPapers } from './refresh-papers.ts'
import { type Asking, openAsking } from './remote/asking.ts'

const help = `
npm run refresh -- [ID…] [options]

Looks up papers at arXiv and at the registries of their DOIs, and puts into their entries what has changed: title, authors,
venue, DOI, a new version on arXiv, a withdrawal. Each of these is also told in the entry's changes, and so in the feed of
changes. The day of arXiv's first version goes in where the entry has none, only its month or year, or a later day and no
venue and no DOI. Shows the old and new lines of each entry before it writes them. ID is a file name in papers/ without
".md"; without one, all papers that have an arXiv id or a DOI are looked up.

Another way of writing the same title or name is no change. A venue or DOI that the entry has is never replaced. Summary, notes,
topics, status, results and links are not touched, and every byte that is not changed stays, comments and the order of the
fields too. An answer that is about another paper altogether is not believed, but told: an identifier is wrong then.

  --content DIR    ${contentHelp}
  --abstracts      renews the abstracts too
  --dry-run        writes nothing, only shows
  --json           the report for programs, on standard output
  --date DATE      the day under which changes are noted that have no day of their own (today)
  --from FILE      a recorded answer instead of the network: arXiv's Atom, CSL-JSON, BibTeX or RIS; may be given several times
  --cache-dir DIR  where answers are kept for a day (.cache/paperstand)

arXiv is asked for 100 papers at once, the registries for one DOI a second. The services learn who asks, and can be replaced,
as "npm run import -- --help" says.

Exit codes: 0 all well, 1 nothing could be had, 2 called wrongly, 3 some papers could not be refreshed, each with its reason.

Examples: npm run refresh -- --dry-run
          npm run refresh -- yan-2025-flash-sparse-attention --abstracts
`

const { values, positionals } = readCommandLine(
  help,
  {
    content: { type: 'string', default: findContentFolder() },
    abstracts: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'cache-dir': { type: 'string' },
    from: { type: 'string', multiple: true, default: [] },
    date: { type: 'string' },
  },
  { positionals: true },
)

/** The address of a site that has none. */
const nowhere = siteSchema.parse({}).address

await main()

async function main(): Promise<void> {
  const dryRun = values['dry-run']
  const date = values.date ?? toDay(new Date())
  if (!paperSchema.shape.added.safeParse(date).success)
    misused(`--date ${date} is not a day of the calendar. Write it as 2025-12-10.`)
  const refusal = refuseCache(values['cache-dir'])
  if (refusal !== undefined) misused(refusal)
  const sources = readList()
  const { papers: entries, site, problems } = parseContent(sources)
  const known = sources.flatMap(({ path }) => /^papers\/(.+)\.md$/.exec(path)?.[1] ?? [])
  const unknown = findUnknownIds(positionals, known, entries)
  if (unknown.length > 0) misused(unknown.join('\n'))
  if (problems.length > 0)
    say(
      `Note: ${values.content} has ${problems.length} problems (npm run check names them). Entries with problems are not refreshed.`,
    )

  const records = new Map(entries.map(({ id, record }) => [id, record]))
  const ids = positionals.length > 0 ? [...new Set(positionals)] : known
  const papers = ids.map((id): ChosenPaper => ({ id, record: records.get(id) }))
  const heard = await hear(papers, site.repository ?? (site.address === nowhere ? undefined : site.address))
  const byDoi = new Map(entries.flatMap(({ id, record }) => (doiOf(record) ? [[doiOf(record), id]] : [])))
  const refreshed = refreshPapers(papers, heard, {
    content: values.content,
    dryRun,
    abstracts: values.abstracts,
    date,
    areNamed: positionals.length > 0,
    findByDoi: (doi) => byDoi.get(doi),
    unconfirmed: new Set(heard.refused.keys()),
    show: (paper) => {
      if (!values.json) process.stdout.write(formatRefreshedPaper(paper))
    },
  })
  const used = new Set(papers.flatMap(({ record }) => (record ? findTold(record, heard.answers) : [])))
  const unasked = heard.all.filter((told) => !used.has(told)).length
  const report = buildRefreshReport(refreshed, unasked)
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : formatRefreshSum(report, { dryRun }))
  const isPart = refreshed.some(({ reasons }) => reasons.length > 0)
  const isNothing = isPart && report.changed + report.unchanged === 0
  process.exitCode = isNothing ? exitCode.wrongContent : isPart ? exitCode.partly : exitCode.well
}

/** Asks for the papers, or reads the answers that were recorded. */
async function hear(papers: readonly ChosenPaper[], contact: string | undefined): Promise<Heard> {
  if (values.from.length > 0) {
    const heard = readAnswers(values.from)
    if ('refusal' in heard) fail(toTerminalText(`${heard.refusal} Nothing was written.`))
    return heard
  }
  return askSources(
    papers.flatMap(({ record }) => record ?? []),
    openServices(contact),
  )
}

function openServices(contact: string | undefined): Asking {
  try {
    return openAsking({ cache: openCache(values['cache-dir']).folder, contact, tell: showStatus })
  } catch (error) {
    misused((error as Error).message)
  }
}

function readList(): Source[] {
  if (!existsSync(values.content))
    misused(`There is no folder ${values.content}. Make it, or name another with --content.`)
  return readSources(values.content)
}

/** The day where the curator is. */
function toDay(now: Date): string {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  return [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
