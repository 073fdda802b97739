/** Pages: from the network where there is one, else as they were kept, else an honest word about what is there. */
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js'
import { isWholePage, toPageUrl } from './requests.ts'
import { buildCache, buildOf, cacheNames, isInShell, packReader, scope, shell } from './site.ts'
import type { WorkerFetchEvent } from './worker-scope.ts'

/** So many pages that were visited are kept, beside the shell; the oldest go first. */
const visitedAtMost = 200

/** How long a page that is kept waits for a newer one, in seconds. */
const patience = 4

/** Pages of other builds that are open now: they get programs from the network, as they would without a worker. */
const foreignClients = new Set<string>()

/** Whether the page that asks is of another build. */
export function isForeign(clientId: string): boolean {
  return foreignClients.has(clientId)
}

/** Answers somebody who goes to an address. */
export async function answerPage(event: WorkerFetchEvent): Promise<Response> {
  const strategy = new NetworkFirst({
    cacheName: buildCache,
    networkTimeoutSeconds: patience,
    plugins: [
      {
        cachedResponseWillBeUsed: ({ request }) => findPage(request.url),
        cacheWillUpdate: ({ request, response }) => keepVisited(request.url, response, event.resultingClientId),
        handlerDidError: () => makeOfflinePage(),
      },
    ],
  })
  const response = await strategy.handle({ request: event.request, event: event as never })
  return response.status >= 500 && response.type === 'basic' && !isOffline(response)
    ? ((await findPage(event.request.url)) ?? response)
    : response
}

/** The page as it is kept: visited, of the shell, or in a pack. An address without its slash leads to the one with it. */
export async function findPage(address: string): Promise<Response | undefined> {
  const url = toPageUrl(address)
  const found = (await findVisited(url)) ?? (await shell.matchPrecache(url)) ?? (await findPacked(url))
  if (found || url.endsWith('/') || /\.\w+$/.test(url)) return found
  const { search } = new URL(address)
  return (await findPage(`${url}/`)) && Response.redirect(`${url}/${search}`)
}

/** A file or page out of a pack, with the headers that the host sends (its policies, for one). */
export async function findPacked(url: string): Promise<Response | undefined> {
  const path = url.slice(scope.length)
  const bytes = await packReader.find(path).catch(() => undefined)
  if (!bytes) return undefined
  const headers = await copyHeaders()
  if (!/\/$|\.html$/.test(path)) headers.set('content-type', 'application/octet-stream')
  return new Response(bytes, { headers })
}

/** Addresses of the pages in a cache of ours that were visited, the oldest first. */
export async function listVisited(cacheName: string): Promise<string[]> {
  const requests = await (await caches.open(cacheName)).keys()
  return requests.map(({ url }) => url).filter((url) => /\/$|\.html$/.test(url) && !isInShell(url))
}

/**
 * Keeps a page of this build that somebody reads; one of another build is noted, for that build to take over; what is not of
 * this site is left alone. Never fails, as the page is there already. Gives null, which tells Workbox to keep nothing itself.
 */
export async function keepVisited(address: string, response: Response, clientId = ''): Promise<null> {
  const url = toPageUrl(address)
  try {
    if (!isWholePage(response)) {
      await response.body?.cancel()
      return null
    }
    const html = await response.text()
    const build = buildOf(html, url)
    if (build === 'this') {
      if (!isInShell(url)) await put(buildCache, url, new Response(html, { headers: response.headers }))
    } else if (build === 'another') {
      if (clientId) foreignClients.add(clientId)
      await put(cacheNames.noted, url, new Response(html, { headers: response.headers }))
    }
  } catch {
    // It is not kept: there is no room.
  }
  return null
}

/** Takes over the pages that were noted and are of this build. */
export async function takeNoted(): Promise<void> {
  const noted = await caches.open(cacheNames.noted)
  for (const url of await listVisited(cacheNames.noted)) {
    const page = await noted.match(url)
    if (page && buildOf(await page.clone().text(), url) === 'this') await put(buildCache, url, page)
  }
}

/** Keeps a page; where there is no room, without the older half of the others. */
async function put(cacheName: string, url: string, page: Response): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.put(url, page.clone()).catch(async () => {
    const visited = await listVisited(cacheName)
    for (const old of visited.slice(0, Math.ceil(visited.length / 2))) await cache.delete(old)
    await cache.put(url, page)
  })
  const visited = await listVisited(cacheName)
  for (const old of visited.slice(0, -visitedAtMost)) await cache.delete(old)
}

async function findVisited(url: string): Promise<Response | undefined> {
  return isInShell(url) ? undefined : (await caches.open(buildCache)).match(url)
}

const offlineMark = 'x-paperstand'

async function makeOfflinePage(): Promise<Response> {
  const page = await shell.matchPrecache(`${scope}offline/`)
  const headers = await copyHeaders()
  headers.set(offlineMark, 'offline')
  const body = page?.body ?? 'There is no connection, and this page is not kept.\n'
  return new Response(body, { status: 503, statusText: 'Service Unavailable', headers })
}

function isOffline({ headers }: Response): boolean {
  return headers.has(offlineMark)
}

/** The headers of a page of the shell, without those that tell of its own body. */
async function copyHeaders(): Promise<Headers> {
  const page = await shell.matchPrecache(`${scope}offline/`)
  const headers = new Headers(page?.headers ?? { 'content-type': 'text/html; charset=utf-8' })
  for (const name of [
    'content-length',
    'content-encoding',
    'transfer-encoding',
    'etag',
    'last-modified',
    'date',
    'age',
  ])
    headers.delete(name)
  return headers
}
