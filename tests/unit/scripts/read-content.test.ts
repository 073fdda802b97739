import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileLimit, readContent, readSources } from '../../../scripts/read-content.ts'
import { formatProblem } from '../../../src/library/problems.ts'
import { nobody, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** A content folder with these files. */
function folderOf(files: Record<string, string | Buffer>): string {
  const folder = temporary()
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  return folder
}
const paper = '---\ntitle: Invented\nadded: 2025-12-10\n---\n'
const problemsIn = (folder: string) => readContent(folder).problems.map((problem) => formatProblem(problem))

describe('readSources', () => {
  test('reads all files below the folder, sorted, and passes over what is the system’s', () => {
    const folder = folderOf({
      'site.yaml': 'title: A',
      'papers/b.md': 'B',
      'papers/a.md': 'A',
      'topics/t.md': 'T',
      '.DS_Store': 'x',
      'papers/.DS_Store': 'x',
      'papers/.a.md.swp': 'x',
      '.git/config': 'x',
    })
    expect(readSources(folder)).toEqual([
      { path: 'papers/a.md', text: 'A' },
      { path: 'papers/b.md', text: 'B' },
      { path: 'site.yaml', text: 'title: A' },
      { path: 'topics/t.md', text: 'T' },
    ])
  })
  test('an empty folder has nothing in it', () => {
    expect(readSources(temporary())).toEqual([])
  })
})

test('there must be a folder', () => {
  expect(() => readContent(join(temporary(), 'none'))).toThrow(
    /^There is no folder .*none\. Make it, or name another with --content\.$/,
  )
})

describe('case 9: bytes that are no text', () => {
  test.each([
    ['latin-1', Buffer.from([0xe9, 0x0a]), 'is not UTF-8 text. Save it as UTF-8.'],
    ['half a character', Buffer.from([0x61, 0xe2, 0x82]), 'is not UTF-8 text. Save it as UTF-8.'],
    ['a lone surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'is not UTF-8 text. Save it as UTF-8.'],
    ['UTF-16', Buffer.from('\uFEFF---', 'utf16le'), 'has a NUL character in it. Is it a text file?'],
    ['a NUL', Buffer.from(`${paper}\0`), 'has a NUL character in it. Is it a text file?'],
  ])('%s is an error, and nothing is replaced', (_, bytes, problem) => {
    expect(problemsIn(folderOf({ 'papers/x.md': bytes }))).toEqual([`papers/x.md:1:1: ${problem}`])
  })
  test.each([
    ['a byte-order mark and CRLF', `\uFEFF${paper.replaceAll('\n', '\r\n')}`],
    ['the line separator U+2028', `${paper}a\u2028b`],
  ])('%s are text', (_, text) => {
    expect(problemsIn(folderOf({ 'papers/x.md': text }))).toEqual([])
  })
})

describe('case 12: a file that is too large', () => {
  test('five megabytes of fields are refused before they are read', () => {
    expect(problemsIn(folderOf({ 'papers/x.md': `---\ntitle: ${'x'.repeat(5_000_000)}\n---\n` }))).toEqual([
      'papers/x.md:1:1: is larger than 2 MB. An entry is a few kilobytes; shorten it.',
    ])
  })
  test('two megabytes are read', () => {
    expect(problemsIn(folderOf({ 'papers/x.md': `${paper}${'x '.repeat((fileLimit - 100) / 2)}` }))).toEqual([])
  })
})

describe('case 12: all at once what would take all memory or all time', () => {
  const bomb = [
    'csl:',
    '  a: &a [x, x]',
    ...Array.from('bcdefghijklmnopqrstuvwxyz', (to, n) => {
      const from = 'abcdefghijklmnopqrstuvwxyz'[n]
      return `  ${to}: &${to} [*${from}, *${from}]`
    }),
  ]
  const entries = {
    'abstract.md': `abstract: ${'x '.repeat(500_000)}`,
    'aliases.md': bomb.join('\n'),
    'depth.md': `csl: ${'['.repeat(100_000)}`,
    'large.md': `abstract: ${'x '.repeat(2_500_000)}`,
    'topics.md': `topics: [${Array.from({ length: 10_000 }, (_, n) => `t${n}`).join(', ')}]`,
  }

  test('is refused file by file in less than a gigabyte, and soon', () => {
    const folder = folderOf(
      Object.fromEntries(
        Object.entries(entries).map(([name, fields]) => [
          `papers/${name}`,
          `---\ntitle: Invented\nadded: 2025-12-10\n${fields}\n---\n`,
        ]),
      ),
    )
    // maxRSS is in kilobytes; what this machine does beside is no matter of the two seconds, so they have slack.
    const telling = 'process.on("exit", () => process._rawDebug("maxRSS", process.resourceUsage().maxRSS))'
    const start = performance.now()
    const { code, stderr } = runScript('check.ts', ['--content', folder], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(telling)}` },
    })
    const seconds = (performance.now() - start) / 1000
    expect(code).toBe(1)
    for (const name of Object.keys(entries)) expect(stderr).toContain(`papers/${name}:`)
    expect(Number(/maxRSS (\d+)/.exec(stderr)?.[1])).toBeGreaterThan(10_000)
    expect(Number(/maxRSS (\d+)/.exec(stderr)?.[1])).toBeLessThan(1_000_000)
    expect(seconds).toBeLessThan(20)
  })
})

describe('case 13: what is no file to be read', () => {
  test('a symbolic link is said and never followed, wherever it leads', () => {
    const folder = folderOf({ 'papers/a.md': paper })
    const outside = folderOf({ 'secret.md': paper.replace('Invented', 'Secret') })
    const links: [string, string][] = [
      ['papers/dangling.md', 'none.md'],
      ['papers/inside.md', 'a.md'],
      ['papers/outside.md', join(outside, 'secret.md')],
      ['papers/passwd.md', '/etc/passwd'],
      ['papers/self.md', 'self.md'],
      ['paths', outside],
      ['site.yaml', join(outside, 'secret.md')],
      ['topics', '.'],
    ]
    for (const [path, target] of links) symlinkSync(target, join(folder, path))
    const { papers, problems } = readContent(folder)
    expect(problems.map((problem) => formatProblem(problem))).toEqual(
      links.map(([path]) => `${path}:1:1: is a symbolic link, and links are not followed. Put the file itself here.`),
    )
    expect(papers.map(({ id }) => id)).toEqual(['a'])
  })

  test('a folder or a pipe with the name of an entry is said, and nothing hangs', () => {
    const folder = folderOf({ 'papers/x.md/a.md': paper, 'papers/old/a.md': paper })
    spawnSync('bash', ['-c', 'mkfifo "$0"', join(folder, 'papers/pipe.md')])
    const what = 'is not a file. Entries are files "<id>.md"; move it out of the content folder.'
    expect(problemsIn(folder)).toEqual([
      `papers/old:1:1: ${what}`,
      `papers/pipe.md:1:1: ${what}`,
      `papers/x.md:1:1: ${what}`,
    ])
  })

  test('what may not be read is said, a file and a folder', () => {
    const folder = folderOf({ 'papers/a.md': paper, 'papers/shut.md': paper, 'topics/t.md': '---\nname: T\n---\n' })
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'papers/shut.md'), 0)
    chmodSync(join(folder, 'topics'), 0)
    const { code, stderr } = runScript('check.ts', ['--content', folder], nobody)
    chmodSync(join(folder, 'topics'), 0o755)
    expect(stderr.split('\n')).toEqual([
      `${folder}/papers/shut.md:1:1: cannot be read (EACCES). Check its permissions.`,
      `${folder}/topics:1:1: cannot be read (EACCES). Check its permissions.`,
      '2 problems.',
      '',
    ])
    expect(code).toBe(1)
  })

  test('the content folder itself may be shut, and that is said too', () => {
    const folder = folderOf({ 'papers/a.md': paper })
    chmodSync(folder, 0)
    const { code, stderr } = runScript('check.ts', ['--content', folder], nobody)
    chmodSync(folder, 0o755)
    expect([code, stderr]).toEqual([
      1,
      `${folder}/.:1:1: cannot be read (EACCES). Check its permissions.\n1 problem.\n`,
    ])
  })
})
