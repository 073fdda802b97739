/** Questions that name one paper: an arXiv id, a DOI, our id, or an address that has one of them. */
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import type { SearchRecord } from './records.ts'

/** The number of the paper that is named; nothing where none is, or none of this list. */
export function findNamedPaper(text: string, records: readonly SearchRecord[]): number | undefined {
  const named = text.trim()
  if (/\s/.test(named)) return undefined
  const find = (isIt: (record: SearchRecord) => boolean) => {
    const paper = records.findIndex(isIt)
    return paper < 0 ? undefined : paper
  }
  const arxiv = readArxivId(named)
  if (arxiv !== undefined) return find((record) => record.arxiv === arxiv)
  const doi = parseDoi(named)
  if (doi !== undefined) return find((record) => record.doi.toLowerCase() === doi)
  const id = /(?:^|\/papers\/)([a-z0-9-]+)(?:\/|\.[a-z]+)?(?:[?#].*)?$/.exec(named)?.[1]
  return id === undefined || (id === named && !id.includes('-')) ? undefined : find((record) => record.id === id)
}

/** The arXiv id or DOI that a text is or has the address of, for an index of words. */
export function toNamedId(text: string): string | undefined {
  const named = text.trim()
  return /\s/.test(named) ? undefined : (readArxivId(named) ?? parseDoi(named))
}

function readArxivId(named: string): string | undefined {
  return parseArxivId(named.replace(/^(?:https?:\/\/)?(?:www\.)?alphaxiv\.org\//i, 'arxiv.org/'))
}
