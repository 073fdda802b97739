import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPapers } from '../../../src/import/formats.ts'
import { root, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const fixture = join(root, 'tests/fixtures/library')
const exportOf = (...options: string[]) => runScript('export.ts', ['--content', fixture, ...options])
const keysOf = (text: string) => [...text.matchAll(/^@[a-z]+\{(.*),$/gm)].map(([, key]) => key)

describe('npm run export', () => {
  it.each([
    ['bibtex', /^@inproceedings\{fennimore-hostile,\n/],
    ['ris', /^TY {2}- CONF\r\nID {2}- fennimore-hostile\r\n/],
    ['csl-json', /^\[\n\{\n {2}"id": "fennimore-hostile",\n/],
    ['markdown', /^## Fog & \\<Lanterns>\n\n.*\n\n- \[/],
    ['csv', /^id,title,authors,[a-z_,]*\r\nfennimore-hostile,/],
  ])('writes the whole list as %s, newest first, and nothing else', (format, beginning) => {
    const { code, stdout, stderr } = exportOf('--format', format)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(beginning)
    const read = ['bibtex', 'ris', 'csl-json'].includes(format) ? readPapers(stdout) : undefined
    expect(read && 'papers' in read ? read.papers.length : 12).toBe(12)
  })

  it('takes the papers of a topic, of a status, and of both together', () => {
    const keys = (...options: string[]) => keysOf(exportOf('--format', 'bibtex', ...options).stdout)
    expect(keys('--topic', 'lantern-oil')).toEqual([
      'aldermoor-2026-lantern-weights-fog',
      '2025-tin-whistle-count',
      'lanternjaw-2022-abstract-only',
      'dunwick-2019-journal-damp',
    ])
    expect(keys('--status', 'to read')).toEqual(['dunwick-2019-journal-damp'])
    expect(keys('--topic', 'lantern-oil', '--status', 'favourite')).toEqual(['aldermoor-2026-lantern-weights-fog'])
  })

  it('takes the papers of a path in its order, each once, and of those what other filters leave', () => {
    const list = join(temporary(), 'list')
    cpSync(fixture, list, { recursive: true })
    const steps = ['gossamer', 'dunwick-2019-journal-damp', 'fennimore-hostile', 'fog-horn']
    const papers = steps.map((id) => `  - { paper: ${id}, why: It stands here. }`)
    writeFileSync(join(list, 'paths', 'backwards.md'), `---\nname: Backwards\npapers:\n${papers.join('\n')}\n---\n`)
    const keys = (...options: string[]) =>
      keysOf(
        runScript('export.ts', ['--content', list, '--format', 'bibtex', '--path', 'backwards', ...options]).stdout,
      )
    expect(keys()).toEqual(['gossamer', 'dunwick-2019-journal-damp', 'fennimore-hostile'])
    expect(keys('--topic', 'lantern-oil')).toEqual(['dunwick-2019-journal-damp'])
    expect(keys('--topic', 'lantern-oil', '--status', 'read')).toEqual([])
    writeFileSync(join(list, 'topics', 'lantern-oil.md'), '---\nname: Oil\ndescription: Of H$_2$O.\n---\n')
    const section = runScript('export.ts', ['--content', list, '--format', 'markdown', '--topic', 'lantern-oil'])
    expect(section.stdout).toMatch(/^## Oil\n\nOf H₂O\.\n\n- \[/)
  })

  it('names a section of Markdown by what was asked for, and gives the addresses of the site', () => {
    expect(exportOf('--format', 'markdown', '--topic', 'empty-shelf').stdout).toMatch(/^## /)
    expect(exportOf('--format', 'csl-json').stdout).toContain('https://fixture.example/papers/gossamer/')
  })

  it.each([
    ['bibtex', ''],
    ['ris', ''],
    ['csl-json', '[]\n'],
    ['csv', /^id,title,.*,page\r\n$/],
    ['markdown', /^## \S.*\n/],
  ])('writes a well-formed empty %s where no paper matches, and says so', (format, expected) => {
    const { code, stdout, stderr } = exportOf('--format', format, '--topic', 'empty-shelf')
    expect([code, stderr]).toEqual([0, 'No paper matches. What was written has none.\n'])
    if (typeof expected === 'string') expect(stdout).toBe(expected)
    else expect(stdout).toMatch(expected)
  })

  it.each([
    [[], 'Name a format'],
    [['--format', 'bibtexx'], 'Did you mean "bibtex"?'],
    [['--format', 'constructor'], 'There is no format "constructor".'],
    [['--format', 'csv', '--topic', 'lantern-oill'], 'Did you mean "lantern-oil"?'],
    [['--format', 'csv', '--path', 'trough-the-fog'], 'Did you mean "through-the-fog"?'],
    [['--format', 'csv', '--status', 'reed'], 'Did you mean "read"?'],
    [['--format', 'csv', '--content', 'nowhere'], 'There is no folder nowhere.'],
    [['--format', 'csv', '--topik', 'x'], '--help'],
    [['--format', 'csv', 'more'], 'more'],
  ])('says what is wrong with %j and ends with 2', (options, message) => {
    const { code, stdout, stderr } = exportOf(...options)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
    expect(stderr).toMatch(/[.?]\n$/)
  })

  it('refuses content that has problems, as the build does, and writes nothing', () => {
    const folder = join(temporary(), 'list')
    mkdirSync(folder)
    cpSync(fixture, folder, { recursive: true })
    writeFileSync(join(folder, 'papers', 'broken.md'), '---\ntitle: x\n---\n')
    const { code, stdout, stderr } = runScript('export.ts', ['--format', 'bibtex', '--content', folder])
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/papers\/broken\.md:\d+:\d+: .*\n1 problem\. Nothing was written\.\n$/)
  })

  it('explains itself with an example', () => {
    const { code, stdout } = runScript('export.ts', ['--help'])
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\nExample: npm run --silent export -- --format bibtex/)])
  })

  it('ends in peace when its reader has had enough', () => {
    const script = `"${process.execPath}" "${root}/scripts/export.ts" --format csl-json --content "${fixture}" | head -c 10; echo " \${PIPESTATUS[0]}"`
    const { stdout, stderr } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    })
    expect([stdout, stderr]).toEqual(['[\n{\n  "id" 0\n', ''])
  })
})
