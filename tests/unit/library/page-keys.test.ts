/** What a page's key names. That nothing is missing from the keys of our pages, tests/site/rebuild.test.ts shows. */
import { describe, expect, test } from 'vitest'
import { toPageKeys } from '../../../src/library/page-keys.ts'
import { libraryOf, paper, site, topic } from '../invented-list.ts'

const library = libraryOf(paper('fog'), paper('moss'), topic('weather', 'Weather'))
const digests = new Map([
  ['papers/fog', '1'],
  ['papers/moss', '2'],
  ['topics/weather', '3'],
])
const keys = toPageKeys(library, digests)
const fog = { id: 'fog' }
const moss = { id: 'moss' }

describe('the key of a page', () => {
  test('is the same for the same papers, digests and facts', () => {
    expect(toPageKeys(library, new Map(digests)).toKey([fog], 'a', [1])).toBe(keys.toKey([fog], 'a', [1]))
  })

  test.each([
    ['other papers', keys.toKey([moss], 'a')],
    ['another order', keys.toKey([moss, fog], 'a')],
    ['other facts', keys.toKey([fog], 'b')],
    ['facts in another place', keys.toKey([fog], ['a'])],
    ['a paper that has been edited', toPageKeys(library, new Map([...digests, ['papers/fog', '9']])).toKey([fog], 'a')],
    [
      'another site file',
      toPageKeys(
        libraryOf(paper('fog'), paper('moss'), topic('weather', 'Weather'), site('title: Other')),
        digests,
      ).toKey([fog], 'a'),
    ],
    [
      'a topic of another name',
      toPageKeys(libraryOf(paper('fog'), paper('moss'), topic('weather', 'Climate')), digests).toKey([fog], 'a'),
    ],
    [
      'an index that has its first entry',
      toPageKeys(libraryOf(paper('fog'), paper('moss', 'published: 2024'), topic('weather', 'Weather')), digests).toKey(
        [fog],
        'a',
      ),
    ],
  ])('differs for %s', (_, other) => {
    expect(other).not.toBe(keys.toKey([fog], 'a'))
  })

  test('does not differ for what the site file says to the page About alone', () => {
    const told = libraryOf(paper('fog'), paper('moss'), topic('weather', 'Weather'), site('about: Chosen by hand.'))
    expect(toPageKeys(told, digests).toKey([fog])).toBe(keys.toKey([fog]))
  })

  test('does not differ for a paper that the page does not show', () => {
    expect(toPageKeys(library, new Map([...digests, ['papers/moss', '9']])).toKey([fog])).toBe(keys.toKey([fog]))
  })
})

test('the frame tells of the whole list: its size, its day, its newest edition', () => {
  expect(keys.frame).toEqual([2, '2025-12-10', ['2025-12-10', 2]])
  expect(toPageKeys(libraryOf(), new Map()).frame).toEqual([0, undefined, undefined])
})

test('the digest of a file is that of its record and text; nothing for a file that is not there', () => {
  expect([keys.digestOf('topics/weather'), keys.digestOf('topics/none')]).toEqual(['3', ''])
})
