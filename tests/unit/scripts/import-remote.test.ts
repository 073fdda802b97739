import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import type { ImportReport } from '../../../src/import/report.ts'
import {
  type Behaviour,
  busy,
  halves,
  type PaperServer,
  type PaperServerOptions,
  saying,
  silent,
  startPaperServer,
  well,
} from '../../paper-server.ts'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporaryFolder = temporaryFolders()
const added = ['--added', '2025-12-10']
const servers: PaperServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** The command is started forty times: Node keeps what it has compiled. */
const compiled = mkdtempSync(join(tmpdir(), 'paperstand-compiled-'))
afterAll(() => rmSync(compiled, { recursive: true, force: true }))

const fixture = (name: string) => join(root, 'tests/fixtures/import', name)
const crossref = JSON.parse(readFileSync(fixture('doi/crossref.json'), 'utf8'))

const world: PaperServerOptions = {
  arxiv: {
    '2401.00010': { title: 'Wading Costs of Herons', version: 3 },
    'hep-th/9901001': { title: 'An Old Number of Ponds' },
    '2402.00020': { title: 'A Withdrawn Pond', comment: 'This paper is withdrawn: the pond was a lake' },
  },
  dois: { '10.5555/reeds.2024.17': crossref },
  daily: {
    'date=2025-12-10': [
      {
        paper: {
          id: '2512.00001',
          title: 'Lanterns for Long Bogs',
          authors: [{ name: 'Clara Newt' }],
          publishedAt: '2025-12-08T10:00:00.000Z',
          summary: 'Bogs are long.',
        },
        publishedAt: '2025-12-09T23:50:00.000Z',
        numComments: 4,
      },
    ],
    '2512.00002': {
      id: '2512.00002',
      title: 'One Lantern Alone',
      authors: [{ name: 'Karl Moss' }],
      publishedAt: '2025-12-01T10:00:00.000Z',
      submittedOnDailyAt: '2025-12-03T10:00:00.000Z',
      summary: 'One is enough.',
    },
  },
}

/** A server and a command that asks it, with an empty list and a cache of its own. */
async function open(options: PaperServerOptions = world) {
  const server = await startPaperServer(options)
  servers.push(server)
  const folder = temporaryFolder()
  const list = join(folder, 'list')
  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    spawn(
      process.execPath,
      [join(root, 'scripts/import.ts'), ...args, '--content', list, '--cache-dir', join(folder, 'cache')],
      {
        cwd: folder,
        env: {
          ...process.env,
          NODE_NO_WARNINGS: '1',
          NODE_COMPILE_CACHE: compiled,
          ...server.env,
          XDG_CACHE_HOME: folder,
          ...env,
        },
      },
    )
  const run = async (args: readonly string[], env?: Record<string, string>) => {
    const child = start(args, env)
    const outputs = [child.stdout, child.stderr].map(async (stream) => (await Array.fromAsync(stream)).join(''))
    const [[code], stdout = '', stderr = ''] = await Promise.all([once(child, 'exit'), ...outputs])
    return { code, stdout, stderr }
  }
  const report = async (args: readonly string[]): Promise<ImportReport> =>
    JSON.parse((await run([...args, '--json'])).stdout)
  return { server, folder, list, start, run, report }
}

const states = ({ papers }: ImportReport) => papers.map(({ source, state }) => [source, state])

function contents(list: string): Record<string, string> {
  const names = readdirSync(join(list, 'papers')).sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(list, 'papers', name), 'utf8')]))
}

