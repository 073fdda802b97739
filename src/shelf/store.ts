/**
 * The shelf as it is kept: in the storage of this browser, one key a paper, so that two tabs marking two papers never write
 * over each other, and one that cannot be read spoils no other.
 */
import { isMark, type Kept, type Mark, toKept } from './mark.ts'

/** What is needed of `localStorage`. */
export type MarkStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export interface Shelf {
  /** What every key of this shelf begins with; the paper's id follows, or "damaged:" and an id. */
  prefix: string
  storage: MarkStorage
}

/** What of a mark a reader changes. */
export type Edit = Partial<Pick<Mark, 'status' | 'note'>>

/**
 * The shelf of a list. `list` is the site's `feedAuthority`, which neither title nor address change; lists of one origin that
 * kept its default share a shelf.
 */
export function openShelf(list: string, storage: MarkStorage): Shelf {
  return { prefix: `paperstand:shelf:${list}:`, storage }
}

/** The same in this browser; nothing where it lets the site keep nothing. */
export function openLocalShelf(): Shelf | undefined {
  try {
    return openShelf(document.body.dataset['list'] ?? '', localStorage)
  } catch {
    return undefined
  }
}

/** The mark of a paper, also one made while the paper had an earlier id (`aliases`): the newest of them. */
export function markOf(shelf: Shelf, id: string, aliases: readonly string[] = []): Mark | undefined {
  const newest = newestOf(shelf, [id, ...aliases])
  return isMark(newest) ? newest : undefined
}

/** Keeps the paper as its page now describes it. That the page is there says that the paper is of this list. */
export function refreshMark(shelf: Shelf, id: string, item: Mark['item']): void {
  const kept = readKept(shelf, id)
  if (!kept) return
  delete kept.foreign
  writeKept(shelf, id, isMark(kept) ? { ...kept, item } : kept)
}

/** What is kept under an id, tombstones too. What cannot be read is set aside, for the shelf page to show. */
export function readKept(shelf: Shelf, id: string): Kept | undefined {
  const text = shelf.storage.getItem(shelf.prefix + id)
  if (text === null) return undefined
  let kept: Kept | undefined
  try {
    kept = toKept(JSON.parse(text))
  } catch {}
  if (!kept) setAside(shelf, id, text)
  return kept
}

/**
 * Changes the mark of a paper and returns it as it is now kept: a tombstone where neither a state nor a note is left,
 * nothing where the storage takes no more. Then all is as it was.
 */
export function changeMark(
  shelf: Shelf,
  id: string,
  item: Mark['item'],
  edit: Edit,
  now = new Date(),
): Kept | undefined {
  const before = readKept(shelf, id)
  const changed = laterThan(before?.changed, now)
  const mark: Mark = { ...before, item, ...edit, changed }
  const kept = mark.status || mark.note ? mark : { changed, foreign: mark.foreign }
  return writeKept(shelf, id, kept) ? kept : undefined
}

/** Puts it there as it is; false where the storage takes no more, or still has what could be neither read nor set aside. */
export function writeKept(shelf: Shelf, id: string, kept: Kept): boolean {
  const { prefix, storage } = shelf
  try {
    if (!readKept(shelf, id) && storage.getItem(prefix + id) !== null) return false
    storage.setItem(prefix + id, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

/**
 * Calls `changed` whenever another tab changes this shelf, and when the page comes back from where the browser kept it
 * meanwhile, deaf. `from` is the window.
 */
export function onShelfChange({ prefix }: Shelf, changed: () => void, from: EventTarget = globalThis): void {
  from.addEventListener('storage', (event) => {
    const { key } = event as StorageEvent
    if (key === null || key.startsWith(prefix)) changed()
  })
  from.addEventListener('pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) changed()
  })
}

/** The later of two; the first where they are of one instant. */
export function toNewer(one: Kept | undefined, other: Kept | undefined): Kept | undefined {
  return other && (!one || other.changed > one.changed) ? other : one
}

function newestOf(shelf: Shelf, ids: readonly string[]): Kept | undefined {
  return ids.map((id) => readKept(shelf, id)).reduce(toNewer, undefined)
}

/** Moves a text under a key of its own; never over another, and only away when it has arrived. */
function setAside({ prefix, storage }: Shelf, id: string, text: string): void {
  let key = `${prefix}damaged:${id}`
  while (![null, text].includes(storage.getItem(key))) key += '+'
  try {
    storage.setItem(key, text)
    storage.removeItem(prefix + id)
  } catch {}
}

/** Now, or a moment after `changed` where a clock was set back: the last change is always the newest. */
function laterThan(changed: string | undefined, now: Date): string {
  const text = now.toISOString()
  return changed && changed >= text ? new Date(Date.parse(changed) + 1).toISOString() : text
}
