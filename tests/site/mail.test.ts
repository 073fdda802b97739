/** Letters that are sent: over a real connection, to a server that takes them, refuses them or breaks off. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { buildLetter } from '../../src/letters/letter.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../mail-server.ts'
import { fixtureContent } from './fixture-site.ts'
import { runScript, startScript } from './run-script.ts'

const sender = 'stand@example.org'
const five = ['ada', 'bo', 'cy', 'dee', 'eve'].map((name) => `${name}@example.org`)

let folder: string
let file: string
let servers: MailServer[]
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-mail-'))
  file = join(folder, 'readers.txt')
  servers = []
})
afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rmSync(folder, { recursive: true, force: true })
})

async function start(options?: MailServerOptions): Promise<MailServer> {
  const server = await startMailServer(options)
  servers.push(server)
  return server
}

/** `npm run mail` for the fixture library, from `sender`, to the addresses of `file`. */
function mail(server: { port: number } | undefined, options: string[], { env = {}, login = '' } = {}) {
  const url: Record<string, string> = server ? { SMTP_URL: `smtp://${login}127.0.0.1:${server.port}` } : {}
  const common = ['--content', fixtureContent, '--from', sender]
  return startScript('mail', [...common, ...options], { env: { ...url, ...env } })
}

function send(server: { port: number } | undefined, options: string[] = [], surroundings = {}) {
  return mail(server, ['--to', file, '--send', ...options], surroundings).ended
}

