/** The four pictures of the README: of our own list, small enough to be kept with the code. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

interface ReadmePicture {
  /** File name below the folder, without its ending. */
  name: string
  address: string
  width: number
  height: number
  theme: 'light' | 'dark'
  /** Where the top of the picture is, where it is not that of the page. */
  from?: string
}

export const readmePictures: readonly ReadmePicture[] = [
  { name: 'front', address: '', width: 1280, height: 860, theme: 'light' },
  { name: 'paper', address: 'papers/zhang-2023-h2o-heavy-hitter/', width: 1280, height: 860, theme: 'light' },
  { name: 'topic', address: 'topics/kv-cache/', width: 1280, height: 860, theme: 'dark' },
  { name: 'phone', address: 'search/?q=kv+cache', width: 400, height: 860, theme: 'light' },
]

/** Device pixels for a pixel of the page: sharp where a README is shown large, small enough for a repository. */
const sharpness = 1.5

/** WebP's quality, 0 to 100: letters stay clean, and a picture of a page has some 100 kB. */
const quality = 82

/** Takes them from a served site and writes WebP files; what was written is returned with its bytes. */
export async function takeReadmePictures(
  browser: Browser,
  url: string,
  folder: string,
): Promise<{ file: string; bytes: number }[]> {
  const taken = []
  for (const { name, address, width, height, theme, from } of readmePictures) {
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: { width, height },
      deviceScaleFactor: sharpness,
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await page.goto(new URL(address, url).href, { waitUntil: 'networkidle' })
    if (from !== undefined) await page.locator(from).evaluate((element) => element.scrollIntoView({ block: 'start' }))
    // Playwright itself writes PNG and JPEG only.
    const devtools = await context.newCDPSession(page)
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality })
    const file = join(folder, `${name}.webp`)
    const bytes = Buffer.from(data, 'base64')
    writeFileSync(file, bytes)
    taken.push({ file, bytes: bytes.length })
    await context.close()
  }
  return taken
}
