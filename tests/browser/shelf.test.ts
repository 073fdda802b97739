/** A reader's shelf in a browser that runs nothing but the site's own files, on two lists of one origin that share an authority. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readBibtex } from '../unit/bibliography/bibtex-reader.ts'
import { useBrowser } from './browser.ts'
import { openTestHost, type TestHost } from './host.ts'

const open = useBrowser()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const [fog, damp, chapter] = [
  'aldermoor-2026-lantern-weights-fog',
  'dunwick-2019-journal-damp',
  'harrowgate-2024-chapter-soot',
]
const shelfKey = (id: string) => `paperstand:shelf:keeper.example,2020-02-29:${id}`
let host: TestHost

beforeAll(async () => {
  host = await openTestHost(inject('smallSites').first)
})
afterAll(() => host.stop())

const at = (address: string) => host.origin + address
const state = (page: Page, name: string) => page.locator('.mark').getByRole('button', { name, exact: true })
const note = (page: Page) => page.getByLabel('Private note')
const stateInList = (page: Page, id: string) => page.locator(`.entry:has(.title a[href$="/${id}/"]) .state`)
const isReady = (page: Page) => page.locator('.mark:enabled').first().waitFor()
const keptNote = (page: Page, id: string) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? '{}').note, shelfKey(id))

async function mark(page: Page, id: string, name: string, text = ''): Promise<void> {
  await page.goto(at(`papers/${id}/`))
  await state(page, name).click()
  if (!text) return
  await page.locator('.mark summary').click()
  await note(page).fill(text)
}

/** The text of the file that a button of the shelf page gives. */
async function save(page: Page, name: string): Promise<string> {
  const waiting: Promise<Download> = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

/** Brings in a file and waits for what is said of it. */
async function bringIn(page: Page, name: string, text: string): Promise<string> {
  await page.locator('[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  const report = page.locator('#shelf-report').filter({ hasText: name }).filter({ hasNotText: 'Reading' })
  await report.waitFor()
  return (await report.textContent()) ?? ''
}

describe.each(['', 'a/stand/'])('below /%s', (base) => {
  it('a paper is marked, lists show it, and it survives a reload', async () => {
    const { page, errors, foreign } = await open(at(`${base}papers/${fog}/`))
    await state(page, 'reading').click()
    expect(await state(page, 'reading').getAttribute('aria-pressed')).toBe('true')
    await page.reload()
    await isReady(page)
    expect(await state(page, 'reading').getAttribute('aria-pressed')).toBe('true')
    for (const list of ['', 'papers/', 'topics/fog-machines/']) {
      await page.goto(at(base + list))
      expect(await stateInList(page, fog ?? '').textContent()).toBe('Shelf: reading')
      expect(await page.locator('.entry .state').count()).toBe(1)
    }
    await page.goto(at(`${base}shelf/`))
    await page.locator('#shelf-marks a').first().click()
    await page.waitForURL(`**/${base}papers/${fog}/`)
    await isReady(page)
    await state(page, 'reading').click()
    await page.goto(at(base))
    expect(await page.locator('.entry .state').count()).toBe(0)
    expect([errors, foreign]).toEqual([[], []])
    await page.context().close()
  })

  it('the shelf page is empty at first and says how it is filled', async () => {
    const { page, errors } = await open(at(`${base}shelf/`))
    await page.getByText('Nothing is marked yet').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('a mark', () => {
  it('survives a change of the base path', async () => {
    const { page } = await open(at(`papers/${fog}/`))
    await mark(page, fog ?? '', 'favourite', 'Seen from both.')
    await page.goto(at(`a/stand/papers/${fog}/`))
    await isReady(page)
    expect(await state(page, 'favourite').getAttribute('aria-pressed')).toBe('true')
    expect(await note(page).inputValue()).toBe('Seen from both.')
    await page.goto(at('a/stand/shelf/'))
    expect(await page.locator('#shelf-marks li > a').first().getAttribute('href')).toBe(`/a/stand/papers/${fog}/`)
    await page.context().close()
  })

  it('is followed by every other tab at once, and moves nothing there', async () => {
    const { page } = await open(at(''))
    const titles = () =>
      page
        .locator('.entry .title')
        .evaluateAll((all) => all.map((title) => title.getBoundingClientRect().top + scrollY))
    const before = await titles()
    const other = await page.context().newPage()
    const third = await page.context().newPage()
    await third.goto(at(`papers/${fog}/`))
    await mark(other, fog ?? '', 'to read')
    await stateInList(page, fog ?? '').waitFor()
    expect(await titles()).toEqual(before)
    await third.locator('.mark button[aria-pressed=true]').waitFor()
    await other.goto(at('shelf/'))
    await other.locator('#shelf-marks').getByRole('button', { name: 'read', exact: true }).click()
    await stateInList(page, fog ?? '')
      .filter({ hasText: /: read$/ })
      .waitFor()
    expect(await third.locator('.mark button[aria-pressed=true]').textContent()).toContain('read')
    await page.context().close()
  })

  it('made under an earlier id counts for the paper, and is the paper’s own after a visit', async () => {
    const { page } = await open(at(''))
    await page.evaluate(
      (key) =>
        localStorage.setItem(
          key,
          JSON.stringify({
            status: 'read',
            note: 'Old.',
            changed: '2026-01-01T00:00:00.000Z',
            item: { id: 'fog-horn', type: 'book' },
          }),
        ),
      shelfKey('fog-horn'),
    )
    await page.goto(at('papers/'))
    expect(await stateInList(page, damp ?? '').textContent()).toBe('Shelf: read')
    await page.goto(at(`papers/${damp}/`))
    await isReady(page)
    expect(await note(page).inputValue()).toBe('Old.')
    const keys = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('paperstand:shelf')),
    )
    expect(keys).toEqual([shelfKey(damp ?? '')])
    await page.context().close()
  })

  it('is made with the keyboard alone', async () => {
    const { page } = await open(at(`papers/${fog}/`))
    await isReady(page)
    const tabTo = async (selector: string) => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
      }
      throw new Error(`Tab does not reach ${selector}`)
    }
    await tabTo('.mark button[value=favourite]')
    await page.keyboard.press('Enter')
    await tabTo('.mark summary')
    await page.keyboard.press('Enter')
    await tabTo('.mark textarea')
    await page.keyboard.type('By hand.')
    await tabTo('.mark a')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/shelf/')
    await page.locator('#shelf-marks').getByText('private note: written').waitFor()
    expect(await page.locator('#shelf-marks [aria-pressed=true]').textContent()).toContain('favourite')
    await page.context().close()
  })
})

describe('a note', () => {
  it('is kept with every letter, so that neither a reload nor a closed tab loses one', async () => {
    const { page } = await open(at(`papers/${fog}/`))
    await page.locator('.mark summary').click()
    await note(page).pressSequentially('Half a sent')
    await page.reload()
    await isReady(page)
    expect(await note(page).inputValue()).toBe('Half a sent')
    await page.locator('.mark summary').click()
    await note(page).press('End')
    await note(page).pressSequentially('ence')
    const other = await page.context().newPage()
    await page.close()
    await other.goto(at(`papers/${fog}/`))
    await isReady(other)
    expect(await note(other).inputValue()).toBe('Half a sentence')
    await other.goto(at(''))
    expect(await stateInList(other, fog ?? '').textContent()).toBe('Shelf: note')
    await other.context().close()
  })

  it('that was changed elsewhere while one types is kept, and so is what is typed', async () => {
    const { page } = await open(at(`papers/${fog}/`))
    await page.locator('.mark summary').click()
    await note(page).pressSequentially('Mine')
    // Written from this tab, so that no event tells it: as when a tab was asleep.
    await page.evaluate(
      (key) => {
        const kept = JSON.parse(localStorage.getItem(key) ?? '')
        localStorage.setItem(key, JSON.stringify({ ...kept, note: 'Theirs', changed: '2027-01-01T00:00:00.000Z' }))
      },
      shelfKey(fog ?? ''),
    )
    await note(page).pressSequentially('!')
    expect(await note(page).inputValue()).toBe('Mine!\n\nTheirs')
    await page.getByText('both texts are kept').waitFor()
    expect(await keptNote(page, fog ?? '')).toBe('Mine!\n\nTheirs')
    await note(page).pressSequentially('?')
    expect(await keptNote(page, fog ?? '')).toBe('Mine!?\n\nTheirs')
    await page.context().close()
  })

  it('that the storage has no room for stays in its field, with a sentence, and nothing else is lost', async () => {
    const { page } = await open(at(`papers/${fog}/`))
    await page.locator('.mark summary').click()
    await note(page).fill('Short.')
    await page.evaluate(() => {
      for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2))
        for (let n = 0; ; n++)
          try {
            localStorage.setItem(`fill-${size}-${n}`, 'x'.repeat(size))
          } catch {
            break
          }
    })
    await note(page).fill('Far too long.'.repeat(10))
    await page.getByText('no room left').waitFor()
    expect(await note(page).inputValue()).toBe('Far too long.'.repeat(10))
    expect(await keptNote(page, fog ?? '')).toBe('Short.')
    await page.context().close()
  })
})