const ledger = (edition = '2026-01-05') => `${file}.sent-${edition}.txt`
const noted = (place = ledger()) =>
  readFileSync(place, 'utf8')
    .split('\n')
    .filter((line) => line && !/^(?:#|trying )/.test(line))
const receivers = ({ received }: MailServer) => received.flatMap(({ to }) => to)

describe('a letter that is sent', () => {
  it('comes once to each address, which sees no other, with all that lists say in their headers', async () => {
    const server = await start()
    writeFileSync(file, 'ada@example.org\r\nBo "Fog" Bellows <bo@EXAMPLE.org> # since May\n')
    const { code, stdout, stderr } = await send(server)
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringContaining('Sent: 2 letters.'),
    })
    expect(receivers(server)).toEqual(['ada@example.org', 'bo@example.org'])
    const [first, second] = server.received
    expect(first?.raw.toString()).not.toMatch(/bo@/i)
    expect(second?.raw.toString()).not.toContain('ada@')
    const { headers, from, to, subject, messageId } = second?.mail ?? {}
    expect(second?.from).toBe(sender)
    expect(from?.value).toEqual([{ name: 'Fog & <Lanterns>', address: sender }])
    expect([to].flat()[0]?.value).toEqual([{ name: 'Bo "Fog" Bellows', address: 'bo@example.org' }])
    expect(subject).toBe('Fog & <Lanterns>, 5 January 2026: 2 papers')
    expect(headers?.get('list')).toMatchObject({
      id: { id: 'editions.keeper.example', name: 'Fog & <Lanterns>' },
      unsubscribe: { mail: `${sender}?subject=unsubscribe` },
    })
    expect(headers?.has('list-unsubscribe-post')).toBe(false)
    expect(messageId).toMatch(/^<2026-01-05\.[0-9a-f]{32}@keeper\.example>$/)
    expect(first?.mail.messageId).not.toBe(messageId)
    expect(Math.abs(Date.now() - (second?.mail.date?.getTime() ?? 0))).toBeLessThan(600_000)
  })

  it('is the one that the site shows, and says how to get no more', async () => {
    const server = await start()
    writeFileSync(file, 'ada@example.org\n')
    await send(server, ['--week', '2026-W01', '--site', 'https://stand.example', '--base', '/my/list'])
    const library = buildLibrary(readContent(fixtureContent))
    const edition = library.editions.week.find(({ id }) => id === '2026-W01')
    if (!edition) throw new Error('The fixture has no such week.')
    const letter = buildLetter(edition, library, new URL('https://stand.example/my/list/'), { address: sender })
    const [received] = server.received
    expect(received?.mail.html).toBe(letter.html)
    expect(received?.mail.text?.trimEnd()).toBe(letter.text.trimEnd())
    expect(letter.html).toContain('href="https://stand.example/my/list/papers/gossamer/"')
    expect(letter.text.replace(/\s+/g, ' ')).toContain('To stop, write to stand@example.org')
    expect(received?.raw.toString()).toMatch(/^Content-Type: multipart\/alternative;/m)
    expect(Math.max(...(received?.raw.toString().split('\r\n') ?? []).map((line) => line.length))).toBeLessThan(200)
  })

  it('can be stopped with one click, where there is a page for it', async () => {
    const server = await start()
    writeFileSync(file, 'ada+1@example.org\n')
    await send(server, ['--unsubscribe', 'https://list.example/leave?who={address}'])
    const text = server.received[0]?.raw.toString().replace(/\r\n[ \t]+/g, ' ')
    expect(text).toMatch(
      /^List-Unsubscribe: <mailto:stand@example\.org\?subject=unsubscribe>, <https:\/\/list\.example\/leave\?who=ada%2B1%40example\.org>\r$/m,
    )
    expect(text).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(server.received[0]?.mail.html).toContain('https://list.example/leave?who=ada%2B1%40example.org')
    writeFileSync(file, 'bo@example.org\n')
    await send(server, ['--unsubscribe', 'https://list.example/leave'])
    expect(server.received[1]?.mail.text).toContain('https://list.example/leave?address=bo%40example.org')
  })

  it('goes to a hundred addresses over a few connections', async () => {
    const server = await start()
    const hundred = Array.from({ length: 101 }, (_, n) => `reader${n}@example.org`)
    writeFileSync(file, hundred.join('\n'))
    const { code } = await send(server)
    expect([code, receivers(server), server.connections]).toEqual([0, hundred, 3])
    expect(new Set(server.received.map(({ mail: { messageId } }) => messageId)).size).toBe(101)
  })

  it('takes the addresses of the environment, which has commas between them', async () => {
    const server = await start()
    const place = join(folder, 'ledger.txt')
    const { code } = await mail(server, ['--send', '--ledger', place], {
      env: { PAPERSTAND_TO: '"Bellows, Ada" <ada@example.org>, bo@example.org; ADA@example.org\ncy@example.org' },
    }).ended
    expect([code, receivers(server)]).toEqual([0, ['ada@example.org', 'bo@example.org', 'cy@example.org']])
    expect(noted(place)).toEqual(receivers(server))
  })
})

