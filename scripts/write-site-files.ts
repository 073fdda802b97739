/** Writes the files of a site that are for programs alone, beside Astro, whose way to a file costs a multiple of its text. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Library } from '../src/library/library.ts'
import { listSiteFiles } from '../src/library/site-files.ts'
import type { SiteAddress } from './site-address.ts'

/** Into the folder of the site. Throws where there is no room. */
export function writeSiteFiles(library: Library, { site, base }: SiteAddress, folder: string): void {
  const root = new URL(base, site)
  const made = new Set<string>()
  for (const { path, format } of listSiteFiles(library)) {
    const file = join(folder, path)
    try {
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeFileSync(file, format(root))
    } catch (error) {
      throw new Error(
        `${path} cannot be written (${(error as Error).message}). Make room, or name another folder with --out.`,
      )
    }
  }
}
