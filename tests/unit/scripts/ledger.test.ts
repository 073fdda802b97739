import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLedger, readLedger } from '../../../scripts/ledger.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const letter = '2026-01-05 of keeper.example,2025'
const others = ['2026-01-05 of another.example,2025', '2026-W01 of keeper.example,2025']

let file: string
beforeEach(() => {
  file = join(temporary(), 'ledger.txt')
})

type Line = [address: string, word?: 'trying' | 'refused']

function note(ofLetter: string, ...lines: Line[]): void {
  const ledger = openLedger(file, ofLetter)
  for (const line of lines) ledger.note(...line)
  ledger.close()
}

const read = (ofLetter = letter) => {
  const { had, uncertain } = readLedger(file, ofLetter)
  return { had: [...had], uncertain: [...uncertain] }
}

describe('a ledger', () => {
  test('that is not there yet says nothing', () => {
    expect(read()).toEqual({ had: [], uncertain: [] })
  })

  test.each(others)('keeps this letter apart from %s', (other) => {
    note(letter, ['Ada@example.org'])
    note(other, ['bo@example.org'], ['cy@example.org', 'trying'])
    note(letter, ['dee@example.org'])
    expect(read()).toEqual({ had: ['ada@example.org', 'dee@example.org'], uncertain: [] })
    expect(read(other)).toEqual({ had: ['bo@example.org'], uncertain: ['cy@example.org'] })
  })

  test('that a person began by hand speaks of every letter', () => {
    writeFileSync(file, '# Mine\r\nADA@example.org\r\n\r\nbo@example.org')
    note(letter, ['cy@example.org'])
    expect(read().had).toEqual(['ada@example.org', 'bo@example.org', 'cy@example.org'])
    expect(read(others[0]).had).toEqual(['ada@example.org', 'bo@example.org'])
  })

  test.each<[what: string, lines: Line[], had: boolean, uncertain: boolean]>([
    ['a try alone', [['ada@example.org', 'trying']], false, true],
    ['a try and the letter taken', [['ada@example.org', 'trying'], ['ada@example.org']], true, false],
    [
      'a try and a refusal',
      [
        ['ada@example.org', 'trying'],
        ['ada@example.org', 'refused'],
      ],
      false,
      false,
    ],
    [
      'a refusal and a new try',
      [
        ['ada@example.org', 'refused'],
        ['ADA@example.org', 'trying'],
      ],
      false,
      true,
    ],
  ])('with %s', (_, lines, had, uncertain) => {
    note(letter, ...lines)
    expect(read()).toEqual({
      had: had ? ['ada@example.org'] : [],
      uncertain: uncertain ? ['ada@example.org'] : [],
    })
  })

  test('has a line on the disk as soon as it is noted', () => {
    const ledger = openLedger(file, letter)
    ledger.note('ada@example.org', 'trying')
    expect(readFileSync(file, 'utf8')).toMatch(
      /\n# Letter 2026-01-05 of keeper\.example,2025\ntrying ada@example\.org\n$/,
    )
    ledger.close()
  })

  test('that ends within a line is carried on in the next', () => {
    note(letter, ['ada@example.org', 'trying'])
    writeFileSync(file, 'bo@exa', { flag: 'a' })
    note(letter, ['cy@example.org'])
    expect(read()).toEqual({ had: ['bo@exa', 'cy@example.org'], uncertain: ['ada@example.org'] })
  })

  test('that cannot be written says so once, and leaves no lock', () => {
    mkdirSync(file)
    expect(() => openLedger(file, letter)).toThrow(/^\S+ledger\.txt cannot be read or written \(EISDIR\), and without/)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })
})
