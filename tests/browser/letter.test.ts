/** A letter as it arrives: sent to an SMTP server, parsed, and shown. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailServer } from '../mail-server.ts'
import { runScript } from '../site/run-script.ts'
import { useBrowser } from './browser.ts'

const open = useBrowser()
let server: Server
const url = (edition: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${edition}`

/** The day with its hostile and its mathematical papers, and our own list's month, which is as long as letters get. */
const sent = { day: ['--content', 'tests/fixtures/library'], month: ['--content', 'own', '--month', '2025-12'] }

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-letter-'))
  const mailServer = await startMailServer()
  const shown = new Map<string, string>()
  const own = copyOwnList(folder)
  for (const [name, options] of Object.entries(sent)) {
    const file = join(folder, `${name}.txt`)
    writeFileSync(file, 'Ada Bellows <ada@example.org>\n')
    const { code, stderr } = await runScript(
      'mail',
      [
        '--to',
        file,
        '--from',
        'stand@example.org',
        '--unsubscribe',
        'https://example.org/leave',
        '--send',
        ...options.map((option) => (option === 'own' ? own : option)),
      ],
      { env: { SMTP_URL: `smtp://127.0.0.1:${mailServer.port}` } },
    )
    if (code !== 0) throw new Error(stderr)
    shown.set(`/${name}`, mailServer.received.at(-1)?.mail.html || '')
  }
  await mailServer.close()
  rmSync(folder, { recursive: true })
  server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown.get(request.url ?? '') ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

/** Our list under an authority of its own: what every new list has is refused. */
function copyOwnList(folder: string): string {
  const copy = join(folder, 'content')
  cpSync('content', copy, { recursive: true })
  const file = join(copy, 'site.yaml')
  const others = readFileSync(file, 'utf8').replace(/^feedAuthority:.*\n/m, '')
  writeFileSync(file, `${others}\nfeedAuthority: stand.example,2025\n`)
  return copy
}

describe.each(Object.keys(sent))('the letter of a %s', (name) => {
  describe.each([360, 720])('at %i px', (width) => {
    it.each(['light', 'dark'] as const)(
      'in the %s asks nobody for anything and does not scroll sideways',
      async (colorScheme) => {
        const { page, foreign, errors } = await open(url(name), { viewport: { width, height: 800 }, colorScheme })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        const asked = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
        expect(asked.filter((address) => !address.endsWith('/favicon.ico'))).toEqual([])
        expect([foreign, errors]).toEqual([[], []])
        const column = await page.locator('h1').boundingBox()
        expect(column?.width).toBe(Math.min(600, width - 40))
        await page.context().close()
      },
    )
  })

  it.each(['light', 'dark'] as const)('in the %s has a contrast of 7 to 1 for what is read', async (colorScheme) => {
    const { page } = await open(url(name), { colorScheme })
    const colours = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      ...new Set([...document.querySelectorAll('p, h1, h2, h3, span, a')].map((each) => getComputedStyle(each).color)),
    ])
    const [paper = '', ...inks] = colours.map(luminance)
    expect(inks.length).toBe(3)
    for (const ink of inks) expect(contrast(Number(paper), ink)).toBeGreaterThanOrEqual(7)
    await page.context().close()
  })

  it('does not show what is there for the list of letters alone', async () => {
    const { page } = await open(url(name))
    expect(await page.locator('body > div').first().isVisible()).toBe(false)
    await page.context().close()
  })
})

/** Relative luminance of "rgb(r, g, b)", and the ratio of two (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const value = Number(part) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
