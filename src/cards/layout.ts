/** Where everything stands on a card: a masthead with its two rules, what the card is of, and figures side by side at the foot. */
import type { Card } from './card.ts'
import { fitText, isCut, type Space } from './fit.ts'
import { fullCaptions, placeFigures, shortCaptions } from './place-figures.ts'
import {
  type Bar,
  heightOf,
  inner,
  type Layout,
  leading,
  type Measure,
  margin,
  oneLine,
  type PlacedText,
  stack,
  wide,
} from './placing.ts'

const headTop = 46

/** Everything within the margins, nothing on something else. Captions are the shorter where a long name needs the room. */
export function layOut(card: Card, measure: Measure): Layout {
  const head = placeHead(card, measure)
  const tries = [fullCaptions, shortCaptions].map((most) => {
    const figures = placeFigures(card.figures, most, measure)
    return { figures, body: placeBody(card, { top: head.bottom, bottom: figures.top }, measure) }
  })
  const { figures, body } = (tries.find((tried) => tried.body.isWhole) ?? tries[0]) as (typeof tries)[number]
  return { texts: [...head.texts, ...body.texts, ...figures.texts], bars: head.bars }
}

/** The name of the list with a thick rule below it, and a line between that and a thin one. */
function placeHead({ masthead, heading, line }: Card, measure: Measure): Layout & { bottom: number } {
  const isWhole = masthead === heading
  const sizes: Space['sizes'] = isWhole ? [...oneLine(116, 104, 92, 80, 68, 58), [58, 2], [46, 2]] : oneLine(46, 40, 34)
  const name = fitText(masthead, { width: inner, sizes }, (text) => measure(text, 600))
  const texts = stack(name.lines, { top: headTop, size: name.size, weight: 600, colour: 'ink' })
  const under = headTop + heightOf(name) + (isWhole ? 20 : 18)
  const bars: Bar[] = [{ x: margin, y: under, width: inner, height: 7, colour: 'ink' }]
  if (line === undefined) return { texts, bars, bottom: under + 7 }
  const told = fitText(line, { width: inner, sizes: oneLine(34, 30) }, (text) => measure(text, 500))
  texts.push(...stack(told.lines, { top: under + 21, size: told.size, weight: 500, colour: 'grey' }))
  const bottom = under + 7 + 14 + 34 * leading + 8
  bars.push({ x: margin, y: bottom, width: inner, height: 2, colour: 'ink' })
  return { texts, bars, bottom: bottom + 2 }
}

/** What the card is of, below the head, and a sentence where there is room for all of it; whether nothing had to be cut. */
function placeBody({ masthead, heading, lede }: Card, place: { top: number; bottom: number }, measure: Measure) {
  const texts: PlacedText[] = []
  let top = place.top + 28
  let isWhole = true
  if (heading !== masthead) {
    const sizes = inRoom(place.bottom - top - 34, [128, 116, 104, 92, 84, 76, 68, 62, 56, 50, 44, 40], leading)
    const name = fitText(heading, { width: inner, sizes }, (text) => measure(text, 600))
    isWhole = !isCut(name.lines, heading)
    texts.push(...stack(name.lines, { top, size: name.size, weight: 600, colour: 'ink' }))
    top += heightOf(name) + 26
  }
  const sizes = inRoom(place.bottom - top - 10, [72, 66, 60, 54, 48, 44, 40, 36, 32], wide)
  if (lede === undefined || sizes.length === 0) return { texts, isWhole }
  const said = fitText(lede, { width: inner, sizes }, (text) => measure(text, 500))
  if (!isCut(said.lines, lede))
    texts.push(...stack(said.lines, { top, size: said.size, weight: 500, colour: 'grey' }, wide))
  return { texts, isWhole }
}

/** How many lines of each size go into a height: two of the largest at most, five of any. */
function inRoom(
  height: number,
  sizes: readonly number[],
  distance: number,
): (readonly [size: number, lines: number])[] {
  return sizes
    .map((size) => [size, Math.min(size > 100 ? 2 : 5, Math.floor(height / (size * distance)))] as const)
    .filter(([, lines]) => lines > 0)
}
