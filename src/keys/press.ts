/** What each of the keys does. Where one leads to a page, it takes the way of the masthead. */
import { keepTyped } from './typed.ts'

/** Who has pressed a key that leads away has done with this page: what comes after is meant for the next. */
let isLeaving = false

/** "/" leads to the search field, "j" and "k" from paper to paper, "o" into one, "s" to the shelf, "?" to what the keys do. */
export function press(key: string): void {
  if (isLeaving) return
  if (key === '/') {
    goTo('search/')
    keepTyped()
  } else if (key === 's') goTo('shelf/')
  else if (key === '?') goTo('about/', '#keys')
  else walk(key)
}

function goTo(page: string, place = ''): void {
  const link = document.querySelector<HTMLAnchorElement>(`.masthead a[href$="/${page}"]`)
  if (!link) return
  isLeaving = true
  // Who comes back finds it as it was left.
  addEventListener('pageshow', () => (isLeaving = false), { once: true })
  location.assign(link.href + place)
}

/** From title to title; the browser's own focus is the place where one is, and the walk begins with what is in sight. */
function walk(key: string): void {
  const titles = [...document.querySelectorAll<HTMLAnchorElement>('.entry .title a, #search-results a')]
  const here = titles.findIndex((title) => (title.closest('.entry') ?? title).contains(document.activeElement))
  const inSight = titles.findIndex((title) => title.getBoundingClientRect().top >= 0)
  if (key === 'o') (titles[here] ?? titles[inSight])?.click()
  else if (here < 0) titles[key === 'j' ? inSight : inSight - 1]?.focus()
  else titles[key === 'j' ? here + 1 : here - 1]?.focus()
}
