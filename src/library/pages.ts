/** Long lists in pages. */

/** Entries a page: the newest edition of our first list fits on one. */
export const pageSize = 60

export interface ListPage<T> {
  items: T[]
  /** From 1. */
  page: number
  last: number
}

/** A list cut into pages; an empty list is one empty page. */
export function toPages<T>(items: readonly T[], size = pageSize): ListPage<T>[] {
  const last = Math.max(1, Math.ceil(items.length / size))
  return Array.from({ length: last }, (_, n) => ({ items: items.slice(n * size, (n + 1) * size), page: n + 1, last }))
}

/** The rest parameter of a list's route: nothing for the first page, "2" for the second. */
export function pageParam(page: number): string | undefined {
  return page > 1 ? String(page) : undefined
}
