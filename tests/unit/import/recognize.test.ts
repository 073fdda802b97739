import { describe, expect, it } from 'vitest'
import { decodeText, explainText, isMarkup, markup, signatures } from '../../../src/import/recognize.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('decodeText', () => {
  it.each(signatures)('names %s', (seems, signature) => {
    const file = Uint8Array.from([...signature, 1, 2, 3, 4])
    expect(decodeText(file)).toEqual({ seems })
  })

  it('reads UTF-8, with or without a byte-order mark', () => {
    expect(decodeText(bytes('\uFEFFé'))).toEqual({ text: 'é' })
  })

  it('names UTF-16 by its zeros, Latin-1 by its broken bytes, and emptiness', () => {
    const utf16 = Uint8Array.from([...'Daily Papers'].flatMap((letter) => [letter.charCodeAt(0), 0]))
    expect(decodeText(utf16)).toMatchObject({ seems: expect.stringContaining('UTF-16') })
    expect(decodeText(Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x20))).toMatchObject({
      seems: expect.stringContaining('no UTF-8'),
    })
    expect(decodeText(Uint8Array.of(1, 0, 0, 7, 200))).toMatchObject({ seems: expect.stringContaining('binary') })
    expect(decodeText(new Uint8Array())).toMatchObject({ seems: expect.stringContaining('empty') })
  })
})

describe('explainText', () => {
  it.each([
    ['<!DOCTYPE html><p>x', 'HTML'],
    ['  <html lang="en">', 'HTML'],
    ['<?xml version="1.0"?><feed>', 'XML'],
    ['[{"title": "x"}]', 'JSON'],
    ['{ "error": "no" }', 'JSON'],
    ['{\\rtf1 x', 'rich text'],
    ['% mine\n@article{a, title = {x}}', 'BibTeX'],
    ['TY  - JOUR\nTI  - x', 'RIS'],
    ['From: <Saved by Blink>\nx', 'e-mail'],
  ])('knows markup: %j is %s', (text, kind) => {
    expect(explainText(text)).toContain(kind)
    expect(isMarkup(text)).toBe(true)
  })

  it.each([
    ['  \n ', 'empty'],
    ['Log In\nForgot your password?', 'login page'],
    ['502 Bad Gateway\nnginx', 'error page'],
    ['Rate exceeded.', 'error page'],
    ['Submitted by\nwren', 'titles without abstracts'],
    ['A shopping list', 'no Daily Papers page'],
  ])('names text that is no page: %j is %s', (text, kind) => {
    expect(explainText(text)).toContain(kind)
    expect(isMarkup(text)).toBe(false)
  })

  it('does not take the numbered references of a text browser for JSON', () => {
    expect(isMarkup('[1]Home [2]Papers')).toBe(false)
  })

  it('has a test for every kind of markup', () => {
    expect(markup).toHaveLength(7)
  })
})
