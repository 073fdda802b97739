/** CSL-JSON to BibTeX, as arXiv writes it for preprints, and as the styles of journals and conferences want the rest. */
import { type EntryForm, toBibtexFields } from './bibtex-fields.ts'
import { type CslItem, cslText } from './csl.ts'

/**
 * One entry, with a line feed at its end. Preprints are `@misc`; whatever is on arXiv has its eprint fields. The key is the id,
 * which in our lists is ASCII; in others what BibTeX cannot take becomes a hyphen. What is not known is left out.
 */
export function formatBibtex(item: CslItem): string {
  const form = findForm(item)
  const fields = toBibtexFields(item, form).map(([name, value]) => `  ${name} = ${value}`)
  return `@${form.type}{${[toBibtexKey(item.id), ...fields].join(',\n')}\n}\n`
}

/** Of letters, digits and the signs that no program stumbles over. */
export function toBibtexKey(id: string): string {
  return (cslText(id) ?? '').replace(/[^A-Za-z0-9:.+/-]+/g, '-').replace(/^-+|(?<!-)-+$/g, '') || 'paper'
}

/** CSL's types that BibTeX has a name for, with the field for what contains them where they cannot be without it. */
export const entryTypes: Record<string, EntryForm> = {
  'article-journal': { type: 'article', container: 'journal' },
  'article-magazine': { type: 'article', container: 'journal' },
  'article-newspaper': { type: 'article', container: 'journal' },
  review: { type: 'article', container: 'journal' },
  'paper-conference': { type: 'inproceedings', container: 'booktitle' },
  chapter: { type: 'incollection', container: 'booktitle' },
  book: { type: 'book' },
  thesis: { type: 'phdthesis' },
  report: { type: 'techreport' },
}

/** Styles refuse some types where nothing is known that contains the work; an import may have brought any type ("constructor"). */
function findForm({ type, 'container-title': container }: CslItem): EntryForm {
  const form = Object.hasOwn(entryTypes, type) ? entryTypes[type] : undefined
  if (form?.container === undefined) return form ?? { type: 'misc' }
  return typeof container === 'number' || (typeof container === 'string' && /\S/.test(container))
    ? form
    : { type: 'misc' }
}
