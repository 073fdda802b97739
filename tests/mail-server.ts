/** An SMTP server on a free loopback port, which takes letters, refuses some, or breaks off, as a test wishes. */
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailServerOptions {
  /** Who may log in; without it nobody has to. */
  login?: { user: string; password: string }
  /** Addresses that are refused, and what the server says. */
  refused?: Record<string, { code: number; words: string }>
  /** The same, but said when the whole letter has come. */
  refusedLetters?: Record<string, { code: number; words: string }>
  /** Whether it takes letters from this address. */
  takesFrom?: (address: string) => boolean
  /** After how many letters it drops every connection in the middle of the next one. */
  dropAfter?: number
  /** After how many letters it takes the next one and never answers. */
  silentAfter?: number
}

export interface Received {
  from: string
  to: string[]
  raw: Buffer
  mail: ParsedMail
}

export interface MailServer {
  port: number
  /** In the order of their coming; only letters that the server has taken. */
  received: Received[]
  /** How many connections there were. */
  connections: number
  /** How many there are. */
  countOpen(): number
  close(): Promise<void>
}

export async function startMailServer({
  login,
  refused = {},
  refusedLetters = {},
  takesFrom,
  dropAfter,
  silentAfter,
}: MailServerOptions = {}): Promise<MailServer> {
  const own: MailServer = {
    port: 0,
    received: [],
    connections: 0,
    countOpen: () => server.connections.size,
    close: () => stop(),
  }
  const server = new SMTPServer({
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS', ...(login ? [] : ['AUTH'])],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_, done) => {
      own.connections += 1
      done()
    },
    onAuth: ({ username, password }, _, done) => {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(fault(535, `Authentication failed for ${username} with ${password}`))
    },
    onMailFrom: ({ address }, _, done) => done(takesFrom?.(address) === false ? fault(550, 'Who are you?') : null),
    onRcptTo: ({ address }, _, done) => {
      const refusal = refused[address]
      done(refusal ? fault(refusal.code, refusal.words) : null)
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        if (own.received.length === dropAfter) for (const connection of server.connections) connection._socket.destroy()
      })
      stream.on('end', async () => {
        if (own.received.length === dropAfter) return
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        const refusal = rcptTo.map(({ address }) => refusedLetters[address]).find(Boolean)
        if (refusal) return done(fault(refusal.code, refusal.words))
        const from = mailFrom ? mailFrom.address : ''
        own.received.push({ from, to: rcptTo.map(({ address }) => address), raw, mail: await simpleParser(raw) })
        if (own.received.length - 1 !== silentAfter) done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  own.port = (server.server.address() as AddressInfo).port
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return own
}

function fault(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode })
}
