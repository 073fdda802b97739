import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { askArxiv, askDailyPapers, askDoi, askPaper } from '../../../scripts/remote/ask.ts'
import { type Asking, type AskingOptions, openAsking } from '../../../scripts/remote/asking.ts'
import {
  arxivError,
  type Behaviour,
  bomb,
  busy,
  dripping,
  halves,
  leadingTo,
  loginPage,
  type PaperServer,
  type PaperServerOptions,
  reset,
  saying,
  silent,
  startPaperServer,
  toAtom,
  toEntry,
  zipped,
} from '../../paper-server.ts'
import { newClock } from './fake-clock.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporaryFolder = temporaryFolders()
const servers: PaperServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const ponds = { '2401.00010': { title: 'Ponds', version: 3 }, 'hep-th/9901001': { title: 'Old Ponds' } }
const reeds = {
  type: 'article-journal',
  title: 'Reeds',
  DOI: '10.5555/reeds.5',
  issued: { 'date-parts': [[2020]] },
}

/** A server, what asks it, and a clock that goes on only when somebody sleeps. */
async function open(options: PaperServerOptions, more: Partial<AskingOptions> = {}, folder = temporaryFolder()) {
  const server = await startPaperServer(options)
  servers.push(server)
  const told: string[] = []
  const clock = newClock()
  const asking = openAsking({
    cache: folder,
    env: { ...server.env, PAPERSTAND_PACE: '3000', XDG_CACHE_HOME: folder },
    clock,
    timeouts: { silence: 20_000, whole: 40_000 },
    tell: (line) => line && told.push(line),
    ...more,
  })
  return { server, asking, clock, told }
}

async function all(ids: readonly string[], asking: Asking) {
  return await Array.fromAsync(askArxiv(ids, asking))
}

const many = (count: number) => Array.from({ length: count }, (_, n) => `2401.${String(n).padStart(5, '0')}`)
const papersOf = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, { title: `Pond ${id}` }]))