describe('npm run import of remote sources', () => {
  it('takes ids, addresses, DOIs, pages, days and files in one run, and its check is well', async () => {
    const { server, list, run, report } = await open()
    const sources = [
      'arXiv:2401.00010',
      fixture('ris/endnote.ris'),
      'https://doi.org/10.5555/REEDS.2024.17',
      '2025-12-10',
      'https://arxiv.org/abs/hep-th/9901001v1',
      'https://huggingface.co/papers/2512.00002',
    ]
    const told = await report([...sources, ...added])
    expect(states(told)).toEqual([
      [sources[0], 'new'],
      ...Array(3).fill([sources[1], 'new']),
      ...sources.slice(2).map((source) => [source, 'new']),
    ])
    expect(readContent(list).problems).toEqual([])
    const records = Object.fromEntries(readContent(list).papers.map(({ record }) => [record.title, record]))
    expect(records['Wading Costs of Herons']).toMatchObject({
      arxiv: '2401.00010',
      published: '2025-01-10',
      authors: [
        { family: 'Heron', given: 'Ada B.' },
        { family: 'van der Moor', given: 'Jan' },
      ],
    })
    expect(records['Wading in H$_2$O & Mud: A Study of Reeds']).toMatchObject({ doi: '10.5555/reeds.2024.17' })
    expect(records['Lanterns for Long Bogs']).toMatchObject({ arxiv: '2512.00001', discussion: { comments: 4 } })

    const before = [server.requests.length, contents(list)]
    const second = await run([...sources, ...added])
    expect([second.code, second.stdout]).toEqual([0, expect.stringContaining('0 new, 8 already here')])
    expect([server.requests.length, contents(list)]).toEqual(before)
  })

  it('takes the day of entry from the Daily Papers: the day that was asked for, or that of the paper', async () => {
    const { list, run } = await open()
    expect((await run(['2025-12-10', 'hf.co/papers/2512.00002'])).code).toBe(0)
    expect(readContent(list).papers.map(({ record }) => [record.arxiv, record.added])).toEqual([
      ['2512.00002', '2025-12-03'],
      ['2512.00001', '2025-12-10'],
    ])
  })

  it('asks for the day of entry before it asks any service', async () => {
    const { server, run } = await open()
    const { code, stderr } = await run(['2025-12-10', '2401.00010'])
    expect([code, stderr, server.requests]).toEqual([
      2,
      expect.stringMatching(/^2401\.00010 does not tell.*--added/),
      [],
    ])
  })

  it('takes two hundred papers in two requests', async () => {
    const ids = Array.from({ length: 200 }, (_, n) => `2401.${String(n).padStart(5, '0')}`)
    const { server, list, run } = await open({
      arxiv: Object.fromEntries(ids.map((id) => [id, { title: `Pond ${id}` }])),
    })
    const { code, stdout } = await run([...ids, ...added])
    expect([code, server.requests.length]).toEqual([0, 2])
    expect(stdout).toContain('200 papers found: 200 new')
    expect(Object.keys(contents(list))).toHaveLength(200)
  })

  it('takes the text of the version that is asked for, and an id without it', async () => {
    const { list, run } = await open()
    await run(['2401.00010v2', ...added])
    const [paper] = readContent(list).papers
    expect([paper?.record.arxiv, paper?.record.abstract]).toEqual(['2401.00010', expect.stringContaining('version 2')])
  })

  it('takes a file of that name from the disk, and asks nobody', async () => {
    const { server, folder, run } = await open()
    writeFileSync(join(folder, '2025-12-10'), '@misc{a, title={Ponds on the Disk}}')
    const { stdout } = await run(['2025-12-10', ...added])
    expect([stdout.split('\n')[0], server.requests]).toEqual(['new       Ponds on the Disk', []])
  })

  it('skips what a service does not know, says so, and ends with 3', async () => {
    const { list, run, report } = await open()
    const sources = ['2401.99999', '2401.00010', '10.5555/nothing', '2401.00010v9', 'hf.co/papers/2512.99999', ...added]
    const { code, stdout } = await run([...sources, '--dry-run'])
    expect(code).toBe(3)
    expect(stdout).toContain('skipped   2401.99999\n          arXiv does not know this id. Check it.\n')
    const told = await report(sources)
    expect(told.papers.map(({ source, state, reason, title, line }) => [source, state, reason, title, line])).toEqual([
      ['2401.99999', 'skipped', 'arXiv does not know this id. Check it.', null, undefined],
      ['2401.00010', 'new', undefined, 'Wading Costs of Herons', undefined],
      ['10.5555/nothing', 'skipped', expect.stringContaining('does not know this DOI'), null, undefined],
      ['2401.00010v9', 'skipped', expect.stringContaining('no version 9'), null, undefined],
      ['hf.co/papers/2512.99999', 'skipped', expect.stringContaining('no page'), null, undefined],
    ])
    expect(Object.keys(contents(list))).toHaveLength(1)
  })

  it('ends with 1 when a service knows nothing of what was named', async () => {
    const { list, run } = await open()
    const { code, stdout } = await run(['2401.99999', ...added])
    expect([code, stdout]).toEqual([1, expect.stringContaining('1 paper found: 0 new')])
    expect(existsSync(join(list, 'papers')) ? contents(list) : {}).toEqual({})
  })

  it('says that a paper is withdrawn', async () => {
    const { run } = await open()
    expect((await run(['2402.00020', ...added])).stdout).toContain('withdrawn from arXiv: "This paper is withdrawn')
  })

  it('takes a work under the DOI that its registry has now, and says so', async () => {
    const { list, run } = await open({ dois: { '10.5555/old.name': crossref } })
    expect((await run(['10.5555/old.name', ...added])).stdout).toContain(
      'asked for as 10.5555/old.name, which its registry has as 10.5555/reeds.2024.17',
    )
    expect(readContent(list).papers[0]?.record.doi).toBe('10.5555/reeds.2024.17')
  })

  it('has patience with half answers and services that are busy', async () => {
    const behaviours = [busy(503), halves['without a length'], halves['zipped'], busy(429, '0')].flatMap(
      (one) => one ?? [],
    )
    const { server, list, run } = await open({ ...world, behaviours })
    expect((await run(['2401.00010', ...added])).code).toBe(0)
    expect([server.requests.length, Object.keys(contents(list))]).toEqual([5, ['heron-2025-wading-costs-herons.md']])
  })

  it('writes nothing when one service is down, and names what could not be had once', async () => {
    const { list, run } = await open({ ...world, behaviours: Array(5).fill(busy(500)) })
    const { code, stdout, stderr } = await run(['2401.00010', 'hep-th/9901001', '10.5555/reeds.2024.17', ...added])
    expect([code, stdout, existsSync(list)]).toEqual([1, '', false])
    expect(stderr).toBe(
      'No papers found in 2401.00010, hep-th/9901001: arXiv answers that it cannot do it now (HTTP 500). It was asked 5 times; try again later. Nothing was written.\n',
    )
  })

  it('asks no service when a file or a word is wrong, and names each', async () => {
    const { server, list, run } = await open()
    const words = ['2401.00010', fixture('arxiv/harvest.oai.xml'), 'https://example.org/x', '2513.00001', 'nothing.bib']
    const { code, stderr } = await run([...words, ...added])
    expect([code, server.requests, existsSync(list)]).toEqual([1, [], false])
    for (const reason of ['OAI-PMH', 'Only arXiv ids', 'no month 13', 'not there']) expect(stderr).toContain(reason)
  })

  it('knows a paper that came into the list while it was asking', async () => {
    let list = ''
    const slow: Behaviour = (response, good) => {
      mkdirSync(join(list, 'papers'), { recursive: true })
      writeFileSync(join(list, 'papers/wading.md'), '---\ntitle: Mine\nadded: 2025-01-01\narxiv: "2401.00010"\n---\n')
      well(response, good)
    }
    const opened = await open({ ...world, behaviours: [slow] })
    list = opened.list
    const told = await opened.report(['2401.00010', ...added])
    expect(told.papers[0]).toMatchObject({ state: 'known', matched: { id: 'wading', by: 'arxiv' } })
  })

  it('finds no papers on a day that has none', async () => {
    const { list, run } = await open()
    const { code, stderr } = await run(['2025-12-13', '2025-12-10'])
    expect([code, stderr, existsSync(list)]).toEqual([
      1,
      'No papers found in 2025-12-13: Hugging Face lists no Daily Papers of 2025-12-13. Check the day. Nothing was written.\n',
      false,
    ])
  })

  it('shows nothing of an error that commands the terminal', async () => {
    const error = JSON.stringify({ error: 'Bad \u001b[31mred\u009b2J\nNothing \u202eday' })
    const { run } = await open({ behaviours: [saying(error, 'application/json')] })
    const { stderr } = await run(['2025-12-10'])
    expect(stderr).toContain('"Bad [31mred2J Nothing day"')
  })

  it('refuses a format in which the service does not answer, and takes the one in which it does', async () => {
    const { server, run } = await open()
    const { code, stderr } = await run(['2401.00010', '--format', 'bibtex', ...added])
    expect([code, stderr, server.requests]).toEqual([1, expect.stringContaining('arxiv-atom, not as bibtex'), []])
    expect((await run(['2401.00010', '--format', 'arxiv-atom', ...added])).code).toBe(0)
  })

  it('tells the services where the list is kept, and where to write to if it is said', async () => {
    const { server, list, run } = await open()
    mkdirSync(list)
    writeFileSync(join(list, 'site.yaml'), 'repository: https://forge.example/ada/ponds\n')
    await run(['2401.00010', ...added])
    await run(['10.5555/reeds.2024.17', ...added], { PAPERSTAND_CONTACT: 'ada@example.org' })
    expect(server.requests.map(({ headers }) => headers['user-agent']?.replace(/\d+\.\d+\.\d+/, 'V'))).toEqual([
      'Paperstand/V (+https://forge.example/ada/ponds)',
      ...Array(2).fill('Paperstand/V (+https://forge.example/ada/ponds; mailto:ada@example.org)'),
    ])
  })

  it.each([['HTTP_PROXY', 'http://:0:0']])('refuses %s=%s with 2', async (name, value) => {
    const { run } = await open()
    const { code, stderr } = await run(['2401.00010', ...added], { [name]: value })
    expect([code, stderr]).toEqual([2, expect.stringContaining(name)])
  })

  it('fills what a paper lacks from a service, on request', async () => {
    const { list, run } = await open()
    mkdirSync(join(list, 'papers'), { recursive: true })
    const mine = '---\n# mine\ntitle: Wading Costs of Herons\nadded: 2025-01-01\n---\n\nMy notes.\n'
    writeFileSync(join(list, 'papers/wading.md'), mine)
    await run(['2401.00010', ...added])
    expect(contents(list)['wading.md']).toBe(mine)
    await run(['2401.00010', ...added, '--fill'])
    expect(contents(list)['wading.md']).toMatch(
      /^---\n# mine\ntitle: Wading Costs of Herons\n[\s\S]*authors:[\s\S]*arxiv: "2401\.00010"/,
    )
    expect(readContent(list).papers[0]?.record.added).toBe('2025-01-01')
  })

  it.each(['SIGINT', 'SIGKILL'] as const)(
    'case 46: ended by %s while it waits, it leaves nothing half, and runs again',
    async (signal) => {
      const { server, folder, list, start, run } = await open({ ...world, behaviours: [silent] })
      const child = start(['2401.00010', ...added])
      const ended = once(child, 'exit')
      while (server.requests.length === 0) await wait(5)
      child.kill(signal)
      await ended
      expect(existsSync(list)).toBe(false)
      expect((await run(['2401.00010', ...added])).code).toBe(0)
      expect(Object.keys(contents(list))).toHaveLength(1)
      expect(readdirSync(join(folder, 'cache/answers')).filter((name) => name.endsWith('.tmp'))).toEqual([])
    },
  )

  it('case 47: two imports from one service at once ask it one after the other, and take every paper once', async () => {
    const { server, list, run } = await open()
    const ends = await Promise.all([
      run(['2401.00010', 'hep-th/9901001', ...added]),
      run(['2401.00010', 'hep-th/9901001', ...added]),
      run(['hep-th/9901001', ...added]),
    ])
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0])
    expect([server.most, server.requests.length]).toEqual([1, 2])
    expect(Object.keys(contents(list))).toHaveLength(2)
  })
})
