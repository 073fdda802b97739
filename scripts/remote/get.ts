/** One request over the network: an answer that is whole, or why there is none and whether it may pass. */
import { sourceLimit } from '../read-source.ts'

export interface Reply {
  status: number
  /** Where the answer came from in the end. */
  from: URL
  text: string
}

export interface Fault {
  /** What happened, to stand behind the name of the service: "does not answer (ECONNREFUSED)". */
  fault: string
  /** Whether the same request may be answered later. */
  passes: boolean
  /** Milliseconds after which the service wants to be asked again. */
  wait?: number | undefined
  /** Whether it sent us to a place that is none of its own. */
  isLedAstray?: boolean
  /** Whether there was an answer, and one that cannot be read. */
  isUnreadable?: boolean
  /** The host that was at fault, where the service had sent us on. */
  host?: string | undefined
}

export interface Request {
  url: URL
  accept: string
  userAgent: string
  /** Whether the service may lead us to this address. */
  mayLeadTo: (url: URL) => boolean
  now: () => number
  timeouts: Timeouts
}

/** In milliseconds: how long nothing new may come, and how long the whole may take. */
export interface Timeouts {
  silence: number
  whole: number
}

const redirectLimit = 5

/** Asks, follows where it may, and reads the whole answer; never throws. Answers that a service is too busy are faults. */
export async function get({ url, accept, userAgent, mayLeadTo, now, timeouts }: Request): Promise<Reply | Fault> {
  const control = new AbortController()
  const stop = () => control.abort(new DOMException('', 'TimeoutError'))
  const end = setTimeout(stop, timeouts.whole)
  let silence = setTimeout(stop, timeouts.silence)
  const hear = () => {
    clearTimeout(silence)
    silence = setTimeout(stop, timeouts.silence)
  }
  let from = url
  const blame = (fault: Fault): Fault => (from.host === url.host ? fault : { ...fault, host: from.host })
  try {
    for (let redirects = 0; redirects <= redirectLimit; redirects++) {
      const response = await fetch(from, {
        headers: { accept, 'user-agent': userAgent },
        redirect: 'manual',
        signal: control.signal,
      })
      hear()
      const target = response.headers.get('location')
      if (!isRedirect(response.status) || target === null) {
        const reply = await read(response, from, hear, now)
        return 'fault' in reply ? blame(reply) : reply
      }
      await response.body?.cancel()
      const next = URL.canParse(target, from.href) ? new URL(target, from) : undefined
      if (!next || !mayLeadTo(next))
        return {
          fault: `leads to ${next ? `${next.protocol}//${next.host}` : 'no address'}, where nothing is fetched from`,
          passes: false,
          isLedAstray: true,
        }
      from = next
    }
    return { fault: 'leads from one address to the next without an end', passes: false }
  } catch (error) {
    return blame(explain(error))
  } finally {
    clearTimeout(end)
    clearTimeout(silence)
    control.abort()
  }
}

async function read(response: Response, from: URL, hear: () => void, now: () => number): Promise<Reply | Fault> {
  const { status } = response
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    await response.body?.cancel()
    const wait = readRetryAfter(response.headers.get('retry-after'), now())
    return { fault: `answers that it cannot do it now (HTTP ${status})`, passes: true, wait }
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    hear()
    size += chunk.length
    if (size > sourceLimit)
      return { fault: `answers with more than ${sourceLimit / 1e6} MB`, passes: false, isUnreadable: true }
    chunks.push(chunk)
  }
  try {
    return { status, from, text: new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)) }
  } catch {
    return { fault: 'answers with something that is no UTF-8 text', passes: false, isUnreadable: true }
  }
}

/** In milliseconds, from seconds or from a date (RFC 9110, 10.2.3); nothing where it is neither. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

/** What Node's fetch throws: a plain "fetch failed" with the reason in its cause. */
function explain(error: unknown): Fault {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } }
  if (name === 'TimeoutError') return { fault: 'is too slow: the answer did not come in time', passes: true }
  const code = cause?.code ?? ''
  if (code === 'ENOTFOUND')
    return { fault: 'cannot be found (ENOTFOUND). Check the network, and the proxy if there is one', passes: false }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code))
    return { fault: `shows a certificate that is not trusted (${code})`, passes: false }
  if (message === 'terminated' || code === 'UND_ERR_SOCKET' || /^Z_|CONTENT_LENGTH/.test(code))
    return { fault: `broke off in the middle of the answer (${code || message})`, passes: true }
  return { fault: `cannot be reached (${code || cause?.message || message})`, passes: true }
}
