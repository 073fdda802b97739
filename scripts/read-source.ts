/** The bytes of a file to import, or of standard input: never more than the limit, and never from what has no end. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { nameable } from '../src/import/remote-source.ts'

/** Largest source, in bytes. */
export const sourceLimit = 50_000_000

/** Reads a file, or standard input for "-"; otherwise says what it seems to be and what to do. */
export function readBytes(file: string): { bytes: Uint8Array } | { seems: string } {
  if (file === '-') return readUpToLimit(0)
  let descriptor: number | undefined
  try {
    // Without O_NONBLOCK, opening a named pipe would wait for ever.
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const status = fstatSync(descriptor)
    if (status.isDirectory()) return { seems: 'a folder. Name the text file itself.' }
    if (!status.isFile()) return { seems: 'a device or a pipe, not a file. Give - and pipe it into standard input.' }
    if (status.size > sourceLimit) return tooLarge
    return readUpToLimit(descriptor)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { seems: `not there. Check the name; besides files, ${nameable}.` }
    return { seems: `a file that cannot be read (${code}). Check its permissions.` }
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

const tooLarge = {
  seems: `larger than ${sourceLimit / 1e6} MB. A list of 10,000 papers has 20 MB; is it the right file?`,
}

function readUpToLimit(descriptor: number): { bytes: Uint8Array } | { seems: string } {
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const chunk = new Uint8Array(1 << 16)
    const count = readChunk(descriptor, chunk)
    if (count === 0) return { bytes: Buffer.concat(chunks) }
    size += count
    if (size > sourceLimit) return tooLarge
    chunks.push(chunk.subarray(0, count))
  }
}

/** Standard input may be set not to wait, and then says EAGAIN until there is something. */
function readChunk(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}
