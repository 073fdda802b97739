/** One invented paper after the other: its record and notes, of natural lengths. */
import { toName } from '../../src/bibliography/names.ts'
import { freeId, toPaperId } from '../../src/bibliography/paper-id.ts'
import { titleFingerprint } from '../../src/bibliography/title-fingerprint.ts'
import type { PaperDraft } from '../../src/import/entry.ts'
import type { Entry } from '../../src/library/content.ts'
import { metrics, type Result } from '../../src/schema.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { capitalize, countWords, fill, type Pattern, type Patterns } from './patterns.ts'
import { openPeople } from './people.ts'
import type { Random } from './random.ts'
import { drawVenue } from './venues.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A paper of the corpus, as a curator would write it. */
export type InventedPaper = Entry<PaperDraft>

/** How many of all papers have what. Without a source: chosen to look like lists that people keep. */
const share = {
  name: 0.45,
  mathematics: 0.03,
  abstract: 1 / 3,
  notes: 0.08,
  venue: 0.45,
  arxiv: 0.85,
  results: 0.5,
  code: 0.4,
  project: 0.1,
  discussion: 0.3,
}

/** Words of a summary and of an abstract before the sentence that is the last one. */
const length = { summary: [32, 50], abstract: [120, 165], notes: [30, 90] } as const

/** Longest summary that the schema takes, in characters. */
const summaryLimit = 600

