/** The first few of many, without sorting all. */

/** The first `limit` in the order of `compare`, which knows no equals; as if all were sorted and cut. */
export function takeFirst<T>(all: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const first: T[] = []
  if (limit < 1) return first
  for (const one of all) {
    const last = first[limit - 1]
    if (last !== undefined && compare(one, last) >= 0) continue
    const place = first.findIndex((placed) => compare(one, placed) < 0)
    first.splice(place < 0 ? first.length : place, 0, one)
    first.length = Math.min(first.length, limit)
  }
  return first
}
