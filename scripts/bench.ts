/** `npm run bench`: what Paperstand costs to build and to read at several sizes, beside what others cost. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { judge } from './bench/bars.ts'
import { writeCorpus } from './bench/corpus.ts'
import { formatMemory } from './bench/figures.ts'
import { measureImport } from './bench/import.ts'
import { describeMachine } from './bench/machine.ts'
import { measureOffline } from './bench/offline.ts'
import { measurePeers } from './bench/peers.ts'
import { measurePeople } from './bench/people-search.ts'
import { type Context, type PeerName, peerNames, type Row } from './bench/rows.ts'
import { measureSearch } from './bench/search.ts'
import { measureChanges, measureColdSite } from './bench/site.ts'
import { measureSizes } from './bench/sizes.ts'
import { formatRows, formatVerdicts } from './bench/table.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'

/** In this order: peers come right after what is compared with them, since machines are noisy; changes leave another site. */
const groups = {
  cold: measureColdSite,
  peers: measurePeers,
  sizes: measureSizes,
  search: measureSearch,
  people: measurePeople,
  changes: measureChanges,
  import: measureImport,
  offline: measureOffline,
}

const { values } = readCommandLine(
  `
npm run bench -- [--papers N,N…] [--runs N] [--against NAME,NAME…] [--only GROUP,GROUP…] [--json FILE] [--quick]
npm run bench -- --corpus DIR --papers N [--seed N]

Builds invented libraries, and prints what that costs, as medians, beside what others take for a plain blog of the same papers
(ours has editions, letters, more feeds and a search index on top): wall seconds, processor seconds, and the most memory that
all processes had at one moment (PSS, from Linux's /proc). A bar that fails is said, and is no error.

  --papers N,N…   sizes of the libraries (58,1000,10000; 50000 takes an hour)
  --runs N        how often everything is run (3, and 1 above 10,000 papers)
  --against N,N…  peers: ${peerNames.join(', ')}, or none (all that are there; those that are named are installed,
                  where npm has them, in a folder for temporary files)
  --jobs N        in how many processes our pages are made, handed to the build
  --only N,N…     only these groups of rows, after one build: ${Object.keys(groups).join(', ')}
  --seed N        another number makes other libraries (1)
  --json FILE     where every single figure goes (paperstand-bench/bench.json in the folder for temporary files)
  --quick         58 and 1,000 papers, one run, fewer rows, nothing installed: less than two minutes
  --corpus DIR    only writes a library into DIR, as a content folder

Example: npm run bench -- --papers 1000 --against hugo,eleventy
`,
  {
    papers: { type: 'string' },
    runs: { type: 'string' },
    against: { type: 'string' },
    jobs: { type: 'string' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string', default: join(tmpdir(), 'paperstand-bench', 'bench.json') },
    quick: { type: 'boolean', default: false },
    corpus: { type: 'string' },
  },
)

// What a child of ours runs has a session of its own, which Ctrl-C does not reach; leaving properly ends it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const only = values.only?.split(',')
const unknownGroup = only?.find((name) => !(name in groups))
if (unknownGroup !== undefined)
  misused(`There is no group "${unknownGroup}". Groups: ${Object.keys(groups).join(', ')}.`)

const seed = readNumber('seed', values.seed)
const sizes = (values.papers ?? (values.quick ? '58,1000' : '58,1000,10000'))
  .split(',')
  .map((size) => readNumber('papers', size))
  .sort((a, b) => a - b)

if (values.corpus !== undefined) {
  const [papers, ...others] = sizes
  if (values.papers === undefined || papers === undefined || others.length > 0)
    misused('--corpus writes one library. Give its size: --papers 1000.')
  const folder = resolve(values.corpus)
  writeCorpus(folder, { papers, seed })
  say(`${papers} papers in ${folder}`)
} else await bench()

async function bench(): Promise<void> {
  if (process.platform === 'win32')
    fail('The bench runs on Linux and macOS: it needs their shell and tells of processes.')
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const rows: Row[] = []
  for (const papers of sizes) rows.push(...(await measureSize(papers, join(folder, String(papers)))))
  const verdicts = judge(rows)
  const machine = describeMachine()
  mkdirSync(dirname(resolve(values.json)), { recursive: true })
  writeFileSync(values.json, `${JSON.stringify({ machine, seed, rows, verdicts }, null, 2)}\n`)
  const { processor, cores, memoryBytes, node } = machine
  process.stdout.write(`${processor}, ${cores} cores, ${formatMemory(memoryBytes)}, Node ${node}\n\n`)
  process.stdout.write(`${await formatRows(rows)}\n${await formatVerdicts(verdicts)}`)
  say(`Every single figure is in ${values.json}.`)
}

/** All rows of one size. What is made goes into the folder, and stays there. */
async function measureSize(papers: number, folder: string): Promise<Row[]> {
  say(`${papers} papers: writing the library`)
  const content = join(folder, 'content')
  const corpus = writeCorpus(content, { papers, seed })
  const runs = values.runs === undefined ? (values.quick || papers > 10_000 ? 1 : 3) : readNumber('runs', values.runs)
  const context: Context = {
    papers,
    corpus,
    content,
    folder,
    site: join(folder, 'site'),
    runs,
    isSmallest: papers === sizes[0],
    ...readSurroundings(),
  }
  const rows: Row[] = []
  if (only && !only.includes('cold')) await measureColdSite({ ...context, runs: 1 })
  for (const [name, measure] of Object.entries(groups))
    if (only?.includes(name) ?? true) rows.push(...(await measure(context)))
  return rows
}

function readSurroundings(): Pick<Context, 'peers' | 'mayInstall' | 'jobs' | 'quick'> {
  const named = values.against === 'none' ? [] : values.against?.split(',')
  const unknown = named?.find((name) => !(peerNames as readonly string[]).includes(name))
  if (unknown !== undefined) misused(`There is no peer "${unknown}". Peers: ${peerNames.join(', ')}, or none.`)
  return {
    peers: (named as PeerName[] | undefined) ?? peerNames,
    mayInstall: named !== undefined && !values.quick,
    jobs: values.jobs,
    quick: values.quick,
  }
}

function readNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1) misused(`--${option} ${text} is not a whole number above zero.`)
  return number
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
