import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import type { ImportReport, PaperReport } from '../../../src/import/report.ts'
import { temporaryFolders } from './temporary-folder.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const fixture = (name: string) => join(root, 'tests/fixtures/import', name)
const temporaryFolder = temporaryFolders()
const added = ['--added', '2025-12-10']

const newFolder = () => join(temporaryFolder(), 'list')

function run(args: readonly string[], input?: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/import.ts'), ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    ...(input === undefined ? {} : { input }),
  })
  return { status, stdout, stderr }
}

const report = (args: readonly string[], input?: string): ImportReport =>
  JSON.parse(run([...args, '--json'], input).stdout)
const states = ({ papers }: ImportReport) => papers.map(({ state }: PaperReport) => state)

function contents(list: string): Record<string, string> {
  const names = readdirSync(join(list, 'papers')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(list, 'papers', name), 'utf8')]))
}

function listWith(files: Record<string, string>): string {
  const list = newFolder()
  for (const folder of ['papers', 'topics']) mkdirSync(join(list, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(list, name), text)
  return list
}

describe('npm run import of files', () => {
  it.each([
    ['bibtex/library.bib', 'bibtex', 11],
    ['arxiv/several.atom', 'arxiv-atom', 3],
    ['ris/endnote.ris', 'ris', 3],
    ['daily/single.json', 'daily-papers-json', 1],
  ])('case 26: takes every paper of %s, and its check is well', (name, format, count) => {
    const list = newFolder()
    const first = report([fixture(name), '--content', list, ...added, '--format', format])
    expect([first.found, first.new, first.skipped]).toEqual([count, count, 0])
    expect(readContent(list).problems).toEqual([])
    expect(readContent(list).papers).toHaveLength(count)
    const before = contents(list)
    const second = report([fixture(name), '--content', list, ...added])
    expect([second.known, second.new]).toEqual([count, 0])
    expect(contents(list)).toEqual(before)
  })

  it('case 27: takes the rest of a file with broken entries, and ends with 3', () => {
    const list = newFolder()
    const { status, stdout } = run([fixture('bibtex/broken.bib'), '--content', list, ...added])
    expect(status).toBe(3)
    expect(stdout).toContain('line 3: the entry "nobrace"')
    expect(stdout).toContain('8 papers found: 4 new, 0 already here, 0 declined, 4 skipped.')
    expect(Object.keys(contents(list))).toHaveLength(4)
  })

  it('case 31: knows a preprint and its published form for one paper, in whatever format they come', () => {
    const list = newFolder()
    const told = report(
      ['arxiv/several.atom', 'daily/single.json', 'bibtex/library.bib', 'csl/zotero.json']
        .map(fixture)
        .concat('--content', list, ...added),
    )
    const twins = told.papers.filter(({ state }) => state === 'known')
    expect(
      twins.map(({ source, title, matched }) => [source?.slice(source.lastIndexOf('/') + 1), title, matched?.by]),
    ).toEqual([
      ['single.json', 'Wading Costs of Long-Legged Caches', 'arxiv'],
      ['library.bib', 'A preprint as a search engine exports it', 'arxiv'],
      ['zotero.json', 'Wading in H$_2$O & Mud', 'doi'],
      ['zotero.json', 'A Preprint', 'arxiv'],
    ])
    expect(readContent(list).problems).toEqual([])
  })

  it('case 31: takes one paper under two keys once, and two papers under one key twice', () => {
    const bib = '@misc{a, title={Ponds}}\n@misc{b, title={{PONDS}}}\n@misc{a, title={Lakes}}\n'
    const told = report(['-', '--content', newFolder(), ...added], bib)
    expect([states(told), told.papers[1]?.matched]).toEqual([['new', 'known', 'new'], { id: 'ponds', by: 'title' }])
  })

  it('case 48: fills only with --fill, only what is empty, and keeps the rest byte for byte', () => {
    const mine = '---\n# mine\ntitle: "Wading in H₂O & mud"\nadded: 2025-01-01\nsummary: My words.\n---\n\nMy notes.\n'
    const list = listWith({ 'papers/wading.md': mine })
    const args = [fixture('csl/zotero.json'), '--content', list, ...added]
    run([...args, '--fill', '--dry-run'])
    expect(Object.keys(contents(list))).toEqual(['wading.md'])
    expect(contents(list)['wading.md']).toBe(mine)
    run(args)
    expect(contents(list)['wading.md']).toBe(mine)
    const told = report([...args, '--fill'])
    expect(told.papers[0]?.filled).toEqual(['authors', 'type', 'published', 'doi', 'venue', 'csl'])
    const filled = contents(list)['wading.md'] ?? ''
    expect([filled.startsWith(mine.slice(0, mine.indexOf('---\n\n'))), filled.endsWith('---\n\nMy notes.\n')]).toEqual([
      true,
      true,
    ])
    expect(readContent(list).problems).toEqual([])
    expect(report([...args, '--fill']).papers.flatMap((paper) => paper.filled)).toEqual([])
  })

  it('case 48: fills in no identifier that another paper of the list has', () => {
    const list = listWith({
      'papers/a.md': '---\ntitle: Ponds\nadded: 2025-01-01\n---\n',
      'papers/b.md': '---\ntitle: Lakes\nadded: 2025-01-01\ndoi: 10.5555/x\n---\n',
      'papers/c.md': '---\ntitle: Bogs\nadded: 2025-01-01\narxiv: "2401.00010"\n---\n',
    })
    const bib = '@misc{k, title={Bogs}, eprint={2401.00010}, doi={10.5555/x}, year=2020}'
    expect(report(['-', '--content', list, ...added, '--fill'], bib).papers[0]?.filled).toEqual(['published', 'csl'])
    expect(readContent(list).problems).toEqual([])
  })

  it('respects what was declined, by its DOI', () => {
    const list = listWith({
      'site.yaml': 'declined:\n  - { identifier: "https://doi.org/10.5555/REEDS.5", reason: Too wet }\n',
    })
    expect(states(report([fixture('ris/zotero-old.ris'), '--content', list, ...added]))).toEqual(['declined', 'new'])
  })

  it('proposes the topics that key terms name, and gives only those that are asked for', () => {
    const list = listWith({
      'topics/caching.md': '---\nname: Caches\n---\n',
      'topics/birds.md': '---\nname: Wading birds\n---\n',
    })
    const { papers } = report([fixture('ris/endnote.ris'), '--content', list, ...added, '--topics', 'birds'])
    expect(papers[0]?.proposedTopics).toEqual(['caching'])
    expect(readContent(list).papers.every(({ record }) => record.topics?.join() === 'birds')).toBe(true)
  })

  it('takes the day of entry from a list that tells it for each paper, and asks for it elsewhere', () => {
    const list = newFolder()
    expect(run([fixture('daily/single.json'), '--content', list]).status).toBe(0)
    expect(readContent(list).papers[0]?.record.added).toBe('2024-01-03')
    const { status, stderr } = run([fixture('ris/endnote.ris'), '--content', newFolder()])
    expect([status, stderr]).toEqual([2, expect.stringContaining('--added')])
  })

  it('writes nothing if one of several files cannot be read, and names each', () => {
    const list = newFolder()
    const files = ['ris/endnote.ris', 'daily/error.json', 'arxiv/harvest.oai.xml'].map(fixture)
    const { status, stdout, stderr } = run([...files, '--content', list, ...added])
    expect([status, stdout, existsSync(list)]).toEqual([1, '', false])
    expect(stderr).toContain('error.json: it is an error')
    expect(stderr).toContain('harvest.oai.xml: it is an answer of OAI-PMH')
  })

  it('refuses a file that is of another format than the one that is named', () => {
    const { status, stderr } = run([
      fixture('ris/endnote.ris'),
      '--format',
      'bibtex',
      '--content',
      newFolder(),
      ...added,
    ])
    expect([status, stderr]).toEqual([1, expect.stringContaining('it is ris, not bibtex')])
  })
})
