/**
 * arXiv, the registries of DOIs and Hugging Face on a free loopback port. It answers as they do, or as they do on a bad day: a test
 * gives a behaviour for each of the first requests, and after those all is well. Papers and people are invented.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

export interface GoodAnswer {
  status: number
  type: string
  body: string
  location?: string
}

/** What becomes of one request; `good` is what a good day would answer. */
export type Behaviour = (response: ServerResponse, good: GoodAnswer) => void

export interface PaperServerOptions {
  /** arXiv's papers by their ids, each with the number of its newest version. */
  arxiv?: Record<string, { title: string; version?: number; comment?: string }>
  /** CSL-JSON by DOI in lower case, or where a DOI leads. */
  dois?: Record<string, object | string>
  /** Lists by "date=2025-12-10" and the like, and single papers by their ids. */
  daily?: Record<string, object[] | object>
  behaviours?: Behaviour[]
}

export interface PaperServer {
  origin: string
  /** The variables that lead a command to this server. */
  env: Record<string, string>
  /** In the order of their coming. */
  requests: { path: string; headers: IncomingMessage['headers']; began: number; ended?: number }[]
  /** The most that were under way at once. */
  most: number
  close(): Promise<void>
}

export async function startPaperServer(options: PaperServerOptions = {}): Promise<PaperServer> {
  const behaviours = [...(options.behaviours ?? [])]
  let open = 0
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const noted: PaperServer['requests'][number] = { path, headers: request.headers, began: Date.now() }
    own.requests.push(noted)
    own.most = Math.max(own.most, ++open)
    response.on('close', () => {
      open--
      noted.ended = Date.now()
    })
    const behave = behaviours.shift() ?? well
    behave(response, answer(new URL(path, own.origin), options))
  })
  const own: PaperServer = {
    origin: '',
    env: {},
    requests: [],
    most: 0,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  own.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  own.env = {
    PAPERSTAND_ARXIV: own.origin,
    PAPERSTAND_DOI: own.origin,
    PAPERSTAND_HUGGINGFACE: own.origin,
    PAPERSTAND_PACE: '5',
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  }
  return own
}

export const well: Behaviour = (response, { status, type, body, location }) => {
  response.writeHead(status, { 'content-type': type, ...(location !== undefined && { location }) }).end(body)
}

/** A text in the place of the answer, with HTTP 200. */
export function saying(body: string, type = 'text/plain'): Behaviour {
  return (response, good) => well(response, { ...good, status: 200, type, body })
}

/** Refuses for now. */
export function busy(status: number, retryAfter?: string): Behaviour {
  return (response) =>
    response.writeHead(status, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('busy')
}

export function leadingTo(location: string): Behaviour {
  return (response) => response.writeHead(302, { location }).end()
}

export const reset: Behaviour = (response) => response.socket?.destroy()

export const silent: Behaviour = () => {}

/** Ends in the middle, each in its own way: as if that were all, below what was promised, without the last chunk, zipped. */
export const halves: Record<string, Behaviour> = {
  'as if that were all': (response, good) => well(response, { ...good, body: halfOf(good.body) }),
  'with a length that is not met': (response, { type, body }) => {
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
    response.write(halfOf(body), () => response.socket?.destroy())
  },
  'without a length': (response, { type, body }) => {
    response.writeHead(200, { 'content-type': type })
    response.write(halfOf(body), () => response.socket?.destroy())
  },
  zipped: (response, { type, body }) => {
    const zipped = gzipSync(body)
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' })
    response.end(zipped.subarray(0, Math.floor(zipped.length / 2)))
  },
}

export const zipped: Behaviour = (response, { type, body }) => {
  response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(gzipSync(body))
}

/** A byte now and then, without an end. */
export const dripping: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/atom+xml' })
  const drip = setInterval(() => response.write(' '), 20)
  response.on('close', () => clearInterval(drip))
}

/** Small on the wire, and larger than any source may be. */
export const bomb: Behaviour = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
  response.end(gzipSync(Buffer.alloc(60_000_000, ' ')))
}

export const loginPage =
  '<!DOCTYPE html><html><head><title>Welcome</title></head><body>Log in to the network.</body></html>'

