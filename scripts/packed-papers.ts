/** Which papers the packs of a built site have: what its service worker will find in them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PackHeader } from '../src/offline/pack.ts'

/** Ids of papers in the packs that sw.js names; nothing where the site is not kept offline. A pack that is not there has none. */
export function readPackedPapers(site: string): Set<string> | undefined {
  const worker = join(site, 'sw.js')
  const script = existsSync(worker) ? readFileSync(worker, 'utf8') : ''
  const packs = [...script.matchAll(/"(offline\/[^"]+\.pack)"/g)].map(([, path = '']) => join(site, path))
  if (!script.includes('"packs":[')) return undefined
  const files = packs.filter((pack) => existsSync(pack)).flatMap(readFiles)
  return new Set(files.flatMap(([path, , , , title]) => (title === undefined ? [] : (path.split('/').at(-2) ?? []))))
}

function readFiles(pack: string): PackHeader['files'] {
  const bytes = readFileSync(pack)
  const { files }: PackHeader = JSON.parse(gunzipSync(bytes.subarray(8, 8 + bytes.readUInt32LE(4))).toString())
  return files
}
