/**
 * Invented libraries of any size: the same options give the same bytes, as long as content/ is the same. Sentences are built
 * as ours are in content/papers (patterns.ts), words and their growth follow stated laws (vocabulary.ts), people are nobody
 * (people.ts).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../../src/bibliography/paper-id.ts'
import { formatEntry } from '../../src/import/entry.ts'
import type { Entry } from '../../src/library/content.ts'
import type { TopicRecord } from '../../src/schema.ts'
import { root } from '../build-folders.ts'
import { readContent } from '../read-content.ts'
import { type InventedPaper, openPapers } from './invented-paper.ts'
import { capitalize, fill, findPatterns, type Patterns } from './patterns.ts'
import { openRandom, type Random } from './random.ts'
import { openVocabulary, type Vocabulary } from './vocabulary.ts'

export interface CorpusOptions {
  papers: number
  seed: number
}

export interface Corpus {
  /** In the order in which they were added. */
  papers: InventedPaper[]
  topics: Entry<TopicRecord>[]
}

/** The day on which the newest paper is added: fixed, so that the corpus does not look at the clock. */
const present = Date.UTC(2025, 11, 31)

const topicCount = 24

/** Writes a content folder that our own check finds nothing wrong with; what is there already stays. */
export function writeCorpus(folder: string, options: CorpusOptions): Corpus {
  const corpus = inventCorpus(options)
  mkdirSync(join(folder, 'papers'), { recursive: true })
  mkdirSync(join(folder, 'topics'), { recursive: true })
  for (const paper of corpus.papers) writePaper(folder, paper)
  for (const { id, record, body } of corpus.topics)
    writeFileSync(
      join(folder, 'topics', `${id}.md`),
      `---\nname: ${record.name}\ndescription: ${JSON.stringify(record.description)}\n---\n\n${body}\n`,
    )
  writeFileSync(join(folder, 'site.yaml'), `title: Invented papers\ndescription: A list of ${options.papers}\n`)
  return corpus
}

/** Writes, or writes again, the file of one paper. */
export function writePaper(folder: string, { id, record, body }: InventedPaper): void {
  writeFileSync(join(folder, 'papers', `${id}.md`), formatEntry(record, body))
}

export function removePaper(folder: string, { id }: InventedPaper): void {
  rmSync(join(folder, 'papers', `${id}.md`), { force: true })
}

/** The library itself, in time and memory proportional to its size. */
export function inventCorpus({ papers, seed }: CorpusOptions): Corpus {
  const random = openRandom(seed)
  const patterns = findPatterns(readContent(join(root, 'content')).papers.map(({ record }) => record))
  const vocabulary = openVocabulary(random, patterns.words)
  const topics = inventTopics(random, vocabulary, patterns)
  const source = openPapers(
    { random, vocabulary, patterns },
    topics.map(({ id }) => id),
  )
  return { papers: drawAddedDays(random, papers).map((added) => source.draw(added)), topics }
}

function inventTopics(random: Random, vocabulary: Vocabulary, patterns: Patterns): Entry<TopicRecord>[] {
  const topics = new Map<string, Entry<TopicRecord>>()
  const sentence = () => fill(random.pick(patterns.plain), vocabulary)
  while (topics.size < topicCount) {
    const name = `${capitalize(vocabulary.draw())} ${vocabulary.draw()}`
    const id = words(name).join('-')
    topics.set(id, { id, record: { name, description: sentence() }, body: `${sentence()} ${sentence()}` })
  }
  return [...topics.values()]
}

/** One day for each paper, in order: editions of 20 to 60 papers, one a day up to the present. */
function drawAddedDays(random: Random, papers: number): string[] {
  const sizes: number[] = []
  for (let left = papers; left > 0; left -= sizes.at(-1) ?? left) sizes.push(Math.min(left, random.integer(20, 60)))
  return sizes.flatMap((size, n) => Array<string>(size).fill(toDay(sizes.length - 1 - n)))
}

function toDay(daysAgo: number): string {
  return new Date(present - daysAgo * 86_400_000).toISOString().slice(0, 10)
}
