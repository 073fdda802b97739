/** What Zotero keeps of a paper, as far as our tests ask for it. */

/** A name in two fields, or in one when there is no given name. */
export interface Creator {
  lastName: string
  firstName?: string
}

export interface ZoteroItem {
  itemType: string
  creators: Creator[]
  /** By the names of Zotero's fields. */
  fields: Record<string, string>
  /** Addresses of PDF files that it fetches. */
  pdfs: string[]
}

/** Item types of those names are all that there are for our papers, and what pages are taken for (zotero-schema, schema.json). */
export const itemTypes = [
  'preprint',
  'journalArticle',
  'conferencePaper',
  'bookSection',
  'book',
  'thesis',
  'report',
  'dataset',
  'computerProgram',
  'webpage',
  'blogPost',
  'manuscript',
  'document',
]

/**
 * The item as it is stored: general fields under the name that they have in its type, and no blank ones
 * (zotero-schema, schema.json: `baseField`; utilities_item.js, itemToAPIJSON).
 */
export function saveItem({ itemType, creators, fields, pdfs }: ZoteroItem): ZoteroItem {
  const names = ownFields[itemType] ?? {}
  const stored: Record<string, string> = {}
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'DOI' && !hasDoi.includes(itemType)) continue
    if (value.trim() !== '') stored[names[field] ?? field] = value.trim()
  }
  return { itemType, creators: creators.map(trimCreator), fields: stored, pdfs }
}

function trimCreator({ lastName, firstName }: Creator): Creator {
  return firstName ? { lastName: lastName.trim(), firstName: firstName.trim() } : { lastName: lastName.trim() }
}

/** Types with a field for the DOI; elsewhere it is lost, or a line of "Extra". */
export const hasDoi = ['preprint', 'journalArticle', 'conferencePaper', 'dataset']

const ownFields: Record<string, Record<string, string>> = {
  preprint: { publisher: 'repository', number: 'archiveID' },
  conferencePaper: { publicationTitle: 'proceedingsTitle' },
  bookSection: { publicationTitle: 'bookTitle' },
  thesis: { publisher: 'university' },
  report: { publisher: 'institution' },
  dataset: { publisher: 'repository' },
  computerProgram: { publisher: 'company' },
  blogPost: { publicationTitle: 'blogTitle' },
  webpage: { publicationTitle: 'websiteTitle' },
}
