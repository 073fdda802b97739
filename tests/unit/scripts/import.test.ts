import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRandom } from '../../../scripts/bench/random.ts'
import { readContent } from '../../../scripts/read-content.ts'
import { isLong } from '../../long.ts'
import { hasSmallDisks, runOnSmallDisk } from '../../small-disk.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const fixtures = join(root, 'tests/fixtures/import')
const page = join(fixtures, 'invented-page.txt')
const script = join(root, 'scripts/import.ts')
/** Milliseconds after which a command hangs. */
const patience = isLong ? 600_000 : 60_000
const day = ['--year', '2025', '--added', '2025-12-10']
const temporary = mkdtempSync(join(tmpdir(), 'paperstand-import-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

let folders = 0
const newFolder = () => join(temporary, `list-${++folders}`)

function run(args: readonly string[], input?: string | Uint8Array) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    timeout: patience,
    ...(input === undefined ? {} : { input }),
  })
  return { status, stdout, stderr }
}

const report = (args: readonly string[], input?: string) => JSON.parse(run([...args, '--json'], input).stdout)

/** Every file of the folder with its text. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(join(folder, 'papers')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, 'papers', name), 'utf8')]))
}

function fileOf(name: string, content: string | Uint8Array): string {
  const file = join(temporary, name)
  writeFileSync(file, content)
  return file
}

/** An invented page of many papers. */
function longPage(count: number): string {
  const papers = Array.from({ length: count }, (_, n) => {
    const name = `Pond${n} Number ${n}`
    return `${name}: A Study of Water\n\n${`In pond ${n} the water is ${n}times deeper than one would think. `.repeat(6)}\n\n  • 3 authors\n·\nAug 25\n`
  })
  return `Daily Papers\n\nDec 10\n\n${papers.join('\n')}`
}

