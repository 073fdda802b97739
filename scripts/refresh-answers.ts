/** What arXiv and the DOI registries say of papers: asked for now, or read from recorded answers. */
import { existsSync } from 'node:fs'
import { parseArxivAtom } from '../src/import/arxiv-atom.ts'
import { decodeText } from '../src/import/decode-text.ts'
import { readPapers } from '../src/import/formats.ts'
import { recognize } from '../src/import/recognize.ts'
import type { SourcePaper } from '../src/import/source-paper.ts'
import { arxivOf, doiOf, findTold, indexTold, type Told, toTold } from '../src/refresh/told.ts'
import type { PaperRecord } from '../src/schema.ts'
import { showProgress } from './command.ts'
import { readBytes } from './read-source.ts'
import { askArxiv, askDoi } from './remote/ask.ts'
import type { Asking } from './remote/asking.ts'

export interface Heard {
  /** By arXiv id and by DOI. */
  answers: Map<string, Told[]>
  /** Why there is no answer on an arXiv id or DOI that was asked for. */
  refused: Map<string, string>
  /** Papers of recorded answers. */
  all: readonly Told[]
}

type Identifiers = Pick<PaperRecord, 'arxiv' | 'doi'>

/** Asks arXiv, a hundred papers at a time, and then the registries, also on the DOIs that arXiv tells of. */
export async function askSources(papers: readonly Identifiers[], asking: Asking): Promise<Heard> {
  const heard: Heard = { answers: new Map(), refused: new Map(), all: [] }
  await askAllArxiv([...new Set(papers.flatMap((paper) => arxivOf(paper) ?? []))], asking, heard)
  const dois = papers.flatMap((paper) => {
    const known = findTold(paper, heard.answers)
    return doiOf(paper) ?? known.flatMap(({ draft }) => draft.doi ?? [])
  })
  await askAllDois([...new Set(dois)], asking, heard)
  return heard
}

/** Recorded answers, each in any format that is imported, or why one cannot be read. */
export function readAnswers(files: readonly string[]): Heard | { refusal: string } {
  const all: Told[] = []
  for (const file of files) {
    if (file !== '-' && !existsSync(file)) return { refusal: `There is no file ${file}. Check the name.` }
    const read = readBytes(file)
    const decoded = 'seems' in read ? read : decodeText(read.bytes)
    if ('seems' in decoded) return { refusal: `No answers in ${file}: it is ${decoded.seems}` }
    const list = readPapers(decoded.text)
    if ('seems' in list) return { refusal: `No answers in ${file}: it is ${list.seems}` }
    const kind = recognize(decoded.text)
    const by = 'format' in kind && kind.format === 'arxiv-atom' ? 'arxiv' : 'registry'
    all.push(...toldOf(list.papers, by))
  }
  return { answers: indexTold(all), refused: new Map(), all }
}

async function askAllArxiv(ids: readonly string[], asking: Asking, { answers, refused }: Heard): Promise<void> {
  let done = 0
  for await (const answer of askArxiv(ids, asking)) {
    done += answer.ids.length
    showProgress(done, ids.length, 'papers asked for at arXiv')
    if ('reason' in answer) {
      for (const id of answer.isDown ? ids : answer.ids) if (!answers.has(id)) refused.set(id, answer.reason)
      continue
    }
    const list = parseArxivAtom(answer.text)
    if ('papers' in list) for (const [id, told] of indexTold(toldOf(list.papers, 'arxiv'))) answers.set(id, told)
    for (const id of answer.ids) if (!answers.has(id)) refused.set(id, `arXiv does not know ${id}. Check it.`)
  }
}

/** A registry that is down says nothing of the others; several questions in vain say that the rest need not be tried. */
async function askAllDois(dois: readonly string[], asking: Asking, { answers, refused }: Heard): Promise<void> {
  let inVain = 0
  for (const [n, doi] of dois.entries()) {
    showProgress(n, dois.length, 'DOIs asked for')
    if (inVain >= vainLimit) {
      refused.set(doi, 'The registries of DOIs could not be reached, and were not asked any more. Try again later.')
      continue
    }
    const answer = await askDoi(doi, asking)
    inVain = 'reason' in answer && answer.isDown ? inVain + 1 : 0
    const list = 'reason' in answer ? undefined : readPapers(answer.text, { format: 'csl-json' })
    const [told] = list && 'papers' in list ? toldOf(list.papers, 'registry') : []
    if (told) answers.set(doi, [{ ...told, draft: { ...told.draft, doi } }])
    else refused.set(doi, 'reason' in answer ? answer.reason : `The answer on ${doi} has no title. Look it up by hand.`)
  }
  showProgress(dois.length, dois.length, 'DOIs asked for')
}

const vainLimit = 3

function toldOf(papers: readonly SourcePaper[], by: Told['by']): Told[] {
  return papers.flatMap((paper) => ('item' in paper ? [toTold(paper, by)] : []))
}
