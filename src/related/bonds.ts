/** What binds the papers of a list to each other: words, topics, authors, reading paths, and links of their notes. */
import { formatName } from '../bibliography/names.ts'
import { resolveContentLink } from '../library/content-links.ts'
import type { Library, Paper, Topic } from '../library/library.ts'
import { buildLikeness, type SharedTerm, toRarity } from './likeness.ts'

export interface Bond {
  /** Names of the authors of both. */
  authors: string[]
  /** Whose notes link to the other: those of the first ("to") or of the second ("from"). */
  link: 'to' | 'from' | undefined
  /** A path of both, and where the second stands from the first: right behind, right before, or elsewhere on it. */
  path: { name: string; step: 'next' | 'before' | 'along' } | undefined
  /** The topics of both, in the order of the first paper. */
  topics: Topic[]
  /** Terms of both that are not said by the names of these topics, the most telling first, as the first paper writes them. */
  terms: SharedTerm[]
}

/** Papers are named by their places in the list. */
export interface Bonds {
  placeOf(paper: Paper): number
  /** The papers that may be bound to this one; of those that share what is common only some, so that the work stays linear. */
  collectNeighbours(place: number): number[]
  /** For each of the others how much binds it, where likeness in words alone goes up to 1000. The same both ways. */
  weigh(place: number, others: readonly number[]): number[]
  describe(place: number, other: number): Bond
}

export type Whole = Pick<Library, 'papers' | 'topics' | 'paths' | 'site' | 'findPaper' | 'findTopic'>

/** How many of a topic's, an author's or a path's papers are looked at, and how many for their words. */
const neighbourLimit = 30
const likeLimit = 30

/** What counts beside the words, and how much; topics of both are held against all that either has, and `topicEase` more. */
const topicWeight = 400
const topicEase = 0.4
const authorWeight = 50
const authorLimit = 2
const pathWeight = 60
const stepWeight = 60
const linkWeight = 250

