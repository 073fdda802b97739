import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { parseBibtex } from '../../../src/import/bibtex.ts'
import { readPapers } from '../../../src/import/formats.ts'
import type { ReadPaper, SourcePaper } from '../../../src/import/source-paper.ts'
import { growthOf, linearBound, time } from '../../growth.ts'
import fc from '../../properties.ts'

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/bibtex/${name}`, import.meta.url), 'utf8')
const parse = (text: string): SourcePaper[] => parseBibtex(text)?.papers ?? []
const read = (text: string): ReadPaper[] => parse(text).flatMap((paper) => ('item' in paper ? [paper] : []))
const toItem = (fields: string, type = 'article'): CslItem =>
  read(`@${type}{k, title = {t}, ${fields}}`)[0]?.item as CslItem

const library = parse(fixture('library.bib'))
const find = (line: number) => library.find((paper) => paper.line === line) as ReadPaper

describe('parseBibtex', () => {
  it('case 26: takes every paper of a library in the manners of many programs, each once, with its line', () => {
    expect(library.map((paper) => [paper.line, 'item' in paper ? paper.item.id : paper.reason])).toEqual([
      [10, 'heron2021wading'],
      [30, 'newt:one'],
      [37, 'newt:two'],
      [46, 'scholar'],
      [53, 'DBLP:journals/corr/abs-2401-00020'],
      [59, 'Mendeley2019'],
      [71, 'biblatex'],
      [73, 'toad'],
      [75, 'tr'],
      [77, 'heron2021wading'],
      [79, 'inpress'],
    ])
  })

  it('case 27: a broken entry costs one entry, and its line and key are told', () => {
    expect(
      parse(fixture('broken.bib')).map((paper) => ('item' in paper ? paper.item.id : [paper.line, paper.title])),
    ).toEqual(['good1', [3, 'nobrace'], 'good2', [7, 'noequals'], 'good3', [9, 'notitle'], 'good4', [11, 'quote']])
    for (const paper of parse(fixture('broken.bib')))
      if ('reason' in paper) expect(paper.reason).toMatch(/(?:Mend it|Add one) and import again\.$/)
  })

  it('case 27: takes 999 of 1,000 entries when the fifth has a brace too few or too many', () => {
    const entry = (n: number, title: string) =>
      `@article{k${n},\n  title = ${title},\n  journal = {J},\n  year = 2020\n}\n`
    for (const fifth of ['{Open', '{Closed}}', '"Open', '{{Open}']) {
      const papers = parse(Array.from({ length: 1000 }, (_, n) => entry(n, n === 4 ? fifth : `{T ${n}}`)).join('\n'))
      expect(papers).toHaveLength(1000)
      expect(papers.filter((paper) => 'reason' in paper)).toMatchObject([{ line: 25, title: 'k4' }])
    }
  })

  it.each([
    ['an open quotation mark', '@misc{a, title = "x'],
    ['20,000 at signs', '@'.repeat(20_000)],
    ['20,000 beginnings', '@a{b,\n'.repeat(20_000)],
    ['20,000 comments without an end', '@comment{\n'.repeat(20_000)],
    ['5,000 braces in each other', `@misc{a, title = ${'{'.repeat(5000)}x${'}'.repeat(5000)}}`],
    ['5,000 braces that stay open', `@misc{a, title = ${'{'.repeat(5000)}x`],
    ['a crossref to itself', '@misc{a, title = {x}, crossref = {a}}'],
    ['a cycle of crossrefs', '@misc{a, title={x}, crossref={b}} @misc{b, title={y}, crossref={a}, xdata={a}}'],
    ['an abbreviation of itself', '@string{s = s # s} @misc{a, title = s}'],
    ['abbreviations that double', `@string{s = {xxxxxxxxxx}}${'@string{s = s # s}\n'.repeat(60)}@misc{a, title = s}`],
    ['10,000 parts', `@misc{a, title = ${Array(10_000).fill('{x}').join(' # ')}}`],
    ['NUL', '@misc{a, title = {x\u0000y}}'],
    ['20,000 commands', `@misc{a, title = {${'{\\a'.repeat(20_000)}}}`],
  ])('case 28: %s ends in two seconds, and nothing overflows', (_, text) => {
    expect(time(() => parse(text))).toBeLessThan(2000)
  })

  it('passes over entries in lines that a percent sign makes comments', () => {
    const text = '% @misc{a, title = {A}}\n%@misc{b,\n% title = {B}\n%}\n50% of @misc{c, title = {C}}'
    expect(read(text).map(({ item }) => item.id)).toEqual(['c'])
  })

  it('reads line ends of every kind, and counts lines by them', () => {
    for (const end of ['\r\n', '\r', '\n']) {
      const list = readPapers(['% x', '@misc{a,', ' title = {A}}', '', '@misc{b, title = {B}}'].join(end))
      expect('papers' in list && list.papers.map(({ line }) => line)).toEqual([2, 5])
    }
  })

  // Eight times as much is under the limits of a field, and in the last two beyond all fields.
  it.each<[string, parts: number, text: (parts: number) => string]>([
    ['a title', 15, (n) => `@misc{a, title = {${'\\emph{x} {\\"o} word $x^2$ '.repeat(n)}}}`],
    ['an abstract', 250, (n) => `@misc{a, title = {t}, abstract = {${'we \\emph{do} $x^2$ -- {\\"o}h '.repeat(n)}}}`],
    ['emphasis', 300, (n) => `@misc{a, title = {t}, abstract = {${'\\emph{x}'.repeat(n)}}}`],
    ['braces in each other', 2250, (n) => `@misc{a, title = {t}, abstract = {${'{\\a'.repeat(n)}${'}'.repeat(n)}}}`],
    [
      'authors',
      500,
      (n) =>
        `@misc{a, title = {t}, author = {${Array.from({ length: n }, (_, i) => `H{\\"e}ron${i}, Ada`).join(' and ')}}}`,
    ],
    ['parts of a value', 2250, (n) => `@misc{a, title = ${Array(n).fill('{x}').join(' # ')}}`],
    ['entries', 1000, (n) => Array.from({ length: n }, (_, i) => `@misc{a${i}, title = {T {\\'e} ${i}}`).join('\n')],
  ])('case 29: takes time in proportion to the size, where %s is long', (_, parts, shape) => {
    const prepare = (count: number) => {
      const text = shape(count)
      return () => parse(text)
    }
    expect(growthOf(prepare, parts)).toBeLessThan(linearBound)
  })

  it('case 29: says of a title that is no title how long it is, and leaves out an abstract of a megabyte', () => {
    const [title] = parse(`@misc{a, title = {${'x'.repeat(40_000)}}}`)
    expect(title).toMatchObject({ line: 1, reason: expect.stringContaining('40000 characters') })
    const [abstract] = read(`@misc{a, title = {x}, abstract = {${'x '.repeat(500_000)}}}`)
    expect(abstract?.item.abstract).toBeUndefined()
    expect(abstract?.lost).toEqual([expect.stringContaining('abstract (999999 characters')])
    const [authors] = read(`@misc{a, title = {x}, author = {${Array(10_000).fill('A B').join(' and ')}}}`)
    expect([authors?.item.author?.length, authors?.lost]).toEqual([5000, ['authors behind the first 5000']])
  })

  it('case 32: reads abbreviations, months, names of all kinds and "and others"', () => {
    const { item, lost } = find(10)
    expect(item).toMatchObject({
      type: 'article-journal',
      author: [
        { family: 'Moor', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { family: 'Heron', given: 'Ada B.' },
        { literal: 'NASA' },
        { family: 'Reed', given: 'Ludwig', 'non-dropping-particle': 'van' },
      ],
      'container-title': 'Journal of Invented Ponds',
      issued: { 'date-parts': [[2021, 4, 15]] },
      volume: '12',
      issue: '3',
      page: '101-118',
      DOI: '10.5555/ponds_2021',
      ISSN: '1234-567X',
      keyword: 'Caching, Wading Birds; unheard of',
    })
    expect(lost).toEqual(['more authors than it names ("and others")', 'file', 'owner', 'timestamp'])
  })

  it('case 32: inherits by crossref and xdata what is not the volume’s own', () => {
    expect(find(30).item).toMatchObject({
      type: 'paper-conference',
      title: 'The "First" Chapter',
      author: [
        { family: 'Newt', given: 'Clara' },
        { family: 'de la Toad', given: 'Emil' },
      ],
      'container-title': 'Proceedings of the Workshop on Shallow Water',
      issued: { 'date-parts': [[2020]] },
      editor: [{ family: 'Sedge', given: 'Iris' }],
    })
    expect(find(30).item.DOI).toBeUndefined()
    expect(find(37).item).toMatchObject({ publisher: 'Peat Press', 'publisher-place': 'Mireton' })
    expect(find(37).lost).toEqual(['the fields of "none", which is not there'])
  })

  it('case 33: makes Unicode of TeX, and leaves formulas and unknown commands as they are', () => {
    expect(find(10).item.title).toBe('Wading Costs of Long-Legged Caches: $O(n \\log n)$ Steps in H$_2$O')
    expect(find(10).item.abstract).toBe(
      'Caches with long legs wade 50% deeper – “at length”. It costs \\$5, and $x < y$ holds. A second paragraph.',
    )
    expect(find(37).item).toMatchObject({
      title: 'naïve ßtreams & øther \\foo{macros}',
      author: [
        { family: 'Čech', given: 'Łukasz' },
        { family: "d'Alençon", given: 'Éloïse' },
      ],
    })
  })

  it.each([
    ['<i>E. coli</i> in H<sub>2</sub>O &amp; mud', 'E. coli in H$_2$O & mud'],
    ['{\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater} {\\&}amp; mud', 'E. coli & mud'],
    ['\\textless{}i\\textgreater{} and \\&amp; as they are', '<i> and &amp; as they are'],
    ['$a<b>c$ and x < y > z', '$a<b>c$ and x < y > z'],
  ])('takes markup out, but for what is escaped: %s', (tex, title) => {
    expect(read(`@misc{k, title = {${tex}}}`)[0]?.item.title).toBe(title)
  })

  it('reads preprints as search engines and catalogues write them', () => {
    expect(find(59).item).toMatchObject({ archive: 'arXiv', number: 'arXiv:1901.00030', type: 'article' })
    expect(find(59).item.title).toBe('A double-braced title with GPU in it')
    expect(find(71).item).toMatchObject({
      type: 'webpage',
      title: 'Main: Sub',
      author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van' }],
      issued: { 'date-parts': [[2020, 3, 5]] },
      URL: 'https://example.org/a_b?c=d%20e',
      language: 'english',
    })
  })

  it('keeps fields that nobody knows, and tells a date that is none', () => {
    expect(find(79).item).toMatchObject({ issued: { raw: 'in press' }, custom: { customfield: 'kept äs it is' } })
  })

  it('keeps a reader’s private notes out of a public list, and says so; what bibliographies print stays', () => {
    const [paper] = read(
      '@misc{k, title = {t}, note = {Accepted.}, annote = {secret}, comment-ines = {secret}, privnote = {secret}, review = {secret}, howpublished = {A blog}}',
    )
    expect(JSON.stringify(paper?.item)).not.toContain('secret')
    expect(paper?.item).toMatchObject({ note: 'Accepted.', custom: { howpublished: 'A blog' } })
    expect(paper?.lost).toEqual(
      ['annote', 'comment-ines', 'privnote', 'review'].map((name) => `${name} (private notes)`),
    )
    expect(toItem('annotation = {secret}').note).toBeUndefined()
  })

  it.each(['set', 'entryset', 'file-1', 'uri', 'rating', 'read', 'username'])(
    'keeps no %s, which is there for one program or one computer',
    (field) => {
      const [paper] = read(`@misc{k, title = {t}, ${field} = {papers3://secret/place}}`)
      expect(JSON.stringify(paper?.item)).not.toContain('secret')
      expect(paper?.lost).toEqual([field])
    },
  )

  it('loses none of two fields that could stand in one place, unless they say the same', () => {
    const [paper] = read(
      '@inproceedings{k, title = {t}, booktitle = {P}, journal = {J}, publisher = {A}, institution = {B}, langid = {en}, language = {en}}',
    )
    expect(paper?.item).toMatchObject({ 'container-title': 'P', publisher: 'A', language: 'en' })
    expect(paper?.item.custom).toEqual({ journal: 'J', institution: 'B' })
  })

  it('never takes the day of a meeting for the day of publication', () => {
    expect(toItem('booktitle = {P}, eventdate = {2019-06-01/2019-06-04}', 'inproceedings')).toMatchObject({
      'event-date': { 'date-parts': [[2019, 6, 1]] },
    })
    expect(toItem('booktitle = {P}, eventdate = {2019-06-01}', 'inproceedings').issued).toBeUndefined()
  })

  it('reads an address in howpublished whole, and the words around it', () => {
    const item = toItem('howpublished = {A blog, \\url{https://example.org/a\\_b}.}', 'misc')
    expect([item['URL'], item['note']]).toEqual(['https://example.org/a_b', 'A blog, https://example.org/a_b.'])
    expect(toItem('howpublished = {\\url{https://example.org/a\\_b}}', 'misc')['note']).toBeUndefined()
  })

  it.each([
    ['year = 2024, month = {3}', [2024, 3]],
    ['year = {2024}, month = "March"', [2024, 3]],
    ['year = {2024}, month = apr', [2024, 4]],
    ['year = {2024}, month = may # "~31"', [2024, 5, 31]],
    ['year = {2024}, month = jun # "~31"', [2024, 6]],
    ['year = {2024}, month = {15 sep}, day = 15', [2024, 9, 15]],
    ['year = {2024}, month = 13', [2024]],
    ['date = {2024-02-30}', [2024, 2]],
    ['date = {2024-12}', [2024, 12]],
    ['date = {2024~}', [2024]],
    ['year = {c. 1999}', [1999]],
  ])('reads the date of %s', (fields, parts) => {
    expect(toItem(fields).issued).toEqual({ 'date-parts': [parts] })
  })

  it.each([
    ['article', 'journal = {J}', 'article-journal'],
    ['article', 'note = {x}', 'article'],
    ['inproceedings', 'booktitle = {P}', 'paper-conference'],
    ['conference', 'booktitle = {P}', 'paper-conference'],
    ['incollection', 'booktitle = {P}', 'chapter'],
    ['book', 'publisher = {P}', 'book'],
    ['mastersthesis', 'school = {U}', 'thesis'],
    ['techreport', 'institution = {U}', 'report'],
    ['unpublished', 'note = {x}', 'manuscript'],
    ['unpublished', 'eprint = {2401.00010}', 'article'],
    ['misc', 'howpublished = {\\url{https://example.org/x}}', 'webpage'],
    ['misc', 'url = {https://arxiv.org/abs/2401.00010}', 'article'],
    ['misc', 'howpublished = {\\url{https://arxiv.org/abs/2401.00010}}', 'article'],
    ['online', 'url = {https://arxiv.org/abs/2401.00010}', 'article'],
    ['dataset', 'doi = {10.5555/x}', 'dataset'],
    ['software', 'url = {https://example.org}', 'software'],
    ['constructor', 'note = {x}', 'article'],
  ])('takes @%s with %s for %s', (type, fields, csl) => {
    expect(toItem(fields, type).type).toBe(csl)
  })

  it('case 22: names of fields and entries reach no prototype', () => {
    const papers = read(
      '@misc{__proto__, title = {x}, __proto__ = {y}, constructor = {z}, crossref = {constructor}}@string{__proto__ = {q}}',
    )
    expect(papers[0]?.item.title).toBe('x')
    expect(({} as Record<string, unknown>)['y']).toBeUndefined()
    expect(Object.getPrototypeOf(papers[0]?.item.custom ?? {})).toBe(Object.prototype)
  })

  it('case 30: stumbles over no text, and soon comes to its end', () => {
    const piece = fc.constantFrom(
      '@misc{a,',
      'title=',
      '{',
      '}',
      '"',
      '#',
      ',',
      '\\',
      "\\'e",
      '$',
      '\n',
      '%',
      '~',
      'and ',
      '--',
      'x',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.nat(30), (pieces, times) => {
        const text = `@misc{a, title = {${pieces.join('').repeat(times + 1)}`
        expect(time(() => parse(`${text}}}`))).toBeLessThan(2000)
      }),
      { numRuns: 300 },
    )
  })
})
