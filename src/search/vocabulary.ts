/** All words of titles and names with how often they stand there: what corrects questions to lists without a small index. */
import { formatName } from '../bibliography/names.ts'
import type { Library } from '../library/library.ts'
import { compareTexts } from '../text/compare.ts'
import type { Vocabulary } from './correct.ts'
import { findNearWords } from './near-words.ts'
import { openSlices } from './slices.ts'
import { toTerms } from './terms.ts'

/**
 * The words in alphabetical order, a line each: how many letters it has in common with the one before, the rest of it, and
 * in how many papers it stands, where that is more than one. Words of less than four letters are never corrected.
 */
export function packVocabulary({ papers }: Pick<Library, 'papers'>): string {
  const counts = new Map<string, number>()
  for (const { plainTitle, names } of papers)
    for (const term of new Set([plainTitle, ...names.map(formatName)].flatMap(toTerms)))
      if (term.length > 3 && /\p{L}/u.test(term)) counts.set(term, (counts.get(term) ?? 0) + 1)
  let before = ''
  const lines = [...counts]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([term, count]) => {
      const shared = Math.min(countShared(before, term), 35)
      before = term
      return `${shared.toString(36)}${term.slice(shared)}${count > 1 ? ` ${count}` : ''}`
    })
  return lines.join('\n')
}

/** The other way, in the browser. */
export async function openVocabulary(text: string): Promise<Vocabulary & { knows(word: string): boolean }> {
  const counts = new Map<string, number>()
  const slices = openSlices()
  let before = ''
  for (const line of text.split('\n').filter(Boolean)) {
    if (slices.isOver()) await slices.next()
    const [rest = '', count = '1'] = line.slice(1).split(' ')
    before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + rest
    counts.set(before, Number(count))
  }
  const count = (term: string) => counts.get(term) ?? 0
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([term]) => term)
  return {
    count,
    knows: (word) => counts.has(word) || byCount.some((known) => known.startsWith(word)),
    findNear: (typed, isTyped) => findNearWords(typed, byCount, isTyped).map(({ word }) => word),
  }
}

function countShared(a: string, b: string): number {
  let shared = 0
  while (shared < a.length && a[shared] === b[shared]) shared++
  return shared
}
