/** A clean item as a record of ours: what it tells, what it lacks, and what has no place. */
import { type CslItem, type CslName, formatCslDate } from '../bibliography/csl.ts'
import { parseArxivId } from '../bibliography/identifiers.ts'
import type { Author, PaperRecord } from '../schema.ts'
import type { PaperDraft } from './entry.ts'
import { toLinks } from './links.ts'

/** What the curator says about all papers of an import. */
export type Curation = Pick<PaperRecord, 'added' | 'topics' | 'status'>

export interface Drafted {
  draft: PaperDraft
  /** Fields that a full record would have. */
  missing: string[]
  /** What the source says and the record cannot keep. */
  lost: string[]
}

/** Turns a normalised item into a record; whatever it does not tell is left out, never invented. */
export function toDraft(item: CslItem, { added, topics, status }: Curation): Drafted {
  const { title = '', author, issued, abstract, DOI, number, custom } = item
  const { links: linked, lost } = toLinks(abstract ?? '')
  const links = [...(custom?.links ?? []), ...linked].filter(
    ({ url }, n, all) => all.findIndex((other) => other.url === url) === n,
  )
  const draft: PaperDraft = compact({
    title,
    authors: author?.length ? author.map(toAuthor) : undefined,
    authorCount: author?.length ? undefined : custom?.authorCount,
    organization: custom?.organization,
    type: recordTypes[item.type],
    published: formatCslDate(issued),
    added,
    arxiv: item.archive === 'arXiv' && number ? parseArxivId(number) : undefined,
    doi: DOI?.startsWith('10.48550/') ? undefined : DOI,
    links: links.length > 0 ? links : undefined,
    topics: topics?.length ? topics : undefined,
    discussion: custom?.comments === undefined ? undefined : { comments: custom.comments },
    status,
    abstract,
  })
  if (issued?.raw !== undefined && draft.published === undefined) lost.push(`date "${issued.raw}"`)
  return { draft, missing: findMissing(draft), lost }
}

/** CSL's types that our records call the same; an article with no journal is a preprint, which need not be said. */
const recordTypes: Record<string, PaperRecord['type']> = {
  'article-journal': 'article-journal',
  'paper-conference': 'paper-conference',
  chapter: 'chapter',
  book: 'book',
  thesis: 'thesis',
  report: 'report',
  dataset: 'dataset',
  software: 'software',
  webpage: 'webpage',
  'post-weblog': 'post-weblog',
  manuscript: 'manuscript',
}

function findMissing(draft: PaperDraft): string[] {
  return [
    ...(draft.arxiv || draft.doi ? [] : ['arxiv']),
    ...(draft.authors ? [] : ['authors']),
    ...(draft.authors || draft.authorCount || draft.organization ? [] : ['authorCount']),
    ...(draft.published ? [] : ['published']),
    ...(draft.abstract ? [] : ['abstract']),
  ]
}

function toAuthor({ family, given, literal, ...rest }: CslName): Author {
  if (family === undefined) return { literal: literal ?? given ?? '' }
  const whole = [rest['non-dropping-particle'], family, rest.suffix].filter(Boolean).join(' ')
  return given === undefined ? { family: whole } : { family: whole, given }
}

function compact<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
