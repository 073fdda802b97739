/**
 * Which files go into one pack. A list that has grown or changed shall have most of its packs as they were, so that readers
 * who keep everything fetch little: the end of a group depends on the names in it and not on how many come before it.
 */

export interface Sized {
  path: string
  bytes: number
}

/** Groups of files in their order: one ends behind every 256th name, by chance that is always the same, or when it is full. */
export function groupInOrder<T extends Sized>(files: readonly T[], bytesAtMost: number): T[][] {
  const groups: T[][] = []
  let open: T[] = []
  let bytes = 0
  for (const file of files) {
    if (open.length > 0 && bytes + file.bytes > bytesAtMost) [open, bytes] = [[], 0]
    if (open.length === 0) groups.push(open)
    open.push(file)
    bytes += file.bytes
    if (hash(file.path) % 256 === 0) [open, bytes] = [[], 0]
  }
  return groups
}

/**
 * Groups of files without an order, whose names have their content in them: which group one belongs to depends on its name
 * alone, until there is so much that there have to be twice as many groups.
 */
export function groupByName<T extends Sized>(files: readonly T[], bytesAtMost: number): T[][] {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const number = 2 ** Math.max(0, Math.ceil(Math.log2(total / bytesAtMost)))
  const byGroup = Map.groupBy(files, ({ path }) => hash(path) % number)
  return [...byGroup].sort(([a], [b]) => a - b).map(([, group]) => group.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
}

/** FNV-1a with 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/), mixed once more, as its low bits are weak. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) >>> 0
}
