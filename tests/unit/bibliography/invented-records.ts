/** Records of invented papers in which anything may stand that the schema lets in, for properties. */

import { type PaperRecord, paperSchema, paperTypes } from '../../../src/schema.ts'
import fc from '../../properties.ts'

/** Signs that mean something to TeX, BibTeX, RIS, HTML, Markdown and CSV, words of every kind, and writings of every plane. */
const pieces = fc.constantFrom(
  ...'% & # _ $ { } ~ ^ \\ < > | " \' ` - , ; : = @ / ( ) [ ] * + ! ? .'.split(' '),
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    '--',
    '---',
    '``',
    "''",
    ',,',
    '?`',
    'and',
    'others',
    'et al.',
    'TY  - X',
    'ER  - ',
    '<b>',
    '</i>',
  ],
  ...['&amp;', '&#60;', '<sub>2</sub>', 'n^2', 'O(n^2)', '3times', '10\\%', '\\$5', '\\alpha', '\\textbf{x}', '{x}'],
  ...[
    'GPT',
    'a',
    'Flash',
    'H₂O',
    'É',
    'e\u0301',
    'ß',
    'Ω',
    '霧',
    'שרה',
    '한국',
    '𝒪',
    '🦉',
    '\u{20000}',
    'x',
    '7',
    'II',
    'arXiv',
  ],
)
const signs = fc.array(pieces, { minLength: 1, maxLength: 14 }).map((all) => all.join(''))

/** Any line of text that the schema takes for one and that shows something. */
export const lines = fc
  .oneof({ weight: 4, arbitrary: signs }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) })
  .map((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && text.length < 40)

/** Formulas as they stand in titles of papers. */
const formulas = fc.constantFrom(
  '$O(n^2)$',
  '$\\alpha$',
  'H$_2$O',
  'MoE$^2$',
  '$\\mathcal{O}(n \\log n)$',
  '$x_{i}$',
  '$k$',
  '$\\{1\\}$',
  '$2\\times 3$',
  'B$^{2}$CD',
  '$50\\%$',
)

/** Text of a record, in which dollar signs outside formulas have their backslash. */
const plain = lines.map((text) => text.replaceAll('$', '\\$'))
const titles = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: formulas }), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '))

const words = fc.constantFrom(
  'Ash',
  'Ōta',
  'Li',
  "O'Fog",
  'van',
  'der',
  'de',
  'Birch-Oak',
  'Jr.',
  'III',
  'Ann',
  'A. B.',
  'von',
  'İnci',
)
const names = fc.oneof(
  fc.constantFrom(
    'Ann Ash',
    'Ludwig van Fog',
    'Inkwell, Erasmus',
    'Mononym',
    'Ann Ash Jr.',
    'Wei Li',
    'Wei Li',
    'hooks',
    '伊藤 霧',
  ),
  fc.record({
    family: fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
    given: fc.constantFrom('Ann', 'A. B.', 'Jean-Luc', 'İnci', '霧'),
  }),
  fc.record({ family: lines, given: lines }),
  fc.record({ family: fc.oneof(lines, words) }),
  fc.record({
    literal: fc.oneof(lines, fc.constantFrom('The Fog Group', 'Bell and Candle, Ltd', 'Ash, A. and Oak, B.', 'NASA')),
  }),
)

const two = (limit: number) => fc.integer({ min: 1, max: limit }).map((n) => String(n).padStart(2, '0'))
const dates = fc
  .tuple(fc.integer({ min: 1500, max: 2999 }), fc.option(two(12)), fc.option(two(28)))
  .map(([year, month, day]) => [year, ...(month ? [month, ...(day ? [day] : [])] : [])].join('-'))

