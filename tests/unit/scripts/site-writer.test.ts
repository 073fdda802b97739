/** The files of a new site: written, or the same as in the last one. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSiteWriter } from '../../../scripts/site-writer.ts'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** A site with one page, and a new one in which the page says this; whether they share the file. */
function rewrite(prepare: (last: string) => void, text = 'Fog drifts.'): { shared: boolean; text: string } {
  const [site, last] = [temporary(), temporary()]
  prepare(last)
  const write = openSiteWriter({ site, last })
  write('first.txt', 'The first is always written.')
  write('papers/fog/index.html', text)
  const [now, before] = [site, last].map((folder) =>
    statSync(join(folder, 'papers/fog/index.html'), { throwIfNoEntry: false }),
  )
  return { shared: now?.ino === before?.ino, text: readFileSync(join(site, 'papers/fog/index.html'), 'utf8') }
}

function writePage(folder: string, text = 'Fog drifts.'): string {
  const file = join(folder, 'papers/fog/index.html')
  mkdirSync(join(folder, 'papers/fog'), { recursive: true })
  writeFileSync(file, text)
  return file
}

test('A file that is in the last site already is the same file, with the date that it had', () => {
  expect(rewrite((last) => writePage(last))).toEqual({ shared: true, text: 'Fog drifts.' })
})

test.each<[string, (last: string) => void]>([
  ['is not there', () => {}],
  ['says something else', (last) => writePage(last, 'Fog lifts..')],
  ['is longer', (last) => writePage(last, 'Fog drifts. ')],
  ['has other rights', (last) => chmodSync(writePage(last), 0o600)],
  ['can be executed', (last) => chmodSync(writePage(last), 0o755)],
  [
    'is a link to another file',
    (last) => {
      const other = join(last, 'other')
      writeFileSync(other, 'Fog drifts.')
      mkdirSync(join(last, 'papers/fog'), { recursive: true })
      symlinkSync(other, join(last, 'papers/fog/index.html'))
    },
  ],
  ['is a folder', (last) => mkdirSync(join(last, 'papers/fog/index.html'), { recursive: true })],
])('A file that in the last site %s is written', (_, prepare) => {
  expect(rewrite(prepare)).toEqual({ shared: false, text: 'Fog drifts.' })
})

test('What is written twice never changes the last site', () => {
  const [site, last] = [temporary(), temporary()]
  writePage(last)
  const write = openSiteWriter({ site, last })
  write('first.txt', 'The first is always written.')
  for (const text of ['Fog drifts.', 'Fog lifts.']) write('papers/fog/index.html', text)
  expect([site, last].map((folder) => readFileSync(join(folder, 'papers/fog/index.html'), 'utf8'))).toEqual([
    'Fog lifts.',
    'Fog drifts.',
  ])
})

test('What cannot be written is told, with what to do', () => {
  const site = temporary()
  writeFileSync(join(site, 'papers'), 'in the way')
  expect(() => openSiteWriter({ site })('papers/fog/index.html', '')).toThrow(
    /^papers\/fog\/index\.html cannot be written \(E.*\)\. Make room, or name another folder with --out\.$/,
  )
})

test("Processes that write the same files at the same time do not get into each other's way", async () => {
  const site = temporary()
  const code = `
    import { openSiteWriter } from ${JSON.stringify(join(root, 'scripts/site-writer.ts'))}
    for (let round = 0; round < 20; round++) {
      const write = openSiteWriter({ site: ${JSON.stringify(site)} })
      for (let n = 0; n < 40; n++) write('_astro/script-' + n + '.js', 'same')
    }
  `
  const writers = Array.from({ length: 3 }, () => spawn(process.execPath, ['--input-type=module', '--eval', code]))
  const said = writers.map(async ({ stderr }) => (await Array.fromAsync(stderr)).join(''))
  expect(await Promise.all(writers.map(async (child) => (await once(child, 'exit'))[0]))).toEqual([0, 0, 0])
  expect(await Promise.all(said)).toEqual(['', '', ''])
  expect(readdirSync(join(site, '_astro'))).toHaveLength(40)
})
