import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPublished, parseMailbox, parseRecipientList, parseRecipients } from '../../../scripts/recipients.ts'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

test.each([
  ['ada@example.org', '', 'ada@example.org'],
  [' Ada.Bellows+fog@sub.example.org ', '', 'Ada.Bellows+fog@sub.example.org'],
  ['Ada Bellows <ada@example.org>', 'Ada Bellows', 'ada@example.org'],
  ['"Bellows, Ada" <ada@example.org>', 'Bellows, Ada', 'ada@example.org'],
  ['<ada@example.org>', '', 'ada@example.org'],
  ['Zoë <zoe@füchse.example>', 'Zoë', 'zoe@xn--fchse-kva.example'],
  ['root@localhost', '', 'root@localhost'],
  ['x@EXAMPLE.Org', '', 'x@example.org'],
])('%s is an address', (text, name, address) => {
  expect(parseMailbox(text)).toEqual({ name, address })
})

test.each([
  '',
  'ada',
  'ada@',
  '@example.org',
  'ada@example',
  'ada@@example.org',
  'ada@example.org, bo@example.org',
  'ada bellows@example.org',
  'Ada <ada@example.org',
  'Ada ada@example.org>',
  'ada@example..org',
  'ada@-x.example',
  'ada@127.0.0.1',
  'zoë@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b.'.repeat(130)}example.org`,
  'ada@example.org\r\nBcc: bo@example.org',
  'Ada\r\nBcc: bo@example.org <ada@example.org>',
])('%j is none', (text) => {
  expect(parseMailbox(text)).toBeUndefined()
})

test('comments and empty lines say nothing, doubles are counted, the rest is named by its line', () => {
  const text =
    '\uFEFF# Mine\n\n  ada@example.org # since May\nADA@Example.org\nno one\n#bo@example.org\nAda <ada@example.org>\r\ncy@example.org'
  expect(parseRecipients(text)).toEqual({
    mailboxes: [
      { name: '', address: 'ada@example.org' },
      { name: '', address: 'cy@example.org' },
    ],
    doubles: 2,
    bad: [{ line: 5, text: 'no one' }],
  })
})

test.each([
  ['Bo #1 Fan <bo@example.org>', 'Bo #1 Fan'],
  ['Bo #1 Fan <bo@example.org> # since May', 'Bo #1 Fan'],
  ['#bo@example.org', undefined],
  ['  # Bo <bo@example.org>', undefined],
  ['bo@example.org # was <old@example.org> # once', ''],
  ['bo@example.org\t#', ''],
])('%j has the name %j', (line, name) => {
  expect(parseRecipients(line)).toEqual({
    mailboxes: name === undefined ? [] : [{ name, address: 'bo@example.org' }],
    doubles: 0,
    bad: [],
  })
})

test.each([
  ['"Doe, Jane" <jane@example.org>, bo@example.org', ['Doe, Jane', '']],
  ['"Doe; \\"J, J\\"" <jane@example.org>;bo@example.org,', ['Doe; "J, J"', '']],
  ['Jane <jane@example.org>\n"Bo, #2" <bo@example.org>', ['Jane', 'Bo, #2']],
])('the list %j has the names %j', (text, names) => {
  const { mailboxes, bad } = parseRecipientList(text)
  expect(mailboxes).toEqual([
    { name: names[0], address: 'jane@example.org' },
    { name: names[1], address: 'bo@example.org' },
  ])
  expect(bad).toEqual([])
})

test('what is no address in a list is named, not guessed at', () => {
  const { mailboxes, bad } = parseRecipientList(
    'jane.example.org, Bo <bo@example.org>, x@y.org z@y.org, 6" Cy <cy@example.org>',
  )
  expect(mailboxes.map(({ address }) => address)).toEqual(['bo@example.org', 'cy@example.org'])
  expect(bad.map(({ text }) => text)).toEqual(['jane.example.org', 'x@y.org z@y.org'])
})

describe('a file with addresses is published', () => {
  test('in the project, and where the content is under version control', () => {
    const folder = temporary()
    mkdirSync(join(folder, 'list', '.git'), { recursive: true })
    mkdirSync(join(folder, 'list', 'content'))
    mkdirSync(join(folder, 'list', 'private'))
    writeFileSync(join(folder, 'list', 'readers.txt'), '')
    symlinkSync(join(folder, 'list', 'readers.txt'), join(folder, 'link.txt'))
    symlinkSync(join(folder, 'list', 'private'), join(folder, 'away'))
    const content = join(folder, 'list', 'content')
    expect(isPublished(join(root, 'readers.txt'), content)).toBe(true)
    expect(isPublished(join(folder, 'list', 'private', 'new.txt'), content)).toBe(true)
    expect(isPublished(join(folder, 'link.txt'), content)).toBe(true)
    expect(isPublished(join(folder, 'away', 'new.txt'), content)).toBe(true)
    expect(isPublished(join(folder, 'new.txt'), content)).toBe(false)
  })
})
