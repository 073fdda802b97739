/** Where nothing was found the curator can be told what is missing: a link, which takes along what was searched and nothing else. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { useBrowser } from './browser.ts'
import { openTestHost, type TestHost } from './host.ts'

const open = useBrowser()
const repository = 'https://git.example/keeper/fog/'
const form = 'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier='
let host: TestHost

beforeAll(async () => {
  host = await openTestHost(inject('smallSites').first)
})
afterAll(() => host.stop())

/** The link below a search for this, on a page whose list is kept at the place where `suggest` is. */
async function search(text: string, suggest: string) {
  const { page, errors, foreign } = await open(host.origin)
  await page.route('**/search/', async (route) => {
    const response = await route.fetch()
    const html = (await response.text()).replace(`data-suggest="${repository}"`, `data-suggest="${suggest}"`)
    await route.fulfill({ response, body: html })
  })
  await page.goto(`${host.origin}search/`)
  await page.locator('#query').fill(text)
  const link = page.getByRole('link', { name: 'Suggest it to the curator' })
  await link.waitFor()
  return { page, link, errors, foreign }
}

it('a search without findings leads to the form of the repository, filled in', async () => {
  const { page, link, errors, foreign } = await search('qzxv & "wrrk"#zq', form.replace('&', '&amp;'))
  const url = new URL((await link.getAttribute('href')) ?? '')
  expect([...url.searchParams]).toEqual([
    ['template', 'suggest-a-paper.yml'],
    ['identifier', 'qzxv & "wrrk"#zq'],
  ])
  await page.locator('#query').fill('qzxv other')
  await page.locator('#search-offers a[href$="identifier=qzxv%20other"]').waitFor()
  await page.locator('#query').fill('lantern')
  await link.waitFor({ state: 'detached' })
  expect([errors, foreign]).toEqual([[], []])
  await page.context().close()
})

it('of a host that we do not know it leads to the repository', async () => {
  const { page, link } = await search('qzxv wrrk', repository)
  expect(await link.getAttribute('href')).toBe(repository)
  await page.goto(`${host.origin}papers/gossamer/`)
  expect(await page.getByText('Mend this record').getAttribute('href')).toBe(repository)
  await page.goto(`${host.origin}about/`)
  expect(await page.getByText('an open repository').getAttribute('href')).toBe(repository)
  await page.context().close()
})

it('a list that names no repository offers nothing of the kind', async () => {
  const { page } = await open(`${inject('atRoot')}search/?q=qzxv+wrrk`)
  await page.getByText('Try fewer or shorter words').waitFor()
  expect(await page.getByText(/suggest/i).count()).toBe(0)
  for (const address of ['', 'about/', 'papers/zhang-2023-h2o-heavy-hitter/']) {
    await page.goto(inject('atRoot') + address)
    expect(await page.getByText(/suggest it|mend this|open repository/i).count()).toBe(0)
  }
  await page.context().close()
})
