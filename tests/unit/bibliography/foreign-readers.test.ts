/** Exports read by programs that are not ours: they find as many papers as the lists have, and stumble over none. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import { type BibliographyFormat, formatBibliography } from '../../../src/bibliography/bibliography.ts'
import type { CslItem } from '../../../src/bibliography/csl.ts'
import { cslTypes } from '../../../src/bibliography/csl-types.ts'
import { toName } from '../../../src/bibliography/names.ts'
import { buildLibrary, type Paper } from '../../../src/library/library.ts'
import { toPlainText } from '../../../src/text/mathematics.ts'
import fc from '../../properties.ts'
import { root } from '../scripts/run-script.ts'
import { records } from './invented-records.ts'

/** citation-js has no types. */
const require = createRequire(import.meta.url)
const { plugins } = require('@citation-js/core') as {
  plugins: { input: { chain(text: string, options: { forceType: string; generateGraph: boolean }): CslItem[] } }
}
require('@citation-js/plugin-bibtex')
require('@citation-js/plugin-ris')

const lists = ['content', 'tests/fixtures/library'].map((folder) => ({
  folder,
  library: buildLibrary(readContent(join(root, folder))),
}))
const toUrl = ({ id }: Paper) => `https://stand.example/papers/${id}/`
const write = (format: BibliographyFormat, papers: readonly Paper[]) =>
  formatBibliography(format, { title: 'List', papers, toUrl })

describe.each(lists)('the export of $folder', ({ library: { papers } }) => {
  it.each([
    ['bib', '@bibtex/text'],
    ['ris', '@ris/file'],
  ] as const)('case 50: as .%s is read by citation-js, paper by paper', (format, forceType) => {
    const read = plugins.input.chain(write(format, papers), { forceType, generateGraph: false })
    expect(read.map(({ id }) => id)).toEqual(papers.map(({ id }) => id))
    const plain = papers
      .map((paper, n) => [paper, read[n]] as const)
      .filter(([{ plainTitle }]) => !/[<&]/.test(plainTitle))
    expect(plain.length).toBeGreaterThan(papers.length - 3)
    for (const [paper, item] of plain) {
      if (paper.title === paper.plainTitle || format === 'ris') expect(item?.title).toBe(paper.plainTitle)
      expect(item?.author?.length ?? 0).toBe(paper.names.length)
    }
  })

  it('case 52: as CSL-JSON has what CSL allows, and nothing else', () => {
    const items: unknown = JSON.parse(write('json', papers))
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
    expect([validate(items), validate.errors]).toEqual([true, null])
    expect(items).toHaveLength(papers.length)
  })

  it('case 51: has keys of which no program takes a sign for something else, each once', () => {
    const keys = [...write('bib', papers).matchAll(/^@[a-z]+\{(.*),$/gm)].map(([, key = '']) => key)
    expect(keys).toEqual(papers.map(({ id }) => id))
    expect(new Set(keys).size).toBe(papers.length)
    for (const key of keys) expect(key).toMatch(/^[a-z0-9][a-z0-9-]*$/)
  })

  it.skipIf(!isThere('bibtool'))('case 50: as .bib is read by bibtool (skipped where it is not installed)', () => {
    expect(readByBibtool(papers)).toEqual({ complaints: '', entries: papers.length })
  })

  it.skipIf(!isThere('biber'))('case 50: as .bib is read by Biber (skipped where it is not installed)', () => {
    expect(readByBiber(papers)).toEqual({ complaints: [], entries: papers.length })
  })
})

describe('the export of papers in which anything may stand that the schema takes', () => {
  const papers: Paper[] = fc.sample(records, { numRuns: 120, seed: 50 }).map((record, n) => ({
    ...record,
    id: `x-${n}`,
    plainTitle: toPlainText(record.title),
    names: (record.authors ?? []).map(toName),
    year: undefined,
    notes: '',
  }))

  it.each([
    ['bib', '@bibtex/text'],
    ['ris', '@ris/file'],
  ] as const)('case 50: as .%s is read by citation-js, paper by paper', (format, forceType) => {
    const read = plugins.input.chain(write(format, papers), { forceType, generateGraph: false })
    expect(read.map(({ id }) => id)).toEqual(papers.map(({ id }) => id))
  })

  it('case 52: as CSL-JSON has what CSL allows, and nothing else', () => {
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema)
    expect([validate(JSON.parse(write('json', papers))), validate.errors]).toEqual([true, null])
  })

  it.skipIf(!isThere('bibtool'))('case 50: as .bib is read by bibtool (skipped where it is not installed)', () => {
    expect(readByBibtool(papers)).toEqual({ complaints: '', entries: papers.length })
  })

  it.skipIf(!isThere('biber'))('case 50: as .bib is read by Biber (skipped where it is not installed)', () => {
    expect(readByBiber(papers)).toEqual({ complaints: [], entries: papers.length })
  })
})