describe('after a break', () => {
  it('a second run sends what is missing and nothing twice', async () => {
    writeFileSync(file, five.join('\n'))
    const broken = await start({ dropAfter: 2 })
    const first = await send(broken)
    expect(first.code).toBe(3)
    expect(first.stderr).toMatch(
      /The sending broke off: .+\nMay have it, or not: cy@example\.org\. .+\nSent: 2 letters\. Not sent: 2\. The same command again/,
    )
    expect(noted()).toEqual(five.slice(0, 2))
    const whole = await start()
    const second = await send(whole)
    expect(second).toMatchObject({ code: 3, stderr: expect.stringContaining('to          2 addresses of') })
    expect(second.stderr).toContain('May have it, or not: cy@example.org.')
    const third = await send(whole, ['--retry-uncertain'])
    expect(third).toMatchObject({ code: 0, stderr: expect.stringContaining('to          1 address of') })
    const all = ['ada', 'bo', 'dee', 'eve', 'cy'].map((name) => `${name}@example.org`)
    expect([...receivers(broken), ...receivers(whole)]).toEqual(all)
    expect(noted()).toEqual(all)
    const fourth = await send(whole)
    expect(fourth).toMatchObject({ code: 0, stderr: expect.stringContaining('Sent: 0 letters.') })
    expect(receivers(whole)).toHaveLength(3)
  })

  it('a run that was killed between a letter and the answer has left that letter uncertain', async () => {
    writeFileSync(file, five.join('\n'))
    const silent = await start({ silentAfter: 1 })
    const { child, ended } = mail(silent, ['--to', file, '--send'])
    while (silent.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGKILL')
    expect(await ended).toMatchObject({ code: null, signal: 'SIGKILL' })
    const whole = await start()
    const { code, stderr } = await send(whole)
    expect([code, stderr]).toEqual([3, expect.stringContaining('May have it, or not: bo@example.org.')])
    expect([...receivers(silent), ...receivers(whole)]).toEqual(five)
  })

  it('another edition goes to everybody again', async () => {
    writeFileSync(file, five.join('\n'))
    const server = await start()
    await send(server)
    await send(server, ['--month', '2025-12'])
    expect(receivers(server)).toEqual([...five, ...five])
    expect(noted(ledger('2025-12'))).toEqual(five)
  })

  it('the same letter to the same address has the same Message-ID, so that doubles can be told', async () => {
    writeFileSync(file, 'Ada@example.org')
    const server = await start()
    await send(server)
    rmSync(ledger())
    writeFileSync(file, 'ada@example.org')
    await send(server)
    const [first, second] = server.received.map(({ mail: { messageId } }) => messageId)
    expect(first).toBe(second)
  })

  it('a ledger that ends within a line is carried on in the next', async () => {
    writeFileSync(file, five.join('\n'))
    writeFileSync(ledger(), '# Mine\nADA@example.org\nbo@exa')
    const server = await start()
    await send(server)
    expect(receivers(server)).toEqual(five.slice(1))
    expect(noted()).toEqual(['ADA@example.org', 'bo@exa', ...five.slice(1)])
  })

  it('a run that is stopped ends with the letter that is on its way', async () => {
    const many = Array.from({ length: 400 }, (_, n) => `reader${n}@example.org`)
    writeFileSync(file, many.join('\n'))
    const server = await start()
    const { child, ended } = mail(server, ['--to', file, '--send'])
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGTERM')
    const { code, stderr } = await ended
    expect([code, stderr]).toEqual([3, expect.stringContaining('it was stopped')])
    expect(server.received.length).toBeLessThan(400)
    expect(noted()).toEqual(receivers(server))
    expect(existsSync(`${ledger()}.lock`)).toBe(false)
  })
})

describe('a server', () => {
  it('that refuses an address does not keep the others from their letters', async () => {
    writeFileSync(file, five.join('\n'))
    const refused = {
      'bo@example.org': { code: 550, words: 'No such\u0007 reader' },
      'dee@example.org': { code: 450, words: 'Come again' },
    }
    const server = await start({ refused })
    const { code, stderr } = await send(server)
    expect(code).toBe(3)
    expect(stderr).toContain('Not sent to bo@example.org: 550 No such reader\n')
    expect(stderr).toContain('Not sent to dee@example.org: 450 Come again\n')
    expect(stderr).toContain('Sent: 3 letters. Not sent: 2.')
    expect(receivers(server)).toEqual(['ada@example.org', 'cy@example.org', 'eve@example.org'])
    expect(noted()).toEqual(receivers(server))
  })

  it('that refuses everybody leaves nothing sent', async () => {
    writeFileSync(file, 'bo@example.org')
    const server = await start({ refused: { 'bo@example.org': { code: 550, words: 'No' } } })
    expect(await send(server)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Sent: 0 letters. Not sent: 1.'),
    })
  })

  it('that does not take the sender ends the run', async () => {
    writeFileSync(file, five.join('\n'))
    const server = await start({ takesFrom: () => false })
    const { code, stderr } = await send(server)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/takes no letters from this sender \(550 Who are you\?\)/),
    ])
  })

  it('that wants a password gets it', async () => {
    writeFileSync(file, 'ada@example.org')
    const server = await start({ login: { user: 'keeper', password: 'p@ss/word' } })
    const { code, stderr } = await send(server, [], { login: 'keeper:p%40ss%2Fword@' })
    expect([code, receivers(server)]).toEqual([0, ['ada@example.org']])
    expect(stderr).toContain('as "keeper"')
    expect(stderr).not.toMatch(/p@ss|p%40ss/)
  })

  it.each([
    ['smtp', 'wr0ng%40word', 'wr0ng@word'],
    ['smtp', 'x%20y', 'x y'],
  ])('that does not let us in says so, and the password is not told', async (_, written, password) => {
    writeFileSync(file, 'ada@example.org')
    const server = await start({ login: { user: 'keeper', password: 'right' } })
    const { code, stdout, stderr } = await send(server, [], { login: `keeper:${written}@` })
    expect([code, stdout, server.received]).toEqual([1, '', []])
    expect(stderr).toMatch(/127\.0\.0\.1:\d+ does not let "keeper" in with the password of SMTP_URL \(535 .*•••\)/)
    for (const secret of [password, written, Buffer.from(password).toString('base64')])
      expect(stderr).not.toContain(secret)
  })

  it('that is not there is named', async () => {
    writeFileSync(file, 'ada@example.org')
    const gone = await startMailServer()
    await gone.close()
    const { code, stderr } = await send(gone)
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/broke off: .*ECONNREFUSED.* Check the host and port in SMTP_URL.*\nSent: 0 letters/),
    ])
  })

  it('that says nothing is not waited for', async () => {
    writeFileSync(file, 'ada@example.org')
    const silent = createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
    const { port } = silent.address() as { port: number }
    const { code, stderr } = await send({ port }, ['--timeout', '1'])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/broke off: .*(?:Greeting|Timeout|timed out)/i)])
    silent.close()
  })

  it('that offers no TLS gets no password, unless it is this machine', async () => {
    writeFileSync(file, 'ada@example.org')
    const server = await start({ login: { user: 'keeper', password: 'right' } })
    const { code, stderr } = await mail(undefined, ['--to', file, '--send'], {
      env: { SMTP_URL: `smtp://keeper:right@0.0.0.0:${server.port}` },
    }).ended
    expect([code, stderr]).toEqual([1, expect.stringContaining('offers no safe connection')])
    expect(server.received).toEqual([])
  })
})

