import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makePacks } from '../../../scripts/make-packs.ts'
import { readPackedPapers } from '../../../scripts/packed-papers.ts'
import { temporaryFolders } from '../scripts/temporary-folder.ts'

const temporaryFolder = temporaryFolders()

it.each([
  ['a site that is not kept offline', 'registration.unregister()', undefined],
  ['a worker that has lost its packs', 'var list={"build":"a","packs":[]}', new Set()],
])('of %s the count of packed papers says so', (_, script, papers) => {
  const site = temporaryFolder()
  writeFileSync(join(site, 'sw.js'), script)
  expect(readPackedPapers(site)).toEqual(papers)
})

it('packs do not tell on which system they were made, and name their papers', async () => {
  const site = temporaryFolder()
  mkdirSync(join(site, 'papers/fog'), { recursive: true })
  writeFileSync(join(site, 'papers/fog/index.html'), `<title>Fog · A Stand</title>${'Fog. '.repeat(1000)}`)
  const order = { site, papers: ['fog'], shell: new Set<string>(), store: join(temporaryFolder(), 'packs'), code: '' }
  const { packs } = await makePacks(order)
  const [pack] = packs.map(({ path }) => readFileSync(join(site, path)))
  const header = pack?.readUInt32LE(4) ?? 0
  expect([pack?.[8 + 9], pack?.[8 + header + 9]]).toEqual([255, 255])
  writeFileSync(join(site, 'sw.js'), JSON.stringify({ build: 'a', packs }))
  expect(readPackedPapers(site)).toEqual(new Set(['fog']))
})
