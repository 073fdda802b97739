/** The browser for tests and screenshots: one that is here, or Debian's, installed once. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { installFromDebian } from './debian.ts'

/** Path of a Chromium or Chrome; undefined where there is none. `CHROMIUM_PATH` wins. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...(named ? [named] : []), ...onPath, ...places, chromium.executablePath()].find(
    (path) => path && existsSync(path),
  )
}

/** The same, but installs Debian's package where that can be done; undefined where it cannot. */
export function provideChromium(): string | undefined {
  const found = findChromium()
  if (found) return found
  installFromDebian('Chromium', 'chromium-headless-shell', 'chromium')
  return findChromium()
}

/** What to do where there is none. */
export const missingChromium =
  'There is no Chromium or Chrome here, and none could be installed. Install one, or name it in CHROMIUM_PATH.'

/** Path of a browser, installed if need be; throws and says what to do where there is none. */
export function requireChromium(): string {
  const path = provideChromium()
  if (path === undefined) throw new Error(missingChromium)
  return path
}

/** Options with which it starts in a container, as root, without reaching for the network. */
export const launchOptions = {
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--font-render-hinting=none',
  ],
}

/** First Chromium without a window of its own: a fifth of the work for a new context, and smaller to install. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