it('case 51: keys and files are the same each time', () => {
  for (const { folder, library } of lists) {
    const again = buildLibrary(readContent(join(root, folder)))
    for (const format of ['bib', 'ris', 'json', 'md'] as const)
      expect(write(format, again.papers)).toBe(write(format, library.papers))
  }
})

it.each([
  [[{ id: 'x', type: 'preprint' }]],
  [[{ id: 'x' }]],
  [[{ id: 'x', type: 'book', shelfmark: '7' }]],
  [[{ id: 'x', type: 'book', author: [{ name: 'Ash' }] }]],
  [[{ id: 'x', type: 'book', issued: { 'date-parts': [[]] } }]],
  [[{ id: 'x', type: 'book', title: 7 }]],
])('what CSL allows is not %j', (items) => {
  expect(new Ajv({ allowUnionTypes: true }).compile(schema)(items)).toBe(false)
})

function readByBibtool(papers: readonly Paper[]) {
  const { stdout, stderr } = spawnSync('bibtool', [], { input: write('bib', papers), encoding: 'utf8' })
  return { complaints: stderr, entries: stdout.match(/^@/gm)?.length }
}

function readByBiber(papers: readonly Paper[]) {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-biber-'))
  try {
    writeFileSync(join(folder, 'list.bib'), write('bib', papers))
    const { stdout } = spawnSync('biber', ['--tool', 'list.bib'], { cwd: folder, encoding: 'utf8' })
    const read = readFileSync(join(folder, 'list_bibertool.bib'), 'utf8')
    return { complaints: stdout.match(/^(?:WARN|ERROR).*/gm) ?? [], entries: read.match(/^@/gm)?.length }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined
}

/** CSL 1.0.2 as its specification has it (appendix IV, variables), and what its JSON has beside them. */
const schema = (() => {
  const kinds: [string, object][] = [
    [
      'abstract annote archive archive_collection archive_location archive-place authority call-number citation-key citation-label collection-title container-title container-title-short dimensions division DOI event-title event-place genre ISBN ISSN jurisdiction keyword language license medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre reviewed-title scale source status title title-short URL volume-title year-suffix version journalAbbreviation',
      { type: 'string' },
    ],
    [
      'chapter-number citation-number collection-number edition first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number volume',
      { type: ['string', 'number'] },
    ],
    [
      'author chair collection-editor compiler composer container-author contributor curator director editor editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator translator',
      { type: 'array', items: { $ref: '#/definitions/name' } },
    ],
    ['accessed available-date event-date issued original-date submitted', { $ref: '#/definitions/date' }],
    ['custom', { type: 'object' }],
    ['categories', { type: 'array', items: { type: 'string' } }],
  ]
  const object = (properties: Record<string, object>, required: string[] = []) => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  })
  const texts = (names: string) => Object.fromEntries(names.split(' ').map((name) => [name, { type: 'string' }]))
  const variables = kinds.flatMap(([names, kind]) => names.split(' ').map((name) => [name, kind] as const))
  const part = { type: ['string', 'number'] }
  return {
    definitions: {
      name: object(texts('family given dropping-particle non-dropping-particle suffix literal')),
      date: object({
        'date-parts': {
          type: 'array',
          items: { type: 'array', items: part, minItems: 1, maxItems: 3 },
          minItems: 1,
          maxItems: 2,
        },
        ...texts('literal raw'),
      }),
    },
    type: 'array',
    items: object({ ...Object.fromEntries(variables), id: part, type: { enum: [...cslTypes] } }, ['id', 'type']),
  }
})()
