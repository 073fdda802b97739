/** Writes the files of a site that are no pages, beside Astro, whose way to a file costs a multiple of its text. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { listHostFiles } from '../src/hosting/host-files.ts'
import type { Library } from '../src/library/library.ts'
import { toPageKeys } from '../src/library/page-keys.ts'
import { listSiteFiles, type SiteFile } from '../src/site-files.ts'
import { root } from './build-folders.ts'
import { digestCode } from './code-digest.ts'
import { openPageStore, prunePageStore } from './page-store.ts'
import type { SiteAddress } from './site-address.ts'
import { openSiteWriter, type SitePlace } from './site-writer.ts'

export interface FilesOrder {
  address: SiteAddress
  place: SitePlace
  /** Folder in which files are kept from build to build, if they are, and digest of the code that makes them. */
  cache?: string | undefined
  code?: string | undefined
}

/**
 * Into the folder of the site: files for programs, and those for its host, but for a name that `public/` has: what a
 * curator put there wins. Between two of them other work has its turn. Tells why files could not be kept for the next build,
 * if so; throws where there is no room.
 */
export async function writeSiteFiles(library: Library, order: FilesOrder): Promise<string | undefined> {
  const address = new URL(order.address.base, order.address.site)
  const write = openSiteWriter(order.place)
  const isOurs = ({ path }: { path: string }) => !existsSync(join(root, 'public', path))
  const files = (await listSiteFiles(library)).filter(isOurs)
  for (const { path, text } of listHostFiles(library, order.address.base).filter(isOurs)) write(path, text)
  const kept = openFileStore(library, order)
  for (const file of files) {
    const text = () => file.format(address)
    if (kept && file.madeFrom) await kept.write(file.path, file.madeFrom, text)
    else write(file.path, await text())
    await setImmediate()
  }
  return kept?.close()
}

/** Files that are taken over where nothing has changed in what they are made from. */
function openFileStore(library: Library, { address, place, cache, code = '' }: FilesOrder) {
  if (cache === undefined) return undefined
  const digests = new Map(library.papers.map((paper) => [`papers/${paper.id}`, digest(JSON.stringify(paper))]))
  const { toKey } = toPageKeys(library, digests)
  const store = openPageStore(cache, JSON.stringify([address, code]), place)
  const encoder = new TextEncoder()
  return {
    async write(
      path: string,
      { papers, facts }: NonNullable<SiteFile['madeFrom']>,
      format: () => string | Promise<string>,
    ): Promise<void> {
      const name = store.digest(`${path} ${toKey(papers, ...facts)}`)
      if (!store.take(name, path)) await store.put(name, path, encoder.encode(await format()))
    },
    async close(): Promise<string | undefined> {
      // Code that was edited meanwhile may be in some files and not in others.
      if (digestCode() !== code) store.keepNothing()
      const { digests, failure } = await store.close()
      return failure ?? prunePageStore(cache, digests)
    },
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
