import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { entryTypes, formatBibtex, toBibtexKey } from '../../../src/bibliography/bibtex.ts'
import { monthMacros } from '../../../src/bibliography/bibtex-fields.ts'
import { bibtexEscapes, toBibtexTexTitle, toBibtexText, toBibtexTitle } from '../../../src/bibliography/bibtex-text.ts'
import type { CslItem, CslName } from '../../../src/bibliography/csl.ts'
import { formatReference } from '../../../src/bibliography/reference.ts'
import fc from '../../properties.ts'
import { lowerTitle, printTex, readBibtex, readNames } from './bibtex-reader.ts'

const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(/\p{NChar}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
const article = (fields: Partial<CslItem>): CslItem => ({ id: 'ash-2026-fog', type: 'article', ...fields })
const read = (item: CslItem) => {
  const [entry, ...more] = readBibtex(formatBibtex(item))
  if (!entry || more.length > 0) throw new Error('Not one entry')
  return entry
}
const fieldsOf = (fields: Partial<CslItem>) => read(article(fields)).fields
const titleOf = (title: string) => fieldsOf({ title })['title'] ?? ''

/** Signs that matter to TeX come often, words of every kind too. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...Object.keys(bibtexEscapes), 'GPT', 'a', 'H₂O', ' ', '-', 'and', ',', '"', '@', '\n', 'É', ':'),
    )
    .map((parts) => parts.join('')),
)

describe('a preprint', () => {
  it('is @misc with its eprint fields, a bare DOI and its day', () => {
    const item = article({
      title: 'Flash Sparse Attention',
      author: [{ family: 'Ash', given: 'Ann' }, { literal: 'The Fog Group' }],
      genre: 'preprint',
      number: 'arXiv:9999.00001',
      archive: 'arXiv',
      archive_location: '9999.00001',
      publisher: 'arXiv',
      DOI: '10.48550/arXiv.9999.00001',
      URL: 'https://arxiv.org/abs/9999.00001',
      issued: { 'date-parts': [[2026, 8, 25]] },
      custom: { primaryClass: 'cs.LG' },
    })
    expect(formatBibtex(item)).toBe(
      [
        '@misc{ash-2026-fog,',
        '  title = {Flash Sparse Attention},',
        '  author = {Ash, Ann and {The Fog Group}},',
        '  year = {2026},',
        '  month = aug,',
        '  day = {25},',
        '  eprint = {9999.00001},',
        '  archiveprefix = {arXiv},',
        '  eprinttype = {arxiv},',
        '  primaryclass = {cs.LG},',
        '  doi = {10.48550/arXiv.9999.00001},',
        '  url = {https://arxiv.org/abs/9999.00001}',
        '}',
        '',
      ].join('\n'),
    )
  })

  it('has the class that an old identifier begins with', () => {
    expect(fieldsOf({ archive: 'arXiv', number: 'arXiv:invented-th/9999001' })).toMatchObject({
      eprint: 'invented-th/9999001',
      primaryclass: 'invented-th',
    })
  })
})

describe('what was published', () => {
  const full: Partial<CslItem> = {
    title: 'On Damp',
    'container-title': 'Where & When',
    volume: 'XIV',
    issue: '3-4',
    number: 'TR-7',
    page: '42-57',
    publisher: 'Mildew & Daughters',
    issued: { 'date-parts': [[2019]] },
    archive: 'arXiv',
    archive_location: '9999.00002',
  }

  it.each(Object.entries(entryTypes))('of type %s becomes $type', (type, { type: written, container }) => {
    const entry = read({ ...article(full), type })
    expect(entry.type).toBe(written)
    expect(entry.fields).toMatchObject({ volume: 'XIV', pages: '42--57', year: '2019', eprint: '9999.00002' })
    expect(entry.fields[container ?? 'howpublished']).toBe('Where \\& When')
    const publisher = written === 'phdthesis' ? 'school' : written === 'techreport' ? 'institution' : 'publisher'
    expect(entry.fields[publisher]).toBe('Mildew \\& Daughters')
    expect(entry.fields['number']).toBe(['techreport', 'phdthesis'].includes(written) ? 'TR-7' : '3-4')
  })

  it('in an unknown place is @misc, since its own type would be refused without it', () => {
    expect(read({ ...article({ title: 'On Damp' }), type: 'paper-conference' }).type).toBe('misc')
  })

  it.each(monthMacros.map((macro, n) => [n + 1, macro] as const))('in month %i has the macro %s', (month, macro) => {
    expect(fieldsOf({ issued: { 'date-parts': [[2026, month]] } })['month']).toBe(macro)
  })

  it.each([
    ['7-9', '7--9'],
    ['7–9', '7--9'],
    ['101 — 117', '101--117'],
    ['9', '9'],
    ['e12', 'e12'],
  ])('has the pages %s as %s', (page, written) => {
    expect(fieldsOf({ page })['pages']).toBe(written)
  })
})

describe('signs', () => {
  it.each(Object.entries(bibtexEscapes))('%s is written %s and printed as itself', (sign, written) => {
    expect(toBibtexText(`a${sign}b`)).toBe(`a${written}b`)
    expect(printTex(titleOf(`a ${sign} b`))).toBe(`a ${sign} b`)
  })

  it('of other writings stay as they are', () => {
    expect(titleOf('Über das Öl, 霧 und שרה')).toBe('Über das Öl, 霧 und שרה')
  })

  it('any title is read back as it was', () => {
    fc.assert(
      fc.property(texts, (title) => {
        expect(printTex(titleOf(title))).toBe(oneLine(title))
      }),
    )
  })

  it('any title keeps the capitals of mixed words when a style writes it in lower case', () => {
    fc.assert(
      fc.property(texts, (title) => {
        const lowered = printTex(lowerTitle(titleOf(title)))
        for (const word of oneLine(title).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
          if (/^.+\p{Lu}/u.test(word)) expect(lowered).toContain(word)
      }),
    )
  })

  it('any file of any entries is read back entry by entry', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ id: texts, title: texts, note: texts, URL: texts, DOI: texts })), (records) => {
        const items = records.map((fields) => article(fields))
        const entries = readBibtex(items.map(formatBibtex).join('\n'))
        expect(entries.map(({ fields }) => printTex(fields['note'] ?? ''))).toEqual(
          items.map(({ note }) => oneLine(String(note))),
        )
      }),
    )
  })

  it.each(['crossref', 'xref', 'xdata', 'ids', 'entryset', 'execute', 'options', 'related'])(
    'a field of an import on which programs act stays behind: %s',
    (name) => {
      expect(fieldsOf({ custom: { [name]: 'x', ['mrnumber' as string]: 'MR1' } })).toMatchObject({ mrnumber: 'MR1' })
      expect(fieldsOf({ custom: { [name]: 'x' } })).not.toHaveProperty(name)
    },
  )

  it('an address is not escaped, and left out where it would break the entry', () => {
    const fields = fieldsOf({ URL: 'https://x.example/a_b%20c?d=1&e#f', DOI: '10.5555/{x' })
    expect(fields['url']).toBe('https://x.example/a_b%20c?d=1&e#f')
    expect(fields['doi']).toBeUndefined()
  })
})

describe('titles', () => {
  it.each([
    ['FlashAttention: Fast and Exact', '{FlashAttention}: Fast and Exact'],
    ['Attention Is All You Need', 'Attention Is All You Need'],
    ['GPT-4 on an H100', '{GPT}-4 on an {H100}'],
    ['Vitamin D and a C++ Compiler', 'Vitamin {D} and a {C}++ Compiler'],
    ['A Survey of LLMs', 'A Survey of {LLMs}'],
    ['A²ATS', '{A²ATS}'],
    ['Llama-Based Things', 'Llama-Based Things'],
    ['100% of {it}', '100\\% of \\textbraceleft{}it\\textbraceright{}'],
  ])('%s is written %s', (title, written) => {
    expect(titleOf(title)).toBe(written)
  })

  it.each([
    ['H$_2$O: Heavy Hitters', '{H$_2$O}: Heavy Hitters'],
    ['$O(n^2)$ is Too Much', '{$O(n^2)$} is Too Much'],
    ['MoE$^2$ & more', '{MoE$^2$} \\& more'],
    ['Between \\$5 and GPT', 'Between \\$5 and {GPT}'],
    ['$\\{1\\}$ and $50%$', '{$\\lbrace 1\\rbrace $} and {$50\\%$}'],
    ['$}{$ x', '\\$\\textbraceright{}\\textbraceleft{}\\$ x'],
  ])('with formulas, %s is written %s', (title, written) => {
    expect(toBibtexTexTitle(title)).toBe(written)
    expect(fieldsOf({ title: 'plain', custom: { texTitle: title } })['title']).toBe(written)
  })

  it.each([
    '\\input{/etc/passwd}',
    '\\InputIfFileExists{x}{}{}',
    '\\write18{id}',
    '\\immediate\\write18{id}',
    '\\lstinputlisting{x}',
    '\\csname inp\\endcsname{x}',
    '\\def\\x{y}',
    '\\gdef\\x{y}',
    '\\let\\x=y',
    '\\begin{input}x\\end{input}',
    '^^5cinput{x}',
    '\\catcode`x=0',
    '\\directlua{x}',
    'x \\text{\\openin1=x}',
  ])('case 25: with a formula that is none (%s) are words', (tex) => {
    expect(toBibtexTexTitle(`On $${tex}$ and more`)).toBe(`On ${toBibtexTitle(`$${tex}$`)} and more`)
  })

  it.each(['\\bullet', '\\mathopen{x}', '\\deg', '\\chi', '\\overline{x}', 'x@k', '\\text{for all}'])(
    'have the formula %s',
    (tex) => {
      expect(toBibtexTexTitle(`On $${tex}$ and more`)).toBe(`On {$${tex}$} and more`)
    },
  )

  it('with any formula leaves the entry whole', () => {
    const tex = fc
      .array(fc.constantFrom('$', '\\', '{', '}', '%', 'x', 'GPT', '_', '^', ' ', '&', '\\$', '\\{'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(tex, (title) => {
        const { fields } = read(article({ title: 'x', custom: { texTitle: title }, DOI: '10.5555/x' }))
        expect(fields['doi']).toBe('10.5555/x')
      }),
    )
  })
})

describe('names', () => {
  const authorsOf = (...author: CslName[]) => fieldsOf({ author })['author'] ?? ''

  it.each<[CslName, string]>([
    [{ family: 'Ash', given: 'Ann' }, 'Ash, Ann'],
    [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }, 'van Beethoven, Ludwig'],
    [{ family: 'Inkwell', given: 'Erasmus', suffix: 'Jr.' }, 'Inkwell, Jr., Erasmus'],
    [{ family: 'Beethoven', given: 'Ludwig', 'dropping-particle': 'van' }, 'van Beethoven, Ludwig'],
    [{ family: 'Ash', given: 'Ann', 'dropping-particle': 'von', 'non-dropping-particle': 'der' }, 'von der Ash, Ann'],
    [{ family: 'Inkwell', suffix: 'Jr.' }, '{Inkwell Jr.}'],
    [{ family: 'Mononym' }, 'Mononym'],
    [{ family: 'Abad Rocamora', given: 'Elias' }, 'Abad Rocamora, Elias'],
    [{ family: 'Abad Rocamora' }, '{Abad Rocamora}'],
    [{ literal: 'Bell and Candle, Ltd' }, '{Bell and Candle, Ltd}'],
    [{ family: 'Rock and Roll', given: 'B.' }, '{Rock and Roll}, B.'],
    [{ family: 'Ash, Oak', given: 'B.' }, '{Ash, Oak}, B.'],
    [{ family: 'others' }, '{others}'],
    [{ family: 'hooks', given: 'bell' }, 'hooks, bell'],
    [{ family: 'hooks', given: 'bell', 'non-dropping-particle': 'de' }, 'de {hooks}, bell'],
    [{ family: 'R_D & Co' }, '{R\\_D \\& Co}'],
    [{ family: 'Ash, Oak, Elm', given: 'B.' }, 'Ash Oak Elm, B.'],
    [{ family: 'Ash', given: 'B., C.', suffix: 'Jr.' }, 'Ash, Jr., B. C.'],
  ])('%o is %s', (name, written) => {
    expect(authorsOf(name)).toBe(written)
  })

  it('any number of any names are taken apart where they were joined', () => {
    const part = fc
      .oneof(texts, fc.constantFrom('and', 'others', 'x, y', 'van Ash'))
      .filter((text) => oneLine(text.replaceAll(',', ' ')) !== '')
    const name = fc.oneof(
      fc.record({ literal: part }),
      fc.record({ family: part }),
      fc.record({ family: part, given: part }),
      fc.record({ family: part, given: part, suffix: part }),
    )
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (author) => {
        const expected = author.map((each) => {
          const parts = [
            'literal' in each ? each.literal : each.family,
            'suffix' in each ? each.suffix : undefined,
            'given' in each ? each.given : undefined,
          ].flatMap((text) => (text === undefined ? [] : [oneLine(text)]))
          // Biber takes two commas in a name of parts, those between the parts among them.
          const isCrowded = 'given' in each && parts.join().split(',').length > 3
          return parts.map((text) => (isCrowded ? oneLine(text.replaceAll(',', ' ')) : text))
        })
        expect(readNames(authorsOf(...author)).map((parts) => parts.map((text) => printTex(text)))).toEqual(expected)
      }),
    )
  })
})

describe('what another program wrote', () => {
  it.each([
    ...Object.getOwnPropertyNames(Object.prototype).map((type) => ({ type })),
    { issued: { 'date-parts': [['}', '{']] } },
    { DOI: '\ud800' },
    { URL: '}' },
    { archive: 'arXiv', number: '}{' },
    { author: [null, { family: '}' }, 'Ash'] },
    { id: [{ toString: 0 }] },
    { issued: { 'date-parts': [[{ toString: 0 }]] }, custom: 'x' },
  ])('%o gives an entry that can be read', (fields) => {
    const item = { id: 'x', type: 'article', title: 'On Fog', ...fields } as unknown as CslItem
    expect(read(item).type).toBe('misc')
    expect(read(item).fields['title']).toBe('On Fog')
    expect(formatReference(item)).toMatch(/On Fog\.(?! (?:function|\[))/)
  })

  it('gives an entry that can be read and a reference, whatever it is', () => {
    const odd = fc.dictionary(
      fc.constantFrom('id', 'title', 'author', 'editor', 'issued', 'DOI', 'number', 'URL', 'archive', 'page', 'custom'),
      fc.jsonValue(),
    )
    fc.assert(
      fc.property(
        odd,
        fc.constantFrom(...Object.keys(entryTypes), 'article', 'song', 'constructor', '__proto__'),
        (fields, type) => {
          const item = { id: 'x', ...fields, type } as unknown as CslItem
          expect(readBibtex(formatBibtex(item))).toHaveLength(1)
          expect(typeof formatReference(item)).toBe('string')
        },
      ),
    )
  })
})

describe('keys', () => {
  it.each([
    ['yan-2025-flash-sparse-attention', 'yan-2025-flash-sparse-attention'],
    ['http://zotero.org/items/A B', 'http://zotero.org/items/A-B'],
    ['Müller,2020', 'M-ller-2020'],
    ['{}', 'paper'],
  ])('of %s is %s', (id, key) => {
    expect(toBibtexKey(id)).toBe(key)
  })

  it('of a file that was imported stand beside ours, where they are fit to', () => {
    const idsOf = (key: unknown) => fieldsOf({ title: 't', 'citation-key': key })['ids']
    expect(idsOf('Ash:2026/fog')).toBe('Ash:2026/fog')
    expect(['ash-2026-fog', 'a,b', 'a}b', 7, undefined].map(idsOf)).toEqual(Array(5).fill(undefined))
  })
})

const hasBibtool = spawnSync('bibtool', ['-V']).error === undefined

describe.runIf(hasBibtool)('bibtool, where it is installed,', () => {
  it('reads what we write without a word', () => {
    const hard = [...Object.keys(bibtexEscapes), 'GPT-4 {x', 'x} y', '"quoted"', '@misc{x,', 'Ünïcode 霧', '$5 and $6']
    const text = hard
      .map((title, n) => formatBibtex(article({ id: `x${n}`, title, author: [{ family: title, given: title }] })))
      .join('\n')
    const { stdout, stderr } = spawnSync('bibtool', ['-r', 'biblatex', '-d'], { input: text, encoding: 'utf8' })
    expect(stderr).not.toMatch(/\*\*\*|error/i)
    expect(stdout.match(/^@misc/gim)).toHaveLength(hard.length)
  })
})
