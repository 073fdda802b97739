/** One JSON value a line (https://jsonlines.org): a list of a hundred thousand papers fits into a file, but not into a string. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

/** Values a write: few enough for a string, many enough for a disk. */
const batch = 500

export function writeLines(file: string, values: readonly unknown[]): void {
  const open = openSync(file, 'w')
  try {
    for (let n = 0; n < values.length; n += batch) {
      const lines = values.slice(n, n + batch).map((value) => `${JSON.stringify(value)}\n`)
      const bytes = Buffer.from(lines.join(''))
      for (let done = 0; done < bytes.length; ) done += writeSync(open, bytes, done)
    }
  } finally {
    closeSync(open)
  }
}

/** Throws where the file cannot be read, or a line is no JSON. */
export function readLines(file: string): unknown[] {
  const bytes = readFileSync(file)
  const values: unknown[] = []
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start)
    if (end < 0) throw new Error(`${file} ends within a line.`)
    values.push(JSON.parse(bytes.toString('utf8', start, end)))
    start = end + 1
  }
  return values
}
