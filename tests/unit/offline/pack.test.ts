import { describe, expect, it } from 'vitest'
import { formatPack, type Member, readHeader, readMember } from '../../../src/offline/pack.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const member = (path: string, text: string, title?: string): Member => ({
  path,
  bytes: new TextEncoder().encode(text),
  ...(title !== undefined && { title }),
})

/** Bytes that cannot be compressed; the same at each run. */
function noise(length: number): Uint8Array {
  let value = 1
  return Uint8Array.from({ length }, () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0
    return value >>> 24
  })
}

async function readAll(pack: Blob): Promise<Record<string, string>> {
  const header = await readHeader(pack)
  const files = header.files.map(async (file) => [file[0], text(await readMember(pack, header, file))] as const)
  return Object.fromEntries(await Promise.all(files))
}

describe('a pack', () => {
  it('gives back every file that was put in, be it empty, short, or longer than a block', async () => {
    const members = [
      member('papers/x/', '<title>Ü</title>', 'Ü'),
      member('empty', ''),
      member('long', 'Fog. '.repeat(200_000)),
      ...Array.from({ length: 50 }, (_, n) => member(`page/${n}/`, `${n} `.repeat(10_000))),
    ]
    const pack = new Blob([(await formatPack(members, gzip)) as Uint8Array<ArrayBuffer>])
    expect(await readAll(pack)).toEqual(Object.fromEntries(members.map(({ path, bytes }) => [path, text(bytes)])))
    const { blocks, files } = await readHeader(pack)
    expect(blocks.length).toBeGreaterThan(3)
    expect(files[0]).toEqual(['papers/x/', 0, 0, 17, 'Ü'])
    expect(files[1]).toHaveLength(4)
  })

  it('leaves as it is what is compressed already', async () => {
    const bytes = noise(5000)
    const pack = new Blob([(await formatPack([{ path: 'noise', bytes }], gzip)) as Uint8Array<ArrayBuffer>])
    const header = await readHeader(pack)
    expect(header.blocks).toEqual([[0, 5000, false]])
    expect(await readMember(pack, header, header.files[0] as (typeof header.files)[0])).toEqual(bytes)
  })

  it('is the same for the same files', async () => {
    const members = [member('a', 'Fog'), member('b', 'Lantern')]
    expect(await formatPack(members, gzip)).toEqual(await formatPack(members, gzip))
  })

  it.each(['', 'PSP', '<!doctype html>'])('is not read out of "%s"', async (bytes) => {
    await expect(readHeader(new Blob([bytes]))).rejects.toThrow('This is no pack.')
  })
})
