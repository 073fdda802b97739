/**
 * What a build takes over from earlier ones is what it would have made: after every kind of edit a site that is built over
 * an old cache is, byte for byte, the site that is built without one. The papers and people are invented.
 */
import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { pageSize } from '../../src/library/pages.ts'
import { hashFiles } from './built-site.ts'
import { runScript } from './run-script.ts'

interface InventedPaper {
  title: string
  authors: string[]
  added: string
  published: string
  topics: string[]
  summary: string
  aliases: string[]
  changes: { date: string; what: string }[]
  comments: number
  venue: { name: string; kind: string }
  organization: string
  results: { metric: string; value: number; unit: string }[]
  notes: string
}

interface InventedList {
  title: string
  papers: Map<string, InventedPaper>
  /** Names by id. */
  topics: Map<string, string>
  /** What the first topic is about. */
  description: string
  /** Ids of papers, in the order of the one path. */
  path: string[]
  pathName: string
  /** What the site file says beside the rest. */
  told: Record<string, string>
  /** Up to how many papers each has files of its own. */
  twins: number
}

let folder: string
let project: string
let list: InventedList
let random: () => number
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-rebuild-'))
  project = copyProject()
  random = seed(20261122)
  list = {
    title: 'The Invented Stand',
    papers: new Map(),
    topics: new Map([
      ['fog', 'Fog'],
      ['moss', 'Moss'],
      ['tides', 'Tides'],
    ]),
    description: 'What is seen and not seen.',
    path: [],
    pathName: 'The way',
    told: {},
    twins: 2000,
  }
  for (let n = 0; n < 130; n++) addPaper()
  list.path = [pickId(), pickId(), pickId()]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One edit each; together all kinds of change that a curator makes. */
const edits: Record<string, () => void> = {
  'a summary is written anew': () => edit((paper) => (paper.summary = `Seen again: ${invent(9)}.`)),
  'a figure is mended': () => edit((paper) => (paper.results = someResults())),
  'a paper appears at a venue': () => edit((paper) => (paper.venue = someVenue())),
  'an organisation is named': () => edit((paper) => (paper.organization = someOrganization())),
  'a title is mended': () => edit((paper) => (paper.title = `${invent(4)} of order $O(n^${draw(9)})$`)),
  'a paper joins': addPaper,
  'a paper goes': () => list.papers.delete(pickId()),
  'a paper is renamed and keeps its old address': () => rename((id) => [id]),
  'papers lose their own bibliography files': () => (list.twins = 0),
  'a paper is renamed and forgets its old address': () => rename(() => []),
  'a paper joins another edition': () => edit((paper) => (paper.added = day())),
  'a paper changes its topics': () => edit((paper) => (paper.topics = someTopics())),
  'a date of publication is mended': () => edit((paper) => (paper.published = `20${10 + draw(15)}-0${1 + draw(9)}`)),
  'a topic is described anew': () => (list.description = `${invent(6)}.`),
  'a path goes another way': () => (list.path = [...list.path.toReversed(), pickId()]),
  'papers have their own bibliography files again': () => (list.twins = 2000),
  'authors are completed': () => edit((paper) => paper.authors.push(person())),
  'a new version is noted': () => edit((paper) => paper.changes.push({ date: day(), what: `Version ${2 + draw(7)}` })),
  'comments are counted again': () => edit((paper) => (paper.comments = draw(40))),
  'notes lead to another paper': () => edit((paper) => (paper.notes = `See [that one](${pickId()}.md).`)),
  'a topic is named anew': () => list.topics.set(pickTopic(), invent(2)),
  'a topic joins': () => list.topics.set(`topic-${list.topics.size}`, invent(1)),
  'a topic goes': () => {
    const gone = pickTopic()
    list.topics.delete(gone)
    for (const paper of list.papers.values()) paper.topics = paper.topics.filter((id) => id !== gone)
  },
  'the list is named anew': () => (list.title = `The ${invent(1)} Stand`),
  'a path is named anew': () => (list.pathName = `The way of ${invent(1)}`),
  'nobody talks about any paper': () => {
    for (const paper of list.papers.values()) paper.comments = 0
  },
  'the list tells where it is kept': () => (list.told = { repository: `https://github.com/keeper/${invent(1)}` }),
  'the list tells how papers get in': () => (list.told = { ...list.told, about: `By ${invent(2)}.` }),
}

