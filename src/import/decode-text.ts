/** Bytes to text: in the encoding that they are in for certain, otherwise refused by its name. */

/** The text of the bytes, or what they seem to be instead and what to do about it. */
export function decodeText(bytes: Uint8Array): { text: string } | { seems: string } {
  if (bytes.length === 0) return { seems: `empty. ${remedies.copy}` }
  const known = signatures.find(([, signature]) => signature.every((byte, n) => bytes[n] === byte))
  if (known) return { seems: known[0] }
  const marked = byteOrderMarks.find(([, mark]) => mark.every((byte, n) => bytes[n] === byte))
  if (marked)
    return (
      decodeAs(marked[0], bytes) ?? { seems: `broken ${marked[0].toUpperCase()} text. Save it anew and import again.` }
    )
  if (bytes.subarray(0, 64_000).includes(0))
    return { seems: looksLikeUtf16(bytes) ? utf16 : `a binary file. ${remedies.copy}` }
  const utf8 = decodeAs('utf-8', bytes)
  if (utf8) return utf8
  const declared = findDeclared(bytes)
  const told = declared === undefined ? undefined : decodeAs(declared, bytes)
  return told ?? { seems: explainEncoding(bytes) }
}

/** What to do with files that are no text. */
export const remedies = {
  copy: 'Open the page in a browser, select all, copy, and save what you paste as a text file.',
  unpack: 'Unpack it and import the text file in it.',
} as const

const utf16 = 'UTF-16 text without its mark. Save it as UTF-8 and import again.'

/** First bytes of files that are no text. */
export const signatures: readonly (readonly [string, readonly number[]])[] = [
  [`a PDF. ${remedies.copy}`, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [`a zip archive (or an office document). ${remedies.unpack}`, [0x50, 0x4b, 0x03, 0x04]],
  [`gzip data. ${remedies.unpack}`, [0x1f, 0x8b]],
  [`a Zstandard archive. ${remedies.unpack}`, [0x28, 0xb5, 0x2f, 0xfd]],
  [`an xz archive. ${remedies.unpack}`, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  [`a bzip2 archive. ${remedies.unpack}`, [0x42, 0x5a, 0x68]],
  [`a 7z archive. ${remedies.unpack}`, [0x37, 0x7a, 0xbc, 0xaf]],
  [`a PNG picture. ${remedies.copy}`, [0x89, 0x50, 0x4e, 0x47]],
  [`a JPEG picture. ${remedies.copy}`, [0xff, 0xd8, 0xff]],
  [
    'an SQLite database. Export a list from the program that it belongs to.',
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
  ],
  ['UTF-32 text. Save it as UTF-8 and import again.', [0xff, 0xfe, 0, 0]],
]

const byteOrderMarks = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const

/** Half pairs of a broken UTF-16 file are an error too. */
function decodeAs(encoding: string, bytes: Uint8Array): { text: string } | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return undefined
  }
}

/** What the file says of itself, as JabRef and XML do: "% Encoding: Cp1252", `encoding="ISO-8859-1"`. */
function findDeclared(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1000))
  const name =
    /^\s*%\s*Encoding:\s*([\w-]{2,20})/im.exec(start)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]{2,20})["']/.exec(start)?.[1]
  const label = name?.toLowerCase()
  if (label === undefined || /^utf-?8$/.test(label)) return undefined
  return javaNames[label] ?? label
}

/** Java's names (JabRef writes them) that the web does not know. */
const javaNames: Record<string, string> = {
  cp1252: 'windows-1252',
  'iso8859-1': 'latin1',
  iso8859_1: 'latin1',
  ms932: 'shift_jis',
  euc_cn: 'gbk',
}

/** GBK writes each Chinese character in two bytes that are both high, or nearly always so; Latin letters stand alone. */
function explainEncoding(bytes: Uint8Array): string {
  let pairs = 0
  let singles = 0
  for (let n = 0; n < Math.min(bytes.length, 1_000_000); n++) {
    const [byte = 0, next = 0] = [bytes[n], bytes[n + 1]]
    if (byte < 0x80) continue
    if (byte >= 0xb0 && byte <= 0xf7 && next >= 0xa1) {
      pairs++
      n++
    } else singles++
  }
  const seems =
    pairs > 4 && pairs > singles * 4
      ? 'GBK or GB 18030'
      : pairs > singles
        ? 'Latin-1, Windows-1252 or GBK'
        : 'Latin-1 or Windows-1252'
  return `no UTF-8 text; perhaps it is ${seems}. Save it as UTF-8 and import again.`
}

/** Every other byte of plain English in UTF-16 is zero. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 2000)
  const zeros = [0, 1].map((odd) => sample.filter((byte, n) => n % 2 === odd && byte === 0).length)
  return Math.max(...zeros) > sample.length * 0.35 && Math.min(...zeros) < sample.length * 0.05
}
