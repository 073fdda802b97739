import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../src/library/editions.ts'
import { toFrontEditions } from '../../../src/library/front.ts'
import type { Paper } from '../../../src/library/library.ts'

/** Days with so many papers each; papers are told by their ids alone here. */
const days = (...sizes: number[]): Edition[] =>
  sizes.map((size, day) => ({
    id: `day-${day}`,
    kind: 'day',
    days: [`day-${day}`],
    papers: Array.from({ length: size }, (_, n) => ({ id: `${day}-${n}` }) as Paper),
  }))

const sizes = (editions: Edition[]) => toFrontEditions(editions).map(({ papers }) => papers.length)

describe('the front page', () => {
  it.each([
    ['an empty list', days(), []],
    ['one large edition, cut where a page of a list ends', days(75, 3), [60]],
    ['earlier editions behind a short one', days(1, 12, 30, 5), [1, 12, 30]],
    ['no more once there are enough', days(20, 1), [20]],
    ['no edition that would make it too long', days(2, 59, 3), [2]],
  ])('shows %s', (_, editions, expected) => {
    expect(sizes(editions)).toEqual(expected)
  })
})
