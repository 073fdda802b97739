/** The ways in which a page may be seen: themes, paper, a system's own colours, large letters. */
import type { BrowserContextOptions, Page } from 'playwright-core'

export interface Look {
  /** What the browser's context is made with. */
  options: BrowserContextOptions
  /** What is asked of a page of it before its first address. */
  prepare?: (page: Page) => Promise<unknown>
}

/** A letter of 16 pixels, for a reader who asks the browser for letters twice as large. */
const [letter, twice] = [16, 2]

export const looks = {
  light: { options: { colorScheme: 'light' } },
  dark: { options: { colorScheme: 'dark' } },
  print: { options: { colorScheme: 'light' }, prepare: (page) => page.emulateMedia({ media: 'print' }) },
  forced: { options: { colorScheme: 'dark', forcedColors: 'active' } },
  large: { options: { colorScheme: 'light' }, prepare: enlarge },
} satisfies Record<string, Look>

export type LookName = keyof typeof looks

export function isLookName(name: string): name is LookName {
  return Object.hasOwn(looks, name)
}

/** As the browser's own setting does it: what is measured in letters grows, media queries among it. */
async function enlarge(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: letter * twice, fixed: 13 * twice } })
}
