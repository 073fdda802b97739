import { describe, expect, it } from 'vitest'
import { furniture, isFurniture, isPageHead } from '../../../src/import/page-furniture.ts'
import { findTrailer, toOrganization } from '../../../src/import/trailer.ts'

const lines = (...texts: string[]) => texts.map((text, n) => ({ text, line: n + 1, urls: [] }))

describe('findTrailer', () => {
  it.each([
    [['• 3 authors', '·', 'Aug 25'], { authorCount: 3 }],
    [['3 authors · Aug 25'], { authorCount: 3 }],
    [['1 author', 'Aug 25'], { authorCount: 1 }],
    [['lake-works Lake Works', '·', 'Aug 25 2'], { organization: 'Lake Works' }],
    [['lake-works Lake Works · Aug 25'], { organization: 'Lake Works' }],
  ])('reads %j', (texts, facts) => {
    expect(findTrailer(lines(...texts), 0)).toMatchObject({
      ...facts,
      date: { text: expect.stringContaining('Aug 25') },
      next: texts.length,
    })
  })

  it('stops at its date', () => {
    expect(findTrailer(lines('• 3 authors', '·', 'Aug 25', 'Sep 1'), 0)?.next).toBe(3)
  })

  it('takes no title for an organisation', () => {
    expect(findTrailer(lines('A Title', 'An abstract.', '·', 'Aug 25'), 0)).toBeUndefined()
    expect(findTrailer(lines('HyperQ·R', 'An abstract.', '· Aug 25'), 0)).toBeUndefined()
  })
})

describe('toOrganization', () => {
  it.each([
    ['nimbusworks NIMBUSWORKS', 'NIMBUSWORKS'],
    ['Lake-Works Lake Works', 'Lake Works'],
    ['pond-lab Pond', 'Pond'],
    ['IPS Institute of Pond Studies', 'Institute of Pond Studies'],
    ['reed Reed Research', 'Reed Research'],
    ['Pondside University', 'Pondside University'],
    ['Heron', 'Heron'],
  ])('%j is %j', (text, name) => {
    expect(toOrganization(text)).toBe(name)
  })
})

describe('isFurniture', () => {
  it.each(furniture)('%s is for %j', (pattern, line) => {
    expect(pattern.test(line)).toBe(true)
    expect(isFurniture(line)).toBe(true)
  })

  it.each(['·', '12', '8.5k', '• ·', '—'])('knows %j', (line) => {
    expect(isFurniture(line)).toBe(true)
  })

  it.each(['Subscribe to Attention', 'New Herons for Old', 'About Time', 'Flover', 'Models That Panic'])(
    'leaves titles alone: %j',
    (line) => {
      expect(isFurniture(line)).toBe(false)
    },
  )

  it('knows the head of the page', () => {
    expect(isPageHead('Daily Papers')).toBe(true)
    expect(isPageHead('Daily Papers on Herons')).toBe(false)
  })
})
