/** Preprints that pose as something else: "arXiv preprint arXiv:2401.00001" as a journal, "abs/2401.00001" as a volume. */
import type { CslItem } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'

/** The item with its arXiv id where it belongs, and without a journal that is none. Doing it twice changes nothing. */
export function placeArxivId(item: CslItem): CslItem {
  const container = textOf(item['container-title'])
  const poses = /^(?:arxiv(?:\.org)?\b|corr$|computing research repository)/i.test(container)
  const arxiv = findArxivId(item, container)
  const result = { ...item }
  if (poses) {
    for (const field of ['container-title', 'container-title-short', 'volume', 'issue', 'page']) delete result[field]
    if (['article-journal', 'article', ''].includes(item.type)) result.type = 'article'
  }
  if (arxiv === undefined) return result
  if (/^arxiv(?:\.org)?$/i.test(textOf(item['publisher']))) delete result['publisher']
  if (/^https?:\/\/(?:www\.|export\.)?arxiv\.org\//i.test(textOf(item['URL']))) delete result['URL']
  if (onlyId.test(textOf(item['note']))) delete result['note']
  delete result['archive_location']
  return { ...result, archive: 'arXiv', number: `arXiv:${arxiv}` }
}

const onlyId = /^arxiv:\s?\S{6,30}(?:\s\[[\w.-]{1,20}\])?$/i

function findArxivId(item: CslItem, container: string): string | undefined {
  const isKept = /^arxiv/i.test(textOf(item.archive))
  const note = textOf(item['note'])
  const places = [
    isKept ? item.number : '',
    isKept ? item['archive_location'] : '',
    item.DOI,
    /^https?:\/\/(?:www\.|export\.)?arxiv\.org\//i.test(textOf(item['URL'])) ? item['URL'] : '',
    ...[item.number, item['page'], item['volume']].map((place) =>
      /^(?:arxiv:|abs\/)/i.test(textOf(place)) ? place : '',
    ),
    /\barxiv:\s?\S{6,30}/i.exec(container)?.[0],
    onlyId.test(note) ? note : '',
  ]
  for (const place of places) {
    const id = parseArxivId(
      textOf(place)
        .replace(/^abs\//i, '')
        .replace(/\s?\[[\w.-]{1,20}\]$/, ''),
    )
    if (id !== undefined) return id
  }
  return undefined
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
