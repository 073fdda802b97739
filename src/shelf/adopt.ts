/** What a reader marked while a paper had earlier ids. Few have any of it, so this is apart from the script of every page. */
import { mergeKept } from './merge.ts'
import { readKept, type Shelf, writeKept } from './store.ts'

/**
 * Moves what was kept under earlier ids to the paper's own. The last state wins and all notes stay; what was removed later
 * is removed. Nothing is moved where there is no room.
 */
export function adoptMarks(shelf: Shelf, id: string, aliases: readonly string[]): void {
  const earlier = aliases.filter((alias) => readKept(shelf, alias))
  const [oldest, ...later] = [...earlier, id]
    .flatMap((each) => readKept(shelf, each) ?? [])
    .sort((one, other) => Date.parse(one.changed) - Date.parse(other.changed))
  if (!oldest || !writeKept(shelf, id, later.reduce(mergeKept, oldest))) return
  for (const alias of earlier) shelf.storage.removeItem(shelf.prefix + alias)
}
