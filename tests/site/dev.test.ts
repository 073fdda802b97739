/** The site that is shown while somebody edits has the same files for programs as the built one, where they are made elsewhere. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { toContentType } from '../../src/hosting/answers.ts'
import { findPort } from '../local-port.ts'
import { fixtureContent } from './fixture-site.ts'
import { startScript } from './run-script.ts'

let origin: string
let said = ''
let stop: () => Promise<unknown>
beforeAll(async () => {
  const port = await findPort()
  const { child, ended } = startScript('dev', ['--port', String(port), '--content', fixtureContent])
  stop = () => {
    child.kill()
    return ended
  }
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (data) => {
      said += data
    })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (data) => String(data).includes('ready') && resolve())
    void ended.then(({ stderr }) => reject(new Error(stderr)))
  })
  origin = `http://localhost:${port}/`
})
afterAll(() => stop())

it.each([
  'papers/gossamer.bib',
  'papers/gossamer.ris',
  'papers/fennimore-hostile.md',
  'topics/lantern-oil.json',
  'topics/empty-shelf.md',
  'paths/through-the-fog.bib',
  'library.csl.json',
  'library.json',
  'schema/library.json',
  'feed.xml',
])('%s is the same while editing and built', async (file) => {
  const answer = await fetch(origin + file)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, toContentType(file)])
  expect(await answer.text()).toBe(readFileSync(join(inject('rootSite'), file), 'utf8'))
})

it('an address without a file is not found', async () => {
  expect((await fetch(`${origin}papers/nothing.bib`)).status).toBe(404)
})

it('a page comes without an error, in the browser and in the words of the server', async () => {
  const page = await fetch(`${origin}papers/gossamer/`)
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('</html>')])
  expect(said).not.toMatch(/error/i)
})
