/** The lines below an abstract on a listing: who wrote it ("• 3 authors", or an organisation), "·", and when. */
import { type ListingDate, looksLikeDate, parseListingDate } from './listing-date.ts'
import type { Paragraph } from './page-text.ts'

export interface Trailer {
  authorCount?: number
  organization?: string
  /** The date as printed, and as read where it can be read. */
  date?: { text: string; read: ListingDate | undefined }
  /** Index of the first paragraph behind it. */
  next: number
}

/** The trailer that begins at this paragraph; nothing when there is none. It ends with its date. */
export function findTrailer(paragraphs: readonly Paragraph[], start: number): Trailer | undefined {
  const trailer: Trailer = { next: start }
  for (let n = start; n < paragraphs.length && !trailer.date; n++) {
    const text = paragraphs[n]?.text ?? ''
    const pieces = toPieces(text)
    if (!pieces.every(isTrailerPiece)) {
      const [first = '', ...others] = pieces
      const isOrganization =
        n === start && others.every(isTrailerPiece) && first.length <= 120 && datedBehind(first, paragraphs, n)
      if (!isOrganization) break
      trailer.organization = toOrganization(first)
      pieces.shift()
    }
    for (const piece of pieces) take(trailer, piece)
    trailer.next = n + 1
  }
  return trailer.next > start ? trailer : undefined
}

/** Lines that only ever stand in trailers: dots, "2 authors", and dates. */
export function isTrailerLine(text: string): boolean {
  return toPieces(text).every(isTrailerPiece)
}

/** The name in "nvidia NVIDIA" and "ByteDance-Seed ByteDance Seed": the account before it says the same again. */
export function toOrganization(text: string): string {
  const space = text.indexOf(' ')
  if (space < 0) return text
  const [account, name] = [text.slice(0, space), text.slice(space + 1)]
  const [a, b] = [squeeze(account), squeeze(name)]
  const initials = squeeze(
    name
      .split(/\s+/)
      .filter((word) => /^[A-Z]/.test(word))
      .map((word) => word[0])
      .join(''),
  )
  const same = a !== '' && (b.startsWith(a) || (b !== '' && a.startsWith(b)) || (initials.length > 1 && a === initials))
  return same && /^[\w.-]+$/.test(account) ? name : text
}

function toPieces(text: string): string[] {
  return text
    .split(/[·•]/)
    .map((piece) => piece.trim())
    .filter(Boolean)
}

function isTrailerPiece(piece: string): boolean {
  return authors.test(piece) || looksLikeDate(piece)
}

const authors = /^(\d{1,5}) authors?$/i

function take(trailer: Trailer, piece: string): void {
  const count = Number(authors.exec(piece)?.[1] ?? 0)
  if (count > 0) trailer.authorCount = count
  else if (looksLikeDate(piece)) trailer.date = { text: piece, read: parseListingDate(piece) }
}

/** An organisation is only known by what follows it: a dot, then a date. */
function datedBehind(name: string, paragraphs: readonly Paragraph[], n: number): boolean {
  const lines = paragraphs.slice(n, n + 3).map(({ text }) => text)
  const [before = '', behind = ''] = lines.join('\n').split(/[·•]/)
  return before.trim() === name && looksLikeDate(behind.trim().split('\n')[0] ?? '')
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '')
}
