/** Packs that are kept: each is an entry of a cache, whole and right, or it is not there. Worker and pages use this alike. */
import { digestLength, digestOfPack, type ListedPack, type OfflineList } from './offline-list.ts'
import { type PackHeader, readHeader, readMember } from './pack.ts'

/** Where packs are kept: the name of the cache, and the whole address below which the site stands. */
export interface PackPlace {
  cache: string
  scope: string
}

/** Which of these packs are kept. */
export async function listKept<T extends Pick<ListedPack, 'path'>>(
  packs: readonly T[],
  place: PackPlace,
): Promise<T[]> {
  const kept = await listNames(place)
  return packs.filter(({ path }) => kept.has(path))
}

/**
 * Fetches a pack past the browser's own cache, which would keep it twice and a damaged one for good, and keeps it when every
 * byte is as its name says. Tells how many bytes have come, again and again. Throws an error in words for readers.
 */
export async function keepPack(
  { path }: ListedPack,
  { cache, scope }: PackPlace,
  { signal, onBytes }: { signal?: AbortSignal; onBytes?: (bytes: number) => void } = {},
): Promise<void> {
  const url = scope + path
  const response = await fetch(url, { cache: 'no-store', ...(signal && { signal }) })
  if (!response.ok || !response.body)
    throw new Error(
      `${url} cannot be had (${response.status}). Perhaps a newer edition is there: load this page again, and read that first.`,
    )
  const parts: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value)
    onBytes?.(part.value.length)
  }
  const pack = new Blob(parts)
  if ((await digest(pack)) !== digestOfPack(path))
    throw new Error(`${url} came damaged. What is whole stays; press again.`)
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(pack.size) }
  await (await caches.open(cache)).put(url, new Response(pack, { headers }))
}

/** Removes all packs but these. */
export async function dropPacks(keep: readonly Pick<ListedPack, 'path'>[], place: PackPlace): Promise<void> {
  const wanted = new Set(keep.map(({ path }) => path))
  const cache = await caches.open(place.cache)
  for (const name of await listNames(place)) if (!wanted.has(name)) await cache.delete(place.scope + name)
}

export interface PackReader {
  /** The bytes of a file by its path, if it is in one of the packs that are kept. */
  find(path: string): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Paths and titles of all pages of papers in them. */
  listPapers(): Promise<Map<string, string>>
}

/** Reads what is in the packs of a build; what it has learned of them stays until the worker ends. */
export function openPackReader({ packs }: OfflineList, place: PackPlace): PackReader {
  const headers = new Map<string, Promise<Map<string, PackHeader['files'][number]>>>()
  const details = new Map<string, PackHeader>()
  const open = async (path: string) => (await (await caches.open(place.cache)).match(place.scope + path))?.blob()
  const learn = async (path: string) => {
    const pack = await open(path)
    if (!pack) throw new Error(`${path} is not kept any more.`)
    const header = await readHeader(pack)
    details.set(path, header)
    return new Map(header.files.map((file) => [file[0], file]))
  }
  const learnAll = async () => {
    const kept = await listKept(packs, place)
    for (const path of headers.keys()) if (!kept.some((pack) => pack.path === path)) headers.delete(path)
    for (const { path } of kept) if (!headers.has(path)) headers.set(path, learn(path))
    return Promise.all([...headers].map(async ([path, files]) => ({ path, files: await files })))
  }
  return {
    async find(path) {
      for (const { path: name, files } of await learnAll()) {
        const file = files.get(path)
        const header = details.get(name)
        const pack = file && header && (await open(name))
        if (pack) return readMember(pack, header, file)
      }
      return undefined
    },
    async listPapers() {
      const all = (await learnAll()).flatMap(({ files }) => [...files.values()])
      return new Map(all.flatMap(([path, , , , title]) => (title === undefined ? [] : [[path, title]])))
    },
  }
}

async function listNames({ cache, scope }: PackPlace): Promise<Set<string>> {
  if (!(await caches.has(cache))) return new Set()
  const requests = await (await caches.open(cache)).keys()
  return new Set(requests.map(({ url }) => url.slice(scope.length)))
}

async function digest(pack: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await pack.arrayBuffer()))
  return [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, digestLength)
}
