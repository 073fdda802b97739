/** Storage as a browser has it, in memory, with room for so many characters as is said. */
import type { MarkStorage } from '../../../src/shelf/store.ts'

export function memoryStorage(
  entries: Record<string, string> = {},
  room = Number.POSITIVE_INFINITY,
): MarkStorage & { all(): Record<string, string> } {
  const kept = new Map(Object.entries(entries))
  const used = () => [...kept].reduce((sum, [key, value]) => sum + key.length + value.length, 0)
  return {
    get length() {
      return kept.size
    },
    key: (n) => [...kept.keys()][n] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => {
      kept.delete(key)
    },
    setItem: (key, value) => {
      const before = kept.get(key)
      kept.set(key, value)
      if (used() <= room) return
      if (before === undefined) kept.delete(key)
      else kept.set(key, before)
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    },
    all: () => Object.fromEntries(kept),
  }
}
