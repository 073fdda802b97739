/** JSON of other programs, by name: what it is, and how to get at papers in a format that is read. */
import { isRecord, textOf } from './json-text.ts'

/** What the data seems to be, and what to do. */
export function explainJson(data: unknown): string {
  const found = kinds.find(([, is]) => is(data))
  return found?.[0] ?? `JSON of a kind that is not read. ${reexport}`
}

const reexport = 'Export the list as CSL-JSON, BibTeX or RIS and import that.'

/** Each kind by the fields that only it has; of lists the first record is looked at. */
export const kinds: readonly (readonly [string, (data: unknown) => boolean])[] = [
  [`an empty list. Look at what you fetched.`, (data) => Array.isArray(data) && data.length === 0],
  [
    'an error, not a list. Look at what you fetched, and fetch it again.',
    (data) =>
      isRecord(data) &&
      ['error', 'errors', 'detail'].some((name) => textOf(data[name]) !== undefined || Array.isArray(data[name])) &&
      !('results' in data),
  ],
  [
    `JSON of Zotero's own. Export the collection as "CSL JSON" or "BibTeX".`,
    (data) => firstHas(data, ['itemType', 'creators']) || firstHas(data, ['key', 'version', 'library']),
  ],
  [`JSON of Semantic Scholar. Copy its BibTeX instead.`, (data) => firstHas(data, ['paperId'])],
  [
    `JSON of OpenAlex. ${reexport}`,
    (data) => firstHas(data, ['display_name', 'ids']) || firstHas(data, ['abstract_inverted_index']),
  ],
  [
    'a whole answer of Crossref. Import what is in its "message", or fetch the papers as BibTeX.',
    (data) => isRecord(data) && 'message-type' in data,
  ],
  [
    'JSON of DBLP. Fetch the list as BibTeX.',
    (data) => isRecord(data) && isRecord(data['result']) && 'hits' in data['result'],
  ],
  [
    `JSON of OpenReview. Copy the BibTeX that its pages show.`,
    (data) => firstHas(data, ['forum', 'invitation']) || firstHas(data, ['forum', 'content']),
  ],
  [
    'a JSON feed. Import papers, not announcements.',
    (data) => isRecord(data) && /jsonfeed\.org/.test(textOf(data['version']) ?? ''),
  ],
]

function firstHas(data: unknown, names: readonly string[]): boolean {
  const lists = isRecord(data) ? [data['results'], data['data'], data['items'], data['notes'], data['papers']] : []
  const list = Array.isArray(data) ? data : (lists.find(Array.isArray) ?? [data])
  const first: unknown = (list as unknown[])[0]
  const record = isRecord(first) && isRecord(first['data']) && 'itemType' in first['data'] ? first['data'] : first
  return isRecord(record) && names.every((name) => name in record)
}
