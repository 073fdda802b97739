/** Typefaces as they come in packages (WOFF 1, https://www.w3.org/TR/WOFF/), unpacked to what programs read: sfnt tables. */
import { inflateSync } from 'node:zlib'

const [headerBytes, entryBytes] = [44, 20]
const [sfntHeaderBytes, sfntEntryBytes] = [12, 16]

/** The same typeface unpacked. Throws where the bytes are no WOFF file. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF')
    throw new Error('This is no WOFF file. Install the packages again: npm ci.')
  const tables = woff.readUInt16BE(12)
  const sfnt = Buffer.alloc(woff.readUInt32BE(16))
  woff.copy(sfnt, 0, 4, 8)
  sfnt.writeUInt16BE(tables, 4)
  let end = sfntHeaderBytes + sfntEntryBytes * tables
  for (let n = 0; n < tables; n += 1) {
    const entry = headerBytes + entryBytes * n
    const [start, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(start, start + packed)
    const target = sfntHeaderBytes + sfntEntryBytes * n
    woff.copy(sfnt, target, entry, entry + 4)
    woff.copy(sfnt, target + 4, entry + 16, entry + 20)
    sfnt.writeUInt32BE(end, target + 8)
    sfnt.writeUInt32BE(length, target + 12)
    sfnt.set(packed < length ? inflateSync(bytes) : bytes, end)
    end += Math.ceil(length / 4) * 4
  }
  return sfnt
}
