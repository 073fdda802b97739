/** Where everything stands on a card, measured and drawn with the typefaces themselves. */

import { describe, expect, test } from 'vitest'
import { openTypefaces } from '../../../scripts/card-typefaces.ts'
import { type Card, cardHeight, cardWidth } from '../../../src/cards/card.ts'
import { openPen, palette } from '../../../src/cards/drawing.ts'
import { layOut } from '../../../src/cards/layout.ts'
import { canBeDrawn } from '../../../src/cards/letters.ts'
import fc from '../../properties.ts'

const pen = openPen(openTypefaces())
const blank: Card = { url: '', alt: '', masthead: 'Kettles', heading: 'Damp', line: 'Topic · 1 paper', figures: [] }
const figure = {
  name: 'Fog',
  bound: 'up to',
  figure: '3.5×',
  caption: 'steam, against a kettle',
  shortCaption: 'steam',
}
const margin = 64

/** The rows and columns that are not paper: first and last. */
function findEdges(pixels: Uint8Array) {
  let [left, right, top, bottom] = [cardWidth, 0, cardHeight, 0]
  for (const [n, pixel] of pixels.entries()) {
    if (pixel === 0) continue
    const [x, y] = [n % cardWidth, Math.floor(n / cardWidth)]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { left, right, top, bottom }
}

describe('a card', () => {
  test('has its heading as large as it goes, and smaller the longer it is', () => {
    const sizeOf = (heading: string) =>
      layOut({ ...blank, heading, figures: [figure] }, pen.measure).texts.find(({ text }) => heading.startsWith(text))
        ?.size ?? 0
    const sizes = ['Damp', 'Damp things and what to do', 'Damp things '.repeat(12).trim()].map(sizeOf)
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
    expect(new Set(sizes).size).toBe(3)
  })

  test('has all of a long name before the captions of its figures', () => {
    const heading =
      'A Very Long Name of a Paper on Everything That Was Ever Said of Damp Things, with Some Notes on What May Be Said of Them Still'
    const wordy = {
      ...figure,
      name: 'Fog and All That Comes of It',
      caption: 'steam of a kettle, against a cold kettle',
    }
    const { texts } = layOut({ ...blank, heading, figures: [wordy, wordy, wordy] }, pen.measure)
    expect(
      texts
        .filter(({ size, y }) => size >= 40 && y > 190 && y < 400)
        .map(({ text }) => text)
        .join(' '),
    ).toBe(heading)
  })

  test('leaves out a sentence that it has no room for, and cuts none', () => {
    const said = (lede: string) =>
      layOut({ ...blank, lede }, pen.measure)
        .texts.filter(({ y, weight }) => y > 300 && weight === 500)
        .map(({ text }) => text)
        .join(' ')
    expect(said('All about damp things.')).toBe('All about damp things.')
    expect(said('All about damp things. '.repeat(40).trim())).toBe('')
  })

  test('has one figure that is long small, and the others large', () => {
    const long = { ...figure, figure: '12 500 tokens/s' }
    const sizes = layOut({ ...blank, figures: [figure, long, figure] }, pen.measure)
      .texts.filter(({ text }) => /^[\d. ]+/.test(text) && text !== '×')
      .map(({ size }) => size)
    expect(sizes[1]).toBeLessThan(sizes[0] ?? 0)
    expect([sizes[0], sizes[2]]).toEqual([68, 68])
  })

  test('whatever it says, stands within its margins, and no line on another', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), {
      minLength: 1,
      maxLength: 40,
    })
    const text = fc
      .oneof(
        words.map((list) => list.join(' ')),
        fc.string({ maxLength: 300 }),
      )
      .filter(canBeDrawn)
    const figures = fc.array(
      fc.record({
        name: fc.option(text, { nil: undefined }),
        bound: fc.constantFrom(undefined, 'up to', 'on average'),
        figure: fc.constantFrom(
          '3.5×',
          '−90\u00A0%',
          'WWWWWWWWWWWWWWWWWW',
          '12\u202F500\u00A0MMMMMMM',
          '0.0000001234×',
        ),
        caption: text,
        shortCaption: text,
      }),
      { maxLength: 3 },
    )
    const card = fc.record({
      masthead: text,
      heading: text,
      line: text,
      lede: fc.option(text, { nil: undefined }),
      figures,
    })
    fc.assert(
      fc.property(card, fc.boolean(), (said, isWhole) => {
        const layout = layOut({ ...blank, ...said, heading: isWhole ? said.masthead : said.heading }, pen.measure)
        for (const { text, x, y, size, weight } of layout.texts) {
          expect(x).toBeGreaterThanOrEqual(margin)
          expect(x + pen.measure(text, weight) * size).toBeLessThanOrEqual(cardWidth - margin + 1)
          expect(y).toBeLessThanOrEqual(cardHeight - 50)
        }
        const lines = layout.texts.filter(({ x }) => x === margin).sort((a, b) => a.y - b.y)
        for (const [n, line] of lines.entries()) {
          const above = lines[n - 1]
          if (above && above.y !== line.y)
            expect(line.y - above.y).toBeGreaterThan(0.8 * Math.min(line.size, above.size))
        }
      }),
      { numRuns: 60, seed: 8 },
    )
  })
})

describe('the picture', () => {
  const pixels = pen.draw(layOut({ ...blank, figures: [figure, { ...figure, figure: '−90\u00A0%' }] }, pen.measure))

  test('has ink within the margins and paper around', () => {
    const edges = findEdges(pixels)
    expect(edges.left).toBeGreaterThanOrEqual(margin - 2)
    expect(edges.right).toBeLessThanOrEqual(cardWidth - margin + 2)
    expect(edges.top).toBeGreaterThan(30)
    expect(edges.bottom).toBeLessThan(cardHeight - 30)
    expect(palette[0]).toEqual([0xfa, 0xf8, 0xf3])
    expect(pixels.every((pixel) => pixel < palette.length)).toBe(true)
  })

  test('is the same from another pen', () => {
    const again = openPen(openTypefaces())
    const other = again.draw(
      layOut({ ...blank, figures: [figure, { ...figure, figure: '−90\u00A0%' }] }, again.measure),
    )
    expect(Buffer.from(other).equals(Buffer.from(pixels))).toBe(true)
  })
})
