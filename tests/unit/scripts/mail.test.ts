/** What `npm run mail` says before anything is sent. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { root, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const fixture = join(root, 'tests/fixtures/library')

let folder: string
let file: string
let ledger: string
beforeEach(() => {
  folder = temporary()
  file = join(folder, 'readers.txt')
  ledger = `${file}.sent-2026-01-05.txt`
  writeFileSync(file, 'ada@example.org\nbo@example.org\ncy@example.org\n')
})

const mail = (options: string[] = [], content = fixture) =>
  runScript('mail.ts', ['--to', file, '--content', content, ...options])

/** The fixture library with this line of site.yaml instead of its own. */
function change(key: string, value: string): string {
  const content = join(folder, key)
  cpSync(fixture, content, { recursive: true })
  const site = join(content, 'site.yaml')
  const before = readFileSync(site, 'utf8')
  const after = before.replace(new RegExp(`^${key}: .*$`, 'm'), `${key}: ${value}`)
  expect(after).not.toBe(before)
  writeFileSync(site, after)
  return content
}

describe('who has had a letter', () => {
  beforeEach(() => writeFileSync(ledger, '# Letter 2026-01-05 of keeper.example,2020-02-29\nada@example.org\n'))

  test('has had it at every host and under every title', () => {
    const had = `to          2 addresses of ${file} (1 more had it before)`
    expect(mail().stderr).toContain(had)
    expect(mail(['--site', 'https://moved.example']).stderr).toContain(had)
    expect(mail([], change('address', 'https://moved.example')).stderr).toContain(had)
    expect(mail([], change('title', 'Another name')).stderr).toContain(had)
  })

  test('has not had that of another list, nor of another edition', () => {
    const all = `to          3 addresses of ${file}\n`
    expect(mail([], change('feedAuthority', 'another.example,2025')).stderr).toContain(all)
    expect(mail(['--month', '2025-12', '--ledger', ledger]).stderr).toContain(all)
  })
})

describe('a list with the default feedAuthority', () => {
  const advice = (content: string) =>
    `The feedAuthority of this list is still "paperstand.example,2025", as in every list that has set none: two of them with one note of who has had a letter would take each other's letters for their own, and leave readers out. Set feedAuthority in ${join(content, 'site.yaml')}, a domain of yours and a day on which it was yours, for example example.org,2026-01-01.`

  test('hears it where nothing is sent, and goes on', () => {
    const content = change('feedAuthority', 'paperstand.example,2025')
    const { code, stderr } = mail([], content)
    expect([code, stderr.split('\n')[0]]).toEqual([0, advice(content)])
    expect(stderr).toContain(`to          3 addresses of ${file}`)
  })

  test('sends nothing', () => {
    const content = change('feedAuthority', 'paperstand.example,2025')
    const options = ['--send', '--from', 'stand@example.org']
    expect(mail(options, content)).toMatchObject({ code: 1, stderr: `${advice(content)} Nothing was sent.\n` })
    expect(existsSync(ledger)).toBe(false)
    expect(mail(options).stderr).not.toContain('feedAuthority')
  })
})

describe('who may have had it, or not', () => {
  beforeEach(() =>
    writeFileSync(ledger, '# Letter 2026-01-05 of keeper.example,2020-02-29\nada@example.org\ntrying bo@example.org\n'),
  )

  test('is named and left out', () => {
    const { code, stderr } = mail()
    expect(code).toBe(3)
    expect(stderr).toContain(`to          1 address of ${file} (1 more had it before)`)
    expect(stderr).toContain('May have it, or not: bo@example.org. ')
    expect(stderr).toContain(`in ${ledger}`)
  })

  test('gets it with --retry-uncertain', () => {
    const { code, stderr } = mail(['--retry-uncertain'])
    expect(code).toBe(0)
    expect(stderr).toContain(`to          2 addresses of ${file} (1 more had it before)`)
    expect(stderr).not.toContain('May have it')
  })
})

test.each(['http://x.example/{address}', 'x.example', 'https://{address}.x.example'])(
  'without a sender too, --unsubscribe %s is refused',
  (page) => {
    const { code, stderr } = mail(['--unsubscribe', page])
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `--unsubscribe "${page}" is not an https address. Write it whole, from "https://" on.\n`,
    })
  },
)

test('the help says what the note does not know', () => {
  const help = mail(['--help']).stdout.replace(/\s+/g, ' ')
  expect(help).toContain('A paper that joins the edition later reaches only those who have not had the letter yet')
  expect(help).toContain("where a run or a connection ends between a letter and the server's answer, nobody can tell")
})