describe('askArxiv', () => {
  it('asks for two hundred papers in two requests, three seconds apart', async () => {
    const ids = many(200)
    const { server, asking, clock } = await open({ arxiv: papersOf(ids) })
    const began = clock.time
    const answers = await all(ids, asking)
    expect(answers.map((answer) => 'text' in answer && answer.text.match(/<entry>/g)?.length)).toEqual([100, 100])
    expect(server.requests.map(({ path }) => new URL(path, server.origin).searchParams.get('max_results'))).toEqual([
      '100',
      '100',
    ])
    expect(clock.time - began).toBe(3000)
  })

  it('keeps a good answer for a day, and asks nobody in that time', async () => {
    const { server, asking, clock } = await open({ arxiv: ponds })
    const [first] = await all(['2401.00010'], asking)
    clock.time += 23 * 3_600_000
    expect(await all(['2401.00010'], asking)).toEqual([first])
    expect(server.requests).toHaveLength(1)
    clock.time += 2 * 3_600_000
    await all(['2401.00010'], asking)
    expect(server.requests).toHaveLength(2)
  })

  it('takes an answer for a version for that version alone', async () => {
    const { server, asking } = await open({ arxiv: ponds })
    const [newest] = await all(['2401.00010'], asking)
    const [second] = await all(['2401.00010v2'], asking)
    expect([newest, second].map((answer) => /abs\/(\S+)</.exec(JSON.stringify(answer))?.[1])).toEqual([
      '2401.00010v3',
      '2401.00010v2',
    ])
    expect(server.requests).toHaveLength(2)
  })

  const passing: Record<string, Behaviour> = {
    'says "Rate exceeded." with HTTP 200': saying('Rate exceeded.'),
    'answers with nothing': saying(''),
    'breaks off in the first lines': saying("<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns:open"),
    'answers 503': busy(503),
    'answers 500': busy(500),
    'answers 429 and says until when': busy(429, '7'),
    'resets the connection': reset,
    ...Object.fromEntries(Object.entries(halves).map(([name, half]) => [`sends half, ${name}`, half])),
  }
  it.each(Object.entries(passing))('asks again when it %s', async (_, behaviour) => {
    const { server, asking, clock } = await open({ arxiv: ponds, behaviours: [behaviour] })
    const began = clock.time
    const [answer] = await all(['2401.00010', 'hep-th/9901001'], asking)
    expect(answer).toMatchObject({ text: expect.stringMatching(/<entry>[\s\S]*<entry>[\s\S]*<\/feed>\s*$/) })
    expect(server.requests).toHaveLength(2)
    expect(clock.time - began).toBeGreaterThanOrEqual(3000)
  })

  it.each([
    ['says nothing', silent, { silence: 1000, whole: 1_000_000 }],
    ['drips without an end', dripping, { silence: 1_000_000, whole: 1000 }],
  ] as const)('asks again when it %s', async (_, behaviour, timeouts) => {
    const { server, asking } = await open({ arxiv: ponds, behaviours: [behaviour] }, { timeouts })
    expect(await all(['2401.00010'], asking)).toMatchObject([{ text: expect.stringContaining('Ponds') }])
    expect(server.requests.length).toBeGreaterThan(1)
  })

  it.each([
    ['40', 40_000],
    ['Sat, 20 Dec 2025 00:01:00 GMT', 60_000],
  ])('waits as long as "Retry-After: %s" asks, and says until when', async (retryAfter, wait) => {
    const { server, asking, clock, told } = await open({ arxiv: ponds, behaviours: [busy(503, retryAfter)] })
    const began = clock.time
    await all(['2401.00010'], asking)
    expect(server.requests).toHaveLength(2)
    expect(clock.time - began).toBeGreaterThanOrEqual(wait)
    expect(told).toContainEqual(expect.stringMatching(/HTTP 503\)\. Waiting until \d\d:\d\d:\d\d/))
  })

  it('does not wait for a service that wants to be left alone for an hour', async () => {
    const { server, asking } = await open({ arxiv: ponds, behaviours: [busy(429, '3600')] })
    expect(await all(['2401.00010'], asking)).toMatchObject([
      { isDown: true, reason: expect.stringContaining('60 minutes') },
    ])
    expect(server.requests).toHaveLength(1)
  })

  it('gives up after five times, longer apart each time, asks for no other batch, and keeps no failure', async () => {
    const ids = many(150)
    const { server, asking, clock } = await open({ arxiv: papersOf(ids), behaviours: Array(5).fill(busy(503)) })
    const began = clock.time
    const [refusal, ...others] = await all(ids, asking)
    expect([refusal, others]).toMatchObject([{ isDown: true, reason: expect.stringContaining('5 times') }, []])
    expect(server.requests).toHaveLength(5)
    expect(clock.time - began).toBeGreaterThanOrEqual(3000 + 6000 + 12_000 + 24_000)
    expect((await all(ids, asking)).every((answer) => 'text' in answer)).toBe(true)
  })

  it('gives up where nobody listens', async () => {
    const { server, asking } = await open({})
    await server.close()
    expect(await all(['2401.00010'], asking)).toMatchObject([
      { isDown: true, reason: expect.stringMatching(/^arXiv cannot be reached \(ECONNREFUSED\)\. .* 5 times/) },
    ])
  })

  it.each<[string, Behaviour, string]>([
    ['a login page', saying(loginPage, 'text/html'), 'HTML'],
    ['an RSS feed', saying('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'), 'RSS'],
    ['JSON', saying('{"error":"no"}', 'application/json'), 'an error'],
    ['a PDF', saying('%PDF-1.7 …'), 'not with papers'],
    ['another feed', saying('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>'), 'an Atom feed'],
    ['its error', saying(arxivError('max_results must be an integer')), 'max_results must be an integer'],
    ['a DOCTYPE', saying(toAtom([]).replace('<feed', '<!DOCTYPE x [<!ENTITY a "b">]>\n<feed')), 'DOCTYPE'],
    ['a bomb', bomb, '50 MB'],
    ['a closed door', busy(403), 'does not let us in (HTTP 403)'],
    ['a way to elsewhere', leadingTo('https://example.org/'), 'https://example.org'],
    ['a way to itself without TLS', leadingTo('http://export.arxiv.org/'), 'http://export.arxiv.org'],
    ['a way to a file', leadingTo('file:///etc/passwd'), 'file:'],
  ])('refuses %s at once, by name', async (_, behaviour, name) => {
    const { server, asking } = await open({ arxiv: ponds, behaviours: [behaviour] })
    expect(await all(['2401.00010'], asking)).toMatchObject([{ isDown: true, reason: expect.stringContaining(name) }])
    expect(server.requests).toHaveLength(1)
  })

  it('follows where it is led within the service, but not in a circle', async () => {
    const { server, asking } = await open({ arxiv: ponds, behaviours: [leadingTo('/api/query?id_list=2401.00010')] })
    expect(await all(['2401.00010'], asking)).toMatchObject([{ text: expect.stringContaining('Ponds') }])
    expect(server.requests).toHaveLength(2)
    const round = await open({ arxiv: ponds, behaviours: Array(20).fill(leadingTo('/again')) })
    expect(await all(['2401.00010'], round.asking)).toMatchObject([
      { reason: expect.stringContaining('without an end') },
    ])
    expect(round.server.requests).toHaveLength(6)
  })

  it('reads what comes zipped', async () => {
    const { asking } = await open({ arxiv: ponds, behaviours: [zipped] })
    expect(await all(['2401.00010'], asking)).toMatchObject([{ text: expect.stringContaining('Ponds') }])
  })

  it('takes an answer that lacks ids, and does not keep it', async () => {
    const { server, asking } = await open({ arxiv: ponds })
    for (const requests of [1, 2]) {
      expect(await all(['2401.00010', '2401.99999'], asking)).toMatchObject([
        { text: expect.stringContaining('Ponds') },
      ])
      expect(server.requests).toHaveLength(requests)
    }
  })

  it('keeps no answer for a version that is not in it', async () => {
    const { server, asking } = await open({
      arxiv: ponds,
      behaviours: [saying(toAtom([toEntry('2401.00010', 'Ponds', 3)]))],
    })
    for (const requests of [1, 2]) {
      await all(['2401.00010v9'], asking)
      expect(server.requests).toHaveLength(requests)
    }
  })

  it('asks once where two ask the same at once', async () => {
    const { server, asking } = await open({ arxiv: ponds })
    const [one, other] = await Promise.all([all(['2401.00010'], asking), all(['2401.00010'], asking)])
    expect([server.requests.length, other]).toEqual([1, one])
  })

  it('asks once more when arXiv knows none of several ids', async () => {
    const { server, asking } = await open({ arxiv: ponds, behaviours: [saying(toAtom([]), 'application/atom+xml')] })
    expect(await all(['2401.00010', 'hep-th/9901001'], asking)).toMatchObject([
      { text: expect.stringContaining('Ponds') },
    ])
    await all(['2401.99998', '2401.99999'], asking)
    expect(server.requests).toHaveLength(4)
  })

  it('names the id that arXiv finds malformed, and asks for the others', async () => {
    const { asking } = await open({ arxiv: ponds })
    expect(await all(['2401.00010', 'bad-th/9901001'], asking)).toMatchObject([
      { ids: ['bad-th/9901001'], isDown: false, reason: expect.stringContaining('no ids of this form') },
      { ids: ['2401.00010'], text: expect.stringContaining('Ponds') },
    ])
  })

  it('says who asks, to arXiv without a mail address', async () => {
    const { server, asking } = await open({ arxiv: ponds }, { contact: 'https://example.org/liste-é' })
    await all(['2401.00010'], asking)
    expect(server.requests[0]?.headers['user-agent']).toMatch(
      /^Paperstand\/\d+\.\d+\.\d+ \(\+https:\/\/example\.org\/liste-%C3%A9\)$/,
    )
  })
})

