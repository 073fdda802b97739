import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

function listOf(papers: Record<string, string>): string {
  const folder = temporary()
  mkdirSync(join(folder, 'papers'))
  for (const [id, fields] of Object.entries(papers))
    writeFileSync(join(folder, 'papers', `${id}.md`), `---\ntitle: On ${id}\nadded: 2025-12-10\n${fields}\n---\n`)
  return folder
}

test('a list without problems is counted, and ends well', () => {
  const folder = listOf({ a: '', b: '' })
  expect(runScript('check.ts', ['--content', folder])).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 papers, 0 topics, 0 paths: all well.\n',
  })
})

test('the list of this project is well', () => {
  expect(runScript('check.ts', [])).toMatchObject({ code: 0, stdout: '' })
})

test('one problem is one line, with the folder as it was typed', () => {
  const folder = listOf({ a: 'arxiv: 2401.10' })
  const { code, stdout, stderr } = runScript('check.ts', ['--content', './papers/..'], { cwd: folder })
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^\.\/papers\/\.\.\/papers\/a\.md:4:8: arxiv is a number, .*\n1 problem\.\n$/)
})

describe('case 10: thirty broken entries', () => {
  const broken = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [`p${n}`, n % 2 ? 'arxiv: 2401.10' : 'tittle: x'] as const),
  )

  test('are all reported, sorted, with exit 1, and nothing is written', () => {
    const folder = listOf(broken)
    const { code, stdout, stderr } = runScript('check.ts', ['--content', folder])
    const lines = stderr.trimEnd().split('\n')
    expect([code, stdout, lines.length, lines.at(-1)]).toEqual([1, '', 31, '30 problems.'])
    expect(lines.slice(0, 30)).toEqual(lines.slice(0, 30).sort())
    for (const line of lines.slice(0, 30)) expect(line).toMatch(/^\/.*\/papers\/p\d+\.md:4:\d+: .+\. .+[.?]$/)
    expect(readdirSync(folder)).toEqual(['papers'])
    expect(readdirSync(join(folder, 'papers'))).toHaveLength(30)
  })

  test('are a report for programs with --json, on standard output, and exit 1', () => {
    const { code, stdout, stderr } = runScript('check.ts', ['--content', listOf({ ...broken, well: '' }), '--json'])
    const report = JSON.parse(stdout)
    expect([code, stderr]).toEqual([1, '30 problems.\n'])
    expect(report).toMatchObject({ papers: 1, topics: 0, paths: 0 })
    expect(report.problems).toHaveLength(30)
    expect(report.problems[0]).toEqual({
      file: 'papers/p0.md',
      line: 4,
      column: 1,
      message: 'unknown field "tittle". Did you mean "title"?',
    })
  })
})

test('with --json a list without problems says so on standard output, and nothing else', () => {
  const { code, stdout, stderr } = runScript('check.ts', ['--content', listOf({ a: '' }), '--json'])
  expect([code, JSON.parse(stdout), stderr]).toEqual([
    0,
    { papers: 1, topics: 0, paths: 0, problems: [], limits: [] },
    '',
  ])
})

describe('called wrongly, it says how and ends with 2', () => {
  test.each([
    [['--contents', 'x'], "Unknown option '--contents'. Ask for --help to see what this command takes.\n"],
    [['extra'], 'Unexpected "extra". Ask for --help to see what this command takes.\n'],
    [['--content'], /Ask for --help to see what this command takes\.\n$/],
    [['--json=yes'], /Ask for --help to see what this command takes\.\n$/],
    [['--content', 'no-such-folder'], 'There is no folder no-such-folder. Make it, or name another with --content.\n'],
  ])('%j', (options, message) => {
    const { code, stdout, stderr } = runScript('check.ts', options)
    expect([code, stdout]).toEqual([2, ''])
    if (typeof message === 'string') expect(stderr).toBe(message)
    else expect(stderr).toMatch(message)
  })
})

test.each(['--help', '-h'])('%s explains the command, with an example, on standard output', (option) => {
  const { code, stdout, stderr } = runScript('check.ts', [option, '--nonsense'])
  expect([code, stderr]).toEqual([0, ''])
  for (const piece of ['npm run check', '--content DIR', '--json', 'Example:']) expect(stdout).toContain(piece)
})

/** With `throw` Temml cannot be loaded: it sets a `__proto__` of its own. */
test('case 22: without __proto__ (--disable-proto=delete) prototype keys are still only problems', () => {
  const folder = listOf({
    a: '__proto__: {x: 1}',
    b: 'csl: {__proto__: {x: 1}, constructor: {prototype: {x: 1}}}',
    c: 'constructor: {prototype: {x: 1}}',
  })
  const { code, stderr } = runScript('check.ts', ['--content', folder], {
    env: { NODE_OPTIONS: '--disable-proto=delete' },
  })
  expect(code).toBe(1)
  expect(stderr.split('\n').map((line) => line.replace(/^.*\/papers\/(.*?)\. .*/, '$1'))).toEqual([
    'a.md:4:1: unknown field "__proto__"',
    'b.md:4:6: csl has a field named "__proto__", which would be lost',
    'c.md:4:1: unknown field "constructor"',
    '3 problems.',
    '',
  ])
})

test('every command that takes options explains itself', () => {
  for (const script of readdirSync(join(root, 'scripts')).filter((name) =>
    /^(?:build|dev|digest|format|import|mail|preview|screenshots|start|test|verify)\.ts$/.test(name),
  )) {
    const { code, stdout, stderr } = runScript(script, ['--help'])
    expect([script, code, stderr]).toEqual([script, 0, ''])
    expect(stdout).toMatch(/^npm (?:run |test|start)/)
  }
})
