/** Writes the files of a site that are no pages, beside Astro, whose way to a file costs a multiple of its text. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listHostFiles } from '../src/hosting/host-files.ts'
import type { Library } from '../src/library/library.ts'
import { listSiteFiles } from '../src/site-files.ts'
import { root } from './build-folders.ts'
import type { SiteAddress } from './site-address.ts'

/**
 * Into the folder of the site: files for programs, and those for its host, but for a name that `public/` has: what a
 * curator put there wins. Throws where there is no room.
 */
export async function writeSiteFiles(library: Library, { site, base }: SiteAddress, folder: string): Promise<void> {
  const address = new URL(base, site)
  const made = new Set<string>()
  const write = (path: string, text: string) => {
    const file = join(folder, path)
    try {
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeFileSync(file, text)
    } catch (error) {
      throw new Error(
        `${path} cannot be written (${(error as Error).message}). Make room, or name another folder with --out.`,
      )
    }
  }
  for (const { path, format } of await listSiteFiles(library)) write(path, await format(address))
  for (const { path, text } of listHostFiles(library, base))
    if (!existsSync(join(root, 'public', path))) write(path, text)
}