describe('a site built over the cache of an older one', () => {
  it('takes over every page when nothing has changed', async () => {
    const first = await build('warm')
    const again = await build('warm')
    expect(again).toEqual(first)
    expect(readPacks()).toHaveLength(2) // One of pages, one of other files.
  })

  /** Each for itself: a paper on the second page of a topic changes what the first one tells, and nothing else does. */
  it.each<[string, (paper: InventedPaper) => void]>([
    ['reports a record', (paper) => (paper.results = [{ metric: 'speedup', value: 5000, unit: '×' }])],
    ['joins all other topics', (paper) => (paper.topics = [...list.topics.keys()])],
  ])('is the clean one after the oldest paper of a long topic %s', async (_, change) => {
    const papers = [...list.papers.values()]
    const topics = [...list.topics.keys()].map((id) => papers.filter((paper) => paper.topics.includes(id)))
    const longest = topics.reduce((long, other) => (other.length > long.length ? other : long))
    expect(longest.length).toBeGreaterThan(pageSize)
    const age = ({ added, published }: InventedPaper) => `${added} ${published}`
    change(longest.reduce((oldest, paper) => (age(paper) < age(oldest) ? paper : oldest)))
    const [warm, clean] = await Promise.all([build('warm'), build('clean', '--clean')])
    expect(warm).toEqual(clean)
  })

  const names = Object.keys(edits)
  const groups = [0, 6, 13, 17].map((n, place, all) => names.slice(n, all[place + 1]))
  it.each(groups.map((group) => [group.join('; '), group] as const))('is the clean one after: %s', async (_, group) => {
    for (const name of group) for (let n = 0; n < 2; n++) edits[name]?.()
    const [warm, clean] = await Promise.all([build('warm'), build('clean', '--clean')])
    expect(warm).toEqual(clean)
  })

  it('is the clean one after any three edits, drawn by lot', async () => {
    for (let n = 0; n < 3; n++) edits[names[draw(names.length)] as string]?.()
    const [warm, clean] = await Promise.all([build('warm', '--jobs', '2'), build('clean', '--clean', '--jobs', '2')])
    expect(warm).toEqual(clean)
  })

  it('is the clean one after an edit of a template', async () => {
    const file = join(project, 'src', 'components', 'Footer.astro')
    writeFileSync(file, readFileSync(file, 'utf8').replace('No cookies, no trackers', 'Neither cookies nor trackers'))
    const [warm, clean] = await Promise.all([build('warm'), build('clean', '--clean')])
    expect(warm).toEqual(clean)
    expect(readFileSync(join(folder, 'warm', 'index.html'), 'utf8')).toContain('Neither cookies nor trackers')
  })

  it('is the clean one when the cache is cut off, overwritten, or no JSON', async () => {
    const clean = hashFiles(join(folder, 'clean'))
    for (const pack of readPacks()) {
      const bytes = readFileSync(pack)
      bytes.fill('x', 100, 5000)
      writeFileSync(pack, bytes)
      truncateSync(pack, Math.floor(statSync(pack).size / 2))
    }
    expect(await build('warm')).toEqual(clean)
    for (const pack of readPacks()) writeFileSync(pack.replace(/pack$/, 'json'), '{"not": "an index"')
    writeFileSync(join(folder, 'warm-cache', 'entries.jsonl'), '["cut')
    expect(await build('warm')).toEqual(clean)
  })

  it('has a file of the curator’s in the place of ours, and writes nothing into the old site', async () => {
    const [ours, theirs] = [join(folder, 'warm', 'robots.txt'), join(project, 'public', 'robots.txt')]
    const [said, kept] = [readFileSync(ours, 'utf8'), join(folder, 'the old one')]
    linkSync(ours, kept)
    writeFileSync(theirs, 'User-agent: *\nDisallow: /\n')
    await build('warm')
    expect([ours, kept].map((file) => readFileSync(file, 'utf8'))).toEqual(['User-agent: *\nDisallow: /\n', said])
    rmSync(theirs)
    await build('warm')
    expect(readFileSync(ours, 'utf8')).toBe(said)
  })

  it('leads to the folder of the list, in whatever process a page is made', async () => {
    list.told = { repository: 'https://github.com/keeper/list' }
    const content = join(project, 'lists', 'mine')
    writeList(content)
    for (const jobs of ['1', '2']) {
      const out = join(folder, `mine-${jobs}`)
      const options = ['--content', content, '--out', out, '--cache-dir', `${out}-cache`, '--jobs', jobs]
      expect((await runScript('build', options, { project })).code).toBe(0)
      const pages = [...list.papers.keys()].map((id) => readFileSync(join(out, 'papers', id, 'index.html'), 'utf8'))
      expect(pages.filter((page) => !page.includes('/lists/mine/papers/'))).toEqual([])
    }
  })

  it('is the clean one where nothing can be kept, and says so', async () => {
    const blocked = join(folder, 'blocked')
    mkdirSync(blocked)
    for (const name of ['CACHEDIR.TAG', 'pages', 'indexes', 'packs'])
      writeFileSync(join(blocked, name), 'A file stands where a folder should be.')
    const out = join(folder, 'without')
    const { code, stderr } = await runScript(
      'build',
      ['--content', join(folder, 'content'), '--out', out, '--cache-dir', blocked],
      { project },
    )
    expect([code, ...stderr.trim().split('\n')]).toEqual([
      0,
      expect.stringMatching(/^Finished pages cannot be kept for the next build: /),
      expect.stringMatching(/^Search indexes cannot be kept for the next build: /),
      expect.stringMatching(/^Packs for offline reading cannot be kept for the next build: /),
      expect.stringMatching(/^\d+ papers, /),
    ])
    expect(hashFiles(out)).toEqual(hashFiles(join(folder, 'clean')))
  })
})

