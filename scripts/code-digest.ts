/** What turns content into a site, in a word: our code, the packages, and the Node that runs them. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './build-folders.ts'

/** Differs as soon as one byte of the code or one version does. */
export function digestCode(): string {
  const hash = createHash('sha256').update(JSON.stringify(process.versions))
  for (const file of [...listFiles(join(root, 'src')), join(root, 'astro.config.mjs'), join(root, 'package-lock.json')])
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
}
