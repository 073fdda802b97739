/** Checked entries from build to build, in one file: a curator edits one file, and ten thousand are the same. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { EntryMemory, WellEntry } from '../src/library/content-file.ts'
import { readLines, writeLines } from './json-lines.ts'
import { removeLeftovers } from './write-file.ts'

export interface EntryFile extends EntryMemory {
  /** Writes down what was recalled or remembered since it was opened, and forgets the rest. */
  save(): void
}

/** Opens the memory; `prefix` names the code that read the entries. What is not there or cannot be read is empty. */
export function openEntryMemory(file: string, prefix: string): EntryFile {
  const before = readEntries(file)
  const now = new Map<string, WellEntry>()
  let isSame = true
  const toDigest = (path: string, text: string) =>
    createHash('sha256').update(`${prefix}\0${path}\0`).update(text).digest('base64url')
  return {
    recall(path, text) {
      const digest = toDigest(path, text)
      const entry = before.get(digest)
      if (entry) now.set(digest, entry)
      return entry
    },
    remember(path, text, entry) {
      now.set(toDigest(path, text), entry)
      isSame = false
    },
    save() {
      if (isSame && now.size === before.size) return
      try {
        mkdirSync(dirname(file), { recursive: true })
        removeLeftovers(dirname(file))
        const beside = join(dirname(file), `.entries.${process.pid}.tmp`)
        writeLines(beside, [...now])
        renameSync(beside, file)
      } catch {
        // The next build reads every entry anew.
      }
    },
  }
}

function readEntries(file: string): Map<string, WellEntry> {
  try {
    return new Map(readLines(file) as [string, WellEntry][])
  } catch {
    return new Map()
  }
}
