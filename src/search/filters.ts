/** The facets beside the results: what can be chosen, how many papers each choice has, and what is chosen now. */
import { compareTexts } from '../text/compare.ts'
import type { Answer } from './answer.ts'
import { type Facet, facets, formatQuery, type SearchQuery, type Sort, sorts } from './query.ts'

const facetNames: Record<Facet, string> = {
  topic: 'Topic',
  year: 'Year',
  venue: 'Venue',
  organization: 'Organisation',
  status: 'Curator',
  shelf: 'On my shelf',
}
const sortNames: Record<Sort, string> = { relevance: 'Best match', newest: 'Newest', discussed: 'Most discussed' }

/**
 * Draws the facets anew and keeps the focus where it was; `onChange` gets the query that a choice leads to. Where nothing has
 * changed nothing is drawn.
 */
export function showFilters(
  place: HTMLElement,
  { totals, counts }: Pick<Answer, 'totals' | 'counts'>,
  query: SearchQuery,
  onChange: (query: SearchQuery) => void,
): void {
  const drawn = JSON.stringify([totals, counts, formatQuery(query)])
  if (drawnIn.get(place) === drawn) return
  drawnIn.set(place, drawn)
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : undefined
  const open = new Set([...place.querySelectorAll('details[open]')].map((group) => group.id))
  const groups = facets.flatMap(
    (facet) => toGroup(facet, totals[facet] ?? {}, counts[facet] ?? {}, query, open, onChange) ?? [],
  )
  place.replaceChildren(toSort(query, onChange), ...groups)
  place.hidden = false
  // A choice that is gone leaves the focus to the name of its group.
  if (focused) (document.getElementById(focused) ?? document.getElementById(focused.replace(/\d+$/, 'name')))?.focus()
}

/** What a place shows. */
const drawnIn = new WeakMap<HTMLElement, string>()

function toGroup(
  facet: Facet,
  totals: Record<string, number>,
  counts: Record<string, number>,
  query: SearchQuery,
  open: ReadonlySet<string>,
  onChange: (query: SearchQuery) => void,
): HTMLElement | undefined {
  const chosen = query.chosen[facet]
  const known = Object.entries(totals)
    .sort(([a, x], [b, y]) => (facet === 'year' ? compareTexts(b, a) : y - x || compareTexts(a, b)))
    .map(([value]) => value)
  const values = [...new Set([...known, ...chosen])] // An address may choose what no paper has.
    .map((value, n) => ({ value, id: `filter-${facet}-${n}`, count: Number(counts[value]) || 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value))
  if (known.length + chosen.length === 0) return undefined // Else it stays, so that nothing below it moves.
  const group = document.createElement('details')
  group.id = `filter-${facet}`
  group.open = open.has(group.id) || chosen.length > 0
  const name = document.createElement('summary')
  name.id = `${group.id}-name`
  name.textContent = chosen.length > 0 ? `${facetNames[facet]} (${chosen.length})` : facetNames[facet]
  const choices = values.map(({ value, id, count }) => {
    const label = document.createElement('label')
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.id = id
    box.checked = chosen.includes(value)
    box.addEventListener('change', () => {
      const next = box.checked ? [...chosen, value] : chosen.filter((other) => other !== value)
      onChange({ ...query, chosen: { ...query.chosen, [facet]: next } })
    })
    const number = document.createElement('span')
    number.className = 'count'
    number.textContent = String(count)
    label.append(box, ` ${value} `, number)
    return label
  })
  group.append(name, ...(choices.length > 0 ? choices : ['None of these papers has one.']))
  return group
}

function toSort(query: SearchQuery, onChange: (query: SearchQuery) => void): HTMLElement {
  const label = document.createElement('label')
  label.className = 'sort'
  const select = document.createElement('select')
  select.id = 'search-sort'
  for (const sort of sorts) select.add(new Option(sortNames[sort], sort, false, sort === query.sort))
  select.addEventListener('change', () => onChange({ ...query, sort: select.value as Sort }))
  label.append('Sort by ', select)
  if (formatQuery(query) === '') label.hidden = true
  return label
}
