import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isPublished, parseMailbox, parseRecipients } from '../../../scripts/recipients.ts'
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