describe('askDoi', () => {
  it('asks for CSL-JSON, follows to the registry, and says whom to write to', async () => {
    const { server, asking } = await open({ dois: { '10.5555/reeds.5': reeds } })
    const mail = openAsking({
      cache: temporaryFolder(),
      env: { ...server.env, XDG_CACHE_HOME: temporaryFolder(), PAPERSTAND_CONTACT: 'ada@example.org' },
    })
    expect(await askDoi('10.5555/reeds.5', asking)).toEqual({
      asked: 'doi:10.5555/reeds.5',
      text: JSON.stringify(reeds),
    })
    await askDoi('10.5555/reeds.5', mail)
    expect(server.requests.map(({ path }) => path)).toEqual(
      Array(2).fill(['/10.5555/reeds.5', '/registry/10.5555/reeds.5']).flat(),
    )
    expect(server.requests[0]?.headers.accept).toBe('application/vnd.citationstyles.csl+json')
    expect(server.requests[3]?.headers['user-agent']).toMatch(/ \(mailto:ada@example\.org\)$/)
  })

  it('sends every character of a DOI as itself', async () => {
    const doi = '10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o/a?b#c%d&é'
    const { asking } = await open({ dois: { [doi]: { ...reeds, DOI: doi } } })
    expect(await askDoi(doi, asking)).toMatchObject({ text: expect.stringContaining('Reeds') })
  })

  it('asks again for half a record', async () => {
    const { server, asking } = await open({
      dois: { '10.5555/reeds.5': reeds },
      behaviours: [leadingTo('/registry/10.5555/reeds.5'), halves['as if that were all'] as Behaviour],
    })
    expect(await askDoi('10.5555/reeds.5', asking)).toMatchObject({ text: JSON.stringify(reeds) })
    expect(server.requests).toHaveLength(4)
  })

  it.each<[string, PaperServerOptions, boolean, string]>([
    ['a DOI that is unknown', {}, false, 'does not know this DOI'],
    ['a registry without records', { behaviours: [busy(406)] }, false, 'no record of it for programs (HTTP 406)'],
    ['a landing page', { behaviours: [saying(loginPage, 'text/html')] }, false, 'but HTML'],
    ['a publisher', { dois: { '10.5555/x': 'https://journal.example/x' } }, false, 'leads to https://journal.example'],
    ['another JSON', { behaviours: [saying('{"paperId":"x"}')] }, false, 'JSON of Semantic Scholar'],
    ['a closed door', { behaviours: [busy(403)] }, true, 'does not let us in'],
    ['a broken registry', { behaviours: Array(5).fill(busy(502)) }, true, '5 times'],
  ])('tells %s from a service that is down', async (_, options, isDown, reason) => {
    const { asking } = await open(options)
    expect(await askDoi('10.5555/x', asking)).toMatchObject({ isDown, reason: expect.stringContaining(reason) })
  })

  it('says of one record that cannot be read no more than of that one', async () => {
    const latin: Behaviour = (response) =>
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(Buffer.from('{"title":"Gr\u00fcn"}', 'latin1'))
    const { asking } = await open({ dois: { '10.5555/x': reeds }, behaviours: [latin] })
    expect(await askDoi('10.5555/x', asking)).toMatchObject({
      isDown: false,
      reason: expect.stringContaining('import that file'),
    })
  })

  it('names the host that was at fault', async () => {
    const gone = await startPaperServer()
    await gone.close()
    const { asking } = await open({ dois: { '10.5555/x': `${gone.origin}/x` } })
    expect(await askDoi('10.5555/x', asking)).toMatchObject({
      reason: expect.stringMatching(`^${gone.origin.slice(7)} cannot be reached`),
    })
  })
})

