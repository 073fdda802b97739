/** Editions as letters: at their addresses, and by `npm run digest`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { describe, expect, inject, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { buildLetter } from '../../src/letters/letter.ts'
import { formatLetterPage } from '../../src/letters/letter-page.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { pageAt, readPages } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { editions } from './fixture-tables.ts'
import { runScript } from './run-script.ts'

const library = buildLibrary(readContent(fixtureContent))
const origin = new URL('https://fixture.example')
const letterOf = (id: string, from = origin) => {
  const edition = Object.values(library.editions)
    .flat()
    .find((candidate) => candidate.id === id)
  if (!edition) throw new Error(`The fixture has no edition ${id}.`)
  return buildLetter(edition, library, from)
}
const digest = (options: string[], content = fixtureContent, env = {}) =>
  runScript('digest', ['--content', content, ...options], { env })

describe.each(Object.keys(editions))('the letter of %s', (id) => {
  it('is at its addresses, as HTML and as plain text, and its edition leads there', () => {
    const read = (name: string) => readFileSync(join(inject('rootSite'), 'editions', id, name), 'utf8')
    expect(read('letter.html')).toBe(formatLetterPage(letterOf(id).html))
    expect(read('letter.txt')).toBe(letterOf(id).text)
    const { elements } = pageAt(readPages(inject('rootSite')), `/editions/${id}/`)
    const links = elements.filter(({ tag }) => tag === 'a').map(({ attributes }) => attributes['href'])
    expect(links).toEqual(expect.arrayContaining([`/editions/${id}/letter.html`, `/editions/${id}/letter.txt`]))
  })

  it('has the base path in every address of this site', () => {
    const html = readFileSync(join(inject('baseSite'), 'editions', id, 'letter.html'), 'utf8')
    expect(html).toContain('"https://example.org/base/papers/')
    expect(html).not.toMatch(/example\.org\/(?!base\/)/)
  })
})

describe('npm run digest', () => {
  it('writes the newest day as HTML, and nothing else', async () => {
    const { code, stdout, stderr } = await digest([])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(letterOf('2026-01-05').html)
  })

  it.each([
    ['--edition', '2025-12-31'],
    ['--week', '2026-W01'],
    ['--month', '2025-12'],
  ])('writes the edition of %s %s as plain text', async (option, id) => {
    expect(await digest([option, id, '--format', 'text'])).toMatchObject({ code: 0, stdout: letterOf(id).text })
  })

  it('takes another address and base path, and writes what a site built so has', async () => {
    const { stdout } = await digest(['--site', 'https://example.org', '--base', 'base', '--month', '2025-12'])
    const built = readFileSync(join(inject('baseSite'), 'editions', '2025-12', 'letter.html'), 'utf8')
    expect(formatLetterPage(stdout.replaceAll('Fog &amp; &lt;Lanterns&gt;', 'Another Name'))).toBe(built)
  })

  it('writes a whole message, the same at every place and time', async () => {
    const options = ['--week', '2026-W01', '--format', 'eml']
    const [here, there] = await Promise.all([
      digest(options),
      digest(options, fixtureContent, { TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' }),
    ])
    expect(here).toMatchObject({ code: 0, stderr: '' })
    expect(there.stdout).toBe(here.stdout)
    const mail = await simpleParser(here.stdout)
    const { html, text, subject } = letterOf('2026-W01')
    expect(mail).toMatchObject({ subject, html, date: new Date('2026-01-02T12:00:00Z') })
    expect(mail.text?.trimEnd()).toBe(text.trimEnd())
    expect(mail.from?.value).toEqual([{ name: 'Fog & <Lanterns>', address: 'nobody@fixture.example' }])
    expect(mail.headers.has('to')).toBe(false)
    expect(here.stdout).toContain('\r\nMIME-Version: 1.0\r\n')
    expect(here.stdout).not.toMatch(/^X-Mailer/im)
  })

  it('says in a message of a known sender how to get no more', async () => {
    const { stdout } = await digest(['--format', 'eml', '--from', 'Keeper <keeper@example.org>'])
    const mail = await simpleParser(stdout)
    expect(mail.from?.value).toEqual([{ name: 'Keeper', address: 'keeper@example.org' }])
    expect(mail.html).toContain('mailto:keeper@example.org?subject=unsubscribe')
  })

  it.each([
    [
      ['--edition', '2025-12-27'],
      /^There is no edition of 27 December 2025: .* The nearest: 2025-12-28, 2025-12-29, 2025-12-30\.\n$/,
    ],
    [['--week', '2025-W51'], /^There is no edition of Week 51 of 2025: .* The nearest: 2025-W52, /],
    [['--month', '2025-10'], /^There is no edition of October 2025: .* The nearest: 2025-11, /],
    [['--edition', 'today'], /^--edition "today" is not a day\. Write it as 2025-12-10\.\n$/],
    [['--week', '2025-12-10'], /^--week "2025-12-10" is not a week\. Write it as 2025-W50\.\n$/],
    [['--month', '2025-12', '--week', '2025-W50'], /^Ask for one edition/],
    [['--format', 'htm'], /^There is no format "htm"\. Did you mean "html"\? Formats: html, text, eml\.\n$/],
    [['--from', 'nobody'], /^--from "nobody" is not an address/],
    [['--site', 'example.org'], /^--site "example\.org" is not an address/],
    [['--to', 'x'], /^Unknown option '--to'/],
  ])('with %j says what is wrong and ends with 2', async (options, message) => {
    expect(await digest(options)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
  })

  it('is called wrongly without a content folder', async () => {
    expect(await digest([], '/no/such/folder')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^There is no folder/),
    })
  })

  it('explains itself when asked', async () => {
    const { code, stdout, stderr } = await runScript('digest', ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of ['--edition DATE', '--format F', 'Example:']) expect(stdout).toContain(word)
  })
})
