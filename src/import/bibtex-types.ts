/** Types of entries, of BibTeX, BibLaTeX and of programs that have their own, as those of CSL. */
import { miscWords } from '../bibliography/bibtex-fields.ts'

/** What is on arXiv and nowhere else is a preprint, and so is a `@misc` that is no page of the web. */
export function toCslType(type: string, fields: ReadonlyMap<string, string>, isOnArxiv: boolean): string {
  const named = toNamedType(type, fields)
  if (named !== undefined) return named
  const found = Object.hasOwn(bibtexTypes, type) ? (bibtexTypes[type] ?? 'article') : 'article'
  if (found === 'webpage' || found === 'manuscript') return isOnArxiv ? 'article' : found
  if (found === 'article-journal' && !['journal', 'journaltitle', 'booktitle'].some((name) => fields.has(name)))
    return 'article'
  if (
    found === 'article' &&
    !isOnArxiv &&
    !fields.has('doi') &&
    ['url', 'howpublished'].some((name) => /https?:/.test(fields.get(name) ?? ''))
  )
    return /arxiv\.org\//.test(fields.get('url') ?? '') ? 'article' : 'webpage'
  return found
}

/** What a `@misc` says in its field `type` that it is, in the words of our exports. */
export function toNamedType(type: string, fields: ReadonlyMap<string, string>): string | undefined {
  const word = (fields.get('type') ?? '').trim().toLowerCase()
  return type === 'misc' ? Object.entries(miscWords).find(([, name]) => name.toLowerCase() === word)?.[0] : undefined
}

/** CSL's name for each type of entry; what is not here, `@misc` among it, is an article: what CSL calls a preprint. */
export const bibtexTypes: Record<string, string> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry-encyclopedia',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  bookinbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  periodical: 'book',
  manual: 'report',
  report: 'report',
  techreport: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  unpublished: 'manuscript',
  dataset: 'dataset',
  data: 'dataset',
  software: 'software',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  webpage: 'webpage',
  web_page: 'webpage',
  magazine_article: 'article-magazine',
  newspaper_article: 'article-newspaper',
  computer_program: 'software',
  working_paper: 'report',
  patent: 'patent',
  audio: 'song',
  video: 'motion_picture',
  movie: 'motion_picture',
  presentation: 'speech',
}

/** What kind of thesis. */
export const bibtexGenres: Record<string, string> = { phdthesis: 'PhD thesis', mastersthesis: "Master's thesis" }
