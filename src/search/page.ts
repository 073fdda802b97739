/** The search page: reads the query from the address, asks, shows what was found. */
import { takeTyped } from '../keys/typed.ts'
import { type Answer, isStale, type Searcher } from './answer.ts'
import { showFilters } from './filters.ts'
import { moveFocus } from './keyboard.ts'
import { describe, showOffers } from './notice.ts'
import { openSearcher } from './open-searcher.ts'
import { goToPlace, keepPlace, readPlace } from './place.ts'
import { formatQuery, parseQuery, type SearchQuery } from './query.ts'
import { openReaderShelf } from './reader-shelf.ts'
import { clearResults, showResults } from './results.ts'

/** Wires up the page; everything it needs stands in the markup of search.astro. */
export function startSearch(): void {
  const root = document.getElementById('search')
  const input = root?.querySelector('input')
  const form = root?.querySelector('form')
  const [status, announced, offers, list, filters] = ['status', 'announced', 'offers', 'results', 'filters'].map(
    (name) => document.getElementById(`search-${name}`),
  )
  if (!root || !input || !form || !status || !announced || !offers || !list || !filters) return
  const { indexes = '', base = '/', tag = '', records, words, list: all = '', topics, suggest } = root.dataset
  const places = { indexes: indexes.split(' '), base, tag, records, words }
  const shelf = openReaderShelf(() => void ask(query))
  let query: SearchQuery = parseQuery(location.search)
  let latest = 0
  let place = readPlace()
  let opening: Promise<Searcher> | undefined
  let isWithoutRecords = false
  let announcing: ReturnType<typeof setTimeout> | undefined

  const say = (text: string) => {
    status.textContent = text
    clearTimeout(announcing)
    announcing = setTimeout(() => {
      announced.textContent = [text, offers.textContent].filter(Boolean).join('. ')
    }, announcedAfter)
  }
  const show = async (asked: SearchQuery, answer: Answer, isCurrent: () => boolean) => {
    await showResults(list, answer, isCurrent, place?.shown)
    if (!isCurrent()) return
    showFilters(filters, answer, asked, (changed) => go(changed, 'push'))
    showOffers(offers, asked, answer, { list: all, topics, suggest }, (next) => {
      input.value = next.text
      go(next, 'push')
    })
    say(describe(asked, answer))
  }
  const ask = async (next: SearchQuery): Promise<void> => {
    query = next
    const turn = ++latest
    const isCurrent = () => turn === latest
    list.setAttribute('aria-busy', 'true')
    try {
      if (!opening) status.textContent = 'Loading the index …'
      opening ??= openSearcher(places, shelf, isWithoutRecords)
      const searcher = await opening
      if (!isCurrent()) return
      const asked = { ...next, text: next.text.slice(0, askedAtMost) }
      await searcher.ask(asked, (answer) => show(next, answer, isCurrent), isCurrent)
      if (!isCurrent()) return
      list.removeAttribute('aria-busy')
      if (place) goToPlace(list, place)
      place = undefined
    } catch (error) {
      if (!isCurrent()) return
      opening = undefined
      list.removeAttribute('aria-busy')
      if (isStale(error) && !isWithoutRecords) {
        isWithoutRecords = true
        return ask(next)
      }
      console.error(error)
      clearResults(list)
      offers.replaceChildren()
      showFailure(status, all)
    }
  }
  const go = (next: SearchQuery, how: 'push' | 'replace') => {
    clearTimeout(pause)
    place = undefined
    history[`${how}State`](null, '', location.pathname + formatQuery(next))
    void ask(next)
  }

  // The field has what was typed before this script was there.
  const typed = takeTyped() + input.value
  if (typed) query = { ...query, text: typed }
  input.value = query.text
  let pause: ReturnType<typeof setTimeout> | undefined
  const type = () => {
    place = undefined
    void ask({ ...query, text: input.value, asTyped: false })
    clearTimeout(pause)
    pause = setTimeout(() => history.replaceState(null, '', location.pathname + formatQuery(query)), addressAfter)
  }
  input.addEventListener('input', type)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (input.value !== query.text || list.ariaBusy !== 'true') go({ ...query, text: input.value }, 'replace')
  })
  addEventListener('popstate', () => {
    const next = parseQuery(location.search)
    place = readPlace()
    input.value = next.text
    void ask(next)
  })
  list.addEventListener('click', (event) => keepPlace(list, event))
  root.addEventListener('keydown', (event) => moveFocus(event, input, list, type))
  void ask(query)
}

/** What is said aloud waits until the reader has stopped typing for so long, and the address too. Milliseconds. */
const announcedAfter = 700
const addressAfter = 100

/** Of a text that somebody pasted, so many characters: each word costs time, and a page of words would hold up the browser. */
const askedAtMost = 400

function showFailure(status: HTMLElement, allPapers: string): void {
  const link = document.createElement('a')
  link.href = allPapers
  link.textContent = 'The whole list'
  status.replaceChildren('The search index could not be loaded. ', link, ' is still there.')
}
