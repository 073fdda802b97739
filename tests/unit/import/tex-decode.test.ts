import { describe, expect, it } from 'vitest'
import { openTexDecoder } from '../../../src/import/tex-decode.ts'
import { bestTime } from '../../growth.ts'
import fc from '../../properties.ts'

const decode = (tex: string) => openTexDecoder().decode(tex)

describe('openTexDecoder', () => {
  it.each([
    ["{\\'e}tude \\'{e} \\'e", 'étude é é'],
    ['\\"o {\\"o} \\"{o} {\\"{o}} na\\"{\\i}ve \\^\\i', 'ö ö ö ö naïve î'],
    ['{\\v{S}}imon \\v S \\c{c} \\H{o} \\k{a} \\r{a} \\u{g} \\.{z} \\={a}', 'Šimon Š ç ő ą å ğ ż ā'],
    ['\\o \\O \\l \\L \\ss \\ae{} \\OE{}', 'øØłŁßæ Œ'],
    ['\\aa ngstr\\"om {\\AA}', 'ångström Å'],
    ['a -- b --- c', 'a – b — c'],
    ["``quoted'' it's", '“quoted” it’s'.replace('’', "'")],
    ['50\\% \\& \\_ \\# \\{a\\}', '50% & _ # {a}'],
    ['50% & a_b #1 <x> | y', '50% & a_b #1 <x> | y'],
    ['D.~E.~Knuth', 'D. E. Knuth'],
    ['{NASA} and {{Two}}', 'NASA and Two'],
    ['{{Two pairs around \\"o and {\\"o}}}', 'Two pairs around ö and ö'],
    ['{{\\"o}} {\\em all of it}', 'ö all of it'],
    ['\\textit{a \\textbf{b}} {\\em c} {\\bf d}', 'a b c d'],
    ['\\TeX\\ and \\LaTeX{} and {\\LaTeX}', 'TeX and LaTeX and LaTeX'],
    ['\\url{https://example.org/a_b} \\href{https://x.org}{words}', 'https://example.org/a_b words'],
    ['CO\\textsubscript{2}', 'CO₂'],
    ['\\foo{bar \\"o} \\baz', '\\foo{bar ö} \\baz'],
    ['a\\\\b \\newline c', 'a b c'],
    ['soft\\-hyphen', 'softhyphen'],
  ])('case 33: %s becomes %s', (tex, text) => {
    expect(decode(tex)).toBe(text)
  })

  it.each([
    ['$\\alpha$', '$\\alpha$'],
    ['{$O(n \\log n)$} time', '$O(n \\log n)$ time'],
    ['$$E = mc^2$$', '$E = mc^2$'],
    ['\\(a+b\\) and \\ensuremath{\\beta}', '$a+b$ and $\\beta$'],
    ['$ y^2 $', '$y^2$'],
    ['$p < 0.5$', '$p < 0.5$'],
    ['$\\mathcal{O}(n)$ {\\"o}', '$\\mathcal{O}(n)$ ö'],
    ['2$\\times$3 and $n^2$5', '2$\\times 3$ and $n^25$'],
    ['\\$5', '\\$5'],
    ['$5 and $6 million, or $7-$8', '\\$5 and \\$6 million, or \\$7-\\$8'],
    ['cost $', 'cost \\$'],
  ])('case 33: tells formulas from money: %s', (tex, text) => {
    expect(decode(tex)).toBe(text)
  })

  it('case 29: decodes an abstract in a second pair of braces as soon as any other, and leaves no word undone', () => {
    const text = 'we \\emph{do} {\\"o}h '.repeat(1000)
    const read = (tex: string) => () => {
      if (decode(tex) !== 'we do öh '.repeat(1000).trim()) throw new Error('read otherwise')
    }
    expect(bestTime(read(`{{${text}}}`))).toBeLessThan(4 * bestTime(read(text)))
    const half = text.slice(0, text.length / 2)
    expect(decode(`\\emph{${half}} x`) === `${'we do öh '.repeat(500).trim()} x`).toBe(true)
  })

  it('leaves a word alone that is no word', () => {
    const word = `\\"o${'x'.repeat(20_000)}`
    expect(decode(word) === word).toBe(true)
  })

  it('names the commands that nobody knows', () => {
    const decoder = openTexDecoder()
    decoder.decode('\\foo{bar} \\"o')
    expect([...decoder.unknown]).toEqual(['\\foo'])
  })

  it('keeps the braces of a text that is no TeX', () => {
    const { decode } = openTexDecoder({ keepBraces: true })
    expect(decode('the set {a, b} and \\emph{x} $x$ C~D')).toBe('the set {a, b} and x $x$ C~D')
  })

  it('case 33: never makes nothing of something, and leaves plain text alone', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 .,:;?!()[\]é-]{1,60}$/), (text) => {
        fc.pre(!text.includes('--'))
        expect(decode(text)).toBe(text.replace(/\s+/g, ' ').trim())
        expect(decode(`{${text}} \\unheard{x}`)).not.toBe('')
      }),
    )
  })
})
