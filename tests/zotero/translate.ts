/** What a reader's Zotero would save from a page: by the rules of its own translators, of which the first that finds something wins. */
import type { BuiltPage } from '../site/built-site.ts'
import { parseContextObject } from './context-object.ts'
import { readEmbeddedMetadata } from './embedded-metadata.ts'
import { saveItem, type ZoteroItem } from './item.ts'

export interface Translation {
  /** Its `label`. */
  translator: 'COinS' | 'Embedded Metadata'
  /** What the button shows: a type, or "multiple" for a list to choose from. */
  detected: string
  items: ZoteroItem[]
}

/** COinS has priority 310 and Embedded Metadata 320; lower goes first, and others for pages of any address come later. */
export function translate(page: BuiltPage): Translation {
  const items = readCoins(page)
  const [first] = items
  if (first) {
    return { translator: 'COinS', detected: items.length > 1 ? 'multiple' : first.itemType, items: items.map(saveItem) }
  }
  const item = readEmbeddedMetadata(page)
  return { translator: 'Embedded Metadata', detected: item.itemType, items: [saveItem(item)] }
}

/** COinS.js: each `span` of the class with a title. (One without a title of the paper would be looked up elsewhere.) */
function readCoins({ elements }: BuiltPage): ZoteroItem[] {
  return elements
    .filter(({ tag, attributes }) => tag === 'span' && attributes['class']?.split(/\s+/).includes('Z3988'))
    .flatMap(({ attributes }) => (attributes['title'] ? (parseContextObject(attributes['title']) ?? []) : []))
}
