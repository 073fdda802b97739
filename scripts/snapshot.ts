/** Checked content in one file, for the processes that make pages: nobody reads and checks ten thousand files twice. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Content } from '../src/library/content.ts'

/** Content without problems. */
export function writeSnapshot(file: string, content: Content): void {
  writeFileSync(file, JSON.stringify(content))
}

export function readSnapshot(file: string): Content {
  return JSON.parse(readFileSync(file, 'utf8'))
}
