/** What the commands do where there is no browser. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { missingChromium } from '../../../scripts/chromium.ts'
import { runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** On this path there is no browser, and no apt-get that could install one. */
const without = {
  env: { PATH: '/nowhere', CHROMIUM_PATH: '', HOME: '/nowhere', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' },
}
const places = ['/Applications/Google Chrome.app', '/Applications/Chromium.app', 'C:\\Program Files\\Google\\Chrome']
const isSomewhereElse = places.some((place) => existsSync(place))

describe.skipIf(isSomewhereElse)('without a browser', () => {
  test('screenshots says so in a sentence and ends with 1', () => {
    const folder = temporary()
    writeFileSync(join(folder, 'index.html'), '')
    const { code, stdout, stderr } = runScript(
      'screenshots.ts',
      ['--site', folder, '--out', join(folder, 'p')],
      without,
    )
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.replace(/^Installing .*\n/, '')).toBe(`${missingChromium}\n`)
    expect(existsSync(join(folder, 'p'))).toBe(false)
  })

  test('the other tests run, and the missing browser is one failure', () => {
    const files = ['tests/unit/text/compare.test.ts', 'tests/browser/reading.test.ts']
    const { code, stdout, stderr } = runScript('test.ts', files, without)
    expect([code, stdout]).toEqual([1, '2 passed, 1 failed\n'])
    expect(stderr).toContain(`✗ browser tests: ${missingChromium}\n`)
    expect(stderr).not.toMatch(/^ {4}at /m)
  })

  test('tests that need none have no failure', () => {
    const { code, stdout } = runScript('test.ts', ['tests/unit/text/compare.test.ts'], without)
    expect([code, stdout]).toEqual([0, '2 passed, 0 failed\n'])
  })
})
