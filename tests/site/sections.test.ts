/** Every section of every page has an address of its own, and its title leads there. */
import { expect, inject, it } from 'vitest'
import { type PageElement, readPages } from './built-site.ts'

const pages = readPages(inject('rootSite'))

it('titles of sections have an id and lead to it, or lead to a page', () => {
  let own = 0
  for (const { address, elements } of pages) {
    for (const title of elements.filter(({ tag }) => tag === 'h2')) {
      const { id, class: classes = '' } = title.attributes
      // Titles of papers in a list, and of days in an edition, lead to their own pages. What notes have is the curator's.
      const links = elements.filter(({ tag, parent }) => tag === 'a' && parent === title)
      const isNote = isWithin(title, ({ attributes }) => attributes['class'] === 'prose')
      if (isNote && classes === '') continue
      if (id === undefined) expect([address, title.text, links.length > 0]).toEqual([address, title.text, true])
      else {
        own += 1
        expect([address, links.map(({ attributes }) => attributes['href'])]).toEqual([address, [`#${id}`]])
      }
    }
  }
  expect(own).toBeGreaterThan(50)
})

it('ids are of one element alone', () => {
  for (const { address, elements } of pages) {
    const ids = elements.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]))
    expect([address, ids.filter((id, n) => ids.indexOf(id) !== n)]).toEqual([address, []])
  }
})

function isWithin(element: PageElement, test: (outer: PageElement) => boolean): boolean {
  for (let outer = element.parent; outer; outer = outer.parent) if (test(outer)) return true
  return false
}