describe('without --send', () => {
  it('says what it would do, asks no server and writes nothing', async () => {
    const server = await start()
    writeFileSync(file, `# Mine\n\n${five.join('\n')}\nADA@Example.org\n`)
    const { code, stdout, stderr } = await mail(server, ['--to', file]).ended
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^The letter {2}Fog & <Lanterns>, 5 January 2026: 2 papers \(\d+ kB\)$/),
      'from        Fog & <Lanterns> <stand@example.org>',
      `to          5 addresses of ${file}`,
      `by          127.0.0.1:${server.port}`,
      'Nothing was sent. With --send it will be.',
      '',
    ])
    expect([server.connections, existsSync(ledger())]).toEqual([0, false])
  })

  it('says what is still missing', async () => {
    writeFileSync(file, 'ada@example.org\n')
    const { code, stderr } = await runScript('mail', ['--to', file, '--content', fixtureContent])
    expect(code).toBe(0)
    for (const option of ['--from', 'PAPERSTAND_FROM', 'SMTP_URL']) expect(stderr).toContain(option)
  })

  it('names the lines that are no address', async () => {
    writeFileSync(file, 'ada@example.org\nada@\n@example.org\nBo <bo@example>\na b@example.org\nx@y.org, z@y.org\n')
    const { code, stderr } = await mail(undefined, ['--to', file]).ended
    expect(code).toBe(3)
    expect([...stderr.matchAll(/readers\.txt:(\d+): "(.*)" is not an address/g)].map(([, line]) => line)).toEqual([
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
  })
})

