/** Names that would share an address, or lead out of the site, are refused before anything is built. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashFiles } from './built-site.ts'
import { type Outcome, runScript } from './run-script.ts'

/** File names as a curator, or somebody who means harm, may write them, and the name that is proposed instead. */
const names: [name: string, proposal: string | undefined][] = [
  ['2401.10.md', undefined],
  ['240110.md', undefined],
  ['Lantern.md', 'lantern-2.md'],
  ['lantern.md', undefined],
  ['\u00e9.md', 'e.md'],
  ['e\u0301.md', 'e.md'],
  ['İstanbul.md', 'istanbul.md'],
  ['trailing-dot..md', 'trailing-dot.md'],
  ['trailing-space .md', 'trailing-space.md'],
  ['con.md', undefined],
  ['aux.md', undefined],
  ['!!!.md', undefined],
  ['🏮.md', undefined],
  ['日本語.md', undefined],
  [`${'long-'.repeat(40)}name.md`, undefined],
  ['..%2f..%2fevil.md', '2f2fevil.md'],
  ['a\\b.md', 'ab.md'],
  ['__proto__.md', 'proto.md'],
  ['constructor.md', undefined],
  ['-begins.md', 'begins.md'],
  ['ends-.md', 'ends.md'],
  ['two--hyphens.md', 'two-hyphens.md'],
  ['under_score.md', undefined],
  ['.hidden.md', 'hidden.md'],
]

/** The two of them that are well. */
const well = new Set(['lantern.md', 'constructor.md'])

let folder: string
let before: string[]
let outcome: Outcome
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-shared-'))
  mkdirSync(join(folder, 'content', 'papers'), { recursive: true })
  names.forEach(([name], n) => {
    const text = `---\ntitle: Invented Paper Number ${n + 1}\nadded: 2025-12-10\n---\n`
    writeFileSync(join(folder, 'content', 'papers', name), text)
  })
  before = hashFiles(folder)
  outcome = await runScript('build', ['--content', join(folder, 'content'), '--out', join(folder, 'dist')])
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('cases 6, 7, 8 and 21: file names', () => {
  const linesOf = (name: string) =>
    outcome.stderr.split('\n').filter((line) => line.startsWith(`${join(folder, 'content', 'papers', name)}:1:1: `))

  it.each(names.filter(([name]) => !well.has(name)))('%s is refused, and told what to do', (name, proposal) => {
    const [line = ''] = linesOf(name)
    expect(linesOf(name)).toHaveLength(1)
    expect(line).toMatch(/the file name .*Rename the file to /)
    if (proposal) expect(line).toContain(`Rename the file to "${proposal}"`)
  })

  it.each([...well])('%s is well', (name) => {
    expect(names.map(([known]) => known)).toContain(name)
    expect(linesOf(name)).toEqual([])
  })

  it('end the build before it begins, and nothing is written anywhere', () => {
    expect(outcome).toMatchObject({ code: 1, stdout: '' })
    expect(outcome.stderr).toContain(`${names.length - well.size} problems. Nothing was built.`)
    expect(hashFiles(folder)).toEqual(before)
  })
})

/** Pairs of papers that claim one address, or are one paper; the second is told of the first. */
const pairs: [what: string, first: string, second: string, place: string][] = [
  ['an alias that is another paper', '', 'aliases: [first]', '4:11'],
  ['one alias for two', 'aliases: [earlier]', 'aliases: [earlier]', '4:11'],
  ['one arXiv id', 'arxiv: "9999.00010"', 'arxiv: "9999.00010"', '4:8'],
  ['one DOI in two cases', 'doi: 10.5555/ABC', 'doi: 10.5555/abc', '4:6'],
]

describe('case 6 and 14: two papers with', () => {
  /** The two with so many others between them, and what is said of them. */
  async function run(command: 'build' | 'check', between: number, [what, first, second]: (typeof pairs)[number]) {
    const content = join(folder, `${what.replaceAll(' ', '-')}-${between}`)
    mkdirSync(join(content, 'papers'), { recursive: true })
    const write = (id: string, title: string, field: string) => {
      const fields = [`title: ${title}`, 'added: 2025-12-10', ...(field ? [field] : [])]
      writeFileSync(join(content, 'papers', `${id}.md`), `---\n${fields.join('\n')}\n---\n`)
    }
    write('first', 'One Invented Paper', first)
    for (let n = 0; n < between; n++) write(`mere-${n}`, `Paper Between, Number ${n}`, '')
    write('second', 'Quite Another Invented Paper', second)
    const out = command === 'build' ? ['--out', join(folder, 'dist')] : []
    const { code, stderr } = await runScript(command, ['--content', content, ...out])
    const [line, ...rest] = stderr.trimEnd().split('\n')
    return { code, line, rest }
  }

  it.each(pairs)('%s are refused fifty files apart, and both are named', async (...pair) => {
    const { code, line, rest } = await run('build', 50, pair)
    expect({ code, rest }).toEqual({ code: 1, rest: ['1 problem. Nothing was built.'] })
    expect(line).toMatch(new RegExp(`papers/second\\.md:${pair[3]}: .* papers/first\\.md\\.`))
  })

  it.each(pairs)('%s are refused side by side, and both are named', async (...pair) => {
    const { code, line, rest } = await run('check', 0, pair)
    expect({ code, rest }).toEqual({ code: 1, rest: ['1 problem.'] })
    expect(line).toMatch(new RegExp(`papers/second\\.md:${pair[3]}: .* papers/first\\.md\\.`))
  })
})

/** What would lead out of the site, or to the prototype of all objects, if it were taken for a part of an address. */
const climbing = ['../../evil', '/abs', '..%2fevil', 'a\\b', '__proto__', '.', '..', 'C:evil', 'x/../../y', 'a\u0000b']

describe('case 21: names within files that climb out of the site', () => {
  it('are refused, each with its place, and nothing is written anywhere', async () => {
    const place = join(folder, 'climbing')
    const content = join(place, 'content')
    const files = {
      'site.yaml': ['title: Invented', `searches: ${JSON.stringify([{ name: '../../evil', query: 'x' }])}`],
      'papers/topics.md': [
        '---',
        'title: Of topics',
        'added: 2025-12-10',
        `topics: ${JSON.stringify(climbing)}`,
        '---',
      ],
      'papers/aliases.md': [
        '---',
        'title: Of names',
        'added: 2025-12-10',
        `aliases: ${JSON.stringify(climbing)}`,
        '---',
      ],
      'paths/way.md': ['---', 'name: Way', 'papers: [{ paper: ../../evil, why: To see. }]', '---'],
    }
    for (const [file, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(content, file)), { recursive: true })
      writeFileSync(join(content, file), `${lines.join('\n')}\n`)
    }
    const before = hashFiles(folder)
    const { code, stdout, stderr } = await runScript('build', ['--content', content, '--out', join(place, 'dist')])
    expect([code, stdout]).toEqual([1, ''])
    const problems = stderr.split('\n').filter((line) => /:\d+:\d+: /.test(line))
    const of = (file: string) => problems.filter((line) => line.startsWith(join(content, file))).length
    expect(['site.yaml', 'papers/topics.md', 'papers/aliases.md', 'paths/way.md'].map(of)).toEqual([
      1,
      climbing.length,
      climbing.length,
      1,
    ])
    expect(hashFiles(folder)).toEqual(before)
  })
})
