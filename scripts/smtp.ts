/** A conversation with an SMTP server: one connection, one letter after the other, and whose fault it is when one does not go. */
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export interface SmtpServer {
  host: string
  port: number
  /** TLS from the first byte (smtps:). */
  secure: boolean
  user: string | undefined
  password: string | undefined
}

export interface SmtpSession {
  /** Resolves when the server has taken the letter. `begin` is called when it asks for it; what that throws, rejects. */
  send(envelope: { from: string; to: string }, message: Buffer, begin: () => void): Promise<void>
  close(): void
}

/** A server named by an address like smtp://user:password@host:587; nothing where it is none. */
export function parseSmtpUrl(text: string): SmtpServer | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port, username, password } = new URL(text)
  if (!['smtp:', 'smtps:'].includes(protocol) || hostname === '') return undefined
  const secure = protocol === 'smtps:'
  try {
    return {
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: port ? Number(port) : secure ? 465 : 587,
      secure,
      user: decodeURIComponent(username) || undefined,
      password: decodeURIComponent(password) || undefined,
    }
  } catch {
    return undefined
  }
}

/** A password is never said where others can hear it: with one, TLS is a must, except on this machine. */
export function needsTls({ host, user }: Pick<SmtpServer, 'host' | 'user'>): boolean {
  return user !== undefined && !/^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host)
}

/** Connects and logs in; rejects with the reason. No step may take longer than `timeout`, in milliseconds. */
export async function openSession(server: SmtpServer, timeout: number): Promise<SmtpSession> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: !server.secure && needsTls(server),
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
  })
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', reject)
    connection.on('end', () => reject(new Error('the server closed the connection')))
  })
  broken.catch(() => {})
  const ask = <T>(begin: (done: (error?: Error | null, answer?: T) => void) => void) =>
    Promise.race([
      broken,
      new Promise<T | undefined>((resolve, reject) => {
        begin((error, answer) => (error ? reject(error) : resolve(answer)))
      }),
    ])
  try {
    await ask((done) => connection.connect(done)).catch((error) => {
      throw Object.assign(error, { command: 'CONNECT' })
    })
    const { user, password: pass = '' } = server
    if (user !== undefined) await ask((done) => connection.login({ credentials: { user, pass } }, done))
  } catch (error) {
    connection.close()
    throw error
  }
  return {
    send: async (envelope, message, begin) => {
      const data = Readable.from(tellFirst(message, begin))
      try {
        await ask((done) => connection.send(envelope, data, done))
      } catch (error) {
        if (isRefusal(error)) await ask((done) => connection.reset(done)).catch(() => {})
        else connection.close()
        throw error
      }
    },
    close: () => connection.quit(),
  }
}

function* tellFirst(message: Buffer, begin: () => void): Generator<Buffer> {
  begin()
  yield message
}

/** Whether the server said that it did not take the letter. Where it said nothing, it may have. */
export function isAnswered(error: unknown): boolean {
  return ((error as SmtpError).responseCode ?? 0) >= 400
}

/** Whether the server said no to this one letter and would take another; otherwise the run is over. */
export function isRefusal(error: unknown): boolean {
  const { code, command, responseCode } = error as SmtpError
  if (responseCode === 421) return false
  return code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
}

/** What the server said, or what went wrong, in one line and without the password. */
export function explainSmtp(error: unknown, { host, port, user, password }: SmtpServer): string {
  const { code, command, message, response } = error as SmtpError
  const secrets = password
    ? [password, encodeURIComponent(password), toBase64(password), toBase64(`\0${user}\0${password}`)]
    : []
  const said = secrets
    .reduce((text, secret) => text.replaceAll(secret, '•••'), response ?? message)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (code === 'EAUTH')
    return `${host}:${port} does not let "${user}" in with the password of SMTP_URL (${said}). Mend user or password there.`
  if (code === 'ETLS')
    return `${host}:${port} offers no safe connection, and a password is not sent over any other (${said}). Use smtps://, or the server's right port.`
  if (command === 'CONNECT' && response === undefined)
    return `There is no connection with ${host}:${port} (${said}). Check the host and port in SMTP_URL (465 goes with smtps, 587 with smtp), and your network.`
  if (command === 'MAIL FROM') return `${host}:${port} takes no letters from this sender (${said}). Mend --from.`
  return said
}

interface SmtpError extends Error {
  code?: string
  command?: string
  response?: string
  responseCode?: number
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64')
}
