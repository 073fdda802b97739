import { describe, expect, test } from 'vitest'
import { formatCreator, toZoteroType } from '../../../src/bibliography/zotero.ts'
import { cleanAuthor } from '../../zotero/clean-author.ts'

describe('toZoteroType', () => {
  test.each([
    ['article', 'preprint'],
    ['article-journal', 'journalArticle'],
    ['paper-conference', 'conferencePaper'],
    ['chapter', 'bookSection'],
    ['book', 'book'],
    ['thesis', 'thesis'],
    ['report', 'report'],
    ['dataset', 'dataset'],
    ['software', 'computerProgram'],
    ['webpage', 'webpage'],
    ['post-weblog', 'blogPost'],
    ['manuscript', 'manuscript'],
    ['treaty', 'document'],
  ])('%s is a %s', (type, itemType) => {
    expect(toZoteroType(type)).toBe(itemType)
  })
})

describe('formatCreator', () => {
  test.each([
    [{ family: 'Nowhere', given: 'Ada' }, 'Nowhere, Ada', { lastName: 'Nowhere', firstName: 'Ada' }],
    [
      { family: 'Nowhere', given: 'Ada B.', 'non-dropping-particle': 'van der' },
      'van der Nowhere, Ada B.',
      { lastName: 'van der Nowhere', firstName: 'Ada B.' },
    ],
    [{ family: 'No One', given: 'Ada Maria' }, 'No One, Ada Maria', { lastName: 'No One', firstName: 'Ada Maria' }],
    [{ literal: 'H1 Collaboration' }, 'H1 Collaboration,', { lastName: 'H1 Collaboration' }],
    [{ literal: 'NOBODY' }, 'NOBODY', { lastName: 'NOBODY' }],
    [{ literal: 'One, Two; Three' }, 'One Two Three,', { lastName: 'One Two Three' }],
    [{ family: 'Mononym' }, 'Mononym', { lastName: 'Mononym' }],
    [{ family: 'Two Words' }, 'Two Words,', { lastName: 'Two Words' }],
    [{ family: 'Nowhere', given: 'Ada, B.' }, 'Nowhere, Ada B.', { lastName: 'Nowhere', firstName: 'Ada B.' }],
    [{ family: 'דמיונית', given: 'שרה' }, 'דמיונית, שרה', { lastName: 'דמיונית', firstName: 'שרה' }],
  ])('%j is written so that Zotero finds its parts again', (name, text, creator) => {
    expect(formatCreator(name)).toBe(text)
    expect(cleanAuthor(text)).toEqual(creator)
  })
})
