/** How Zotero reads a ContextObject (zotero/utilities, openurl.js: parseContextObject), told in our own code. */
import { cleanAuthor } from './clean-author.ts'
import { itemTypes, type ZoteroItem } from './item.ts'

/** The item that the title of a COinS span tells of; nothing when its format is not known. */
export function parseContextObject(text: string): ZoteroItem | undefined {
  const parts = text.split('&')
  const format = parts.find((part) => part.startsWith('rft_val_fmt='))?.slice('rft_val_fmt='.length)
  const itemType = format && findType(decodeURIComponent(format), parts)
  if (!itemType) return undefined
  const item: ZoteroItem = { itemType, creators: [], fields: {}, pdfs: [] }
  for (const part of parts) {
    const [key = '', raw = ''] = part.split('=')
    const value = decodeURIComponent(raw.replace(/\+|%2B/gi, ' '))
    if (value) readPair(item, key, value)
  }
  return item
}

function findType(format: string, parts: string[]): string | undefined {
  const genres: [genre: string, type: string][] = [
    ['bookitem', 'bookSection'],
    ['conference', 'conferencePaper'],
    ['proceeding', 'conferencePaper'],
    ['report', 'report'],
    ['document', 'document'],
  ]
  if (format === 'info:ofi/fmt:kev:mtx:journal') return 'journalArticle'
  if (format === 'info:ofi/fmt:kev:mtx:dissertation') return 'thesis'
  if (format === 'info:ofi/fmt:kev:mtx:book') {
    return genres.find(([genre]) => parts.includes(`rft.genre=${genre}`))?.[1] ?? 'book'
  }
  // "info:ofi/fmt:kev:mtx:dc" is a web page in one version of the file, and an error in another: we do not use it.
  return undefined
}

/** What a key means depends on the type that the item has by then. */
function readPair(item: ZoteroItem, key: string, value: string): void {
  const { fields } = item
  const isPart = ['journalArticle', 'bookSection', 'conferencePaper'].includes(item.itemType)
  if (key === 'rft_id') {
    if (/^info:doi/i.test(value)) fields['DOI'] = value.slice(9)
    else if (/^https?:\/\//.test(value)) fields['url'] = value
  } else if (key === 'rft.btitle') {
    if (['book', 'report'].includes(item.itemType)) fields['title'] = value
    else if (['bookSection', 'conferencePaper'].includes(item.itemType)) fields['publicationTitle'] = value
  } else if (key === 'rft.atitle') {
    if (isPart) fields['title'] = value
  } else if (key === 'rft.jtitle') {
    if (item.itemType === 'journalArticle') fields['publicationTitle'] = value
  } else if (key === 'rft.title') {
    fields[isPart ? 'publicationTitle' : 'title'] = value
  } else if (key === 'rft.au') {
    item.creators.push(cleanAuthor(value))
  } else if (key === 'rft.inst') {
    if (item.itemType === 'thesis') fields['publisher'] = value
  } else if (key === 'rft.type') {
    if (item.itemType !== 'thesis' && itemTypes.includes(value)) item.itemType = value
  } else if (plainFields[key]) {
    fields[plainFields[key]] = value
  }
}

const plainFields: Record<string, string> = {
  'rft.date': 'date',
  'rft.volume': 'volume',
  'rft.issue': 'issue',
  'rft.pages': 'pages',
  'rft.pub': 'publisher',
}
