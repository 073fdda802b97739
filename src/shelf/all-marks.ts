/** The whole shelf at once, for the shelf page, the search and the file that a reader takes along. */
import { isMark, type Kept, type Mark } from './mark.ts'
import { readKept, type Shelf } from './store.ts'

/** All marks by the id of their paper, in the order of the ids. */
export function readMarks(shelf: Shelf): Map<string, Mark> {
  return new Map([...readAllKept(shelf)].flatMap(([id, kept]) => (isMark(kept) ? [[id, kept] as const] : [])))
}

/** The same with the tombstones of those that were removed. What cannot be read is set aside meanwhile. */
export function readAllKept(shelf: Shelf): Map<string, Kept> {
  const ids = listKeys(shelf).filter((key) => !key.includes(':'))
  return new Map(
    ids.flatMap((id) => {
      const kept = readKept(shelf, id)
      return kept ? [[id, kept] as const] : []
    }),
  )
}

/** What could not be read and was set aside, as it stood there, by its key. */
export function readDamaged(shelf: Shelf): Map<string, string> {
  const keys = listKeys(shelf).filter((key) => key.startsWith('damaged:'))
  return new Map(keys.map((key) => [key, shelf.storage.getItem(shelf.prefix + key) ?? '']))
}

/** Forgets what was set aside. */
export function forgetDamaged(shelf: Shelf, key: string): void {
  shelf.storage.removeItem(shelf.prefix + key)
}

/** The keys of this shelf, without what they all begin with. All are listed before one is touched. */
function listKeys({ prefix, storage }: Shelf): string[] {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n) ?? '')
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort()
}
