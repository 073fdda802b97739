/** A content folder that has a hostile text in every field that takes one. Nobody and nothing in it exists. */
import type { z } from 'zod'
import { paperSchema, pathSchema, siteSchema, topicSchema } from '../../src/schema.ts'
import { findLinks } from '../../src/text/markdown.ts'

export interface HostilePaper {
  id: string
  title: string
  authors: (string | { family: string; given: string } | { literal: string })[]
  organization: string
  doi: string
  venue: Record<'name' | 'short' | 'volume' | 'issue' | 'pages' | 'publisher', string> & { kind: 'journal' }
  links: { type: 'code' | 'other'; url: string }[]
  topics: string[]
  summary: string
  results: { metric: 'speedup'; of: string; value: number; unit: string; against: string }[]
  discussion: { url: string }
  changes: { date: string; what: string }[]
  abstract: string
  csl: Record<string, unknown>
  notes: string
}
export interface HostileTopic {
  id: string
  name: string
  description: string
  notes: string
}
export interface HostilePath {
  id: string
  name: string
  description: string
  papers: { paper: string; why: string }[]
  notes: string
}
export interface HostileLibrary {
  papers: HostilePaper[]
  topics: HostileTopic[]
  paths: HostilePath[]
  site: Record<string, unknown>
}

export interface Sizes {
  papers: number
  topics: number
  paths: number
}

/**
 * As many papers, topics and paths as are asked for. Each field goes through the texts from another place on, and passes
 * over those that it does not take: with as many papers as there are texts, every field of a paper has had every one.
 */
export function inventLibrary(texts: readonly string[], sizes: Sizes): HostileLibrary {
  const topicIds = range(sizes.topics, (n) => `topic-${n}`)
  const papers = range(sizes.papers, (n): HostilePaper => {
    const field = pickFor(n, texts)
    return {
      id: `paper-${n}`,
      title: `${field('title', (text) => takes(paper.title)(`${text} (${n})`))} (${n})`,
      authors: [
        field('author', takes(author)),
        { family: field('family', takes(name)), given: field('given', takes(name)) },
        { literal: field('literal', takes(author)) },
      ],
      organization: field('organization', takes(paper.organization)),
      doi: `10.1234/${n}/${field('doi', (text) => takes(paper.doi)(`10.1234/${text}`))}`,
      venue: {
        name: field('venue', takes(venue.name)),
        short: field('short', takes(venue.short)),
        kind: 'journal',
        volume: field('volume', takes(venue.volume)),
        issue: field('issue', takes(venue.issue)),
        pages: field('pages', takes(venue.pages)),
        publisher: field('publisher', takes(venue.publisher)),
      },
      links: [
        { type: 'code', url: field('link', takes(link.url)) },
        {
          type: 'other',
          url: `https://x.example/${encodeURIComponent(field('place', (text) => text.isWellFormed()))}`,
        },
      ],
      topics: topicIds.filter((_, m) => m % sizes.papers === n || n % sizes.topics === m),
      summary: field('summary', takes(paper.summary)),
      results: [
        {
          metric: 'speedup',
          of: field('of', takes(result.of)),
          value: n + 1,
          unit: field('unit', takes(result.unit)),
          against: field('against', takes(result.against)),
        },
      ],
      discussion: { url: field('discussion', takes(link.url)) },
      changes: [{ date: '2026-01-02', what: field('what', takes(change.what)) }],
      abstract: field('abstract', takes(paper.abstract)),
      csl: {
        note: field('note', any),
        keyword: field('keyword', any),
        'event-title': field('event', any),
        custom: { [field('key', isKey)]: field('value', any) },
        [`x-${field('name', any)}`]: field('nameless', any),
      },
      notes: field('notes', isNote),
    }
  })
  return {
    papers,
    topics: topicIds.map((id, n) => {
      const field = pickFor(n, texts)
      return {
        id,
        name: field('topic', takes(topicSchema.shape.name)),
        description: field('description', takes(topicSchema.shape.description)),
        notes: field('introduction', isNote),
      }
    }),
    paths: range(sizes.paths, (n) => {
      const field = pickFor(n, texts)
      return {
        id: `path-${n}`,
        name: field('path', takes(pathSchema.shape.name)),
        description: field('steps', takes(pathSchema.shape.description)),
        papers: [0, 1, 2].map((step) => ({
          paper: `paper-${(n * 3 + step) % sizes.papers}`,
          why: field(`why ${step}`, takes(pathSchema.shape.papers.element.shape.why)),
        })),
        notes: field('path introduction', isNote),
      }
    }),
    site: inventSite(texts),
  }
}

/** The site file: each of its fields has one text. */
function inventSite(texts: readonly string[]): Record<string, unknown> {
  const field = pickFor(0, texts)
  const { title, description, curator, about, repository, email, hub } = siteSchema.shape
  return {
    title: field('site', takes(title)),
    description: field('site description', takes(description)),
    curator: field('curator', takes(curator)),
    about: field('about', (text) => takes(about)(text) && isNote(text)),
    address: 'https://hostile.example',
    repository: field('repository', takes(repository)),
    licence: { name: field('licence', takes(curator)), url: field('licence text', takes(hub)) },
    declined: range(20, (n) => ({
      identifier: field(`declined ${n}`, takes(change.what)),
      reason: field(`reason ${n}`, takes(change.what)),
    })),
    searches: [{ name: 'all', query: '-text:"<nothing>"' }],
    email: field('email', takes(email)),
    hub: field('hub', takes(hub)),
  }
}

/** Whether a text may be the Markdown of an entry: every link leads somewhere, nothing is nested without end, and it is UTF-8. */
export function isNote(text: string): boolean {
  if (!text.isWellFormed() || text.includes('\u0000') || text.trim() === '') return false
  try {
    return findLinks(text).every(
      ({ url }) => url.startsWith('#') || (/^(?:https?:\/\/|mailto:)/i.test(url) && URL.canParse(url)),
    )
  } catch {
    return false
  }
}

const paper = paperSchema.shape
const author = paper.authors.unwrap().element
const venue = paper.venue.unwrap().shape
const name = venue.publisher
const result = paper.results.unwrap().element.shape
const change = paper.changes.unwrap().element.shape
const link = paper.links.unwrap().element.shape
const any = () => true
/** The one name that YAML can say and no object of ours can have. */
const isKey = (text: string) => text !== '__proto__'

function takes(schema: z.ZodType): (text: string) => boolean {
  return (text) => schema.safeParse(text).success
}

type Pick = (field: string, takesIt: (text: string) => boolean) => string

/** The texts that a field takes, from a place on that is the field's own, in turns. */
function pickFor(turn: number, texts: readonly string[]): Pick {
  return (field, takesIt) => {
    const known = acceptedBy.get(texts) ?? new Map<string, readonly string[]>()
    acceptedBy.set(texts, known)
    const accepted = known.get(field) ?? texts.filter(takesIt)
    known.set(field, accepted)
    const start = [...field].reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7) % Math.max(1, accepted.length)
    return accepted[(start + turn) % accepted.length] ?? ''
  }
}

const acceptedBy = new WeakMap<readonly string[], Map<string, readonly string[]>>()

function range<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}