/** Reads the list once; the answers come from what was read. */
export function buildBonds(library: Whole): Bonds {
  const { papers, topics, paths, site } = library
  const likeness = buildLikeness(papers, topics, site.language)
  const places = new Map(papers.map((paper, place) => [paper, place]))
  const placeOf = (paper: Paper) => places.get(paper) ?? -1
  const topicsOf = groupPlaces(
    papers.length,
    topics.map((topic) => topic.papers.map(placeOf)),
  )
  const topicPlaces = topics.map((topic) => topic.papers.slice(0, neighbourLimit).map(placeOf))
  const rarities = topics.map((topic) => toRarity(topic.papers.length, papers.length))
  const rarityOf = topicsOf.map((own) => own.reduce((sum, topic) => sum + (rarities[topic] ?? 0), 0))
  const { byKey: byAuthor, keysOf: authorsOf } = indexBy(papers.map(({ names }) => names.map(formatName)))
  const linksOf = papers.map((paper) => findLinked(paper, library).map(placeOf))
  const linkedFrom = groupPlaces(papers.length, linksOf)
  const orders = paths.map(({ name, steps }) => ({ name, places: steps.map(({ paper }) => placeOf(paper)) }))
  const pathsOf = groupPlaces(
    papers.length,
    orders.map((order) => order.places),
  )

  function findStep(place: number, other: number): Bond['path'] {
    const found = (pathsOf[place] ?? []).flatMap((path): NonNullable<Bond['path']>[] => {
      const { name, places: order } = orders[path] as (typeof orders)[number]
      if (!order.includes(other)) return []
      const way = order.indexOf(other) - order.indexOf(place)
      return [{ name, step: way === 1 ? 'next' : way === -1 ? 'before' : 'along' }]
    })
    return found.find(({ step }) => step !== 'along') ?? found[0]
  }

  /** What authors, paths and links add, for those of whom they have something to say. */
  function weighTies(place: number): Map<number, number> {
    const ties = new Map<number, number>()
    const add = (other: number, weight: number) => ties.set(other, (ties.get(other) ?? 0) + weight)
    for (const name of authorsOf[place] ?? []) {
      for (const other of byAuthor.get(name) ?? [])
        if ((ties.get(other) ?? 0) < authorLimit * authorWeight) add(other, authorWeight)
    }
    for (const other of new Set((pathsOf[place] ?? []).flatMap((path) => orders[path]?.places ?? [])))
      add(other, findStep(place, other)?.step === 'along' ? pathWeight : pathWeight + stepWeight)
    for (const other of new Set([...(linksOf[place] ?? []), ...(linkedFrom[place] ?? [])])) add(other, linkWeight)
    return ties
  }

  return {
    placeOf,
    collectNeighbours(place) {
      const neighbours = new Set(likeness.findLike(place, likeLimit))
      const meet = (group: readonly number[] = []) => {
        for (let n = 0; n < group.length && n < neighbourLimit; n++) neighbours.add(group[n] as number)
      }
      for (const topic of topicsOf[place] ?? []) meet(topicPlaces[topic])
      for (const name of authorsOf[place] ?? []) meet(byAuthor.get(name))
      for (const path of pathsOf[place] ?? []) meet(orders[path]?.places)
      meet(linksOf[place])
      meet(linkedFrom[place])
      neighbours.delete(place)
      return [...neighbours]
    },
    weigh(place, others) {
      const ties = weighTies(place)
      const own = topicsOf[place] ?? []
      return likeness.compare(place, others).map((like, n) => {
        const other = others[n] as number
        const theirs = topicsOf[other] ?? []
        let common = 0
        for (const topic of own) if (theirs.includes(topic)) common += rarities[topic] ?? 0
        const all = (rarityOf[place] ?? 0) + (rarityOf[other] ?? 0) - common
        return like + Math.round((topicWeight * common) / (all + topicEase)) + (ties.get(other) ?? 0)
      })
    },
    describe(place, other) {
      const shared = (papers[place]?.topics ?? []).filter((id) => papers[other]?.topics?.includes(id))
      const named = shared.flatMap((id) => library.findTopic(id) ?? [])
      const said = new Set(named.flatMap(({ name }) => likeness.readWords(name)))
      return {
        authors: (authorsOf[place] ?? []).filter((name) => authorsOf[other]?.includes(name)),
        link: linksOf[place]?.includes(other) ? 'to' : linksOf[other]?.includes(place) ? 'from' : undefined,
        path: findStep(place, other),
        topics: named,
        terms: likeness.findShared(place, other).filter(({ words }) => words.some((word) => !said.has(word))),
      }
    },
  }
}

/** The papers to which the notes of a paper link. */
function findLinked(paper: Paper, library: Whole): Paper[] {
  const linked = new Set<Paper>()
  for (const [, inline, defined] of paper.notes.matchAll(/\]\(<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm)) {
    const [collection, name] = (resolveContentLink(inline ?? defined ?? '', `papers/${paper.id}.md`) ?? '').split('/')
    const other = collection === 'papers' && name ? library.findPaper(name.replace(/\.md$/, '')) : undefined
    if (other && other !== paper) linked.add(other)
  }
  return [...linked]
}

/** For each of `count` places the groups that it is in, by number. */
function groupPlaces(count: number, groups: readonly (readonly number[])[]): number[][] {
  const found: number[][] = Array.from({ length: count }, () => [])
  for (const [group, places] of groups.entries()) for (const place of new Set(places)) found[place]?.push(group)
  return found
}

/** Keys without repeats, and for each key the places that have it. */
function indexBy(keys: readonly (readonly string[])[]) {
  const keysOf = keys.map((own) => [...new Set(own)])
  const byKey = new Map<string, number[]>()
  for (const [place, own] of keysOf.entries()) {
    for (const key of own) {
      const group = byKey.get(key)
      if (group) group.push(place)
      else byKey.set(key, [place])
    }
  }
  return { byKey, keysOf }
}
