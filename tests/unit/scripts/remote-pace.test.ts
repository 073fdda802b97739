import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { realClock } from '../../../scripts/remote/clock.ts'
import { findPaceFolder, openPace } from '../../../scripts/remote/pace.ts'
import { type PaperServer, startPaperServer } from '../../paper-server.ts'
import { newClock } from './fake-clock.ts'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporaryFolder = temporaryFolders()
const arxiv = { key: 'arxiv', pace: 3000 }
const servers: PaperServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** A process of its own that asks for as many papers as there are `ids`, one request after the other. */
function ask(ids: readonly string[], env: Record<string, string>) {
  const code = `
    import { askArxiv } from '${root}/scripts/remote/ask.ts'
    import { openAsking } from '${root}/scripts/remote/asking.ts'
    const asking = openAsking({ cache: process.env.XDG_CACHE_HOME + '/' + process.pid })
    for (const id of ${JSON.stringify(ids)}) for await (const answer of askArxiv([id], asking)) console.log('text' in answer)
  `
  return spawn(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...process.env, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('openPace', () => {
  it('keeps the requests of two processes three seconds apart, from the end of one to the beginning of the next', async () => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    const spans: [number, number][] = []
    const run = async () => {
      const pace = openPace(folder, clock)
      for (let n = 0; n < 4; n++) {
        const turn = await pace.begin(arxiv)
        const began = clock.now()
        await clock.sleep(700)
        spans.push([began, clock.now()])
        turn.end()
      }
    }
    await Promise.all([run(), run()])
    spans.sort(([a], [b]) => a - b)
    expect(spans).toHaveLength(8)
    for (const [n, [began]] of spans.entries())
      if (n > 0) expect(began - (spans[n - 1]?.[1] ?? 0)).toBeGreaterThanOrEqual(3000)
  })

  it('makes others wait as well when a service asks for patience', async () => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    const began = clock.now()
    const turn = await openPace(folder, clock).begin(arxiv)
    turn.end(began + 40_000)
    const heard: (number | undefined)[] = []
    const next = await openPace(folder, clock).begin(arxiv, (until) => heard.push(until))
    expect([clock.now() - began, heard]).toEqual([40_000, [began + 40_000]])
    next.end()
  })

  it('does not wait for ever for a turn that is not given back, and says so', async () => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    const began = clock.now()
    const turn = await openPace(folder, clock).begin(arxiv)
    const heard: (number | undefined)[] = []
    await expect(openPace(folder, clock).begin(arxiv, (until) => heard.push(until))).rejects.toThrow(/stand still/)
    expect(clock.now() - began).toBeGreaterThan(5 * 60_000)
    expect(new Set(heard)).toEqual(new Set([undefined]))
    turn.end()
  })

  it('waits for its turn as long as others have theirs one after the other', async () => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    let turn = await openPace(folder, clock).begin(arxiv)
    let isOver = false
    const others = (async () => {
      for (let n = 0; n < 3; n++) {
        await clock.sleep(170_000)
        turn.end()
        turn = await openPace(folder, clock).begin(arxiv)
      }
      isOver = true
      await clock.sleep(170_000)
      turn.end()
    })()
    const mine = await openPace(folder, clock).begin(arxiv)
    mine.end()
    await others
    expect(isOver).toBe(true)
  })

  it('lets one service be asked while another one rests', async () => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    const pace = openPace(folder, clock)
    const turn = await pace.begin(arxiv)
    const other = await pace.begin({ key: 'doi', pace: 1000 })
    expect(clock.now()).toBe(Date.UTC(2025, 11, 20))
    turn.end()
    other.end()
  })

  it.each(['', 'never', '99999999999999', '-5'])('waits one pause when the time that is kept is "%s"', async (kept) => {
    const [folder, clock] = [temporaryFolder(), newClock()]
    const began = clock.now()
    writeFileSync(join(folder, 'arxiv.time'), kept)
    const turn = await openPace(folder, clock).begin(arxiv)
    expect(clock.now() - began).toBe(3000)
    turn.end()
    expect(readFileSync(join(folder, 'arxiv.time'), 'utf8')).toBe(String(began + 6000))
  })

  it('is the turn of the next one when a process is killed in the middle of its own', async () => {
    const folder = temporaryFolder()
    const code = `
      import { openPace } from '${root}/scripts/remote/pace.ts'
      import { realClock } from '${root}/scripts/remote/clock.ts'
      await openPace('${folder}', realClock).begin({ key: 'arxiv', pace: 40 })
      console.log('begun')
      setInterval(() => {}, 1000)
    `
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    await once(holder.stdout, 'data')
    let isTaken = false
    const next = openPace(folder, realClock)
      .begin({ key: 'arxiv', pace: 40 })
      .then((turn) => {
        isTaken = true
        return turn
      })
    await realClock.sleep(300)
    expect(isTaken).toBe(false)
    holder.kill('SIGKILL')
    const turn = await next
    turn.end()
  })

  it('makes two processes take turns: never two requests at once, and the pause between each two', async () => {
    // More papers than are needed: one process may come long after the other. Both end when turns have changed often enough.
    const ids = Array.from({ length: 400 }, (_, n) => `2401.${10_000 + n}`)
    const server = await startPaperServer({ arxiv: Object.fromEntries(ids.map((id) => [id, { title: id }])) })
    servers.push(server)
    const env = { ...server.env, PAPERSTAND_PACE: '60', XDG_CACHE_HOME: temporaryFolder() }
    const children = [ask(ids.slice(0, 200), env), ask(ids.slice(200), env)]
    const ends = children.map((child) => once(child, 'exit'))
    const outputs = children.map(async ({ stdout }) => (await Array.fromAsync(stdout)).join(''))
    const isOfFirst = () => server.requests.map(({ path }) => ids.findIndex((id) => path.includes(id)) < 200)
    const changes = () => isOfFirst().filter((mine, n, all) => n > 0 && mine !== all[n - 1]).length
    while (changes() < 4 && children.some(({ exitCode }) => exitCode === null)) await realClock.sleep(50)
    for (const child of children) child.kill()
    await Promise.all(ends)
    expect(changes()).toBeGreaterThanOrEqual(4)
    for (const output of await Promise.all(outputs)) expect(output).toMatch(/^(true\n)+$/)
    expect(server.most).toBe(1)
    for (const [n, { began }] of server.requests.entries())
      if (n > 0) expect(began - (server.requests[n - 1]?.began ?? 0)).toBeGreaterThanOrEqual(59)
  })

  it.each([
    [{ XDG_CACHE_HOME: '/caches' }, '/caches/paperstand/pace'],
    [{ LOCALAPPDATA: '/local' }, '/local/paperstand/pace'],
    [{}, '.cache/paperstand/pace'],
  ])('is kept for the user, not for a copy of the project: %j', (env, folder) => {
    expect(findPaceFolder(env).endsWith(folder)).toBe(true)
  })
})
