/** What Zotero calls things, for what its translators read on our pages: the types of its items, and names. */
import type { CslName } from './csl.ts'

/** Zotero's item type (https://api.zotero.org/itemTypes) for a type of CSL. */
export function toZoteroType(type: string): string {
  return types[type] ?? 'document'
}

/**
 * A name as Zotero takes it apart again: at its comma. Without one it would make the last word of a group's name a family
 * name ("Collaboration, H1"), so a name in one piece ends in a comma. Commas and semicolons within a name would divide it
 * once more, and are left out.
 */
export function formatCreator(name: CslName): string {
  const { family, given, literal, suffix } = name
  const particles = [name['dropping-particle'], name['non-dropping-particle']]
  const whole = toPart(literal ?? [...particles, family, suffix].filter(Boolean).join(' '))
  const first = toPart(given ?? '')
  if (first) return `${whole}, ${first}`
  return whole.includes(' ') ? `${whole},` : whole
}

function toPart(text: string): string {
  return text.replace(/[,;،]/g, ' ').replace(/\s+/g, ' ').trim()
}

const types: Record<string, string> = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'paper-conference': 'conferencePaper',
  chapter: 'bookSection',
  book: 'book',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  software: 'computerProgram',
  webpage: 'webpage',
  'post-weblog': 'blogPost',
  manuscript: 'manuscript',
}
