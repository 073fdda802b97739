/** When Pagefind is there, and what becomes of the search when it is not. */
import { isStale } from './answer.ts'
import { type IndexPlace, loadPagefind } from './pagefind.ts'
import type { SearchRecord } from './records.ts'
import { openTextIndex, type TextIndex } from './text-index.ts'

export interface Texts {
  /** The index of the texts; nothing where it cannot be had. Throws `staleIndex` where it is not of this page's build. */
  get(): Promise<TextIndex | undefined>
  /** Whether it is there, so that its answer takes no longer than a moment. */
  isReady(): boolean
}

/**
 * Begins to load it when it is first asked for. What fails is tried again at once under another tag, since an old entry may
 * have been kept somewhere, and then with a question after a while, since the reader may have come back to the net.
 */
export function openTexts(place: IndexPlace, records: readonly SearchRecord[]): Texts {
  let loading: Promise<TextIndex | undefined> | undefined
  let isReady = false
  let failedAt = Number.NEGATIVE_INFINITY
  const open = async (tag: string) => openTextIndex(await loadPagefind({ ...place, tag }, { noWorker: true }), records)
  const load = async () => {
    try {
      const index = await open(place.tag).catch(() => open(`${place.tag}-${Date.now()}`))
      isReady = true
      return index
    } catch (error) {
      if (isStale(error)) throw error
      console.warn(error)
      failedAt = performance.now()
      return undefined
    }
  }
  return {
    isReady: () => isReady,
    get() {
      if (!isReady && performance.now() - failedAt > retryAfter) {
        failedAt = Number.POSITIVE_INFINITY
        loading = load()
      }
      loading ??= load()
      return loading
    },
  }
}

/** Milliseconds. */
const retryAfter = 10_000
