/** Papers from the services, as a file would give them: what a service does not know is told of in its place. */
import { readPapers } from '../../src/import/formats.ts'
import type { FormatName } from '../../src/import/recognize.ts'
import type { RemoteSource } from '../../src/import/remote-source.ts'
import type { ReadPaper, SourceList, SourcePaper } from '../../src/import/source-paper.ts'
import { askArxiv, askDailyPapers, askDoi, askPaper } from './ask.ts'
import type { Asking } from './asking.ts'
import type { Answer, Refusal } from './patience.ts'

/** What was named, and how the curator wrote it. */
export interface NamedSource {
  word: string
  source: RemoteSource
}

/** A list, or the reason why the source as a whole cannot be had. */
export type Fetched = SourceList | { reason: string }

/** The formats in which the services answer. */
export const formatOf: Record<RemoteSource['kind'], FormatName> = {
  arxiv: 'arxiv-atom',
  doi: 'csl-json',
  paper: 'daily-papers-json',
  daily: 'daily-papers-json',
}

/**
 * One answer for each source, in their order. arXiv is asked for all of its papers together. A service that is down is asked no
 * more, and everything that it should have told has that for a reason.
 */
export async function fetchSources(named: readonly NamedSource[], asking: Asking): Promise<Fetched[]> {
  const arxiv = await fetchArxiv(named, asking)
  const down = new Map<string, string>()
  const fetched: Fetched[] = []
  for (const { source } of named) {
    const service = source.kind === 'doi' ? 'doi' : 'huggingface'
    const reason = down.get(service)
    if (source.kind === 'arxiv') fetched.push(arxiv(source))
    else if (reason !== undefined) fetched.push({ reason })
    else {
      const answer = await askOne(source, asking)
      if ('reason' in answer && answer.isDown) down.set(service, answer.reason)
      fetched.push(readAnswer(source, answer))
    }
  }
  return fetched
}

type ArxivSource = Extract<RemoteSource, { kind: 'arxiv' }>

async function fetchArxiv(named: readonly NamedSource[], asking: Asking): Promise<(source: ArxivSource) => Fetched> {
  const ids = new Set(named.flatMap(({ source }) => (source.kind === 'arxiv' ? [nameOf(source)] : [])))
  const papers: ReadPaper[] = []
  const reasons = new Map<string, { reason: string; isDown: boolean }>()
  let down: string | undefined
  for await (const answer of askArxiv([...ids], asking)) {
    if ('text' in answer)
      papers.push(...readAll(answer.text, 'arxiv-atom').flatMap((one) => ('item' in one ? [one] : [])))
    else for (const id of answer.ids) reasons.set(id, answer)
    if ('reason' in answer && answer.isDown) down = answer.reason
  }
  return (source) => {
    const refused = reasons.get(nameOf(source))
    const versions = papers.filter(({ item }) => item.id === source.id)
    const found = versions.find(({ item }) => source.version === undefined || item['version'] === `${source.version}`)
    if (found) return { papers: [{ ...found, line: undefined }] }
    if (down !== undefined && (refused?.isDown ?? versions.length === 0)) return { reason: refused?.reason ?? down }
    if (refused) return toSkipped(refused.reason)
    return toSkipped(
      source.version === undefined
        ? 'arXiv does not know this id. Check it.'
        : `arXiv has no version ${source.version} of this paper, or does not know its id. Check both.`,
    )
  }
}

function nameOf({ id, version }: ArxivSource): string {
  return version === undefined ? id : `${id}v${version}`
}

function askOne(source: Exclude<RemoteSource, ArxivSource>, asking: Asking): Promise<Answer | Refusal> {
  if (source.kind === 'doi') return askDoi(source.doi, asking)
  return source.kind === 'paper' ? askPaper(source.id, asking) : askDailyPapers(source.period, asking)
}

function readAnswer(source: Exclude<RemoteSource, ArxivSource>, answer: Answer | Refusal): Fetched {
  if ('reason' in answer)
    return answer.isDown || source.kind === 'daily' ? { reason: answer.reason } : toSkipped(answer.reason)
  const papers = readAll(answer.text, formatOf[source.kind]).map((paper) => ({ ...paper, line: undefined }))
  if (source.kind === 'doi') return { papers: papers.map((paper) => withDoi(paper, source.doi)) }
  if (source.kind === 'paper') return { papers }
  const { kind, name } = source.period
  if (papers.length === 0)
    return { reason: `Hugging Face lists no Daily Papers of ${name}. Check the ${kind === 'date' ? 'day' : kind}.` }
  return kind === 'date'
    ? { papers: papers.map((paper) => ('item' in paper ? { ...paper, added: name } : paper)) }
    : { papers }
}

function readAll(text: string, format: FormatName): SourcePaper[] {
  const list = readPapers(text, { format })
  return 'papers' in list ? list.papers : []
}

/** A record without a DOI has the one that was asked for; with another one, the registry calls the work by that. */
function withDoi(paper: SourcePaper, doi: string): SourcePaper {
  if (!('item' in paper)) return paper
  const told = paper.item.DOI?.toLowerCase()
  if (told === undefined) return { ...paper, item: { ...paper.item, DOI: doi } }
  const notes = told === doi ? [] : [`asked for as ${doi}, which its registry has as ${told}`]
  return { ...paper, notes: [...(paper.notes ?? []), ...notes] }
}

function toSkipped(reason: string): SourceList {
  return { papers: [{ title: undefined, reason }] }
}
