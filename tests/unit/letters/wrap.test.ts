import { expect, test } from 'vitest'
import { columns, joinLink, wrapText } from '../../../src/letters/wrap.ts'

test.each([
  ['nothing', '', ''],
  ['a word', 'fog', 'fog'],
  ['white space of every kind', ' a\t b\r\n\u2028c ', 'a b c'],
  ['72 columns', 'x '.repeat(36).trim(), 'x '.repeat(36).trim()],
  ['73 columns', `${'x'.repeat(70)} ab`, `${'x'.repeat(70)}\nab`],
  ['a word that is too long', 'y'.repeat(100), `${'y'.repeat(72)}\n${'y'.repeat(28)}`],
  [
    'an address that is too long',
    `see https://a.example/${'z'.repeat(80)} now`,
    `see\nhttps://a.example/${'z'.repeat(80)}\nnow`,
  ],
  ['signs beyond the first plane', '😀'.repeat(72), '😀'.repeat(72)],
])('wraps %s', (_, text, wrapped) => {
  expect(wrapText(text)).toBe(wrapped)
})

test('keeps a figure with its unit, and counts the indent', () => {
  const text = wrapText(`${'word '.repeat(12)}3.1\u00A0GB`, '    ')
  expect(text.split('\n').every((line) => line.startsWith('    ') && line.length <= columns)).toBe(true)
  expect(text).toContain('3.1\u00A0GB')
})

test('doing it twice changes nothing', () => {
  const once = wrapText('Lanterns '.repeat(40))
  expect(wrapText(once)).toBe(once)
})

test('puts a link that is too long on a line of its own', () => {
  expect(joinLink('PDF', 'https://a.example/')).toBe('PDF: https://a.example/')
  const long = `https://a.example/${'z'.repeat(60)}`
  expect(joinLink('PDF', long)).toBe(`PDF:\n${long}`)
})