describe('askDailyPapers and askPaper', () => {
  const list = Array.from({ length: 120 }, (_, n) => ({
    paper: { id: `2512.${String(n).padStart(5, '0')}`, title: `Pond ${n}`, summary: 'Deep.' },
  }))
  const day = { kind: 'date', name: '2025-12-10' } as const

  it('turns the pages until nothing new comes, and gives every paper once', async () => {
    const { server, asking } = await open({ daily: { 'date=2025-12-10': list } })
    const answer = await askDailyPapers(day, asking)
    expect(JSON.parse('text' in answer ? answer.text : '')).toEqual(list)
    expect(server.requests.map(({ path }) => path)).toEqual(
      [0, 1, 2, 3].map((page) => `/api/daily_papers?date=2025-12-10&p=${page}&limit=50`),
    )
  })

  it('keeps the list of a day that is over for a day, and of one that may grow for ten minutes', async () => {
    const { server, asking, clock } = await open({ daily: { 'date=2025-12-10': list.slice(0, 3) } })
    for (const name of ['2025-12-10', '2025-12-19']) await askDailyPapers({ kind: 'date', name }, asking)
    const asked = server.requests.length
    clock.time += 11 * 60_000
    await askDailyPapers(day, asking)
    expect(server.requests).toHaveLength(asked)
    await askDailyPapers({ kind: 'date', name: '2025-12-19' }, asking)
    expect(server.requests).toHaveLength(asked + 1)
  })

  it('asks again for half a list, and refuses an error by what it says', async () => {
    const half = halves['as if that were all'] as Behaviour
    const { asking } = await open({ daily: { 'date=2025-12-10': list }, behaviours: [half] })
    expect(JSON.parse(((await askDailyPapers(day, asking)) as { text: string }).text)).toHaveLength(120)
    const error = await open({ behaviours: [saying('{"error":"Invalid date"}')] })
    expect(await askDailyPapers(day, error.asking)).toMatchObject({ reason: expect.stringContaining('"Invalid date"') })
    const login = await open({ behaviours: [saying(loginPage)] })
    expect(await askDailyPapers(day, login.asking)).toMatchObject({
      isDown: true,
      reason: expect.stringContaining('HTML'),
    })
  })

  it('refuses one paper where a list was asked for', async () => {
    const { asking } = await open({ behaviours: [saying(JSON.stringify(list[0]), 'application/json')] })
    expect(await askDailyPapers(day, asking)).toMatchObject({ isDown: true })
  })

  it('asks anew where a kept answer is none', async () => {
    const folder = temporaryFolder()
    const { server, asking } = await open({ daily: { 'date=2025-12-10': list.slice(0, 3) } }, {}, folder)
    await askDailyPapers(day, asking)
    const asked = server.requests.length
    for (const name of readdirSync(join(folder, 'answers'))) {
      const file = join(folder, 'answers', name)
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), text: loginPage }))
    }
    expect(await askDailyPapers(day, asking)).toHaveProperty('text')
    expect(server.requests).toHaveLength(asked * 2)
  })

  it('gives one paper, or says that there is no page of it', async () => {
    const paper = { id: '2512.00001', title: 'Pond', summary: 'Deep.', authors: [], publishedAt: '2025-12-01' }
    const { asking } = await open({ daily: { '2512.00001': paper } })
    expect(await askPaper('2512.00001', asking)).toMatchObject({ text: JSON.stringify(paper) })
    expect(await askPaper('2512.00002', asking)).toMatchObject({
      isDown: false,
      reason: expect.stringContaining('no page'),
    })
  })
})

