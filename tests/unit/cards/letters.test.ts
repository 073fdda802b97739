/** Which letters cards are drawn with: none is ever an empty box. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { openTypefaces, readFace } from '../../../scripts/card-typefaces.ts'
import { readContent } from '../../../scripts/read-content.ts'
import { covered, type Face, faces, isCovered } from '../../../src/cards/covered.ts'
import { canBeDrawn, toRuns } from '../../../src/cards/letters.ts'
import { listCards } from '../../../src/cards/list.ts'
import { buildLibrary } from '../../../src/library/library.ts'
import fc from '../../properties.ts'

const typefaces = openTypefaces()
const project = fileURLToPath(new URL('../../..', import.meta.url))

/** The letters that stand for "not there" (glyph 0), as characters of the runs that have them. */
function findBoxes(text: string): string[] {
  return toRuns(text)
    .filter((run) => typefaces.shape(run, 600).some(({ letter }) => letter === 0))
    .map(({ text }) => text)
}

describe('the table of what typefaces have', () => {
  test.each(faces)('is what the files of %s have, in both weights', (face) => {
    for (const weight of [500, 600] as const) {
      const codePoints = [...readFace(face, weight).collectUnicodes()].filter((codePoint) => isOurs(face, codePoint))
      expect(`${face}: ${toRanges(codePoints.sort((a, b) => a - b))}`).toBe(`${face}: ${covered[face]}`)
      expect(codePoints.every((codePoint) => isCovered(face, codePoint))).toBe(true)
    }
    expect(isCovered(face, 0x6f22)).toBe(false)
  })
})

describe('a text', () => {
  test.each([
    ['H₂O', 'H|2↓|O'],
    ['A²ATS in O(n²), 10¹²⁴', 'A|2↑|ATS in O(n|2↑|), 10|124↑'],
    ['Łukasz', 'Ł|ukasz'],
    ['Пётр Ильич', 'Пётр Ильич'],
    ['α ≤ β', 'α|≤|β'],
    ['𝒪(n) ﬁnd', 'O(n) find'],
    ['e\u0301tude', 'étude'],
    ['so 😀\u200b much', 'so much'],
    ['\u202eevil\u0000', 'evil'],
    ['漢字 and letters', 'and letters'],
  ])('"%s" is drawn as %s', (text, expected) => {
    const marks = new Map([
      [1, '↑'],
      [-1, '↓'],
      [0, ''],
    ])
    expect(
      toRuns(text)
        .map(({ text, script }) => text.trim() + marks.get(script))
        .filter((shown) => shown !== '')
        .join('|'),
    ).toBe(expected)
  })

  test.each([
    ['KV cache', true],
    ['Εύρηκα', true],
    ['Nguyễn', true],
    ['漢字', false],
    ['half 漢字', false],
    ['שלום', false],
    ['', false],
    ['😀', false],
    ['-', false],
  ])('"%s" has a place on a card: %s', (text, expected) => {
    expect(canBeDrawn(text)).toBe(expected)
  })

  test('of any kind is drawn without a box', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        expect(findBoxes(text)).toEqual([])
      }),
      { numRuns: 300, seed: 8 },
    )
  })

  test.each(['content', 'tests/fixtures/library'])('of the cards of %s is drawn without a box', (folder) => {
    const content = readContent(`${project}${folder}`)
    const cards = listCards(buildLibrary({ ...content, site: { ...content.site, cards: 'papers' } }))
    expect(cards.length).toBeGreaterThan(content.papers.length)
    for (const { masthead, heading, line = '', lede = '', figures } of cards) {
      const texts = [masthead, heading, line, lede, ...figures.flatMap((figure) => Object.values(figure))]
      expect(texts.flatMap((text) => findBoxes(text ?? ''))).toEqual([])
    }
  })
})

/** Signs of mathematics alone are taken from their typeface: its Arabic letters, for one, do not join. */
function isOurs(face: Face, codePoint: number): boolean {
  return (
    !/\p{C}/u.test(String.fromCodePoint(codePoint)) && (face !== 'math' || (codePoint >= 0x2010 && codePoint < 0x2c00))
  )
}

function toRanges(codePoints: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const codePoint of codePoints) {
    const last = ranges.at(-1)
    if (last && last[1] === codePoint - 1) last[1] = codePoint
    else ranges.push([codePoint, codePoint])
  }
  return ranges.map(([from, to]) => [...new Set([from, to])].map((end) => end.toString(16)).join('-')).join(' ')
}
