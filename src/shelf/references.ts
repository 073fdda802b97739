/** References of another program as marks: each gets the id that this list would give it, and none is marked twice. */
import { type CslItem, formatCslDate } from '../bibliography/csl.ts'
import { idLimit, idPattern } from '../bibliography/id-form.ts'
import { parseArxivId, parseDoi } from '../bibliography/identifiers.ts'
import { freeId, toPaperId } from '../bibliography/paper-id.ts'
import { unfoldLetters } from '../text/letters.ts'
import type { Mark } from './mark.ts'

/**
 * Marks for what is not on the shelf yet, to be read; how many are on it already. A paper is known by its arXiv id, its DOI,
 * or its id and title: other programs number what they write, so "ref1" of one file is not that of another. Notes that come
 * along are the reader's.
 */
export function toNewMarks(
  items: readonly CslItem[],
  shelf: ReadonlyMap<string, Mark>,
  now = new Date(),
): { marks: Map<string, Mark>; known: number } {
  const marks = new Map<string, Mark>()
  const taken = new Map([...shelf].map(([id, { item }]) => [id, toTitle(item)]))
  const seen = new Set([...shelf.values()].flatMap(({ item }) => identifiersOf(item)))
  let known = 0
  for (const { annote: note, ...item } of items) {
    const own = identifiersOf(item)
    const id = toId(item)
    const isSameId = (isOurs(item.id) || own.length === 0) && taken.get(id) === toTitle(item)
    if (isSameId || own.some((each) => seen.has(each))) {
      known++
      continue
    }
    const free = freeId(id, taken)
    taken.set(free, toTitle(item))
    for (const each of own) seen.add(each)
    marks.set(free, {
      status: 'to read',
      ...(typeof note === 'string' && note.trim() ? { note: note.replace(/\r\n?/g, '\n') } : {}),
      changed: now.toISOString(),
      item: { ...item, id: free, type: item.type },
      foreign: true,
    })
  }
  return { marks, known }
}

/** What tells titles apart: `titleFingerprint` has more to it, and brings all of our mathematics along. */
function toTitle({ title }: Partial<CslItem>): string {
  return unfoldLetters(String(title ?? ''))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]/gu, '')
}

function toId(item: Partial<CslItem>): string {
  if (isOurs(item.id)) return String(item.id)
  const [first] = Array.isArray(item.author) ? item.author : []
  const name = first?.family ?? first?.literal
  const year = formatCslDate(item.issued)?.slice(0, 4)
  return toPaperId({
    ...(typeof name === 'string' ? { authors: [{ literal: name }] } : {}),
    ...(year ? { year } : {}),
    title: item.title ?? '',
  })
}

function isOurs(id: unknown): boolean {
  return typeof id === 'string' && id.length <= idLimit && idPattern.test(id)
}

/** arXiv's own DOI tells its id as well. */
function identifiersOf({ archive, archive_location, number, DOI, URL: url }: Partial<CslItem>): string[] {
  const texts = [archive === 'arXiv' ? archive_location : undefined, number, DOI, url].filter(
    (text) => typeof text === 'string',
  )
  const arxiv = texts.map(parseArxivId).find((id) => id !== undefined)
  const doi = typeof DOI === 'string' ? parseDoi(DOI) : undefined
  return [...(arxiv ? [`arxiv:${arxiv}`] : []), ...(doi ? [`doi:${doi}`] : [])]
}
