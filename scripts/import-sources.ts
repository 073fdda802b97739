/** The sources of an import, read and understood before anything is written: one that cannot be read stops them all. */
import { decodeText } from '../src/import/decode-text.ts'
import { type ReadOptions, readPapers } from '../src/import/formats.ts'
import type { SourceList } from '../src/import/source-paper.ts'
import { fail, say, showProgress } from './command.ts'
import { readBytes } from './read-source.ts'

export interface ImportSource extends SourceList {
  /** The file as the curator named it. */
  file: string
}

/** Reads every file, or ends the command with 1 after saying of each that cannot be taken what it seems to be. */
export function readImportSources(files: readonly string[], options: Omit<ReadOptions, 'tell'>): ImportSource[] {
  const lists = files.map((file) => ({ file, ...readSource(file, options) }))
  const refused = lists.filter((list) => 'seems' in list)
  if (refused.length === 0) return lists.flatMap((list) => ('papers' in list ? [list] : []))
  const [last, ...others] = refused.reverse()
  for (const { file, seems } of others.reverse()) say(`No papers found in ${nameOf(file)}: it is ${seems}`)
  fail(`No papers found in ${nameOf(last?.file ?? '')}: it is ${last?.seems} Nothing was written.`)
}

/** The file as a message names it. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

function readSource(file: string, options: Omit<ReadOptions, 'tell'>): SourceList | { seems: string } {
  const read = readBytes(file)
  if ('seems' in read) return read
  const decoded = decodeText(read.bytes)
  if ('seems' in decoded) return decoded
  return readPapers(decoded.text, { ...options, tell: (done, all) => showProgress(done, all, 'entries read') })
}
