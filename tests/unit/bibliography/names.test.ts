import { describe, expect, test } from 'vitest'
import { formatName, formatSortName, type Name, toName } from '../../../src/bibliography/names.ts'
import type { Author } from '../../../src/schema.ts'

/** What the record has, the parts, as a reader says it, as a bibliography sorts it. All of them are invented. */
const names: [Author, Name, string, string][] = [
  ['Ada Fictive', { family: 'Fictive', given: 'Ada' }, 'Ada Fictive', 'Fictive, Ada'],
  ['Ada B. Fictive', { family: 'Fictive', given: 'Ada B.' }, 'Ada B. Fictive', 'Fictive, Ada B.'],
  ['Ada van Nowhere', { family: 'van Nowhere', given: 'Ada' }, 'Ada van Nowhere', 'van Nowhere, Ada'],
  ['Ada van der Nowhere', { family: 'van der Nowhere', given: 'Ada' }, 'Ada van der Nowhere', 'van der Nowhere, Ada'],
  ['Bo al-Nobody', { family: 'al-Nobody', given: 'Bo' }, 'Bo al-Nobody', 'al-Nobody, Bo'],
  ['Fictive Madeup, Ada', { family: 'Fictive Madeup', given: 'Ada' }, 'Ada Fictive Madeup', 'Fictive Madeup, Ada'],
  ['Bo Nowhere Jr.', { family: 'Nowhere Jr.', given: 'Bo' }, 'Bo Nowhere Jr.', 'Nowhere Jr., Bo'],
  ['Bo Nowhere III', { family: 'Nowhere III', given: 'Bo' }, 'Bo Nowhere III', 'Nowhere III, Bo'],
  ['Bo de la Nowhere Sr', { family: 'de la Nowhere Sr', given: 'Bo' }, 'Bo de la Nowhere Sr', 'de la Nowhere Sr, Bo'],
  ['  Ada \t Fictive ', { family: 'Fictive', given: 'Ada' }, 'Ada Fictive', 'Fictive, Ada'],
  ['Madonnina', { literal: 'Madonnina' }, 'Madonnina', 'Madonnina'],
  ['無名', { literal: '無名' }, '無名', '無名'],
  ['van Nowhere', { family: 'Nowhere', given: 'van' }, 'van Nowhere', 'Nowhere, van'],
  [
    { family: 'Abad Fictive', given: 'Elio' },
    { family: 'Abad Fictive', given: 'Elio' },
    'Elio Abad Fictive',
    'Abad Fictive, Elio',
  ],
  [{ family: 'Fictive' }, { family: 'Fictive' }, 'Fictive', 'Fictive'],
  [
    { literal: 'The Invented, Very Group' },
    { literal: 'The Invented, Very Group' },
    'The Invented, Very Group',
    'The Invented, Very Group',
  ],
]

describe.each(names)('%j', (author, name, said, sorted) => {
  test('is told apart', () => {
    expect(toName(author)).toEqual(name)
  })
  test('is said and sorted', () => {
    expect([formatName(name), formatSortName(name)]).toEqual([said, sorted])
  })
})

test('a name sorted is read back as the same name', () => {
  for (const [, name] of names) if ('family' in name && name.given) expect(toName(formatSortName(name))).toEqual(name)
})
