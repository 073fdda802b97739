/** Invented papers as the search page knows them. */
import type { SearchRecord } from '../../../src/search/records.ts'

export function recordOf(title: string, fields: Partial<SearchRecord> = {}): SearchRecord {
  return {
    id: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    title,
    authors: [],
    year: '',
    venue: '',
    organization: '',
    status: '',
    topics: [],
    comments: 0,
    arxiv: '',
    doi: '',
    ...fields,
  }
}

export const records = [
  recordOf('FlashKettle-2: Faster Kettles', { authors: ['Ada Bellows', 'Bo Tin'], year: '2026', topics: ['Kettles'] }),
  recordOf('Retrieval of Lost Whistles', { authors: ['Cy Whistler'], year: '2025', topics: ['Whistles'], comments: 3 }),
  recordOf('On Whistles', { authors: ['Ada Bellows'], year: '2025', topics: ['Whistles', 'Kettles'], comments: 9 }),
  recordOf('Steam and Retrieval', { authors: ['Di Brass'], year: '2024', venue: 'Damp 2024' }),
  recordOf('A Theory of Soot', { year: '2024', organization: 'Whistle & Sons', status: 'read' }),
]
