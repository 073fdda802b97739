/** What turns content into a site, in a word: our code, the packages, and the Node that runs them. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './build-folders.ts'

/** Differs as soon as one byte of the code or one version does; not when somebody edits an installed package. */
export function digestCode(): string {
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  const code = [...listFiles('src', true), ...listFiles('scripts', false)]
  for (const file of [...code, 'astro.config.mjs', 'tsconfig.json', 'package-lock.json'])
    if (existsSync(join(root, file)))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0')
  return hash.digest('hex')
}

/** Paths from the project, sorted. */
function listFiles(folder: string, recursive: boolean): string[] {
  return readdirSync(join(root, folder), { recursive, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort()
}