describe('the shelf page', () => {
  it('filters and orders, keeps that in the address, and back undoes it', async () => {
    const { page } = await open(at(''))
    await mark(page, fog ?? '', 'read', 'Lamp oil.')
    await mark(page, chapter ?? '', 'read')
    await mark(page, damp ?? '', 'to read')
    await page.goto(at('shelf/'))
    const titles = () => page.locator('#shelf-marks li > a').allTextContents()
    await page.locator('#shelf-marks li').nth(2).waitFor()
    expect(await titles()).toEqual([
      'On the Damp in Journals',
      'Soot: A Chapter',
      expect.stringMatching(/^Lantern Weights/),
    ])
    await page.getByLabel('State').selectOption('read')
    expect(await titles()).toHaveLength(2)
    expect(new URL(page.url()).search).toBe('?state=read')
    await page.getByLabel('Order').selectOption('title')
    await page.getByLabel('Titles, names and notes').fill('oil')
    expect(await titles()).toHaveLength(1)
    expect(new URL(page.url()).search).toBe('?q=oil&state=read&order=title')
    await page.reload()
    await page.locator('#shelf-marks li').first().waitFor()
    expect(await titles()).toHaveLength(1)
    expect(await page.locator('#shelf-status').textContent()).toBe('1 of 3 papers')
    await page.goBack()
    await page.locator('#shelf-marks li').nth(1).waitFor()
    expect(await page.getByLabel('State').inputValue()).toBe('read')
    await page.context().close()
  })

  it('follows another tab, and leaves a note that is being typed where it is', async () => {
    const { page } = await open(at(''))
    await mark(page, fog ?? '', 'read')
    await page.goto(at('shelf/'))
    await page.locator('#shelf-marks summary').click()
    await note(page).pressSequentially('Half')
    const other = await page.context().newPage()
    await mark(other, chapter ?? '', 'to read')
    await page.locator('#shelf-marks li').nth(1).waitFor()
    await page.keyboard.type(' a note')
    expect(await keptNote(page, fog ?? '')).toBe('Half a note')
    await other.locator('.mark button[aria-pressed=true]').click()
    await page
      .locator('#shelf-status')
      .filter({ hasText: /^1 paper$/ })
      .waitFor()
    await page.context().close()
  })

  it('shows a hundred at first, and the rest when asked', async () => {
    const { page } = await open(at('shelf/'))
    const item = (n: number) => ({ id: `p${n}`, type: 'book', title: `P ${n}` })
    const marks = Array.from({ length: 150 }, (_, n) => [
      `p${n}`,
      { changed: '2026-01-01T00:00:00.000Z', status: 'read', item: item(n) },
    ])
    const file = { format: 'paperstand-shelf', version: 1, list: 'other', marks: Object.fromEntries(marks) }
    expect(await bringIn(page, 'many.json', JSON.stringify(file))).toBe('many.json: 150 new.')
    expect(await page.locator('#shelf-marks li').count()).toBe(100)
    await page.getByRole('button', { name: 'Show 50 more' }).click()
    expect(await page.locator('#shelf-marks li').count()).toBe(150)
    expect(await page.locator('#shelf-marks li').nth(100).locator(':focus').count()).toBe(1)
    await page.context().close()
  })

  it('changes states and notes, removes a paper, and puts it back as it was', async () => {
    const { page } = await open(at(''))
    await mark(page, fog ?? '', 'read', 'Lamp oil.')
    await page.goto(at('shelf/'))
    await page.locator('#shelf-marks').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Nothing is marked any more').waitFor()
    expect(await keptNote(page, fog ?? '')).toBeUndefined()
    await page.getByRole('button', { name: 'Put back' }).click()
    expect(await keptNote(page, fog ?? '')).toBe('Lamp oil.')
    expect(await page.locator('#shelf-marks [aria-pressed=true]').textContent()).toContain('read')
    await page.locator('#shelf-marks summary').click()
    await page.evaluate(() => {
      const status = document.querySelector('#shelf-status') as HTMLElement
      new MutationObserver(() => {
        status.dataset['told'] = 'again'
      }).observe(status, { childList: true, characterData: true, subtree: true })
    })
    await note(page).fill('Whale oil.')
    expect(await page.locator('#shelf-status').getAttribute('data-told')).toBeNull()
    expect(await keptNote(page, fog ?? '')).toBe('Whale oil.')
    await page.context().close()
  })

  it('shows what could not be read, gives it as a file, and forgets it when told to', async () => {
    const { page, errors } = await open(at(''))
    await mark(page, chapter ?? '', 'read')
    const text = '{"status": "read", <b>cut'
    await page.evaluate(([key, value]) => localStorage.setItem(key ?? '', value ?? ''), [shelfKey(fog ?? ''), text])
    await page.goto(at(`papers/${fog}/`))
    await isReady(page)
    await page.goto(at('shelf/'))
    await page.getByText('could not be read as a mark').waitFor()
    expect(await page.locator('#shelf-marks li').count()).toBe(1)
    expect(await save(page, `Save as a file: ${fog}`)).toBe(text)
    await page.getByRole('button', { name: `Forget it: ${fog}` }).click()
    await page.getByText('could not be read as a mark').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.matches('[type=file]'))).toBe(true)
    const keys = await page.evaluate(() =>
      Object.keys(localStorage).filter((key) => key.startsWith('paperstand:shelf')),
    )
    expect(keys).toEqual([shelfKey(chapter ?? '')])
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe('files', () => {
  it('take a shelf to another browser and back: newest wins, removals hold, nothing is dropped', async () => {
    const { page, errors } = await open(at(''))
    await mark(page, fog ?? '', 'read', 'Lamp oil.')
    await mark(page, damp ?? '', 'to read')
    await mark(page, chapter ?? '', 'reading')
    await page.goto(at('shelf/'))
    await page.locator('#shelf-marks li').nth(2).waitFor()
    const first = await save(page, 'Save all, to bring in elsewhere')

    const { page: other } = await open(at('shelf/'))
    expect(await bringIn(other, 'first.json', first)).toBe('first.json: 3 new.')
    expect(await other.locator('#shelf-marks li').count()).toBe(3)
    expect(await bringIn(other, 'again.json', first)).toBe('again.json: 3 the same.')
    await mark(other, chapter ?? '', 'favourite')
    await mark(other, damp ?? '', 'to read')
    await other.goto(at('shelf/'))
    await other.locator('#shelf-marks li').nth(1).waitFor()
    const second = await save(other, 'Save all, to bring in elsewhere')
    await other.context().close()

    expect(await bringIn(page, 'second.json', second)).toBe(
      'second.json: 1 newer in the file and taken over, 1 removed later there and now here, 1 the same.',
    )
    expect(await bringIn(page, 'first.json', first)).toBe('first.json: 1 newer here and kept, 2 the same.')
    expect(await page.locator('#shelf-marks li > a').allTextContents()).toHaveLength(2)
    expect(await keptNote(page, fog ?? '')).toBe('Lamp oil.')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('for other programs have no note, unless the reader asks for it', async () => {
    const { page, errors } = await open(at(''))
    await mark(page, fog ?? '', 'read', 'Lamp oil & 100 % fog.')
    await mark(page, damp ?? '', 'to read')
    await page.goto(at('shelf/'))
    await page.locator('#shelf-marks li').nth(1).waitFor()
    const entries = readBibtex(await save(page, 'BibTeX'))
    expect(entries.map(({ type, key, fields }) => [type, key, fields['annote']])).toEqual([
      ['misc', fog, undefined],
      ['article', damp, undefined],
    ])
    const items = JSON.parse(await save(page, 'CSL-JSON'))
    expect(items.map(({ id, annote }: { id: string; annote?: string }) => [id, annote])).toEqual([
      [fog, undefined],
      [damp, undefined],
    ])
    await page.getByLabel('my notes go into').check()
    expect(readBibtex(await save(page, 'BibTeX'))[0]?.fields['annote']).toBe('Lamp oil \\& 100 \\% fog.')
    expect(JSON.parse(await save(page, 'CSL-JSON'))[0].annote).toBe('Lamp oil & 100 % fog.')
    expect(errors).toEqual([])
    await page.context().close()
  })

  it('of references come in as papers to read; those of this list lead to their pages, the others to where they are', async () => {
    const { page } = await open(at('shelf/'))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const items = [
      { id: chapter, type: 'chapter', title: 'Soot: A Chapter', note: 'From elsewhere.' },
      {
        id: 9,
        type: 'article-journal',
        title: 'Of Other Lists',
        URL: 'https://elsewhere.example/x',
        author: [{ family: 'Nobody' }],
      },
      { id: 'none', type: 'book' },
    ]
    expect(await bringIn(page, 'references.json', JSON.stringify(items))).toBe('references.json: 2 new, 1 unreadable.')
    const links = await page
      .locator('#shelf-marks li > a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')).sort())
    expect(links).toEqual([`/papers/${chapter}/`, 'https://elsewhere.example/x'])
    await page.getByText('from a file, with no page known here').waitFor()
    // The host is told nothing of what stands on a shelf.
    expect(asked.filter((url) => url.includes('/papers/'))).toEqual([])
    await page.getByRole('button', { name: 'Remove: Of Other Lists' }).click()
    await page.getByRole('button', { name: 'Put back: Of Other Lists' }).click()
    await page.reload()
    expect(await page.getByRole('link', { name: 'Of Other Lists' }).getAttribute('href')).toBe(
      'https://elsewhere.example/x',
    )
    expect(await bringIn(page, 'again.json', JSON.stringify(items))).toBe('again.json: 2 the same, 1 unreadable.')
    await page.context().close()
  })

  it('that are dropped on the page are taken in, and wrong ones are refused by their names', async () => {
    const { page } = await open(at('shelf/'))
    await page.getByText('Nothing is marked yet').waitFor()
    const drop = (files: Record<string, string>) =>
      page.evaluate((files) => {
        const dataTransfer = new DataTransfer()
        for (const [name, text] of Object.entries(files)) dataTransfer.items.add(new File([text], name))
        return document
          .querySelector('main')
          ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
      }, files)
    const dropped = '[{"id":"x","type":"book","title":"Dropped"}]'
    expect(await drop({ 'mine.bib': '@book{x, title={y}}', 'dropped.json': dropped })).toBe(false)
    await page.getByText('mine.bib is BibTeX. A shelf takes its own files and CSL-JSON. dropped.json: 1 new.').waitFor()
    // What is no file, as a text that is dragged into a field, is the browser's.
    expect(await drop({})).toBe(true)
    await page.evaluate(() => {
      Blob.prototype.text = () => Promise.reject(new DOMException('A folder.', 'NotFoundError'))
    })
    await drop({ folder: '' })
    await page.getByText('folder could not be read. Is it a file?').waitFor()
    await page.reload()
    expect(await bringIn(page, 'login.html', '<!doctype html><p>')).toContain('login.html is a web page.')
    expect(await bringIn(page, 'cut.json', '[{"id":')).toContain('cut.json is no JSON, or was cut off')
    expect(await page.locator('#shelf-marks li').count()).toBe(1)
    await page.context().close()
  })

  it('that are chosen before the script is there are taken in when it comes', async () => {
    const { page } = await open(at(''))
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/_astro/page.*.js', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(at('shelf/'))
    const buffer = Buffer.from('[{"id":"x","type":"book","title":"Early"}]')
    await page.locator('[type=file]').setInputFiles({ name: 'early.json', mimeType: 'application/json', buffer })
    release()
    await page.getByText('early.json: 1 new.').waitFor()
    await page.context().close()
  })

  it('that are hostile are text and nothing else', async () => {
    const { page, errors } = await open(at('shelf/'))
    const hostile = '<img src=x onerror=alert(1)></textarea><script>alert(1)</script>'
    page.on('dialog', () => errors.push('a dialog'))
    const item = {
      id: hostile,
      type: 'book',
      title: hostile,
      author: [{ literal: hostile }],
      URL: 'javascript:alert(1)',
      'container-title': hostile,
    }
    const shelf = {
      format: 'paperstand-shelf',
      version: 1,
      list: hostile,
      marks: { hostile: { status: 'read', note: hostile, changed: '2026-01-01T00:00:00.000Z', item }, [hostile]: {} },
    }
    expect(await bringIn(page, 'hostile.json', JSON.stringify(shelf))).toBe('hostile.json: 1 new, 1 unreadable.')
    const row = page.locator('#shelf-marks li')
    expect(await row.locator('> a').textContent()).toBe(hostile)
    expect(await row.locator('a[href]').count()).toBe(0)
    expect(await note(page).inputValue()).toBe(hostile)
    expect(await page.locator('#shelf img, #shelf-marks script').count()).toBe(0)
    expect(readBibtex(await save(page, 'BibTeX'))).toHaveLength(1)
    expect(errors).toEqual([])
    await page.context().close()
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it('axe finds nothing where everything is open', async () => {
    const { page } = await open(at(`papers/${fog}/`), { colorScheme })
    const findViolations = async () => {
      await page.evaluate(axe)
      return page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
          }
        ).axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
      })
    }
    await mark(page, fog ?? '', 'read', 'Lamp oil.')
    await page.locator('.cite > summary').click()
    await page.locator('.cite button').first().waitFor()
    expect(await findViolations()).toEqual([])
    await page.goto(at('shelf/'))
    await page.evaluate((key) => localStorage.setItem(key, 'damaged'), shelfKey('x'))
    await bringIn(page, 'none.json', '[{"id":"y","type":"book","title":"Y"}]')
    await page.locator('#shelf-marks summary').first().click()
    await page.locator('#shelf-damaged li').waitFor()
    expect(await findViolations()).toEqual([])
    await page.goto(at(''))
    await page.locator('.entry .state').first().waitFor()
    expect(await findViolations()).toEqual([])
    await page.context().close()
  })
})

describe('without a script', () => {
  it('nothing of the shelf shows on a page', async () => {
    const { page } = await open(at(`papers/${damp}/`), { javaScriptEnabled: false })
    expect(await page.locator('.mark').isVisible()).toBe(false)
    await page.context().close()
  })

  it('the shelf page says that it needs one', async () => {
    const { page } = await open(at('shelf/'), { javaScriptEnabled: false })
    expect(await page.locator('noscript a').getAttribute('href')).toBe('/papers/')
    expect(await page.locator('#shelf').isVisible()).toBe(false)
    await page.context().close()
  })

  it('of this shelf where the browser keeps nothing, the control stays off and nothing fails', async () => {
    const { page, errors } = await open(at(''))
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('No.', 'SecurityError')
        },
      })
    })
    await page.goto(at(`papers/${damp}/`))
    await page.locator('.cite > summary').click()
    await page.locator('.cite button').first().waitFor()
    expect(await page.locator('.mark button').first().isEnabled()).toBe(false)
    expect(await page.locator('.mark').textContent()).toContain('no paper can be marked')
    await page.goto(at('shelf/'))
    await page.getByText('no paper can be marked').waitFor()
    expect(errors).toEqual([])
    await page.context().close()
  })
})
