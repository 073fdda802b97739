/** The search page: reads the query from the address, asks Pagefind, shows what was found. */
import { showFilters } from './filters.ts'
import { openKnownWords } from './known-words.ts'
import type { CommentCounts } from './merged-order.ts'
import { askPagefind, loadPagefind, type MergedIndexes, mergeIndexes, type Pagefind } from './pagefind.ts'
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
  const { indexes = '', base = '/', list: allPapers = '' } = root.dataset
  const [newest = '', ...older] = indexes.split(' ')
  let query: SearchQuery = parseQuery(location.search)
  let latest = 0
  let loading: Promise<Pagefind> | undefined
  let merging: Promise<void> | undefined
  let counts: Promise<CommentCounts[]> | undefined
  const merged: MergedIndexes | undefined =
    older.length > 0
      ? {
          findKnowing: openKnownWords(older.length + 1),
          loadCounts: () => {
            counts ??= loadCommentCounts(newest)
            return counts
          },
        }
      : undefined

  /** Asks what has been loaded and shows the answer, unless the reader asks something else meanwhile. */
  const show = async (pagefind: Pagefind, turn: number, isWhole: boolean) => {
    const asked = query
    const [totals, answer] = await Promise.all([
      pagefind.filters(),
      isEmptyQuery(asked) ? undefined : askPagefind(pagefind, asked, isWhole ? merged : undefined),
    ])
    if (turn !== latest) return
    const { results, filters: counted } = answer ?? { results: [], filters: totals }
    showFilters(filters, { totals, counts: counted }, asked, (changed) => go(changed, 'push'))
    await showResults(list, results, () => turn === latest)
    if (turn === latest) status.textContent = describe(asked, results.length, isWhole)
  }
  const ask = async (next: SearchQuery) => {
    query = next
    const turn = ++latest
    try {
      if (!loading) status.textContent = 'Loading the index …'
      loading ??= loadPagefind(newest, base)
      const pagefind = await loading
      if (!merging && merged) await show(pagefind, turn, false)
      if (turn !== latest) return
      merging ??= mergeIndexes(pagefind, older, base)
      await merging
      await show(pagefind, turn, true)
    } catch (error) {
      loading = undefined
      merging = undefined
      counts = undefined
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

/** The comments of all indexes, which stand beside the newest. */
async function loadCommentCounts(newest: string): Promise<CommentCounts[]> {
  const response = await fetch(`${newest}comments.json`)
  if (!response.ok) throw new Error(`${response.status} fetching ${response.url}`)
  return response.json()
}

function describe(query: SearchQuery, found: number, isWhole: boolean): string {
  if (!isWhole) return isEmptyQuery(query) ? 'Loading the index …' : `${found} among the newest; searching the rest …`
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
