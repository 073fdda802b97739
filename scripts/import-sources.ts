/**
 * The sources of an import, files and services alike, read and understood before anything is written: one that cannot be had
 * stops them all.
 */
import { existsSync } from 'node:fs'
import { decodeText } from '../src/import/decode-text.ts'
import { type ReadOptions, readPapers } from '../src/import/formats.ts'
import { parseRemoteSource } from '../src/import/remote-source.ts'
import type { SourceList } from '../src/import/source-paper.ts'
import { toTerminalText } from '../src/text/terminal-text.ts'
import { fail, say, showProgress } from './command.ts'
import { readBytes } from './read-source.ts'
import type { Asking } from './remote/asking.ts'
import { fetchSources, formatOf, type NamedSource } from './remote/fetch-sources.ts'

export interface ImportSource extends SourceList {
  /** The source as the curator named it. */
  file: string
}

type Named = { word: string } & ({ read: () => Outcome } | { remote: NamedSource })
type Outcome = SourceList | { seems: string } | { reason: string }

/**
 * Reads every file, and only when they are all well asks the services for the rest; `open` is called if there is a rest. Ends the
 * command with 1 after saying of each source that cannot be taken what is the matter with it.
 */
export async function readImportSources(
  words: readonly string[],
  options: Omit<ReadOptions, 'tell'>,
  open: () => Asking,
): Promise<ImportSource[]> {
  const named = words.map((word) => toNamed(word, options))
  const lists = new Map<string, Outcome>()
  for (const one of named) if ('read' in one) lists.set(one.word, one.read())
  failIfRefused(lists)
  const remote = named.flatMap((one) => ('remote' in one ? [one.remote] : []))
  const fetched = remote.length > 0 ? await fetchSources(remote, open()) : []
  for (const [n, list] of fetched.entries()) lists.set(remote[n]?.word ?? '', list)
  failIfRefused(lists)
  return words.flatMap((file) => {
    const list = lists.get(file)
    return list && 'papers' in list ? [{ file, ...list }] : []
  })
}

/** The file as a message names it. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file
}

/** Whether the word names something to be fetched that does not tell on which day it joined a list. */
export function needsDay(word: string): boolean {
  const source = word === '-' || existsSync(word) ? undefined : parseRemoteSource(word)
  return source !== undefined && 'kind' in source && (source.kind === 'arxiv' || source.kind === 'doi')
}

/** A file of that name wins. */
function toNamed(word: string, options: Omit<ReadOptions, 'tell'>): Named {
  const source = word === '-' || existsSync(word) ? undefined : parseRemoteSource(word)
  if (source === undefined) return { word, read: () => readFile(word, options) }
  if ('seems' in source) return { word, read: () => source }
  const format = formatOf[source.kind]
  if (options.format !== undefined && options.format !== format)
    return { word, read: () => ({ reason: `it comes as ${format}, not as ${options.format}. Leave --format out.` }) }
  return { word, remote: { word, source } }
}

/** What is down fails many at once, and is told once. */
function failIfRefused(lists: ReadonlyMap<string, Outcome>): void {
  const words = new Map<string, string[]>()
  for (const [word, list] of lists) {
    const why = 'seems' in list ? `it is ${list.seems}` : 'reason' in list ? list.reason : undefined
    if (why !== undefined) words.set(why, [...(words.get(why) ?? []), nameOf(word)])
  }
  const messages = [...words].map(([why, [first, ...others]]) => {
    const more = others.length > 3 ? ` and ${others.length} more` : others.map((word) => `, ${word}`).join('')
    return toTerminalText(`No papers found in ${first}${more}: ${why}`)
  })
  const last = messages.pop()
  if (last === undefined) return
  for (const message of messages) say(message)
  fail(`${last} Nothing was written.`)
}

function readFile(file: string, options: Omit<ReadOptions, 'tell'>): SourceList | { seems: string } {
  const read = readBytes(file)
  if ('seems' in read) return read
  const decoded = decodeText(read.bytes)
  if ('seems' in decoded) return decoded
  return readPapers(decoded.text, { ...options, tell: (done, all) => showProgress(done, all, 'entries read') })
}
