/** Two editions of the invented list as sites, the second with one more paper and another style, and one that does without much. */
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Folders of sites, by edition and place. */
export interface SmallSites {
  first: Record<string, string>
  second: Record<string, string>
  /** The first edition with another introduction of a topic, at "/": pages of papers are the same. */
  mended: string
  /** The first edition with `offline: false` and `twins: 0`. */
  takenBack: Record<string, string>
}

/** Where the sites stand: at the top of an origin, and below a path. */
export const places = ['/', '/a/stand/']

/** The paper that only the second edition has. */
export const newPaper = 'zephyr-2026-wind-new-page'

/** Builds all of them below a folder. */
export async function buildSmallSites(folder: string): Promise<SmallSites> {
  const lists = ['list', 'longer', 'online', 'mended'].map((name) => join(folder, name))
  for (const copy of lists) cpSync(join(project, 'tests/fixtures/library'), copy, { recursive: true })
  const [list, longer, online, mended] = lists as [string, string, string, string]
  writeFileSync(
    join(longer, `papers/${newPaper}.md`),
    '---\ntitle: A Wind From a New Page\nadded: 2026-01-06\nsummary: An invented paper of the second edition.\n---\n',
  )
  edit(join(mended, 'topics/lantern-oil.md'), (text) => `${text}\nMended since.\n`)
  edit(join(online, 'site.yaml'), (text) => `${text.replace(/^twins: .*$/m, 'twins: 0')}offline: false\n`)
  const restyled = copyProject(join(folder, 'project'))
  edit(join(restyled, 'src/styles/site.css'), (text) => `${text}\n:root {\n  --edition: 2;\n}\n`)
  let built = 0
  const build = async (from: string, content: string, base: string) => {
    const out = join(folder, `site-${built++}`)
    const options = ['--content', content, '--out', out, '--base', base, '--site', 'https://fixture.example']
    const cache = ['--cache-dir', `${from === project ? folder : restyled}/cache`]
    await promisify(execFile)(process.execPath, ['scripts/build.ts', ...options, ...cache], { cwd: from })
    return out
  }
  const buildAll = async (from: string, content: string) => {
    const sites: Record<string, string> = {}
    for (const place of places) sites[place] = await build(from, content, place)
    return sites
  }
  const [own, second] = await Promise.all([
    buildAll(project, list).then(async (first) => {
      return { first, takenBack: await buildAll(project, online), mended: await build(project, mended, '/') }
    }),
    buildAll(restyled, longer),
  ])
  return { ...own, second }
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

/** Our code, to be changed: packages are those that are installed. */
function copyProject(copy: string): string {
  mkdirSync(copy)
  const code = ['src', 'scripts', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']
  for (const name of code) cpSync(join(project, name), join(copy, name), { recursive: true })
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  return copy
}
