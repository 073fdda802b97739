/** Names that would share an address, or lead out of the site, are refused before anything is built. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  it.each(pairs)('%s are refused, and both are named', async (what, first, second, place) => {
    const content = join(folder, what.replaceAll(' ', '-'))
    mkdirSync(join(content, 'papers'), { recursive: true })
    const write = (id: string, title: string, field: string) => {
      const fields = [`title: ${title}`, 'added: 2025-12-10', ...(field ? [field] : [])]
      writeFileSync(join(content, 'papers', `${id}.md`), `---\n${fields.join('\n')}\n---\n`)
    }
    write('first', 'One Invented Paper', first)
    for (let n = 0; n < 50; n++) write(`mere-${n}`, `Paper Between, Number ${n}`, '')
    write('second', 'Quite Another Invented Paper', second)
    const { code, stderr } = await runScript('build', ['--content', content, '--out', join(folder, 'dist')])
    const [line, ...rest] = stderr.trimEnd().split('\n')
    expect({ code, rest }).toEqual({ code: 1, rest: ['1 problem. Nothing was built.'] })
    expect(line).toMatch(new RegExp(`papers/second\\.md:${place}: .* papers/first\\.md\\.`))
  })
})
