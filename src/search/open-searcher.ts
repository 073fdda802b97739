/** Which way this list is searched: the page says what there is, and what cannot be had is done without. */
import type { Searcher } from './answer.ts'
import { openJoinedSearch } from './joined-search.ts'
import { fetchFile } from './pagefind.ts'
import type { ReaderShelf } from './reader-shelf.ts'
import { type RecordFile, unpackRecords } from './records.ts'
import { openTexts } from './texts.ts'

/** What the markup of search.astro says. */
export interface SearchPlaces {
  /** Addresses of Pagefind's indexes, the newest first. */
  indexes: readonly string[]
  base: string
  tag: string
  /** Address of the records for a small index, or of the words of a list that is too long for one. */
  records?: string | undefined
  words?: string | undefined
}

/**
 * The records come first, and then Pagefind, so that on a slow line nothing stands in their way. `withoutRecords` where
 * they are of another build than Pagefind's index, which then answers alone.
 */
export async function openSearcher(
  places: SearchPlaces,
  shelf: ReaderShelf,
  withoutRecords = false,
): Promise<Searcher> {
  const { indexes, base, tag, records: address, words } = places
  const [folder = '', ...older] = indexes
  const place = { folder, base, tag }
  const records = address && !withoutRecords ? await fetchRecords(address) : undefined
  if (!records) {
    const { openIndexSearch } = await import('./index-search.ts') // Few need it.
    return openIndexSearch({ place, older, words, shelfOf: shelf.markOf, shelved: shelf.records })
  }
  if (records.length === 0) return openJoinedSearch(records, shelf.markOf) // Pagefind cannot open an empty index.
  const texts = openTexts(place, records)
  texts.get().catch(() => {}) // Told to the first question.
  return openJoinedSearch(records, shelf.markOf, texts)
}

/** Nothing where they cannot be had: Pagefind may still be there. */
async function fetchRecords(address: string) {
  try {
    return unpackRecords((await (await fetchFile(address)).json()) as RecordFile)
  } catch (error) {
    console.warn(error)
    return undefined
  }
}
