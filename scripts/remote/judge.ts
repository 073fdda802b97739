/** What the answers of the services are worth: good, half, for the moment only, or something else that has a name. */
import { parseArxivAtom } from '../../src/import/arxiv-atom.ts'
import { isCslJson } from '../../src/import/csl-json.ts'
import { isDailyPapersJson } from '../../src/import/daily-papers-json.ts'
import { isRecord, textOf } from '../../src/import/json-text.ts'
import { explainText, recognize } from '../../src/import/recognize.ts'
import type { SourcePaper } from '../../src/import/source-paper.ts'
import type { Reply } from './get.ts'
import type { Verdict } from './patience.ts'

/**
 * arXiv's Atom on these ids. Its errors are entries of a feed, with HTTP 200 or 400; ids that it does not know are not in the
 * feed, and of several ids it sometimes gives none at all, although it has them.
 */
export function judgeAtom({ status, text }: Reply, ids: readonly string[], attempt: number): Verdict {
  if (/^\s*rate exceeded/i.test(text)) return { again: 'arXiv answers "Rate exceeded"' }
  if (text.trim() === '') return { again: `arXiv answers with nothing${status === 200 ? '' : ` (HTTP ${status})`}` }
  const half = { again: 'arXiv answers with half a list' }
  if (/^\s*<(?:\?xml|feed\b)/i.test(text) && !/<\/[\w:]{1,40}>\s*$/.test(text)) return half
  if (status === 401 || status === 403) return letOut('arXiv', status)
  const kind = recognize(text)
  if (!('format' in kind) || kind.format !== 'arxiv-atom') return refuseKind('arXiv', text, status)
  if (!/<\/(?:\w{1,20}:)?feed>\s*$/i.test(text)) return half
  const list = parseArxivAtom(text)
  if ('seems' in list) return { refuse: `arXiv answers with ${list.seems}`, isDown: true }
  const known = new Set(list.papers.flatMap(namesOf))
  if (known.size === 0 && ids.length > 1 && attempt === 1) return { again: `arXiv knows none of ${ids.length} ids` }
  return { text, isWhole: ids.every((id) => known.has(id)) }
}

/** The paper's id, alone and with the version of the text. */
function namesOf(paper: SourcePaper): string[] {
  return 'item' in paper ? [paper.item.id, `${paper.item.id}v${paper.item['version']}`] : []
}

/** The id that an error of arXiv names as none of its own. */
export function findBadId(text: string): string | undefined {
  return /incorrect id format for ([^\s<"]{1,40})/.exec(text)?.[1]
}

/** The CSL-JSON of one DOI, from whichever registry it came. */
export function judgeCsl({ status, from, text }: Reply): Verdict {
  const unknown = (refuse: string): Verdict => ({ refuse, isDown: false })
  if (status === 404 || status === 410) return unknown(`${from.host} does not know this DOI. Check it.`)
  if (status === 401 || status === 403) return letOut(from.host, status)
  if (status !== 200) return unknown(`${from.host} has no record of it for programs (HTTP ${status}). ${byHand}`)
  const data = readJson(text)
  if (data === half) return { again: `${from.host} answers with half a record` }
  if (data === undefined)
    return unknown(`${from.host} has no record of it for programs, but ${nameKind(text)}. ${byHand}`)
  return isCslJson(data)
    ? { text, isWhole: true }
    : unknown(`${from.host} answers with ${nameKind(text)}, not with a record. ${byHand}`)
}

/** What to do about a DOI whose registry has nothing for programs. */
export const byHand = 'Open the DOI in a browser, export its citation as BibTeX or RIS, and import that file.'

/** A list of the Daily Papers, perhaps empty, or a single paper. */
export function judgeDailyPapers({ status, text }: Reply, isList: boolean): Verdict {
  const data = readJson(text)
  const error = isRecord(data) ? textOf(data['error']) : undefined
  const said = error === undefined ? '' : `: "${error.replace(/\s+/g, ' ').slice(0, 200)}"`
  if (status === 404 && !isList)
    return { refuse: `Hugging Face has no page of this paper. Name its arXiv id.`, isDown: false }
  if (status === 401 || status === 403) return letOut('Hugging Face', status)
  if (status !== 200 || error !== undefined)
    return { refuse: `Hugging Face refuses to answer (HTTP ${status}${said}). Check what you named.`, isDown: false }
  if (data === half) return { again: 'Hugging Face answers with half a list' }
  const isGood = isList === Array.isArray(data) && (isDailyPapersJson(data) || (isList && isEmpty(data)))
  return isGood ? { text, isWhole: true } : refuseKind('Hugging Face', text, status)
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0
}

const half = Symbol('JSON that is cut off')

/** The data, or `half` for what begins as JSON does; nothing for another kind of text. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return /^\s*(?:[[{]|$)/.test(text) ? half : undefined
  }
}

function letOut(service: string, status: number): Verdict {
  return { refuse: `${service} does not let us in (HTTP ${status}). Try again later.`, isDown: true }
}

function refuseKind(service: string, text: string, status: number): Verdict {
  const http = status === 200 ? '' : ` (HTTP ${status})`
  return {
    refuse: `${service} answers with ${nameKind(text)}, not with papers${http}. Does a login page of the network stand in between?`,
    isDown: true,
  }
}

/** What the text seems to be, without what one would do about a file. */
function nameKind(text: string): string {
  const kind = recognize(text)
  const seems = 'seems' in kind ? kind.seems : kind.format === 'daily-papers-page' ? explainText(text) : kind.format
  return seems.split(/\. |\.$/, 1)[0] ?? seems
}
