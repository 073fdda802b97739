/** What the worker knows of its build: names of caches, the shell, the packs. One of a kind, as the worker is. */
import type { WorkboxPlugin } from 'workbox-core/types.js'
import { PrecacheController } from 'workbox-precaching/PrecacheController.js'
import { nameCaches } from './cache-names.ts'
import { openPackReader, type PackPlace } from './kept-packs.ts'
import type { OfflineList } from './offline-list.ts'
import { tellBuild } from './requests.ts'
import { worker } from './worker-scope.ts'

/** An entry of the shell, as workbox-build writes it. */
interface ShellEntry {
  url: string
  revision: string | null
  integrity?: string
}

// The build puts both in their places: ours (scripts/write-worker.ts), and workbox-build the manifest.
declare const self: { __WB_MANIFEST: ShellEntry[]; __PAPERSTAND_LIST: OfflineList }

export const list = self.__PAPERSTAND_LIST

/** The whole address below which the site stands. */
export const { scope } = worker.registration

/** Its path. */
export const scopePath = new URL(scope).pathname

export const cacheNames = nameCaches(scopePath)
export const buildCache = cacheNames.build(list.build)
export const packPlace: PackPlace = { cache: cacheNames.packs, scope }
export const packReader = openPackReader(list, packPlace)

/** In the cache of packs when a reader has asked for everything, so that an update brings everything again. */
export const everythingUrl = `${scope}offline/everything`

/** While the shell is fetched the host may change to a newer build: then nothing of it is taken. */
const refuseOtherBuilds: WorkboxPlugin = {
  async fetchDidSucceed({ response }) {
    const isPage = /^text\/html\b/.test(response.headers.get('content-type') ?? '')
    if (response.ok && isPage && buildOf(await response.clone().text(), response.url) !== 'this')
      throw new Error(`${response.url} is of another build. The next visit tries again.`)
    return response
  },
}

/** Fetches and finds what every reader gets: the files that pages cannot do without, and the pages of the site's own. */
export const shell = new PrecacheController({
  cacheName: buildCache,
  plugins: [refuseOtherBuilds],
})
shell.addToCacheList(self.__WB_MANIFEST)

/** Whether this address is that of a file or page of the shell. */
export function isInShell(url: string): boolean {
  return shell.getCacheKeyForURL(url) !== undefined
}

/** Whose a page is: of this build, of another one, or of somebody else. */
export function buildOf(html: string, url: string): ReturnType<typeof tellBuild> {
  return tellBuild(html, url, scope, isInShell)
}
