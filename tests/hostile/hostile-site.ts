/** Hostile and harmless sites of the same shape, built side by side; `npm run test:long` has every text in every field of a paper. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLong } from '../long.ts'
import { runScript } from '../site/run-script.ts'
import { type HostileLibrary, inventLibrary } from './hostile-library.ts'
import { hostileSet } from './hostile-set.ts'
import { writeLibrary } from './write-library.ts'

export interface HostileSite {
  library: HostileLibrary
  /** The content folder, and the site built of it. */
  content: string
  site: string
}

export interface HostileSites {
  hostile: HostileSite
  /** The same fields, all with plain words in them. */
  harmless: HostileSite
  remove(): void
}

const whole = hostileSet.length
const sizes = isLong ? { papers: whole, topics: 300, paths: 150 } : { papers: 80, topics: 20, paths: 10 }

/** Words, an address, pages, words that are written from right to left, and a unit whose figures are drawn side by side. */
const plainTexts = ['plain words', 'https://plain.example/words', '12-34', 'שלום עולם', '×']

/** Builds what is asked for; throws what the build says when there is no site at its end. */
export async function buildHostileSites(kinds: readonly ('hostile' | 'harmless')[]): Promise<HostileSites> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-hostile-'))
  const build = async (kind: 'hostile' | 'harmless'): Promise<HostileSite> => {
    const texts = kind === 'hostile' ? hostileSet : plainTexts
    const library = inventLibrary(texts, kind === 'hostile' ? sizes : { papers: 30, topics: 3, paths: 2 })
    const [content, site] = [join(folder, `${kind}-content`), join(folder, kind)]
    writeLibrary(library, content)
    const { code, stderr } = await runScript('build', ['--content', content, '--out', site])
    if (code !== 0) throw new Error(`The ${kind} library cannot be built:\n${stderr}`)
    return { library, content, site }
  }
  const built = await Promise.all(kinds.map(build))
  const find = (kind: 'hostile' | 'harmless') => built[kinds.indexOf(kind)] as HostileSite
  return {
    hostile: find('hostile'),
    harmless: find('harmless'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
