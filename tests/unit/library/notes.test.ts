import { expect, test } from 'vitest'
import { renderNotes, toPageUrl } from '../../../src/library/notes.ts'

test.each([
  ['b.md', '/papers/b/'],
  ['./b.md', '/papers/b/'],
  ['b.md#results', '/papers/b/#results'],
  ['../topics/t.md', '/topics/t/'],
  ['../paths/p.md?x#y', '/paths/p/#y'],
  ['/papers/b/', '/papers/b/'],
  ['/papers/b', '/papers/b/'],
  ['https://x.example/b.md', 'https://x.example/b.md'],
  ['mailto:ada@x.example', 'mailto:ada@x.example'],
  ['#notes', '#notes'],
  ['../people/ada.md', '../people/ada.md'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('%j in the notes of a paper leads to %j', (url, page) => {
  expect(toPageUrl(url, 'papers/a.md')).toBe(page)
})

test('notes are HTML with links to pages, and what may not be a link is words', () => {
  expect(renderNotes('See [b](b.md), [t](../topics/t.md) and [x](javascript:alert(1)).', 'papers/a.md')).toBe(
    '<p>See <a href="/papers/b/">b</a>, <a href="/topics/t/">t</a> and <a>x</a>.</p>',
  )
  expect(renderNotes('', 'papers/a.md')).toBe('')
})
