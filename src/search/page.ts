/** The search page: reads the query from the address, asks Pagefind, shows what was found. */
import { showFilters } from './filters.ts'
import { askPagefind, loadPagefind, type Pagefind, type SearchAnswer } from './pagefind.ts'
import { formatQuery, isEmptyQuery, parseQuery, type SearchQuery } from './query.ts'
import { showResults } from './results.ts'

/** Wires up the page; everything it needs stands in the markup of search.astro. */
export function startSearch(): void {
  const root = document.getElementById('search')
  const input = root?.querySelector('input')
  const form = root?.querySelector('form')
  const status = document.getElementById('search-status')
  const list = document.getElementById('search-results')
  const filters = document.getElementById('search-filters')
  if (!root || !input || !form || !status || !list || !filters) return
  const { index = '', base = '/', list: allPapers = '' } = root.dataset
  let query: SearchQuery = parseQuery(location.search)
  let latest = 0
  let loading: Promise<Pagefind> | undefined

  const ask = async (next: SearchQuery) => {
    query = next
    const turn = ++latest
    try {
      if (!loading) status.textContent = 'Loading the index …'
      loading ??= loadPagefind(index, base)
      const pagefind = await loading
      const answer: SearchAnswer = isEmptyQuery(query)
        ? { results: [], filters: await pagefind.filters() }
        : await askPagefind(pagefind, query)
      if (turn !== latest) return
      showFilters(filters, { totals: await pagefind.filters(), counts: answer.filters }, query, (changed) =>
        go(changed, 'push'),
      )
      await showResults(list, answer.results, () => turn === latest)
      if (turn === latest) status.textContent = describe(query, answer.results.length)
    } catch (error) {
      loading = undefined
      console.error(error)
      showFailure(status, allPapers)
    }
  }
  const go = (next: SearchQuery, how: 'push' | 'replace') => {
    history[`${how}State`](null, '', location.pathname + formatQuery(next))
    void ask(next)
  }

  input.value = query.text
  let pause: ReturnType<typeof setTimeout> | undefined
  input.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(() => go({ ...query, text: input.value }, 'replace'), 120)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearTimeout(pause)
    go({ ...query, text: input.value }, 'replace')
  })
  addEventListener('popstate', () => {
    const next = parseQuery(location.search)
    input.value = next.text
    void ask(next)
  })
  root.addEventListener('keydown', (event) => moveFocus(event, input, list))
  void ask(query)
}

function describe(query: SearchQuery, found: number): string {
  if (isEmptyQuery(query)) return 'Type words of a title, names, an arXiv id, or choose below.'
  if (found === 0) return 'Nothing found. Try fewer or shorter words, or take a filter away.'
  return `${found} ${found === 1 ? 'paper' : 'papers'} found`
}

function showFailure(status: HTMLElement, allPapers: string): void {
  const link = document.createElement('a')
  link.href = allPapers
  link.textContent = 'The whole list'
  status.replaceChildren('The search index could not be loaded. ', link, ' is still there.')
}

/** Arrows walk from the field through the results and back; Escape returns to the field. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const links = [...list.querySelectorAll('a')]
  const at = links.indexOf(document.activeElement as HTMLAnchorElement)
  const inList = at >= 0
  if (!inList && document.activeElement !== input) return
  if (event.key === 'ArrowDown' && links[at + 1]) links[at + 1]?.focus()
  else if (event.key === 'ArrowUp' && inList) (links[at - 1] ?? input).focus()
  else if (event.key === 'Escape' && inList) input.focus()
  else return
  event.preventDefault()
}
