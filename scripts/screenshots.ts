/** `npm run screenshots`: every kind of page, in several widths and looks, to be looked at; and the pictures of the README. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { launchOptions, missingChromium, provideChromium } from './chromium.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { isLookName, type Look, type LookName, looks } from './pictures/looks.ts'
import { takeReadmePictures } from './pictures/readme-pictures.ts'
import { findScenes, type Scene } from './pictures/scenes.ts'
import { serveSite } from './serve-site.ts'

const { values } = readCommandLine(
  `
npm run screenshots -- [--site DIR] [--out DIR] [--widths N,…] [--looks NAME,…] [--kinds NAME,…] [--full]
npm run screenshots -- --readme [--site DIR] [--out DIR]

Takes a picture of every kind of page of a built site, in every width and look: front-0360-dark.png. The search is
taken with and without findings, the shelf with marks and empty, the fullest and the barest paper.

  --site DIR     the built site (dist)
  --out DIR      where the pictures go (screenshots; docs with --readme)
  --widths N,…   widths in pixels (360,768,1440,1920)
  --looks NAME,… of ${Object.keys(looks).join(', ')}; "all" are all (light,dark)
  --kinds NAME,… only these, or those that begin so: paper,search
  --full         whole pages instead of the first screen
  --readme       takes the four pictures of the README, of a build of our own list, as WebP

Example: npm run screenshots -- --widths 360,1440 --kinds topic --looks light,forced
`,
  {
    site: { type: 'string', default: 'dist' },
    out: { type: 'string' },
    widths: { type: 'string', default: '360,768,1440,1920' },
    looks: { type: 'string', default: 'light,dark' },
    kinds: { type: 'string' },
    full: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
  },
)

const site = resolve(values.site)
if (!existsSync(join(site, 'index.html')))
  fail(`There is no site in ${values.site}. Build it first: npm run build.`, exitCode.wrongUsage)
const widths = values.widths.split(',').map(Number)
if (widths.some((width) => !(width >= 200 && width <= 4000)))
  fail('--widths are numbers between 200 and 4000, with commas between them.', exitCode.wrongUsage)
const chosenLooks = toLooks(values.looks)
const scenes = chooseScenes(findScenes(site), values.kinds)
const executablePath = provideChromium() ?? fail(missingChromium)
const out = values.out ?? (values.readme ? 'docs' : 'screenshots')
mkdirSync(out, { recursive: true })

const { server, url } = await serveSite({ site, port: 4400, host: 'localhost' })
const browser = await chromium.launch({ executablePath, ...launchOptions })
if (values.readme)
  for (const { file, bytes } of await takeReadmePictures(browser, url, out))
    say(`${file}: ${Math.round(bytes / 1000)} kB`)
else say(`${await takeScreenshots(browser)} pictures in ${out}`)
await browser.close()
server.close()
server.closeAllConnections()

async function takeScreenshots(browser: Browser): Promise<number> {
  let taken = 0
  for (const name of chosenLooks) {
    const { options, prepare }: Look = looks[name]
    for (const width of widths) {
      for (const [scene, { address, act }] of Object.entries(scenes)) {
        // A context of its own, so that a mark of one picture is not in the next.
        const context = await browser.newContext({
          ...options,
          viewport: { width, height: width < 600 ? 780 : 1000 },
          serviceWorkers: 'block',
        })
        const page = await context.newPage()
        await prepare?.(page)
        await page.goto(new URL(address, url).href, { waitUntil: 'networkidle' })
        await act?.(page, url)
        const file = `${scene}-${String(width).padStart(4, '0')}-${name}.png`
        await page.screenshot({ path: join(out, file), fullPage: values.full })
        await context.close()
        taken++
      }
    }
  }
  return taken
}

function toLooks(text: string): LookName[] {
  if (text === 'all') return Object.keys(looks).filter(isLookName)
  return text
    .split(',')
    .map((name) =>
      isLookName(name)
        ? name
        : fail(`There is no look "${name}". Those are ${Object.keys(looks).join(', ')}.`, exitCode.wrongUsage),
    )
}

/** All, or those whose names are asked for: "paper" is also "paper-bare". */
function chooseScenes(all: Record<string, Scene>, asked: string | undefined): Record<string, Scene> {
  if (asked === undefined) return all
  const names = asked.split(',')
  const unknown = names.find((name) => !Object.keys(all).some((scene) => isOf(scene, name)))
  if (unknown !== undefined)
    fail(`There is no kind "${unknown}" here. There are ${Object.keys(all).sort().join(', ')}.`, exitCode.wrongUsage)
  return Object.fromEntries(Object.entries(all).filter(([scene]) => names.some((name) => isOf(scene, name))))
}

function isOf(scene: string, name: string): boolean {
  return scene === name || scene.startsWith(`${name}-`)
}
