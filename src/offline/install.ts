/**
 * A build comes to a reader: beside the one that is there, all of it or nothing. Its shell, the pages that this reader has
 * visited, and everything where everything was asked for. What was fetched by a build that failed is removed again, but for
 * packs that are whole where there is room: the next try goes on from there.
 */
import { isOfDeeperSite, pickBuilds } from './cache-names.ts'
import { dropPacks, keepPack, listKept } from './kept-packs.ts'
import { keepVisited, listVisited, takeNoted } from './pages.ts'
import { isWholePage, toPageUrl } from './requests.ts'
import {
  buildCache,
  buildOf,
  cacheNames,
  everythingUrl,
  isInShell,
  list,
  packPlace,
  scope,
  scopePath,
  shell,
} from './site.ts'
import { type WorkerEvent, worker } from './worker-scope.ts'

/** Rejects with a sentence, which open pages are told as well. */
export async function installBuild(event: WorkerEvent): Promise<void> {
  const wasThere = await caches.has(buildCache)
  const missing = await listMissingPacks()
  const isFirst = pickBuilds(cacheNames, await caches.keys()).every((name) => name === buildCache)
  try {
    await requireRoom((wasThere ? 0 : list.shellBytes) + missing.reduce((sum, { bytes }) => sum + bytes, 0))
    await takeUnchanged()
    await shell.install(event as never)
    await fetchVisited()
    for (const pack of missing) await keepPack(pack, packPlace)
  } catch (error) {
    if (!wasThere) await caches.delete(buildCache)
    if (isFull(error)) await removePacks(missing)
    await tell(explain(error, isFirst))
    throw error
  }
}

/** The build takes over: what was kept for others of this site goes, and the first of all begins with the pages that are open. */
export async function activateBuild(): Promise<void> {
  const others = pickBuilds(cacheNames, await caches.keys()).filter((name) => name !== buildCache)
  if (await caches.has(cacheNames.noted)) await takeNoted().catch(() => undefined)
  for (const name of [...others, cacheNames.noted]) await caches.delete(name)
  const isEverything = await isEverythingWanted()
  await dropPacks([...list.packs, ...(isEverything ? [{ path: everythingUrl.slice(scope.length) }] : [])], packPlace)
  await worker.registration.navigationPreload?.enable()
  if (others.length === 0) await worker.clients.claim()
}

/** Whether a reader has asked for everything; then each build brings everything. */
export async function isEverythingWanted(): Promise<boolean> {
  return (
    (await caches.has(cacheNames.packs)) &&
    (await caches.match(everythingUrl, { cacheName: cacheNames.packs })) !== undefined
  )
}

async function listMissingPacks() {
  if (!(await isEverythingWanted())) return []
  const kept = await listKept(list.packs, packPlace)
  return list.packs.filter((pack) => !kept.includes(pack))
}

/** Before anything is fetched, as far as the browser says how much it has; some promise more than they have (Chromium since 2025). */
async function requireRoom(bytes: number): Promise<void> {
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = (await navigator.storage?.estimate()) ?? {}
  if (quota - usage < bytes)
    throw new DOMException(`${bytes} bytes are needed, ${quota - usage} are left.`, 'QuotaExceededError')
}

/** What of the shell is the same in a build that is kept is not fetched again: its key tells address and content. */
async function takeUnchanged(): Promise<void> {
  const cache = await caches.open(buildCache)
  for (const name of pickBuilds(cacheNames, await caches.keys())) {
    if (name === buildCache) continue
    const other = await caches.open(name)
    for (const key of shell.getURLsToCacheKeys().values()) {
      const kept = await other.match(key)
      if (kept) await cache.put(key, kept)
    }
  }
}

/** Pages that were visited, in this build's words; of the first build those that are open. */
async function fetchVisited(): Promise<void> {
  const builds = pickBuilds(cacheNames, await caches.keys())
  const others = builds.filter((name) => name !== buildCache)
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' })
  const noted = (await caches.has(cacheNames.noted)) ? await listVisited(cacheNames.noted) : []
  const visited = [...(await Promise.all(others.map(listVisited))).flat(), ...noted]
  const wanted = new Set([...visited, ...open.map(({ url }) => toPageUrl(url))])
  const waiting = [...wanted].filter((url) => url.startsWith(scope) && !isInShell(url))
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift())
      if (!(await fetchPage(url).catch(() => false)) && others.length > 0)
        throw new Error(`${url} cannot be had as this build has it. The next visit tries again.`)
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, work))
}

/** So many pages are on their way at a time. */
const pagesAtOnce = 6

/** Whether the page is kept now, or there is none of ours at this address any more. */
async function fetchPage(url: string): Promise<boolean> {
  const response = await fetch(url, { cache: 'no-cache' })
  if (response.status >= 500) return false
  if (!isWholePage(response)) return true
  const build = buildOf(await response.clone().text(), url)
  if (build === 'this') await keepVisited(url, response)
  return build !== 'another'
}

async function removePacks(packs: readonly { path: string }[]): Promise<void> {
  if (packs.length === 0) return
  const cache = await caches.open(packPlace.cache)
  for (const { path } of packs) await cache.delete(scope + path)
}

/** In words for readers; what exactly has failed stands in the browser's console. */
function explain(error: unknown, isFirst: boolean): string {
  if (isFirst) return isFull(error) ? 'This browser has no room to keep this site offline.' : notFetched
  return isFull(error) ? noRoom : notWhole
}

function isFull(error: unknown): boolean {
  return (error as Error).name === 'QuotaExceededError'
}

const notFetched = 'Not all that offline reading needs could be fetched. The next visit tries again.'

const notWhole = 'A newer edition could not be fetched whole. What was kept stays; the next visit tries again.'

const noRoom = 'This browser has no room for the newer edition. What was kept stays; the newest is read online.'

async function tell(failure: string): Promise<void> {
  const names = await caches.keys()
  const isOurs = (url: string) => url.startsWith(scope) && !isOfDeeperSite(new URL(url).pathname, scopePath, names)
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' }))
    if (isOurs(client.url)) client.postMessage({ failure })
}
