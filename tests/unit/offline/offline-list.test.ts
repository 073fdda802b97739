import { expect, it } from 'vitest'
import { digestOfPack, paperIdOf, toPackPath } from '../../../src/offline/offline-list.ts'

it('the name of a pack has its digest in it', () => {
  const path = toPackPath('papers', '0a1b2c')
  expect([path, digestOfPack(path), digestOfPack('offline/index.html')]).toEqual([
    'offline/papers.0a1b2c.pack',
    '0a1b2c',
    '',
  ])
})

it.each([
  ['papers/marlow-2026-fog/', 'marlow-2026-fog'],
  ['papers/2/', undefined],
  ['papers/', undefined],
  ['topics/fog/', undefined],
  ['papers/x/feed.xml', undefined],
])('the path %s is that of the paper %s', (path, id) => {
  expect(paperIdOf(path)).toBe(id)
})
