/** `npm run screenshots`: every kind of page, in several widths, light and dark, to be looked at. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { launchOptions, missingChromium, provideChromium } from './chromium.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { serveSite } from './serve-site.ts'

const { values } = readCommandLine(
  `
npm run screenshots -- [--site DIR] [--out DIR] [--widths N,…] [--full]

Takes a picture of every kind of page of a built site, light and dark.

  --site DIR    the built site (dist)
  --out DIR     where the pictures go (screenshots)
  --widths N,…  widths in pixels (360,768,1440,1920)
  --full        whole pages instead of the first screen

Example: npm run screenshots -- --widths 360,1440
`,
  {
    site: { type: 'string', default: 'dist' },
    out: { type: 'string', default: 'screenshots' },
    widths: { type: 'string', default: '360,768,1440,1920' },
    full: { type: 'boolean', default: false },
  },
)

const site = resolve(values.site)
if (!existsSync(join(site, 'index.html')))
  fail(`There is no site in ${values.site}. Build it first: npm run build.`, exitCode.wrongUsage)
const widths = values.widths.split(',').map(Number)
if (widths.some((width) => !(width >= 200 && width <= 4000)))
  fail('--widths are numbers between 200 and 4000, with commas between them.', exitCode.wrongUsage)
const executablePath = provideChromium() ?? fail(missingChromium)
mkdirSync(values.out, { recursive: true })

const { server, url } = await serveSite({ site, port: 4400, host: 'localhost' })
const browser = await chromium.launch({ executablePath, ...launchOptions })
const kinds = pageKinds(site)
for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of widths) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: width < 600 ? 780 : 1000 } })
    const page = await context.newPage()
    for (const [kind, address] of Object.entries(kinds)) {
      await page.goto(new URL(address, url).href, { waitUntil: 'networkidle' })
      await page.screenshot({ path: join(values.out, `${kind}-${width}-${colorScheme}.png`), fullPage: values.full })
    }
    await context.close()
  }
}
await browser.close()
server.close()
server.closeAllConnections()
say(`${Object.keys(kinds).length * widths.length * 2} pictures in ${values.out}`)

/** One page of each kind that the site has. */
function pageKinds(folder: string): Record<string, string> {
  const first = (collection: string) => {
    const names = existsSync(join(folder, collection))
      ? readdirSync(join(folder, collection), { withFileTypes: true })
      : []
    return names.find((entry) => entry.isDirectory() && /[a-z]|^\d{4}(?:-\d\d-\d\d)?$/.test(entry.name))?.name
  }
  const one = Object.entries({
    paper: 'papers',
    topic: 'topics',
    path: 'paths',
    edition: 'editions',
    author: 'authors',
    venue: 'venues',
    year: 'years',
    saved: 'searches',
  }).flatMap(([kind, collection]) => {
    const name = first(collection)
    return name ? [[kind, `${collection}/${name}/`] as const] : []
  })
  return {
    front: '',
    ...Object.fromEntries(one),
    papers: 'papers/',
    topics: 'topics/',
    editions: 'editions/',
    discussed: 'discussed/',
    results: 'results/',
    timeline: 'timeline/',
    venues: 'venues/',
    years: 'years/',
    organisations: 'organizations/',
    search: 'search/',
    found: 'search/?q=cache',
    subscribe: 'subscribe/',
    about: 'about/',
    missing: 'no-such-page/',
  }
}