const arxiv = fc.oneof(
  fc
    .tuple(two(99), two(12), fc.integer({ min: 0, max: 99_999 }))
    .map(([y, m, n]) => `${y}${m}.${String(n).padStart(5, '0')}`),
  fc.constantFrom('hep-th/9901001', 'math.GT/0309136', 'cs/0112017'),
)
const doi = fc.constantFrom(
  '10.5555/x',
  '10.5555/A_b%20(2020)1<2>',
  '10.1000/182#a?b',
  '10.5555/x;y:z',
  '10.12345/é~{x}',
)

/** "arXiv" and "CoRR" are no venues, and preprints do not come from them. */
const ofOthers = lines.filter((text) => !/^(?:arxiv|corr)/i.test(text))
const short = lines.map((text) => text.slice(0, 20).toWellFormed().trim()).filter((text) => /[\p{L}\p{N}]/u.test(text))
const venue = fc.record(
  {
    // "arXiv" and "CoRR" are no venues.
    name: fc.oneof(
      lines.filter((text) => !/^(?:arxiv|corr)/i.test(text)),
      fc.constantFrom('Journal of Damp', 'Workshop on Fog', 'Proceedings of Where & When'),
    ),
    short: fc.oneof(short, fc.constant('WW 2025')),
    kind: fc.constantFrom('journal' as const, 'conference' as const, 'workshop' as const, 'book' as const),
    year: fc.integer({ min: 1500, max: 2999 }),
    volume: fc.oneof(short, fc.constantFrom('14', 'XIV')),
    issue: fc.oneof(short, fc.constantFrom('3', '3-4')),
    pages: fc.constantFrom('5-9', '5', '5–9', 'e12', 'S12-S15', '101 -- 117', '1-3, 7-9', '7:1-7:20', 'vii-ix'),
    publisher: ofOthers,
  },
  { requiredKeys: ['name', 'kind'] },
)

const csl = fc.record(
  {
    editor: fc.constant([{ family: 'Oak', given: 'Olive' }, { literal: 'The Editors' }]),
    translator: fc.constant([{ family: 'Elm', given: 'Ed' }]),
    'collection-title': lines,
    'title-short': lines,
    'publisher-place': lines,
    'event-place': lines,
    edition: fc.oneof(short, fc.constant('2')),
    ISBN: fc.constant('978-3-16-148410-0'),
    ISSN: fc.constant('1234-567X'),
    language: fc.constantFrom('en', 'pt-BR'),
    keyword: fc.constantFrom('one', 'damp, fog', 'one, two words, three'),
    accessed: fc.constant({ 'date-parts': [[2024, 3, 15]] }),
    note: ofOthers,
    PMID: fc.constant('123456'),
    status: fc.constant('in press'),
    version: fc.constant('1.2'),
    genre: fc.constantFrom('PhD thesis', "Master's thesis", 'White paper'),
    number: fc.constantFrom('TR-7', '12'),
    custom: fc.record({ mrnumber: short, primaryClass: fc.constant('cs.LG') }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
)

/** Whole records, as the schema has read them. */
export const records: fc.Arbitrary<PaperRecord> = fc
  .record(
    {
      title: titles,
      authors: fc.array(names, { minLength: 1, maxLength: 4 }),
      authorCount: fc.integer({ min: 1, max: 500 }),
      organization: ofOthers,
      type: fc.constantFrom(...paperTypes),
      published: dates,
      added: fc.constant('2025-12-10'),
      arxiv,
      doi,
      venue,
      abstract: fc.array(fc.oneof(plain, formulas), { minLength: 1, maxLength: 4 }).map((all) => all.join('. ')),
      csl,
    },
    { requiredKeys: ['title', 'added', 'type'] },
  )
  .map((record) => paperSchema.safeParse(record))
  .filter((read) => read.success)
  .map(({ data }) => data as PaperRecord)
  .map(({ venue: place, ...record }) => (place && venueTypes.has(record.type) ? { ...record, venue: place } : record))

const venueTypes: ReadonlySet<string> = new Set(['preprint', 'article-journal', 'paper-conference', 'chapter'])
