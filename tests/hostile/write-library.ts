/** A hostile library as a content folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostileLibrary } from './hostile-library.ts'

/** Writes it as a curator would, but in JSON's way of quoting, which YAML reads and which can say every character. */
export function writeLibrary({ papers, topics, paths, site }: HostileLibrary, folder: string): void {
  for (const [collection, entries] of Object.entries({ papers, topics, paths })) {
    mkdirSync(join(folder, collection), { recursive: true })
    for (const { id, notes, ...record } of entries) {
      const dated = collection === 'papers' ? { ...record, added, published: '2025' } : record
      writeFileSync(join(folder, collection, `${id}.md`), `---\n${toYaml(dated)}\n---\n\n${notes}\n`)
    }
  }
  writeFileSync(join(folder, 'site.yaml'), `${toYaml(site)}\n`)
}

/** JSON in ASCII. */
export function toYaml(value: unknown): string {
  return JSON.stringify(value, null, 1).replace(
    /[^\n -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** One edition has them all. */
const added = '2026-01-01'
