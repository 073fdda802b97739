import { describe, expect, it } from 'vitest'
import { findUrls, toLinks } from '../../../src/import/links.ts'

describe('findUrls', () => {
  it.each([
    ['at https://github.com/a/Flash-Reeds.', 'https://github.com/a/Flash-Reeds'],
    ['publicly (https://github.com/a/Block).', 'https://github.com/a/Block'],
    ['see https://en.example.org/Reed_(plant), and', 'https://en.example.org/Reed_(plant)'],
    ['“https://a.example/x”; then', 'https://a.example/x'],
    ['at https://a.example/x{https://b.example}', 'https://a.example/x'],
    ['at https://github.com/a/Verbose\\_Reeds.', 'https://github.com/a/Verbose_Reeds'],
    ['at https://a.example/x?q=1&r=2#top!', 'https://a.example/x?q=1&r=2#top'],
    ['<https://a.example/x>', 'https://a.example/x'],
  ])('frees the address in %j', (text, url) => {
    expect(findUrls(text)[0]?.url).toBe(url)
  })

  it('tells where the address stands, without the punctuation', () => {
    const text = 'at https://a.example/x.'
    expect(findUrls(text)).toEqual([{ url: 'https://a.example/x', start: 3, end: text.length - 1 }])
  })

  it('finds none in plain text, and none that is no address', () => {
    expect(findUrls('a http:// b https://. c github.com/a/b')).toEqual([])
  })

  it('ends soon on long addresses', { timeout: 10_000 }, () => {
    for (const piece of [')', '(', '.', 'https://', '%']) findUrls(`https://a.example/${piece.repeat(200_000)}`)
  })
})

describe('toLinks', () => {
  it.each([
    ['Code is at https://github.com/a/b.', 'code'],
    ['It is open-sourced in https://gitlab.com/a/b.', 'code'],
    ['Our attention kernel is available at https://codeberg.org/a/b.', 'code'],
    ['The drills are at https://github.com/a/b.', 'other'],
    ['Code counts. The drills are at https://github.com/a/b.', 'other'],
    ['Project page: https://a.example/b', 'project'],
    ['More at https://a.example/b.', 'other'],
  ])('says what waits there: %s', (text, type) => {
    expect(toLinks(text).links.map((link) => link.type)).toEqual([type])
  })

  it('keeps an address once', () => {
    expect(toLinks('Code: https://github.com/a/b, again https://github.com/a/b.').links).toHaveLength(1)
  })

  it('makes http https only where that is known to be the same place, and tells what it cannot keep', () => {
    expect(toLinks('Code: http://github.com/a/b').links).toEqual([{ type: 'code', url: 'https://github.com/a/b' }])
    expect(toLinks('See http://a.example/b and https://me:secret@a.example.')).toEqual({
      links: [],
      lost: ['link http://a.example/b', 'link https://me:secret@a.example'],
    })
  })
})
