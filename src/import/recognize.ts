/** What an input is: text, or something else that can be named, so that a refusal says more than "no". */

/** The text of the bytes, or what they seem to be instead and what to do about it. */
export function decodeText(bytes: Uint8Array): { text: string } | { seems: string } {
  if (bytes.length === 0) return { seems: `empty. ${howToCopy}` }
  const known = signatures.find(([, signature]) => signature.every((byte, n) => bytes[n] === byte))
  if (known) return { seems: known[0] }
  if (bytes.subarray(0, 64_000).includes(0))
    return { seems: looksLikeUtf16(bytes) ? utf16 : `a binary file. ${howToCopy}` }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { seems: 'no UTF-8 text; perhaps it is Latin-1, Windows-1252 or GBK. Save it as UTF-8 and import again.' }
  }
}

/** What a text without papers seems to be, and what to do. */
export function explainText(text: string): string {
  const start = text.slice(0, 20_000).trim()
  return kinds.find(([pattern]) => pattern.test(start))?.[1] ?? `text, but no Daily Papers page. ${howToCopy}`
}

/** Whether the text is source code of some kind: such text is never read as a page. */
export function isMarkup(text: string): boolean {
  return markup.some(([pattern]) => pattern.test(text.slice(0, 20_000).trim()))
}

const howToCopy = 'Open the page in a browser, select all, copy, and save what you paste as a text file.'
const utf16 = 'UTF-16 text. Save it as UTF-8 and import again.'
const archive = 'Unpack it and import the text file in it.'

/** First bytes of files that are no text. */
export const signatures: readonly (readonly [string, readonly number[]])[] = [
  [`a PDF. ${howToCopy}`, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [`a zip archive (or an office document). ${archive}`, [0x50, 0x4b, 0x03, 0x04]],
  [`gzip data. ${archive}`, [0x1f, 0x8b]],
  [`a Zstandard archive. ${archive}`, [0x28, 0xb5, 0x2f, 0xfd]],
  [`an xz archive. ${archive}`, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  [`a bzip2 archive. ${archive}`, [0x42, 0x5a, 0x68]],
  [`a 7z archive. ${archive}`, [0x37, 0x7a, 0xbc, 0xaf]],
  [`a PNG picture. ${howToCopy}`, [0x89, 0x50, 0x4e, 0x47]],
  [`a JPEG picture. ${howToCopy}`, [0xff, 0xd8, 0xff]],
  ['UTF-32 text. Save it as UTF-8 and import again.', [0xff, 0xfe, 0, 0]],
  [utf16, [0xff, 0xfe]],
  [utf16, [0xfe, 0xff]],
]

/** Source text of known kinds, each by how it begins. */
export const markup: readonly (readonly [RegExp, string])[] = [
  [/^<!doctype html|^<(?:html|head|body|div|main|script|meta)\b|<\/(?:div|body|script|head)>/i, `HTML. ${howToCopy}`],
  [/^<\?xml|^<(?:feed|rss|rdf:RDF)\b/i, `XML or a feed. ${howToCopy}`],
  [/^\{\s*["}]|^\[\s*["{\]]/, `JSON. ${howToCopy}`],
  [/^\{\\rtf/, 'a rich text file. Save it as plain text and import again.'],
  [/^(?:%[^\n]{0,200}\n\s{0,20}){0,20}@[A-Za-z]{2,20}\s?[{(]/, `BibTeX, which cannot be imported yet. ${howToCopy}`],
  [/^TY {2}- /, `RIS, which cannot be imported yet. ${howToCopy}`],
  [/^(?:From|MIME-Version|Return-Path|Received|Delivered-To): /, `an e-mail or a web archive. ${howToCopy}`],
]

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^$/, `empty. ${howToCopy}`],
  ...markup,
  [
    /\b(?:forgot (?:your )?password|(?:log|sign) in (?:to|with)|don['’]t have an account|username or email)/i,
    `a login page. Log in first. ${howToCopy}`,
  ],
  [
    /^(?:.{0,80}\n\s{0,20}){0,3}(?:\D{0,20}\b(?:40[0-9]|429|50[0-4])\b|rate exceeded|access denied|bad gateway|just a moment)/i,
    `an error page. Try again later, and look at what you saved. ${howToCopy}`,
  ],
  [
    /\bsubmitted by\b/i,
    `a page of titles without abstracts. Copy the page that shows the abstracts (its "trending" view).`,
  ],
]

/** Every other byte of plain English in UTF-16 is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 1].map((odd) => sample.filter((byte, n) => n % 2 === odd && byte === 0).length)
  return Math.max(...zeros) > sample.length * 0.35 && Math.min(...zeros) < sample.length * 0.05
}
