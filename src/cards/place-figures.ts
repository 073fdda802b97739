/** Headline figures at the foot of a card, side by side, with what they are of. */
import { cardHeight } from './card.ts'
import type { CardFigure } from './choose-figures.ts'
import { fitText, isCut, type Space } from './fit.ts'
import { inner, leading, type Measure, margin, oneLine, type PlacedText, rise, type Weight, wide } from './placing.ts'

/** How many lines a caption has at most: whose figure it is, of what, and of what where nobody is named. */
export const fullCaptions = { whose: 2, what: 2, alone: 3 }
export const shortCaptions = { whose: 1, what: 1, alone: 1 }
type CaptionLines = typeof fullCaptions

const gap = 44
const captionSize = 32
const boundSize = 28
const figureSizes = [92, 84, 76, 68, 60, 52, 44, 36, 28]
const smallest = 20
/** Figures stand in one size, unless one of them would make the others small. */
const leastShared = 68
const timesSize = 1.3

/** Columns of equal width, each with the figure, whose it is, and of what. */
export function placeFigures(
  figures: readonly CardFigure[],
  most: CaptionLines,
  measure: Measure,
): { texts: PlacedText[]; top: number } {
  if (figures.length === 0) return { texts: [], top: cardHeight - 40 }
  const columns = Math.max(2, figures.length)
  const width = (inner - gap * (columns - 1)) / columns
  const numbers = figures.map((figure) => splitFigure(figure, width, measure))
  const sizes = numbers.map(({ widthAt }) => figureSizes.find((tried) => widthAt(tried) <= width) ?? smallest)
  const size = Math.max(leastShared, Math.min(...sizes))
  const captions = figures.map((figure) => fitCaption(figure, width, most, measure))
  const rows = Math.max(...captions.map((lines) => lines.length))
  const top = cardHeight - 50 - rows * captionSize * wide - 12 - size * leading
  const texts = captions.flatMap((lines, n) => {
    const x = margin + n * (width + gap)
    return [
      ...(numbers[n]?.place(x, top + size * rise, Math.min(size, sizes[n] ?? size)) ?? []),
      ...lines.map(({ text, weight }, row): PlacedText => {
        const y = top + size * leading + 12 + (row * wide + rise) * captionSize
        return { text, x, y, size: captionSize, weight, colour: weight === 600 ? 'ink' : 'grey' }
      }),
    ]
  })
  return { texts, top }
}

/** "up to" in small letters, the number, and a multiplication sign that is larger than the typeface has it, as on the site. */
function splitFigure({ bound, figure }: CardFigure, width: number, measure: Measure) {
  const isFactor = figure.endsWith('×')
  const before = bound === undefined ? 0 : (measure(bound, 500) + 0.3) * boundSize
  const times = isFactor ? measure('×', 500) * timesSize : 0
  const space: Space = { width: width - before - times * smallest, sizes: oneLine(smallest) }
  const number = fitText(isFactor ? figure.slice(0, -1) : figure, space, (text) => measure(text, 500)).lines[0] ?? ''
  const ems = measure(number, 500)
  return {
    widthAt: (size: number) => before + (ems + times) * size,
    place: (x: number, y: number, size: number): PlacedText[] => [
      ...(bound === undefined ? [] : [{ text: bound, x, y, size: boundSize, weight: 500, colour: 'grey' } as const]),
      { text: number, x: x + before, y, size, weight: 500, colour: 'ink' },
      ...(isFactor
        ? [
            {
              text: '×',
              x: x + before + ems * size,
              y: y + 0.06 * size,
              size: size * timesSize,
              weight: 500,
              colour: 'ink',
            } as const,
          ]
        : []),
    ],
  }
}

/** Without the baseline where there is no room for that. */
function fitCaption({ name, caption, shortCaption }: CardFigure, width: number, most: CaptionLines, measure: Measure) {
  const fit = (text: string, lines: number, weight: Weight) =>
    fitText(text, { width, sizes: [[captionSize, lines]] }, (part) => measure(part, weight)).lines
  const lines = name === undefined ? most.alone : most.what
  const whole = fit(caption, lines, 500)
  const told = isCut(whole, caption) ? fit(shortCaption, lines, 500) : whole
  const whose = name === undefined ? [] : fit(name, most.whose, 600)
  return [
    ...whose.map((text) => ({ text, weight: 600 as const })),
    ...told.map((text) => ({ text, weight: 500 as const })),
  ]
}
