/**
 * What the search page loads before Pagefind, or after it: one file, whose name says what is in it, so that it can be kept
 * for ever. One module decides which of the two ways a list of this size is searched.
 */
import type { Library } from '../library/library.ts'
import { digestText } from '../text/digest.ts'
import { packRecords } from './records.ts'
import { packVocabulary } from './vocabulary.ts'

export interface StartFile {
  way: 'records' | 'words'
  /** Below the search page: "papers.0f3a….json". */
  name: string
  text: string
}

/**
 * Up to how many papers the small index gives more than it costs.
 *
 * Measured in Chromium over Slow 4G, one run, on a machine with other work: the records (Brotli), seconds until the first
 * result of the small index, and until the first result of Pagefind where it does not wait for records. 1,000 papers: 60 kB,
 * 0.9 against 3.0. 5,000 papers: 278 kB, 2.5 against 3.1, and all has been said after 4.3 against 3.3. 10,000 papers: 551 kB,
 * 7.6 against 4.6.
 */
export const recordsAtMost = 5000

/** Records for the small index, or words to correct with; the same library gives the same file. */
export function makeStartFile(library: Library): Promise<StartFile> {
  const made = files.get(library) ?? make(library)
  files.set(library, made)
  return made
}

const files = new WeakMap<Library, Promise<StartFile>>()

async function make(library: Library): Promise<StartFile> {
  const isSmall = library.papers.length <= recordsAtMost
  const text = isSmall ? JSON.stringify(packRecords(library)) : packVocabulary(library)
  const digest = await digestText(text)
  return isSmall
    ? { way: 'records', name: `papers.${digest}.json`, text }
    : { way: 'words', name: `words.${digest}.txt`, text }
}