describe('called wrongly, it says how, sends nothing and ends with 2', () => {
  const inRepository = join(fixtureContent, 'site.yaml')
  it.each<[what: string, options: string[], message: RegExp, env?: Record<string, string>]>([
    ['no addresses', ['--send'], /^Name a file with the addresses/],
    ['a file that is not there', ['--to', 'FOLDER/none.txt'], /^There is no file .*none\.txt/],
    ['a folder that is not there', ['--to', 'FOLDER/none/a.txt'], /^There is no folder /],
    ['a folder', ['--to', 'FOLDER'], /cannot be read \(EISDIR\)/],
    ['addresses in the repository', ['--to', inRepository], /site\.yaml is in the repository/],
    ['a link into the repository', ['--to', 'FOLDER/link.txt'], /is in the repository/],
    ['a ledger in the repository', ['--to', 'FOLDER/a.txt', '--ledger', 'sent.txt'], /is in the repository/],
    ['no ledger', ['--send'], /--ledger FILE/, { PAPERSTAND_TO: 'ada@example.org' }],
    ['no server', ['--to', 'FOLDER/a.txt', '--send'], /Name the server in SMTP_URL/, { SMTP_URL: '' }],
    ['a server that is none', ['--to', 'FOLDER/a.txt'], /^SMTP_URL is not/, { SMTP_URL: 'https://me:hush@x.example' }],
    [
      'a bad sign in the password',
      ['--to', 'FOLDER/a.txt'],
      /^SMTP_URL is not/,
      { SMTP_URL: 'smtp://me:hush%@x.example' },
    ],
    ['a sender that is none', ['--to', 'FOLDER/a.txt', '--from', 'stand'], /^--from "stand" is not an address/],
    [
      'a page that is not https',
      ['--to', 'FOLDER/a.txt', '--unsubscribe', 'http://x.example/'],
      /not an https address/,
    ],
    ['no number of seconds', ['--to', 'FOLDER/a.txt', '--timeout', 'soon'], /^--timeout "soon"/],
    ['an edition that is not there', ['--to', 'FOLDER/a.txt', '--edition', '2025-12-27'], /The nearest: 2025-12-28,/],
    ['a content folder that is not there', ['--content', 'FOLDER/none'], /^There is no folder .*none/],
  ])('with %s', async (_, options, message, env = {}) => {
    writeFileSync(join(folder, 'a.txt'), 'ada@example.org\n')
    symlinkSync(inRepository, join(folder, 'link.txt'))
    const here = options.map((option) => option.replace('FOLDER', folder))
    const { code, stdout, stderr } = await mail({ port: 9 }, here, { env }).ended
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n').at(-1)).toMatch(message)
    expect(stderr).not.toMatch(/hush|^ {4}at /m)
  })

  it('explains itself when asked', async () => {
    const { code, stdout, stderr } = await runScript('mail', ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const word of ['--to FILE', '--send', 'SMTP_URL', 'PAPERSTAND_TO', 'Example:']) expect(stdout).toContain(word)
  })
})

describe('a note of who has had it', () => {
  it('that cannot be written keeps everything unsent', async () => {
    writeFileSync(file, five.join('\n'))
    mkdirSync(join(folder, 'ledger'))
    const server = await start()
    const { code, stderr } = await send(server, ['--ledger', join(folder, 'ledger')])
    expect([code, stderr]).toEqual([1, expect.stringMatching(/ledger cannot be read or written \(EISDIR\)/)])
    expect(server.connections).toBe(0)
  })

  it('belongs to one run at a time', async () => {
    writeFileSync(file, five.join('\n'))
    const server = await start()
    writeFileSync(`${ledger()}.lock`, String(process.pid))
    const { code, stderr } = await send(server)
    expect([code, stderr]).toEqual([1, expect.stringContaining(`Another run (process ${process.pid})`)])
    writeFileSync(`${ledger()}.lock`, '999999999')
    expect(await send(server)).toMatchObject({ code: 0 })
    expect(receivers(server)).toEqual(five)
  })
})
