/** Papers by what a record says in a word or two: the venue, the organisation, the year. */
import { idLimit } from '../bibliography/id-form.ts'
import { words } from '../bibliography/paper-id.ts'
import { compareTexts } from '../text/compare.ts'
import type { Paper } from './paper.ts'

export interface PaperGroup {
  /** Address of its page: the name in lower-case ASCII; empty where nothing of it is. */
  slug: string
  name: string
  /** Newest publication first. */
  papers: Paper[]
}

/** By the short name of the venue where it has one. In the order of the alphabet. */
export function groupByVenue(papers: readonly Paper[]): PaperGroup[] {
  return groupBy(papers, venueOf).sort(compareNames)
}

/** In the order of the alphabet. */
export function groupByOrganization(papers: readonly Paper[]): PaperGroup[] {
  return groupBy(papers, ({ organization }) => organization).sort(compareNames)
}

/** Years of publication, the newest first; papers without a date are in none. */
export function groupByYear(papers: readonly Paper[]): PaperGroup[] {
  return groupBy(papers, ({ year }) => year).sort((a, b) => compareTexts(b.name, a.name))
}

/** Of venues and organisations: whether there is a page for it. One paper is its own page. */
export function hasPage({ slug, papers }: PaperGroup): boolean {
  return slug !== '' && papers.length > 1
}

export interface PaperPages {
  venue?: string
  organization?: string
}

/** Of any paper of a list the slugs of the pages on which it stands with others of its venue and its organisation. */
export function findPages({ venues, organizations }: Groups): (paper: Paper) => PaperPages {
  const [withVenue, withOrganization] = [venues, organizations].map(
    (groups) =>
      new Map(groups.filter(hasPage).flatMap(({ slug, papers }) => papers.map((paper) => [paper, slug] as const))),
  )
  return (paper) => {
    const [venue, organization] = [withVenue?.get(paper), withOrganization?.get(paper)]
    return { ...(venue && { venue }), ...(organization && { organization }) }
  }
}

interface Groups {
  venues: readonly PaperGroup[]
  organizations: readonly PaperGroup[]
}

/** What lists show of a venue. */
export function venueOf({ venue }: Pick<Paper, 'venue'>): string | undefined {
  return venue?.short ?? venue?.name
}

/** "NeurIPS 2025" -> "neurips-2025"; cut where a file system would not take it. */
export function toGroupSlug(name: string): string {
  return words(name).join('-').slice(0, idLimit).replace(/-$/, '')
}

/** Two spellings that give one slug are one. Names without a Latin letter or a digit are kept apart by themselves. */
function groupBy(papers: readonly Paper[], nameOf: (paper: Paper) => string | undefined): PaperGroup[] {
  const groups = new Map<string, PaperGroup>()
  const slugs = new Map<string, string>()
  for (const paper of papers) {
    const name = nameOf(paper)
    if (name === undefined) continue
    const slug = slugs.get(name) ?? toGroupSlug(name)
    slugs.set(name, slug)
    const group = groups.get(slug || name) ?? { slug, name, papers: [] }
    group.papers.push(paper)
    groups.set(slug || name, group)
  }
  for (const group of groups.values()) group.papers.sort(comparePublished)
  return [...groups.values()]
}

function comparePublished(a: Paper, b: Paper): number {
  return compareTexts(b.published ?? '', a.published ?? '') || compareTexts(a.id, b.id)
}

function compareNames(a: PaperGroup, b: PaperGroup): number {
  return compareTexts(a.slug || '~', b.slug || '~') || compareTexts(a.name, b.name)
}
