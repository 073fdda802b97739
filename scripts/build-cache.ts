/**
 * What builds leave for those after them: checked entries, finished pages and other files, search indexes, packs, social
 * cards. Losing it costs time and nothing else. The folder is marked (https://bford.info/cachedir/): backups leave it out, and nothing that is not marked is emptied.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './build-folders.ts'
import type { SiteAddress } from './site-address.ts'

export interface BuildCache {
  /** The folder itself. */
  folder: string
  /** Folder for the pages of the site at this address: sites at several addresses do not push each other out. */
  pages(address: SiteAddress): string
  /** Folder for the files of that site that are no pages. */
  files(address: SiteAddress): string
  /** Folder for the packs of the site at this address. */
  packs(address: SiteAddress): string
  /** Folder for search indexes. */
  indexes: string
  /** Folder for social cards. */
  cards: string
  /** File for entries that have been checked. */
  entries: string
}

const tag = 'CACHEDIR.TAG'

/** Why this folder cannot be a cache, as a sentence; nothing when it can. */
export function refuseCache(typed: string | undefined): string | undefined {
  if (typed === undefined || !existsSync(typed)) return undefined
  if (!statSync(typed).isDirectory())
    return `${typed} is a file, and no cache. Name a new or an empty folder with --cache-dir.`
  const names = readdirSync(typed)
  return names.length === 0 || names.includes(tag)
    ? undefined
    : `${typed} is no cache: there is something else in it. Name a new or an empty folder with --cache-dir.`
}

/**
 * Opens the cache in this folder (".cache/paperstand" of the project); with `isClean` it begins anew, and throws where it
 * cannot be emptied.
 */
export function openCache(typed: string | undefined, isClean = false): BuildCache {
  const folder = resolve(typed ?? join(root, '.cache', 'paperstand'))
  if (isClean) empty(folder)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, tag),
      'Signature: 8a477f597d28d172789f06886806bc55\n# Made by Paperstand. It can be deleted.\n',
    )
  } catch {
    // A folder that cannot be written is told of by those who want to keep something in it.
  }
  const below = (kind: string, { site, base }: SiteAddress) =>
    join(folder, kind, toFileName(`${new URL(site).host}${base}`))
  return {
    folder,
    pages: (address) => below('pages', address),
    files: (address) => below('files', address),
    packs: (address) => below('packs', address),
    indexes: join(folder, 'indexes'),
    cards: join(folder, 'cards'),
    entries: join(folder, 'entries.jsonl'),
  }
}

function empty(folder: string): void {
  try {
    if (existsSync(join(folder, tag))) rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    throw new Error(
      `The cache ${folder} cannot be emptied (${(error as NodeJS.ErrnoException).code}). Remove it yourself, or name another with --cache-dir.`,
    )
  }
}

function toFileName(text: string): string {
  return text.replace(/[^a-z0-9.]+/gi, '-').replace(/-$/, '')
}
