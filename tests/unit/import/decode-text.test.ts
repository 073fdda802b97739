import { describe, expect, it } from 'vitest'
import { decodeText, signatures } from '../../../src/import/decode-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
/** "基于注意力机制的神经网络研究综述与展望" in GBK. */
const gbk = 'bbf9d3dad7a2d2e2c1a6bbfad6c6b5c4c9f1bead cdf8c2e7d1d0 bebfd7dbcaf6d3ebd5b9cdfb'
const gbkBytes = Uint8Array.from(gbk.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

describe('decodeText', () => {
  it.each(signatures)('names %s', (seems, signature) => {
    expect(decodeText(Uint8Array.from([...signature, 1, 2, 3, 4]))).toEqual({ seems })
  })

  it('case 34: reads UTF-8 with or without its mark, and UTF-16 with it', () => {
    expect(decodeText(bytes('\uFEFFé'))).toEqual({ text: 'é' })
    expect(decodeText(bytes('é'))).toEqual({ text: 'é' })
    expect(decodeText(Buffer.from('\uFEFF@misc{é', 'utf16le'))).toEqual({ text: '@misc{é' })
    expect(decodeText(Buffer.from('\uFEFF@misc{é', 'utf16le').swap16())).toEqual({ text: '@misc{é' })
  })

  it('case 34: reads what the file says that it is', () => {
    const head = (name: string) => latin(`% Encoding: ${name}\n`)
    expect(decodeText(Uint8Array.of(...head('Cp1252'), 0xe9, 0x80))).toEqual({ text: '% Encoding: Cp1252\né€' })
    expect(decodeText(Uint8Array.of(...head('ISO8859_1'), 0xe9))).toEqual({ text: '% Encoding: ISO8859_1\né' })
    expect(decodeText(Uint8Array.of(...head('GBK'), ...gbkBytes.slice(0, 4)))).toEqual({
      text: '% Encoding: GBK\n基于',
    })
    expect(decodeText(latin('<?xml version="1.0" encoding="ISO-8859-1"?><a>\u00e9</a>'))).toEqual({
      text: '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
    })
  })

  it('case 34: refuses by name what it would have to guess', () => {
    expect(decodeText(latin('@misc{a, author = {Ren\u00e9}}'))).toEqual({
      seems: 'no UTF-8 text; perhaps it is Latin-1 or Windows-1252. Save it as UTF-8 and import again.',
    })
    expect(decodeText(gbkBytes)).toEqual({
      seems: 'no UTF-8 text; perhaps it is GBK or GB 18030. Save it as UTF-8 and import again.',
    })
    expect(decodeText(Uint8Array.of(...latin('% Encoding: nonsense\n'), 0xe9))).toHaveProperty('seems')
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x41, 0, 0xd8))).toMatchObject({
      seems: expect.stringContaining('broken UTF-16LE'),
    })
  })

  it('names UTF-16 without its mark by its zeros, and emptiness', () => {
    const utf16 = Uint8Array.from([...'Daily Papers'].flatMap((letter) => [letter.charCodeAt(0), 0]))
    expect(decodeText(utf16)).toMatchObject({ seems: expect.stringContaining('UTF-16') })
    expect(decodeText(Uint8Array.of(1, 0, 0, 7, 200))).toMatchObject({ seems: expect.stringContaining('binary') })
    expect(decodeText(new Uint8Array())).toMatchObject({ seems: expect.stringContaining('empty') })
  })
})