describe('openAsking', () => {
  it.each([
    ['PAPERSTAND_ARXIV', 'export.arxiv.org'],
    ['PAPERSTAND_DOI', 'https://doi.org/handle'],
    ['PAPERSTAND_HUGGINGFACE', 'ftp://huggingface.co'],
    ['PAPERSTAND_PACE', 'fast'],
    ['PAPERSTAND_CONTACT', 'Ada <ada@example.org>'],
  ])('refuses %s=%s and says how to write it', (name, value) => {
    const open = () =>
      openAsking({ cache: temporaryFolder(), env: { XDG_CACHE_HOME: temporaryFolder(), [name]: value } })
    expect(open).toThrow(new RegExp(`^${name} is .*\\.$`))
  })

  it('repeats no password, neither in a message nor to a service', () => {
    const env = { XDG_CACHE_HOME: temporaryFolder() }
    for (const origin of ['https://ada:secret@mirror.example', 'https://:secret@mirror.example'])
      expect(() => openAsking({ cache: temporaryFolder(), env: { ...env, PAPERSTAND_ARXIV: origin } })).toThrow(
        /^PAPERSTAND_ARXIV has (?!.*secret)/,
      )
    const contact = 'https://ada:secret@forge.example/ponds'
    const { userAgentFor } = openAsking({ cache: temporaryFolder(), env, contact })
    expect(userAgentFor('arxiv')).toMatch(/ \(\+https:\/\/forge\.example\/ponds\)$/)
  })

  it('says what to do when turns cannot be noted, and asks nobody without them', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const opening = () => openAsking({ cache: folder, env: { XDG_CACHE_HOME: join(folder, 'file') } })
    expect(opening).toThrow(/^\S+ cannot be written \(ENOTDIR\)\. .*XDG_CACHE_HOME\.$/)
    const { server, asking } = await open({ arxiv: ponds }, {}, folder)
    mkdirSync(join(folder, 'paperstand/pace/arxiv.time'))
    expect(await all(['2401.00010'], asking)).toMatchObject([
      { isDown: true, reason: expect.stringContaining('EISDIR') },
    ])
    expect(server.requests).toEqual([])
  })

  it('asks the real services no faster than they allow, whatever the environment says', () => {
    const { services } = openAsking({
      cache: temporaryFolder(),
      env: { XDG_CACHE_HOME: temporaryFolder(), PAPERSTAND_PACE: '5', PAPERSTAND_DOI: 'https://doi.example.org' },
    })
    expect([services.arxiv.pace, services.doi.pace, services.huggingface.pace]).toEqual([3000, 5, 1000])
  })

  it('is led to the hosts of a service over https alone', () => {
    const env = { XDG_CACHE_HOME: temporaryFolder() }
    const { services } = openAsking({ cache: temporaryFolder(), env })
    const may = (url: string) => services.doi.mayLeadTo(new URL(url))
    expect(
      ['https://api.crossref.org/v1/works/x', 'https://data.crosscite.org/x', 'https://doi.org/y'].map(may),
    ).toEqual([true, true, true])
    expect(
      [
        'http://api.crossref.org/x',
        'https://api.crossref.org:8443/x',
        'https://api.crossref.org.example/x',
        'https://example.org/api.crossref.org',
        'http://127.0.0.1/x',
        'http://localhost:80/x',
        'https://ada:secret@api.crossref.org/x',
        'https://:secret@api.crossref.org/x',
      ].map(may),
    ).toEqual(Array(8).fill(false))
  })
})