/** Gives a paper for the day on which it is added; the days must not go back. */
export function openPapers(
  { random, vocabulary, patterns }: { random: Random; vocabulary: Vocabulary; patterns: Patterns },
  topics: readonly string[],
): { draw(added: string): InventedPaper } {
  const people = openPeople(random)
  const ids = new Set<string>()
  const titles = new Set<string>()
  const arxivCounts = new Map<string, number>()
  const named: { id: string; name: string }[] = []
  const word = () => vocabulary.draw()

  return {
    draw(added) {
      const name = random.chance(share.name) ? drawName() : undefined
      const title = drawTitle(name)
      const authors = people.drawAuthors()
      const published = drawPublished(added)
      const [year = ''] = published.split('-')
      const head = { authors: authors.map(toName), year, title: toPlainText(title) }
      const id = freeId(toPaperId(head), ids)
      ids.add(id)
      const venue = random.chance(share.venue) ? drawVenue(random, Number(year)) : undefined
      const record: PaperDraft = {
        title,
        authors,
        ...(venue && { type: venue.kind === 'journal' ? 'article-journal' : 'paper-conference' }),
        published,
        added,
        ...(random.chance(share.arxiv) && { arxiv: nextArxivId(published) }),
        // 10.5555 is the prefix that is given to nobody, for examples.
        ...(venue && { doi: `10.5555/${venue.kind}.${ids.size}` }),
        ...(venue && { venue }),
        ...drawLinks(id),
        topics: drawTopics(),
        summary: drawText(length.summary, name, summaryLimit),
        ...(random.chance(share.results) && { results: drawResults() }),
        ...(random.chance(share.discussion) && { discussion: { comments: Math.ceil(random.exponential(8)) } }),
        ...(random.chance(share.abstract) && { abstract: drawText(length.abstract, name) }),
      }
      const body = random.chance(share.notes) ? drawNotes(name) : ''
      if (name !== undefined) named.push({ id, name })
      return { id, record, body }
    },
  }

  function drawName(): string {
    const stem = capitalize(vocabulary.coin())
    return random.chance(0.5) ? stem : `${stem}${random.pick(['Net', 'LM', 'KV', 'Flow', '-MoE', '-LLM', 'Bench'])}`
  }

  /** Different from all others also where case and signs are not looked at: otherwise it would be the same paper. */
  function drawTitle(name: string | undefined): string {
    for (;;) {
      const pattern = random.pick(name === undefined ? patterns.titles : patterns.namingTitles)
      const title = fill(pattern, vocabulary, name) + (random.chance(share.mathematics) ? drawFormula() : '')
      const fingerprint = titleFingerprint(title)
      if (titles.has(fingerprint)) continue
      titles.add(fingerprint)
      return title
    }
  }

  function drawFormula(): string {
    const n = random.integer(2, 9)
    return random.pick([
      ` in $O(n^{${n}})$`,
      ` with $\\ell_${n}$ Norms`,
      ` at $${n}\\times$`,
      ` in $O(n \\log n)$ Steps`,
    ])
  }

  /** Whole sentences, a third of them with the system's name in it where there is one. */
  function drawText([from, to]: readonly [number, number], name?: string, limit = Number.POSITIVE_INFINITY): string {
    const least = random.integer(from, to)
    let text = fill(pickSentence(name), vocabulary, name)
    while (countWords(text) < least) {
      const longer = `${text} ${fill(pickSentence(name), vocabulary, name)}`
      if (longer.length > limit) break
      text = longer
    }
    return text
  }

  function pickSentence(name: string | undefined): Pattern {
    return random.pick(name !== undefined && random.chance(1 / 3) ? patterns.naming : patterns.plain)
  }

  /** Some sentences, and where there is an earlier paper with a name, a link to it. */
  function drawNotes(name: string | undefined): string {
    const paragraphs = [drawText(length.notes, name)]
    if (named.length > 0) {
      const other = random.pick(named)
      paragraphs.push(`See also [${other.name}](${other.id}.md): ${fill(random.pick(patterns.plain), vocabulary)}`)
    }
    return paragraphs.join('\n\n')
  }

  /** Some time before it is added, three years on average: with every year of publication there are 1.4 times as many. */
  function drawPublished(added: string): string {
    const day = new Date(`${added}T00:00:00Z`)
    day.setUTCDate(day.getUTCDate() - Math.ceil(random.exponential(3 * 365)))
    const date = (day.getUTCFullYear() < firstYear ? `${firstYear}-01-01` : day.toISOString()).slice(0, 10)
    return random.chance(0.9) ? date : date.slice(0, random.pick([4, 7]))
  }

  /** As arXiv counts: year, month, and a number within the month, of four digits before 2015. */
  function nextArxivId(published: string): string {
    const [year = '', month = '01'] = published.split('-')
    const series = `${year.slice(2)}${month}`
    const count = (arxivCounts.get(series) ?? 0) + 1
    arxivCounts.set(series, count)
    return `${series}.${String(count).padStart(Number(year) < 2015 ? 4 : 5, '0')}`
  }

  function drawLinks(id: string): Pick<PaperDraft, 'links'> {
    const links = [
      ...(random.chance(share.code) ? [{ type: 'code' as const, url: `https://code.example/${id}` }] : []),
      ...(random.chance(share.project) ? [{ type: 'project' as const, url: `https://${id}.example/` }] : []),
    ]
    return links.length > 0 ? { links } : {}
  }

  /** One to three; the first topics come most often, the n-th in proportion to 1/n. */
  function drawTopics(): string[] {
    const drawn = new Set<string>()
    const size = random.pick([1, 1, 1, 2, 2, 3])
    while (drawn.size < size) {
      const n = Math.floor((topics.length + 1) ** random.next()) - 1
      drawn.add(topics[n] ?? topics[0] ?? '')
    }
    return [...drawn]
  }

  function drawResults(): Result[] {
    return Array.from({ length: random.integer(1, 3) }, () => ({
      metric: random.pick(metrics),
      of: Array.from({ length: random.integer(2, 4) }, word).join(' '),
      value: random.integer(11, 120) / 10,
      unit: '×',
      ...(random.chance(0.7) && { against: named.length > 0 ? random.pick(named).name : word() }),
      bound: random.pick(['exact', 'exact', 'up to', 'average', 'at least']),
    }))
  }
}

/** Since then arXiv has had ids of the form that is used here (it began in April 2007). */
const firstYear = 2008
