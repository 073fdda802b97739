/** HTML and JATS in titles and abstracts, as Zotero, Crossref and publishers write them: the words stay, scripts become TeX. */

/** The text without known tags and character references, but in its formulas; "H<sub>2</sub>O" is "H$_2$O". Any other "<" stays. */
export function stripMarkup(text: string): string {
  if (!/[<&]/.test(text)) return text
  return text
    .split(/(\$[^$]{1,500}\$)/)
    .map((part, n) => (n % 2 === 1 ? part : stripPart(part)))
    .join('')
}

function stripPart(text: string): string {
  const plain = text
    .replace(/<(jats:)?(sub|sup)>([A-Za-z0-9+−-]{1,20})<\/\1\2>/gi, (_, __, kind: string, script: string) => {
      return `$${kind.toLowerCase() === 'sub' ? '_' : '^'}${script.length === 1 ? script : `{${script}}`}$`
    })
    .replace(/<(jats:)?title>(?:abstract|summary)<\/\1title>/gi, ' ')
    .replace(tag, (_, name: string) => (blocks.test(name) ? ' ' : ''))
  return decodeReferences(plain)
}

/** "&amp;" and "&#x2013;" as the characters that they stand for, unless TeX escapes them; once, so that "&amp;lt;" is "&lt;". */
export function decodeReferences(text: string): string {
  return text.replace(/(?<!\\)&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}

/** Fields of CSL-JSON that come with HTML in them. */
export const markedFields: ReadonlySet<string> = new Set([
  'title',
  'title-short',
  'abstract',
  'container-title',
  'container-title-short',
  'event-title',
  'collection-title',
  'publisher',
  'note',
])

const tag =
  /<\/?(i|b|em|strong|u|p|br|div|span|sub|sup|sc|scp|tt|code|a|ul|ol|li|h[1-6]|italic|bold|title|abstract|sec|jats:[a-z-]{1,30}|mml:[a-z]{1,30}|inline-formula|tex-math)(?:\s{1,5}[a-z:-]{1,30}\s?=\s?"[^"<>]{0,300}"){0,10}\s?\/?>/gi

const blocks = /^(?:jats:)?(?:p|br|div|ul|ol|li|h[1-6]|title|sec|abstract|list|list-item)$/i

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  times: '×',
}
