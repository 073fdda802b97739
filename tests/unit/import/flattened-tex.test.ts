import { describe, expect, it } from 'vitest'
import { mendFlattenedTex } from '../../../src/import/flattened-tex.ts'
import { residues } from '../../../src/import/tex-residues.ts'
import { splitMathematics } from '../../../src/text/split-mathematics.ts'
import fc from '../../properties.ts'

const mend = (text: string) => mendFlattenedTex(text).text
const shown = (text: string) =>
  splitMathematics(text)
    .map(({ text }) => text)
    .join('')

describe('mendFlattenedTex', () => {
  it.each(residues.map(({ example }) => example))('turns %j into %j', (from, to) => {
    expect(mend(from)).toBe(to)
  })

  it.each(residues.map(({ example }) => example))('changes nothing the second time: %j', (from) => {
    expect(mendFlattenedTex(mend(from))).toEqual({ text: mend(from), changed: [] })
  })

  it.each([
    'up to 2.7 times faster, three times a day, sometimes',
    'about ~15% better, over 80% less, 10 % of all',
    'the file llm_2.txt, d_model and GPT_2',
    'read https://github.com/a/Verbose_Images_x^2 and https://a.example/3times.',
    'already $O(n^2)$ and H$_2$O and $10^{19}$',
    'it costs \\$5, an O(n) pass, a::b~c and [29]',
    'a { brace, a \\\\ break and a ^ hat',
    'mixing 5% and 10 % there',
  ])('leaves alone what could be something else: %s', (text) => {
    expect(mendFlattenedTex(text)).toEqual({ text, changed: [] })
  })

  it('mends what an earlier mend has laid bare', () => {
    expect(mend('\\textbf{3.5times} and \\textbf{O(n^2)}')).toBe('3.5× and $O(n^2)$')
  })

  it('takes the address out of a doubled one, and leaves two different ones', () => {
    expect(mend('at https://a.example/x{https://a.example/x}.')).toBe('at https://a.example/x.')
    expect(mend('at https://a.example/x{https://a.example/y}.')).toBe('at https://a.example/x{https://a.example/y}.')
  })

  it('escapes dollar signs only in company, where they could open a formula', () => {
    expect(mend('It costs US$5.')).toBe('It costs US$5.')
    expect(mend('US$5 to US$7, not $9/h$')).toBe('US\\$5 to US\\$7, not \\$9/h\\$')
    expect(mend('US$5 for CO_2')).toBe('US\\$5 for CO$_2$')
    expect(shown(mend('US$5/H_2O, $HOME/$USER'))).toBe('US$5/H_2O, $HOME/$USER'.replace('H_2O', 'H_2O'))
  })

  it('tells every change in whole words; applied in order they make the new text', () => {
    const text = 'A 3.5times (4times) gain of HyperQcdotRcdotS. % We use~it for US$5 and US$7 at O(n^2).'
    const { text: mended, changed } = mendFlattenedTex(text)
    expect(changed).toContainEqual({ from: '(4times)', to: '(4×)' })
    expect(changed).toContainEqual({ from: 'HyperQcdotRcdotS. %', to: 'HyperQ$\\cdot$R$\\cdot$S.' })
    expect(changed.reduce((at, { from, to }) => at.replace(from, () => to), text)).toBe(mended)
  })

  it('never changes a text twice, nor loses its words, whatever the text', () => {
    const piece = fc.constantFrom(
      ...[
        '3times',
        'O(n^2)',
        '$',
        '$5',
        'US$',
        '\\%',
        ' % ',
        ' ',
        'H_2',
        '^',
        '_',
        '{',
        '}',
        '\\',
        '~',
        'cdot',
        'A',
        'x_i',
        '10^{9}',
        '\\$',
        'https://a.example/b_c',
        '\\textbf{',
        'é',
        '.',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const once = mendFlattenedTex(pieces.join(''))
        expect(mendFlattenedTex(once.text)).toEqual({ text: once.text, changed: [] })
        if (once.text === pieces.join('')) expect(once.changed).toEqual([])
      }),
      { numRuns: 3000 },
    )
  })

  it('ends soon on long and nasty texts', { timeout: 20_000 }, () => {
    for (const piece of [
      '$',
      '\\',
      '{',
      '3times',
      '\\textbf{',
      'cdot{',
      '_a',
      '^2',
      ' %',
      '~',
      'http://',
      'O(',
      '[',
      'a\\ ',
      '\\$',
      'A_1',
      '$a',
    ])
      mend(piece.repeat(Math.floor(20_000 / piece.length)))
  })
})
