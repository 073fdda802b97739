/** CSL's types as ours: most are called the same, the others have a nearest one. */

import { type PaperRecord, paperTypes } from '../schema.ts'
import type { CslItem } from './csl.ts'

/**
 * The record's type, left out for preprints; `isNearest` where CSL has a finer word, which is then kept. An item without a type
 * is what its fields make of it.
 */
export function toRecordType(item: CslItem): { type: PaperRecord['type'] | undefined; isNearest: boolean } {
  const { type } = item
  if ((paperTypes as readonly string[]).includes(type)) return { type: type as PaperRecord['type'], isNearest: false }
  if (type === 'article' || type === 'article-preprint' || type === 'preprint')
    return { type: undefined, isNearest: false }
  if (type !== '' && Object.hasOwn(nearestTypes, type)) return { type: nearestTypes[type], isNearest: true }
  if (type !== '') return { type: 'manuscript', isNearest: true }
  if (item.archive === 'arXiv' || item['container-title'] === undefined) return { type: undefined, isNearest: false }
  return { type: item['event-title'] === undefined ? 'article-journal' : 'paper-conference', isNearest: false }
}

/** Types of CSL 1.0.2 and of Crossref that we have no word for; what is not here is called a manuscript. */
export const nearestTypes: Record<string, PaperRecord['type']> = {
  'article-magazine': 'article-journal',
  'article-newspaper': 'article-journal',
  review: 'article-journal',
  'review-book': 'article-journal',
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'posted-content': 'preprint',
  'book-chapter': 'chapter',
  entry: 'chapter',
  'entry-dictionary': 'chapter',
  'entry-encyclopedia': 'chapter',
  collection: 'book',
  classic: 'book',
  monograph: 'book',
  dissertation: 'thesis',
  pamphlet: 'report',
  standard: 'report',
  patent: 'report',
  post: 'webpage',
}