/** Writes the list down and builds it; gives the site's files with their digests. */
async function build(name: string, ...options: string[]): Promise<string[]> {
  const content = join(folder, 'content')
  writeList(content)
  const out = join(folder, name)
  const { code, stderr } = await runScript(
    'build',
    ['--content', content, '--out', out, '--cache-dir', join(folder, `${name}-cache`), ...options],
    { project },
  )
  if (code !== 0) throw new Error(stderr)
  return hashFiles(out)
}

function readPacks(): string[] {
  return ['pages', 'files'].flatMap((kind) =>
    readdirSync(join(folder, 'warm-cache', kind), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.pack'))
      .map((name) => join(folder, 'warm-cache', kind, name)),
  )
}

/** Our code where it can be edited. */
function copyProject(): string {
  const copy = join(folder, 'project')
  mkdirSync(copy)
  const own = fileURLToPath(new URL('../..', import.meta.url))
  for (const name of [
    'src',
    'scripts',
    'public',
    'astro.config.mjs',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
  ])
    cpSync(join(own, name), join(copy, name), { recursive: true })
  symlinkSync(join(own, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function writeList(content: string): void {
  rmSync(content, { recursive: true, force: true })
  for (const collection of ['papers', 'topics', 'paths']) mkdirSync(join(content, collection), { recursive: true })
  const searches = [{ name: 'early-fog', query: 'topic:fog year<2018' }]
  const site = { title: list.title, ...list.told, twins: list.twins, searches: list.topics.has('fog') ? searches : [] }
  writeFileSync(join(content, 'site.yaml'), stringify(site))
  for (const [id, name] of list.topics)
    writeFileSync(
      join(content, 'topics', `${id}.md`),
      `---\n${stringify({ name, description: list.description })}---\nAbout ${name}.\n`,
    )
  const steps = list.path.filter((id) => list.papers.has(id)).map((id) => ({ paper: id, why: 'It is on the way.' }))
  if (steps.length > 0)
    writeFileSync(join(content, 'paths', 'way.md'), `---\n${stringify({ name: list.pathName, papers: steps })}---\n`)
  for (const [id, { notes, comments, ...fields }] of list.papers) {
    const known = Object.entries({ ...fields, discussion: { comments } }).filter(
      ([, value]) => !Array.isArray(value) || value.length > 0,
    )
    const text = notes.replace(/\((paper-\d+)\.md\)/, (link, other) =>
      list.papers.has(other) ? link : '(https://example.org)',
    )
    writeFileSync(join(content, 'papers', `${id}.md`), `---\n${stringify(Object.fromEntries(known))}---\n${text}\n`)
  }
}

let count = 0
function addPaper(): void {
  count += 1
  list.papers.set(`paper-${count}`, {
    title: `${invent(3)} number ${count}`,
    authors: [person(), person()],
    added: day(),
    published: `20${10 + draw(15)}-0${1 + draw(9)}`,
    topics: someTopics(),
    summary: `${invent(12)}.`,
    aliases: [],
    changes: [],
    comments: draw(9),
    venue: someVenue(),
    organization: someOrganization(),
    results: someResults(),
    notes: '',
  })
}

function edit(change: (paper: InventedPaper) => void): void {
  change(list.papers.get(pickId()) as InventedPaper)
}

function rename(toAliases: (id: string) => string[]): void {
  const id = pickId()
  const paper = list.papers.get(id) as InventedPaper
  list.papers.delete(id)
  count += 1
  list.papers.set(`paper-${count}`, { ...paper, aliases: [...paper.aliases, ...toAliases(id)] })
}

function pickId(): string {
  return [...list.papers.keys()][draw(list.papers.size)] as string
}

function pickTopic(): string {
  return [...list.topics.keys()][draw(list.topics.size)] as string
}

function someTopics(): string[] {
  return [...list.topics.keys()].filter(() => draw(2) === 0)
}

/** Few, so that most have a page, and some lose theirs. */
function someVenue(): InventedPaper['venue'] {
  return { name: `Congress of Fog ${2000 + draw(60)}`, kind: 'conference' }
}

function someOrganization(): string {
  return `Fog Works ${draw(60)}`
}

/** More speed-ups than stand beside other metrics. */
function someResults(): InventedPaper['results'] {
  const speedup = { metric: 'speedup', value: 1 + draw(90), unit: '×' }
  return [speedup, ...(draw(3) === 0 ? [{ metric: 'memory', value: -1 - draw(90), unit: '%' }] : [])]
}

function day(): string {
  return `2026-0${1 + draw(3)}-0${1 + draw(9)}`
}

function person(): string {
  return `${invent(1)} ${invent(1)}son`
}

function invent(words: number): string {
  const syllables = ['fog', 'mo', 'la', 'ter', 'nu', 'bri', 'sel', 'ka', 'ru', 'den']
  const word = () => Array.from({ length: 2 }, () => syllables[draw(syllables.length)]).join('')
  const text = Array.from({ length: words }, word).join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A whole number below the limit. */
function draw(limit: number): number {
  return Math.floor(random() * limit)
}

/** Mulberry32 (public domain, Tommy Ettinger): the same numbers each time. */
function seed(state: number): () => number {
  let a = state
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
