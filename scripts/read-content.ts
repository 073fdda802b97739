/** The content folder, read from disk: every file, or why it could not be read. Nothing outside the folder is followed. */
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, parseContent, type Source } from '../src/library/content.ts'
import type { EntryMemory } from '../src/library/content-file.ts'

/** Largest file that an entry may be, in bytes. */
export const fileLimit = 2_000_000

/** Reads and checks everything that the memory does not have; throws only if the folder itself is not there. */
export function readContent(folder: string, memory?: EntryMemory): Content {
  return parseContent(readSources(folder), memory)
}

/**
 * All files below the folder, sorted; throws only if the folder itself is not there. Names with a dot before them (".DS_Store")
 * are the system's, unless they end in ".md".
 */
export function readSources(folder: string): Source[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}. Make it, or name another with --content.`)
  return listSources(folder, '')
}

function listSources(folder: string, below: string): Source[] {
  const sources: Source[] = []
  for (const entry of listFolder(join(folder, below))) {
    if (typeof entry === 'string') return [{ path: below || '.', unreadable: entry }]
    const path = below ? `${below}/${entry.name}` : entry.name
    if (entry.name.startsWith('.') && !entry.name.endsWith('.md')) continue
    if (entry.isDirectory() && !entry.name.endsWith('.md') && below === '') sources.push(...listSources(folder, path))
    else sources.push({ path, ...readSource(join(folder, path), entry) })
  }
  return sources
}

/** What is in a folder, sorted, or why it could not be read. */
function listFolder(folder: string): (Dirent | string)[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return [`cannot be read (${(error as NodeJS.ErrnoException).code}). Check its permissions.`]
  }
}

function readSource(file: string, entry: Dirent): { text: string } | { unreadable: string } {
  if (entry.isSymbolicLink())
    return { unreadable: 'is a symbolic link, and links are not followed. Put the file itself here.' }
  if (!entry.isFile())
    return { unreadable: 'is not a file. Entries are files "<id>.md"; move it out of the content folder.' }
  try {
    const { size } = statSync(file)
    if (size > fileLimit)
      return { unreadable: `is larger than ${fileLimit / 1e6} MB. An entry is a few kilobytes; shorten it.` }
    const bytes = readFileSync(file)
    if (bytes.includes(0)) return { unreadable: 'has a NUL character in it. Is it a text file?' }
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    if (error instanceof TypeError) return { unreadable: 'is not UTF-8 text. Save it as UTF-8.' }
    return { unreadable: `cannot be read (${(error as NodeJS.ErrnoException).code}). Check its permissions.` }
  }
}
