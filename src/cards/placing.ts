/** What stands on a card, and the measures that all of it keeps to. */
import { cardWidth } from './card.ts'

export type Weight = 500 | 600

/** The colours of the site's light theme: the picture of a page in a chat is no place of the reader's own. */
export type Colour = 'ink' | 'grey'

/** One line of text; `y` is its baseline. */
export interface PlacedText {
  text: string
  x: number
  y: number
  size: number
  weight: Weight
  colour: Colour
}

/** A filled rectangle. */
export interface Bar {
  x: number
  y: number
  width: number
  height: number
  colour: Colour
}

export interface Layout {
  texts: PlacedText[]
  bars: Bar[]
}

/** The width of a text of this weight, in ems of its size. */
export type Measure = (text: string, weight: Weight) => number

export const margin = 64
export const inner = cardWidth - 2 * margin

/** Distance of baselines, in ems, of headings and of sentences; the baseline lies so far below the top of its line. */
export const [leading, wide, rise] = [1.1, 1.24, 0.86]

export function heightOf({ lines, size }: { lines: string[]; size: number }): number {
  return lines.length * size * leading
}

/** Lines one below another, from `top` on. */
export function stack(
  lines: readonly string[],
  { top, ...style }: Pick<PlacedText, 'size' | 'weight' | 'colour'> & { top: number },
  distance = leading,
): PlacedText[] {
  return lines.map((text, n) => ({
    text,
    x: margin,
    y: top + (n * distance + rise) * style.size,
    ...style,
  }))
}

/** Sizes to be tried for a single line. */
export function oneLine(...sizes: number[]): (readonly [size: number, lines: number])[] {
  return sizes.map((size) => [size, 1])
}
