/** The typefaces of cards, read from their packages and never from the machine, and shaped by HarfBuzz. */
import { readFileSync } from 'node:fs'
import { Blob, Feature, Font, Face as FontFace, shape, Buffer as TextBuffer } from 'harfbuzzjs'
import type { Face } from '../src/cards/covered.ts'
import type { Typefaces } from '../src/cards/drawing.ts'
import type { Weight } from '../src/cards/placing.ts'
import { unpackWoff } from './woff.ts'

/** Each is read when the first letter of it is wanted. */
export function openTypefaces(): Typefaces {
  const fonts = new Map<string, Font>()
  const open = (face: Face, weight: Weight) => {
    const key = `${face} ${weight}`
    const font = fonts.get(key) ?? new Font(readFace(face, weight))
    fonts.set(key, font)
    return font
  }
  // Figures as high as capitals, in lists as in headings, as on the site.
  const features = [new Feature('lnum', 1)]
  return {
    shape({ text, face }, weight) {
      const font = open(face, weight)
      const buffer = new TextBuffer()
      buffer.addText(text)
      buffer.guessSegmentProperties()
      shape(font, buffer, features)
      const unitsPerEm = font.face.upem
      const places = buffer.getGlyphPositions()
      return buffer.getGlyphInfos().map(({ codepoint }, n) => {
        const { xAdvance = 0, xOffset = 0, yOffset = 0 } = places[n] ?? {}
        return { letter: codepoint, advance: xAdvance / unitsPerEm, x: xOffset / unitsPerEm, y: yOffset / unitsPerEm }
      })
    },
    outline(face, weight, letter) {
      const font = open(face, weight)
      return { path: font.glyphToJson(letter), unitsPerEm: font.face.upem }
    },
  }
}

/** A typeface as HarfBuzz reads it. */
export function readFace(face: Face, weight: Weight): FontFace {
  return new FontFace(new Blob(unpackWoff(readFileSync(files[face](weight)))))
}

/** A file of each package, beside which the others stand: packages are found wherever they are installed. */
const packages = {
  newsreader: import.meta.resolve('@fontsource/newsreader/files/newsreader-latin-600-normal.woff'),
  stix: import.meta.resolve('@fontsource/stix-two-text/files/stix-two-text-latin-600-normal.woff'),
  math: import.meta.resolve('@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff'),
}

const newsreader = (part: string) => (weight: Weight) =>
  new URL(`newsreader-${part}-${weight}-normal.woff`, packages.newsreader)
const stix = (part: string) => (weight: Weight) => new URL(`stix-two-text-${part}-${weight}-normal.woff`, packages.stix)

/** The file of each typeface. */
const files: Record<Face, (weight: Weight) => URL> = {
  'newsreader-latin': newsreader('latin'),
  'newsreader-latin-ext': newsreader('latin-ext'),
  'newsreader-vietnamese': newsreader('vietnamese'),
  'stix-greek': stix('greek'),
  'stix-cyrillic': stix('cyrillic'),
  'stix-cyrillic-ext': stix('cyrillic-ext'),
  'stix-latin-ext': stix('latin-ext'),
  math: () => new URL(packages.math),
}
