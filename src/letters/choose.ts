/** Which edition is meant. */
import { toDate, weekDays } from '../library/dates.ts'
import type { Edition } from '../library/editions.ts'
import type { Library } from '../library/library.ts'

/** The edition of this kind and id, or those of its kind that come nearest to it in time, nearest first. */
export function findEdition(
  { editions }: Pick<Library, 'editions'>,
  { kind, id }: Pick<Edition, 'kind' | 'id'>,
): Edition | { nearest: Edition[] } {
  const found = editions[kind].find((edition) => edition.id === id)
  if (found) return found
  const distance = (edition: Edition) => Math.abs(toStart(edition) - toStart({ kind, id }))
  return { nearest: [...editions[kind]].sort((a, b) => distance(a) - distance(b)).slice(0, 3) }
}

/** How the id of an edition of each kind looks, with an example to write in a message. */
export const editionForms: Record<Edition['kind'], { pattern: RegExp; example: string }> = {
  day: { pattern: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, example: '2025-12-10' },
  week: { pattern: /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/, example: '2025-W50' },
  month: { pattern: /^\d{4}-(?:0[1-9]|1[0-2])$/, example: '2025-12' },
}

function toStart({ kind, id }: Pick<Edition, 'kind' | 'id'>): number {
  return toDate(kind === 'week' ? weekDays(id).first : id).getTime()
}
