/** A card as pixels: letters that were drawn once are put wherever they occur, which is what makes thousands of cards cheap. */
import { cardHeight, cardWidth } from './card.ts'
import { type Coverage, coverOutline, type PathCommand } from './coverage.ts'
import type { Face } from './covered.ts'
import { type Run, toRuns } from './letters.ts'
import type { Colour, Layout, PlacedText, Weight } from './placing.ts'

/** What knows the typefaces. Lengths are in ems, outlines in units of which `unitsPerEm` make one. */
export interface Typefaces {
  /** The letters of a run from left to right, kerned; `x` and `y` are offsets from where the letter before it ends. */
  shape(run: Run, weight: Weight): { letter: number; advance: number; x: number; y: number }[]
  outline(face: Face, weight: Weight, letter: number): { path: PathCommand[]; unitsPerEm: number }
}

export interface Pen {
  /** The width of a text in ems. */
  measure(text: string, weight: Weight): number
  /** A byte a pixel, row by row: 0 for paper, else the colour and how much of it, as `palette` has them. */
  draw(layout: Layout): Uint8Array
}

/** So many degrees from paper to a colour: more are not seen, and with these all colours have room in half a byte. */
const degrees = 7
const paper = [0xfa, 0xf8, 0xf3]
const colours: readonly (readonly [Colour, readonly number[]])[] = [
  ['ink', [0x1c, 0x1a, 0x17]],
  ['grey', [0x56, 0x51, 0x49]],
]
const startOf = new Map(colours.map(([colour], n) => [colour, n * degrees]))

/** Red, green and blue of each number that a pixel may have. */
export const palette: readonly (readonly number[])[] = [
  paper,
  ...colours.flatMap(([, colour]) =>
    Array.from({ length: degrees }, (_, degree) =>
      paper.map((value, n) => Math.round(value + (((colour[n] ?? 0) - value) * (degree + 1)) / degrees)),
    ),
  ),
]

/** What stands raised or lowered: how large, and how far from the baseline, in ems. */
const script = { size: 0.62, raised: 0.36, lowered: -0.14 }

/** Letters stand at quarters of a pixel. */
const quarters = 4

/** Keeps what it has measured and drawn, so that one pen should draw all cards. */
export function openPen(typefaces: Typefaces): Pen {
  const widths = new Map<string, number>()
  const shaped = new Map<string, ShapedLetter[]>()
  const drawn = new Map<string, Coverage>()
  const shape = (text: string, weight: Weight) =>
    recall(shaped, `${weight} ${text}`, () => shapeText(typefaces, text, weight))
  const cover = ({ face, letter, size }: ShapedLetter, { weight, size: textSize }: PlacedText, shift: number) =>
    recall(drawn, [face, weight, letter, size * textSize, shift].join(' '), () => {
      const { path, unitsPerEm } = typefaces.outline(face, weight, letter)
      return toDegrees(coverOutline(path, (size * textSize) / unitsPerEm, shift / quarters))
    })
  return {
    measure: (text, weight) =>
      recall(widths, `${weight} ${text}`, () =>
        shape(text, weight).reduce((end, { x, advance }) => Math.max(end, x + advance), 0),
      ),
    draw({ texts, bars }) {
      const pixels = new Uint8Array(cardWidth * cardHeight)
      for (const { x, y, width, height, colour } of bars)
        for (let row = Math.round(y); row < Math.round(y) + height; row += 1)
          pixels.fill((startOf.get(colour) ?? 0) + degrees, row * cardWidth + x, row * cardWidth + x + width)
      for (const text of texts) {
        for (const letter of shape(text.text, text.weight)) {
          const place = Math.round((text.x + letter.x * text.size) * quarters)
          const shift = ((place % quarters) + quarters) % quarters
          const row = Math.round(text.y - letter.y * text.size)
          put(pixels, cover(letter, text, shift), (place - shift) / quarters, row, startOf.get(text.colour) ?? 0)
        }
      }
      return pixels
    },
  }
}

/** A letter with its place in its line, in ems of the size of the text. */
interface ShapedLetter {
  face: Face
  letter: number
  x: number
  y: number
  advance: number
  /** Its own size, in ems of the text's. */
  size: number
}

function shapeText(typefaces: Typefaces, text: string, weight: Weight): ShapedLetter[] {
  const letters: ShapedLetter[] = []
  let end = 0
  for (const run of toRuns(text)) {
    const size = run.script === 0 ? 1 : script.size
    const lift = run.script === 0 ? 0 : run.script === 1 ? script.raised : script.lowered
    for (const { letter, advance, x, y } of typefaces.shape(run, weight)) {
      letters.push({ face: run.face, letter, x: end + x * size, y: lift + y * size, advance: advance * size, size })
      end += advance * size
    }
  }
  return letters
}

/** What is darker stays. What lies beyond the edge of the card is not put anywhere. */
function put(pixels: Uint8Array, { left, top, width, height, parts }: Coverage, x: number, y: number, start: number) {
  const first = Math.max(0, -(x + left))
  const end = Math.min(width, cardWidth - x - left)
  for (let row = Math.max(0, -(y + top)); row < height && y + top + row < cardHeight; row += 1) {
    const from = row * width
    const to = (y + top + row) * cardWidth + x + left
    for (let column = first; column < end; column += 1) {
      const degree = parts[from + column] as number
      if (degree === 0) continue
      const old = pixels[to + column] as number
      if (old === 0 || (old - 1) % degrees < degree - 1) pixels[to + column] = start + degree
    }
  }
}

/** The parts of pixels as degrees of a colour. */
function toDegrees(cover: Coverage): Coverage {
  return { ...cover, parts: cover.parts.map((part) => Math.round((part * degrees) / 255)) }
}

function recall<T>(known: Map<string, T>, key: string, find: () => T): T {
  const old = known.get(key)
  if (old !== undefined) return old
  const found = find()
  known.set(key, found)
  return found
}
