import { describe, expect, it } from 'vitest'
import { parseBibtexNames } from '../../../src/import/bibtex-names.ts'
import { openTexDecoder } from '../../../src/import/tex-decode.ts'

const parse = (field: string) => parseBibtexNames(field, openTexDecoder().decode)

describe('parseBibtexNames', () => {
  it.each([
    ['Ada B. Heron', { family: 'Heron', given: 'Ada B.' }],
    ['Heron, Ada B.', { family: 'Heron', given: 'Ada B.' }],
    ['van der Moor, Jan', { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['Jan van der Moor', { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der' }],
    ['van der Moor, Jr., Jan', { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' }],
    ['Emil Toad Jr.', { family: 'Toad', given: 'Emil', suffix: 'Jr.' }],
    [
      "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
      { family: 'Vallée Poussin', given: 'Charles Louis Xavier Joseph', 'non-dropping-particle': 'de la' },
    ],
    ['{von Moor}, J.', { family: 'von Moor', given: 'J.' }],
    ['Emil {de la Toad}', { family: 'de la Toad', given: 'Emil' }],
    ['D.~E. Frog', { family: 'Frog', given: 'D. E.' }],
    ['{\\v{S}}imon {\\v{C}}ech', { family: 'Čech', given: 'Šimon' }],
    ['{\\\'e}lo{\\"i}se, Ad', { family: 'éloïse', given: 'Ad' }],
    ['{Marsh Collaboration}', { literal: 'Marsh Collaboration' }],
    ['{{Barnes and Moss}}', { literal: 'Barnes and Moss' }],
    ['Plato', { literal: 'Plato' }],
    ['given=Jan, family=Moor, prefix=van', { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van' }],
  ])('case 32: %s', (field, name) => {
    expect(parse(field)).toEqual({ names: [name], others: false })
  })

  it('case 32: parts names at "and", in any case and on any line, but not in braces', () => {
    expect(parse('A Heron and B Newt AND C Toad\n  and {D and E}').names).toHaveLength(4)
    expect(parse('Anderson, Brand and Sandy Land').names).toHaveLength(2)
  })

  it('case 32: hears that there are others', () => {
    expect(parse('A Heron and others')).toEqual({ names: [{ family: 'Heron', given: 'A' }], others: true })
    expect(parse('others')).toEqual({ names: [], others: true })
  })

  it('sees through a pair of braces around a whole list', () => {
    expect(parse('{Heron, Ada and Newt, Clara}').names).toEqual([
      { family: 'Heron', given: 'Ada' },
      { family: 'Newt', given: 'Clara' },
    ])
  })
})