/** arXiv's Atom with these entries; `total` is what its paging says, which for lists of ids counts those it does not know. */
export function toAtom(entries: readonly string[], total = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/invented</id>
  <title>arXiv Query: search_query=&amp;id_list=invented&amp;start=0&amp;max_results=100</title>
  <updated>2025-12-10T00:00:00Z</updated>
  <opensearch:totalResults>${total}</opensearch:totalResults>
${entries.join('\n')}
</feed>
`
}

export const arxivError = (message: string) =>
  toAtom([
    `  <entry>
    <id>http://arxiv.org/api/errors#${message.replaceAll(' ', '_')}</id>
    <title>Error</title>
    <summary>${message}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`,
  ])

export function toEntry(id: string, title: string, version = 1, comment?: string): string {
  return `  <entry>
    <id>http://arxiv.org/abs/${id}v${version}</id>
    <title>${title}</title>
    <updated>2025-0${Math.min(version, 9)}-11T00:00:00Z</updated>
    <summary>What ${title} says in version ${version}, at some length.</summary>
    <published>2025-01-10T10:00:00Z</published>
    ${comment === undefined ? '' : `<arxiv:comment>${comment}</arxiv:comment>`}
    <arxiv:primary_category term="cs.LG"/>
    <author><name>Ada B. Heron</name></author>
    <author><name>Jan van der Moor</name></author>
  </entry>`
}

function halfOf(body: string): string {
  return body.slice(0, Math.floor(body.length / 2))
}

function answer(url: URL, { arxiv = {}, dois = {}, daily = {} }: PaperServerOptions): GoodAnswer {
  const json = (status: number, data: unknown): GoodAnswer => ({
    status,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(data),
  })
  if (url.pathname === '/api/query') return answerArxiv(url.searchParams, arxiv)
  if (url.pathname === '/api/daily_papers') return answerDaily(url.searchParams, daily, json)
  if (url.pathname.startsWith('/api/papers/')) {
    const paper = daily[url.pathname.slice('/api/papers/'.length)]
    return paper === undefined ? json(404, { error: 'Paper not found' }) : json(200, paper)
  }
  const doi = decodeURIComponent(url.pathname.replace(/^\/(?:registry\/)?/, '')).toLowerCase()
  const found = dois[doi]
  if (found === undefined) return { status: 404, type: 'text/html', body: '<html><body>DOI Not Found</body></html>' }
  if (typeof found === 'string') return { status: 302, type: 'text/html', body: '', location: found }
  if (!url.pathname.startsWith('/registry/'))
    return { status: 302, type: 'text/html', body: '', location: `/registry${url.pathname}` }
  return { ...json(200, found), type: 'application/vnd.citationstyles.csl+json' }
}

/** Newest first, as arXiv likes to, whatever the order of the ids. Ids of a wrong form spoil the whole request. */
function answerArxiv(query: URLSearchParams, papers: NonNullable<PaperServerOptions['arxiv']>): GoodAnswer {
  const type = 'application/atom+xml; charset=utf-8'
  const ids = (query.get('id_list') ?? '').split(',')
  const bad = ids.find((id) => id.startsWith('bad-'))
  if (bad !== undefined) return { status: 400, type, body: arxivError(`incorrect id format for ${bad}`) }
  const entries = ids.toReversed().flatMap((id) => {
    const [, bare = '', version] = /^(.*?)(?:v(\d+))?$/.exec(id) ?? []
    const paper = papers[bare]
    const newest = paper?.version ?? 1
    if (!paper || Number(version ?? 1) > newest) return []
    return [toEntry(bare, paper.title, Number(version ?? newest), paper.comment)]
  })
  const most = Number(query.get('max_results') ?? 10)
  return { status: 200, type, body: toAtom(entries.slice(0, most), ids.length) }
}

function answerDaily(
  query: URLSearchParams,
  daily: NonNullable<PaperServerOptions['daily']>,
  json: (status: number, data: unknown) => GoodAnswer,
): GoodAnswer {
  const [kind = ''] = ['date', 'week', 'month'].filter((one) => query.has(one))
  const list = daily[`${kind}=${query.get(kind)}`]
  const [page, limit] = [Number(query.get('p') ?? 0), Number(query.get('limit') ?? 50)]
  return json(200, Array.isArray(list) ? list.slice(page * limit, (page + 1) * limit) : [])
}