describe('npm run import', () => {
  it('takes every paper of a page into an empty folder, and its check is well', () => {
    const list = newFolder()
    const { found, new: fresh, skipped, papers } = report([page, '--content', list, ...day])
    expect([found, fresh, skipped]).toEqual([12, 12, 0])
    const read = readContent(list)
    expect(read.problems).toEqual([])
    expect(read.papers.map(({ id }) => `papers/${id}.md`).sort()).toEqual(
      papers.map(({ file }: { file: string }) => file).sort(),
    )
    expect(read.papers.every(({ record }) => record.added === '2025-12-10' && record.abstract)).toBe(true)
  })

  it('reports every change that it made to a text: applied in order they lead from the page to the entry', () => {
    const list = newFolder()
    const { papers } = report([page, '--content', list, ...day])
    const lines = readFileSync(page, 'utf8').split('\n')
    const records = new Map(readContent(list).papers.map(({ id, record }) => [id, record]))
    for (const { id, changed } of papers) {
      for (const field of ['title', 'abstract'] as const) {
        const changes = changed.filter((change: { field: string }) => change.field === field)
        const apply = (line: string) =>
          changes.reduce(
            (text: string, { from, to }: { from: string; to: string }) => text.replace(from, () => to),
            line,
          )
        expect(lines.map(apply)).toContain(records.get(id)?.[field])
      }
    }
  })

  it('case 31: changes no byte when it runs again, neither here nor in what a curator has edited', () => {
    const list = newFolder()
    run([page, '--content', list, ...day])
    const file = join(list, 'papers/2025-heron-cache-wading.md')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('Heron Cache: Wading', 'The Heron Cache, Wading').concat('\nMy own notes.\n'),
    )
    const before = contents(list)
    const second = report([page, '--content', list, ...day])
    expect([second.found, second.new, second.known]).toEqual([12, 0, 12])
    expect(second.papers[0].matched).toEqual({ id: '2025-heron-cache-wading', by: 'abstract' })
    expect(contents(list)).toEqual(before)
  })

  it('case 31: takes a paper that comes twice once', () => {
    const list = newFolder()
    expect(report([join(fixtures, 'invented-page.twice.txt'), '--content', list, ...day])).toMatchObject({
      found: 4,
      new: 4,
    })
  })

  it('gives the same bytes from every extraction of the same page, but for the arXiv ids that some have', () => {
    const [plain, marked, lynx] = ['twice', 'markdown', 'lynx'].map((kind) => {
      const list = newFolder()
      run([join(fixtures, `invented-page.${kind}.txt`), '--content', list, ...day])
      return contents(list)
    })
    expect(Object.keys(marked ?? {})).toEqual(Object.keys(plain ?? {}))
    expect(Object.values(lynx ?? {}).map((text) => text.replace(/arxiv: .*\n/, ''))).toEqual(Object.values(plain ?? {}))
  })

  it('writes nothing on a dry run, and reports the same', () => {
    const list = newFolder()
    const dry = report([page, '--content', list, ...day, '--dry-run'])
    expect(existsSync(list)).toBe(false)
    expect(dry).toEqual(report([page, '--content', list, ...day]))
  })

  it('gives topics and status to all, and refuses topics that are not there', () => {
    const list = newFolder()
    mkdirSync(join(list, 'topics'), { recursive: true })
    writeFileSync(join(list, 'topics/attention.md'), '---\nname: Attention\n---\n')
    const wrong = run([page, '--content', list, ...day, '--topics', 'atention'])
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('Did you mean "attention"?')])
    expect(existsSync(join(list, 'papers'))).toBe(false)
    expect(run([page, '--content', list, ...day, '--topics', 'attention', '--status', 'to read']).stderr).toBe('')
    const again = run([page, '--content', list, ...day, '--topics', 'attention'])
    expect(again.stderr).toMatch(/here already did not get the topics of --topics\. Write them into their files\.\n$/)
    for (const { record } of readContent(list).papers)
      expect([record.topics, record.status]).toEqual([['attention'], 'to read'])
  })

  it('takes the day of entry from the page where its year is known, and asks for it elsewhere', () => {
    expect(run([page, '--content', newFolder()])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--added'),
    })
    const list = newFolder()
    expect(run([page, '--content', list, '--year', '2025']).status).toBe(0)
    expect(readContent(list).papers.every(({ record }) => record.added === '2025-12-10')).toBe(true)
    const without = report([page, '--content', newFolder(), '--added', '2025-12-10'])
    expect(without.papers[0]).toMatchObject({
      id: 'heron-cache-wading',
      published: null,
      yearCompleted: false,
      lost: ['date "Aug 25"'],
    })
  })

  it.each([
    [[]],
    [[page, page]],
    [[page, '--format', 'daily-paper-page']],
    [[page, '--year', '25']],
    [[page, '--added', '2025-02-30']],
    [[page, '--status', 'reed']],
    [[page, '--fil']],
    [[join(fixtures, 'invented-page.markdown.txt'), '--year', '2019']],
  ])('says what is wrong with the call %j and ends with 2', (args) => {
    const list = newFolder()
    const { status, stdout, stderr } = run([...args, '--content', list])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr.trim()).toMatch(/[.?]$/)
    expect(existsSync(list)).toBe(false)
  })

  it('tells a declined paper with its reason', () => {
    const list = newFolder()
    mkdirSync(list)
    writeFileSync(
      join(list, 'site.yaml'),
      'declined:\n  - { identifier: "toad-llm: serving large pond models on lily pads", reason: Too wet }\n',
    )
    const { declined, new: fresh, papers } = report([page, '--content', list, ...day])
    expect([declined, fresh, papers[2].reason]).toEqual([1, 11, 'Too wet'])
  })

  it('goes on when other files have problems, and says so', () => {
    const list = newFolder()
    mkdirSync(join(list, 'papers'), { recursive: true })
    writeFileSync(join(list, 'papers/broken.md'), 'x')
    const { status, stderr } = run([page, '--content', list, ...day])
    expect([status, stderr]).toEqual([0, expect.stringContaining('npm run check')])
    expect(Object.keys(contents(list))).toHaveLength(13)
  })

  it('ends with 3 when something was skipped, and says where and why', () => {
    const list = newFolder()
    const { status, stdout } = run(
      ['-', '--content', list, ...day],
      readFileSync(page, 'utf8').replace(/Sorting pebbles.*/, ''),
    )
    expect(status).toBe(3)
    expect(stdout).toContain('line 21: no abstract stands below this title')
    expect(Object.keys(contents(list))).toHaveLength(11)
  })

  it.each([
    ['invented-login-page.txt', 'login page'],
    ['invented-titles-page.txt', 'titles without abstracts'],
    ['invented-single-page.txt', ''],
    ['invented-article-page.txt', 'no kind that can be read'],
    ['invented-error-page.html', 'HTML'],
    ['daily/error.json', 'an error'],
    ['csl/zotero-own.json', 'Zotero'],
    ['arxiv/announcements.rss', 'RSS'],
    ['arxiv/harvest.oai.xml', 'OAI-PMH'],
    ['arxiv/error.atom', 'an error of arXiv'],
    ['arxiv/nothing.atom', 'without papers'],
    ['ris/web-of-science.txt', 'Web of Science'],
  ])('case 38: refuses %s by name, with exit 1 and nothing written', (name, kind) => {
    const list = newFolder()
    const { status, stdout, stderr } = run([join(fixtures, name), '--content', list, ...day, '--json'])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain('No papers found')
    expect(stderr).toContain(kind)
    expect(existsSync(list)).toBe(false)
  })

  it.each([
    ['an empty file', '', 'empty'],
    ['a PDF', '%PDF-1.7\n%\u00e2', 'a PDF'],
    ['a binary', Uint8Array.of(7, 0, 1, 255, 0), 'binary'],
    ['Latin-1', Uint8Array.of(0x44, 0xe9, 0x63), 'no UTF-8'],
    ['UTF-16 without its mark', Buffer.from('Daily Papers', 'utf16le'), 'UTF-16'],
    ['"Submitted by X"', 'Submitted by X\n', 'titles without abstracts'],
  ])('case 38: refuses %s by name', (_, bytes, kind) => {
    const list = newFolder()
    for (const { status, stderr } of [
      run([fileOf('strange', bytes), '--content', list, ...day]),
      run(['-', '--content', list, ...day], bytes),
    ])
      expect([status, stderr]).toEqual([1, expect.stringContaining(kind)])
    expect(existsSync(list)).toBe(false)
  })

  it('case 38: takes from a half page what is whole, and says that the rest is cut off', () => {
    const text = readFileSync(page, 'utf8')
    const { papers } = report(['-', '--content', newFolder(), ...day], text.slice(0, text.indexOf('hide the latency')))
    expect(papers.map(({ truncated }: { truncated: boolean }) => truncated)).toEqual([false, false, true])
  })

  it('case 45: refuses at once what is too large, has no end, or is no file', () => {
    const large = fileOf('large.txt', 'Daily Papers\n')
    truncateSync(large, 100_000_000)
    const pipe = join(temporary, 'pipe')
    expect(spawnSync('/usr/bin/env', ['mkfifo', pipe]).status).toBe(0)
    const zipped = fileOf('page.gz', Uint8Array.of(0x1f, 0x8b, 8, 0))
    const list = newFolder()
    for (const [file, reason] of [
      [large, '50 MB'],
      ['/dev/zero', 'device'],
      [pipe, 'pipe'],
      [temporary, 'folder'],
      [zipped, 'gzip'],
      [join(temporary, 'nothing.txt'), 'not there'],
      ['https://example.org/papers', 'address'],
    ] as const) {
      const { status, stderr } = run([file, '--content', list, ...day])
      expect([file, status, stderr]).toEqual([file, 1, expect.stringContaining(reason)])
    }
    expect(run(['-', '--content', list, ...day], 'x'.repeat(51_000_000)).stderr).toContain('50 MB')
    expect(
      spawnSync('sh', ['-c', `"${process.execPath}" "${script}" - --content "${list}" < /dev/zero`], {
        timeout: 60_000,
      }).status,
    ).toBe(1)
    expect(existsSync(list)).toBe(false)
  })

  it('case 45: reads standard input, also when it comes in pieces', async () => {
    const list = newFolder()
    const child = spawn(process.execPath, [script, '-', '--content', list, ...day, '--json'])
    const text = readFileSync(page, 'utf8')
    child.stdin.write(text.slice(0, 3000))
    await wait(400)
    child.stdin.end(text.slice(3000))
    const [status] = await once(child, 'exit')
    expect([status, Object.keys(contents(list)).length]).toEqual([0, 12])
  })

  describe('case 46: killed', () => {
    const papers = isLong ? 1000 : 200
    const source = fileOf('long.txt', longPage(papers))
    let expected: Record<string, string>
    let seconds: number
    beforeAll(() => {
      const whole = newFolder()
      const start = performance.now()
      run([source, '--content', whole, ...day])
      seconds = (performance.now() - start) / 1000
      expected = contents(whole)
      expect(Object.keys(expected)).toHaveLength(papers)
    })

    /** Kills an import when the time has come; gives the list that it leaves, after it has been held to be whole. */
    async function kill(isTime: (written: number, seconds: number) => boolean): Promise<string> {
      const list = newFolder()
      const start = performance.now()
      const child = spawn(process.execPath, [script, source, '--content', list, ...day], { stdio: 'ignore' })
      const ended = once(child, 'exit')
      const count = () => (existsSync(join(list, 'papers')) ? readdirSync(join(list, 'papers')).length : 0)
      while (child.exitCode === null && !isTime(count(), (performance.now() - start) / 1000)) await wait(1)
      child.kill('SIGKILL')
      await ended
      for (const [name, text] of Object.entries(count() > 0 ? contents(list) : {}))
        if (!name.startsWith('.')) expect([name, text]).toEqual([name, expected[name]])
      if (existsSync(list)) expect(readContent(list).problems).toEqual([])
      return list
    }

    function runAgain(list: string): void {
      expect(run([source, '--content', list, ...day]).status).toBe(0)
      expect(contents(list)).toEqual(expected)
    }

    it.each([0, 1, 30, 90, 150])(
      'with %i papers written, every file is whole or absent, and a second run completes',
      async (papers) => runAgain(await kill((written) => written >= papers)),
    )

    const { next } = openRandom(46)
    const moments = Array.from({ length: 20 }, () => next().toFixed(3))
    it.runIf(isLong).each(moments)(
      'after %s of its time, drawn by lot, every file of a thousand is whole or absent, and a second run completes',
      async (share) => runAgain(await kill((_, passed) => passed >= Number(share) * seconds)),
    )

    it.runIf(isLong)('again and again, it comes to its end by what each run has added', async () => {
      const list = newFolder()
      let runs = 0
      for (let done = false; !done; runs++) {
        const child = spawn(process.execPath, [script, source, '--content', list, ...day], { stdio: 'ignore' })
        const before = existsSync(join(list, 'papers')) ? readdirSync(join(list, 'papers')).length : 0
        const ended = once(child, 'exit')
        const count = () => (existsSync(join(list, 'papers')) ? readdirSync(join(list, 'papers')).length : 0)
        while (child.exitCode === null && count() < before + 100) await wait(1)
        child.kill('SIGKILL')
        done = (await ended)[0] === 0
      }
      expect(runs).toBeGreaterThan(5)
      expect(contents(list)).toEqual(expected)
    })
  })

  it.runIf(hasSmallDisks).each(isLong ? [4, 16, 24, 32, 40] : [24])(
    'case 46: on a disk of %i kB, every file is whole or absent, the rest is told, and a second run completes',
    (kilobytes) => {
      const after = newFolder()
      const disk = { place: newFolder(), kilobytes, after }
      const { status, stdout } = runOnSmallDisk(disk, [
        ...[process.execPath, script, page, '--content', join(disk.place, 'list'), ...day, '--json'],
      ])
      const whole = newFolder()
      run([page, '--content', whole, ...day])
      const expected = contents(whole)
      const list = join(after, 'list')
      const written = existsSync(join(list, 'papers')) ? contents(list) : {}
      expect(Object.keys(written).length).toBeLessThan(12)
      for (const [name, text] of Object.entries(written)) expect([name, text]).toEqual([name, expected[name]])
      const { new: fresh, skipped, papers } = JSON.parse(stdout)
      expect([status, fresh, skipped]).toEqual([fresh === 0 ? 1 : 3, Object.keys(written).length, 12 - fresh])
      for (const { reason } of papers.filter(({ state }: { state: string }) => state === 'skipped'))
        expect(reason).toContain('could not be written (ENOSPC)')
      expect(run([page, '--content', list, ...day]).status).toBe(0)
      expect(contents(list)).toEqual(expected)
    },
  )

  it('case 46: when the disk takes no more, every file is whole or absent, and the rest is told', () => {
    const list = newFolder()
    const text = readFileSync(page, 'utf8').replace(
      'Sorting pebbles is quadratic.',
      'Sorting pebbles is quadratic. '.repeat(80).trim(),
    )
    const command = [process.execPath, script, fileOf('large-entry.txt', text), '--content', list, ...day, '--json']
    const { status, stdout } = spawnSync('bash', ['-c', 'ulimit -f 1; "$0" "$@"', ...command], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect([status, JSON.parse(stdout)]).toMatchObject([3, { new: 1, skipped: 11 }])
    expect(JSON.parse(stdout).papers[11].reason).toContain('could not be written (EFBIG)')
    expect(Object.keys(contents(list))).toEqual(['2025-heron-cache-wading.md'])
    expect(run(command.slice(2)).status).toBe(0)
    expect(Object.keys(contents(list))).toHaveLength(12)
  })

  it('case 46: into a folder that must not be written, nothing is written and the reason is told', () => {
    const list = newFolder()
    mkdirSync(join(list, 'papers'), { recursive: true })
    chmodSync(temporary, 0o755)
    chmodSync(join(list, 'papers'), 0o555)
    const args = [script, page, '--content', list, ...day]
    const asUser =
      process.getuid?.() === 0
        ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', process.execPath]
        : [process.execPath]
    const { status, stdout } = spawnSync(asUser[0] as string, [...asUser.slice(1), ...args], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect(readdirSync(join(list, 'papers'))).toEqual([])
    expect([status, stdout]).toEqual([1, expect.stringContaining('could not be written (EACCES)')])
    chmodSync(join(list, 'papers'), 0o755)
  })

  it('case 46: clears away what killed runs have left, and nothing else', () => {
    const list = newFolder()
    mkdirSync(join(list, 'papers'), { recursive: true })
    for (const name of ['.a.md.4194399.tmp', `.b.md.${process.pid}.tmp`, '.keep'])
      writeFileSync(join(list, 'papers', name), 'half')
    run([page, '--content', list, ...day])
    expect(readdirSync(join(list, 'papers')).filter((name) => name.startsWith('.'))).toEqual([
      `.b.md.${process.pid}.tmp`,
      '.keep',
    ])
  })

  it('case 47: two imports at once give every paper once, whole', async () => {
    const source = fileOf('long-2.txt', longPage(150))
    const list = newFolder()
    const start = () =>
      once(spawn(process.execPath, [script, source, '--content', list, ...day], { stdio: 'ignore' }), 'exit')
    const ends = await Promise.all([start(), start(), start()])
    expect(ends.map(([status]) => status)).toEqual([0, 0, 0])
    expect(Object.keys(contents(list))).toHaveLength(150)
    expect(readContent(list).problems).toEqual([])
  })

  it('case 48: never overwrites a file, whether it is this paper, another one, or no entry at all', () => {
    const list = newFolder()
    const papers = join(list, 'papers')
    mkdirSync(papers, { recursive: true })
    const mine = {
      '2025-heron-cache-wading.md': '---\ntitle: Another Heron Altogether\nadded: 2025-12-01\n---\n\nMy notes.\n',
      'moved.md':
        '---\ntitle: "FEWER PEBBLES: reducing the $O(n^2)$ cost of sorting attention pebbles"\nadded: 2025-12-01\n---\n\nMy notes.\n',
      '2024-toad-llm-serving.md': 'My notes, without any frontmatter.\n',
    }
    for (const [name, text] of Object.entries(mine)) writeFileSync(join(papers, name), text)
    const { papers: told } = report([page, '--content', list, ...day])
    expect(contents(list)).toMatchObject(mine)
    expect(told.slice(0, 3).map(({ state, id }: { state: string; id: string }) => [state, id])).toEqual([
      ['new', '2025-heron-cache-wading-2'],
      ['known', 'moved'],
      ['skipped', null],
    ])
    expect(statSync(join(papers, '2025-heron-cache-wading-2.md')).size).toBeGreaterThan(300)
  })
})
