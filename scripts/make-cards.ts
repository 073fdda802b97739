/** The social cards of a site: drawn beside its pages, and taken from an earlier build where they say the same. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type Card, cardHeight, cardWidth } from '../src/cards/card.ts'
import { openPen, type Pen, palette } from '../src/cards/drawing.ts'
import { layOut } from '../src/cards/layout.ts'
import { listCards } from '../src/cards/list.ts'
import type { Library } from '../src/library/library.ts'
import { base } from '../src/urls.ts'
import { openBuildStore } from './build-store.ts'
import { formatPng } from './png.ts'
import { openSiteWriter, type SitePlace } from './site-writer.ts'

export interface CardOrder extends SitePlace {
  /** Folder in which cards are kept from build to build, if they are, and digest of the code that draws them. */
  cache?: string | undefined
  code: string
}

/**
 * Draws all cards of the list into the site. Between two of them other work has its turn. Tells why cards could not be kept
 * for the next build, if so; throws where there is no room.
 */
export async function makeCards(library: Library, { cache, code, ...place }: CardOrder): Promise<string | undefined> {
  const store = openBuildStore(cache, 'Social cards')
  const write = openSiteWriter(place)
  let pen: Promise<Pen> | undefined
  for (const { url, alt, ...card } of listCards(library)) {
    const key = createHash('sha256').update(code).update(JSON.stringify(card)).digest('base64url')
    let png = store.take(key)
    if (png === undefined) {
      pen ??= takePen()
      png = drawCard({ url, alt, ...card }, await pen)
      store.put(key, png)
      await setImmediate()
    }
    write(url.slice(base.length), png)
  }
  return store.close()
}

/** The card as a PNG file. */
export function drawCard(card: Card, pen: Pen): Buffer {
  const pixels = pen.draw(layOut(card, pen.measure))
  return formatPng({ width: cardWidth, height: cardHeight, palette, pixels })
}

/** HarfBuzz takes its time to be loaded: only where there is something to be drawn. */
async function takePen(): Promise<Pen> {
  const { openTypefaces } = await import('./card-typefaces.ts')
  return openPen(openTypefaces())
}
