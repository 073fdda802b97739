/** What each of the keys does. Where one leads to a page, it takes the way of the masthead. */

/** "/" leads to the search field, "j" and "k" from paper to paper, "o" into one, "s" to the shelf, "?" to what the keys do. */
export function press(key: string): void {
  if (key === '/') goTo('search/')
  else if (key === 's') goTo('shelf/')
  else if (key === '?') goTo('about/', '#keys')
  else walk(key)
}

function goTo(page: string, place = ''): void {
  const link = document.querySelector<HTMLAnchorElement>(`.masthead a[href$="/${page}"]`)
  if (link) location.assign(link.href + place)
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
