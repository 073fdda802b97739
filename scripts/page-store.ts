/**
 * Pages and other files that earlier builds made, kept by what they were made from. They stand one after another in packs, since ten
 * thousand files of their own would cost more than the pages; beside each pack stands its index, written when the pack is
 * whole. So builds that are killed, and two at once, do no harm: what cannot be found or read is made anew.
 *
 * Files are written by a thread of its own (`page-writer.ts`), so that making pages never waits for a disk.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { listPacks, openPackWriter, type Pack, removeBrokenPacks } from './page-pack.ts'
import type { SitePlace } from './site-writer.ts'

export interface PageStore {
  /** The name of the page that is made from `key`. */
  digest(key: string): string
  /** Has the page of this name written to this path of the site; false where there is none. */
  take(digest: string, path: string): boolean
  /** Has a page that was made written to this path, and kept; its bytes are handed over. Resolves as soon as there is room for more. */
  put(digest: string, path: string, page: Uint8Array): Promise<void>
  /** What was put, and will be, is only written to its file. */
  keepNothing(): void
  /** Resolves when every page is in its file, and later builds find what was put; rejects when one cannot be written. */
  close(): Promise<StoreUse>
}

export interface StoreUse {
  /** Of all keys that were taken or put. */
  digests: string[]
  /** Why pages could not be kept, as a sentence. */
  failure?: string | undefined
}

/** What the thread is asked to do; pages that are kept are read from the open file of their pack. */
export type WriterTask =
  | { path: string; digest: string; page: Uint8Array }
  | { path: string; pack: number; offset: number; length: number }
  | 'keep nothing'
  | 'close'

/** What the thread is started with: the folder of the store, and where pages go. */
export interface WriterOrder {
  folder: string
  place: SitePlace
}

/** How many tasks are done, and why pages cannot be kept, if so. */
export interface WriterAnswer {
  fulfilled: number
  failure: string | undefined
}

/** How many pages may wait for the thread: a few megabytes; and how many go there at once, since each way there costs as much as a small page. */
const waitingLimit = 500
const bundleSize = 32

/** Opens the store in a folder, which need not be there yet, for pages of a site. `prefix` names what all pages are made with: code, address. */
export function openPageStore(folder: string, prefix: string, place: SitePlace): PageStore {
  const packs = listPacks(folder)
  const kept = new Map<string, { pack: Pack; offset: number; length: number }>()
  for (const pack of packs)
    for (const [digest, [offset, length]] of pack.places) kept.set(digest, { pack, offset, length })
  const used = new Set<string>()
  const writer = startWriter({ folder, place })
  return {
    digest: (key) => createHash('sha256').update(prefix).update(key).digest('base64url'),
    take(digest, path) {
      used.add(digest)
      const found = kept.get(digest)
      if (found === undefined) return false
      writer.order({ path, pack: found.pack.descriptor, offset: found.offset, length: found.length })
      return true
    },
    async put(digest, path, page) {
      used.add(digest)
      writer.order({ path, digest, page })
      await writer.room()
    },
    keepNothing: () => writer.order('keep nothing'),
    async close() {
      const failure = await writer.close()
      for (const pack of packs) pack.close()
      return { digests: [...used], failure }
    },
  }
}

/**
 * Removes what the last build did not use, as soon as that is more than what it used or the packs are many, and what builds
 * that were killed have left. Tells why, where that cannot be done, as a sentence: the site is made already.
 */
export function prunePageStore(folder: string, digests: readonly string[]): string | undefined {
  const packs = listPacks(folder)
  const used = new Set(digests)
  try {
    removeBrokenPacks(folder, packs)
    if (needsPruning(packs, used)) repack(folder, packs, used)
    return undefined
  } catch (error) {
    return `Old pages cannot be removed from the cache: ${(error as Error).message}`
  } finally {
    for (const pack of packs) pack.close()
  }
}

/** Each process that makes a page writes a pack. */
const packLimit = 32

function needsPruning(packs: readonly Pack[], used: ReadonlySet<string>): boolean {
  const bytes = (isUsed: boolean) =>
    packs
      .flatMap(({ places }) => [...places])
      .reduce((sum, [digest, [, length]]) => sum + (used.has(digest) === isUsed ? length : 0), 0)
  return bytes(false) > bytes(true) || packs.length > packLimit
}

function repack(folder: string, packs: readonly Pack[], used: Set<string>): void {
  const writer = openPackWriter(folder)
  for (const pack of packs)
    for (const [digest, [offset, length]] of pack.places)
      if (used.delete(digest)) writer.add(digest, pack.read(offset, length))
  const failure = writer.close()
  if (failure !== undefined) throw new Error(failure)
  for (const pack of packs) pack.remove()
}

function startWriter(workerData: WriterOrder) {
  const thread = new Worker(new URL('./page-writer.ts', import.meta.url), { workerData })
  const inLine: (() => void)[] = []
  let bundle: WriterTask[] = []
  let waiting = 0
  let broken: Error | undefined
  let failure: string | undefined
  let isClosing = false
  const proceed = () => {
    for (const resolve of inLine.splice(0)) resolve()
  }
  thread.unref()
  thread.on('message', ({ fulfilled, failure: told }: WriterAnswer) => {
    failure ??= told
    waiting -= fulfilled
    if (waiting < waitingLimit) proceed()
  })
  thread.on('error', (error) => {
    broken ??= error as Error
    proceed()
  })
  thread.on('exit', () => {
    if (!isClosing) broken ??= new Error('The thread that writes pages ended too early. Build again.')
    proceed()
  })
  const send = () => {
    if (bundle.length === 0) return
    const pages = bundle.flatMap((task) =>
      typeof task === 'object' && 'page' in task ? [task.page.buffer as ArrayBuffer] : [],
    )
    thread.postMessage(bundle, pages)
    bundle = []
  }
  const order = (task: WriterTask) => {
    waiting += 1
    bundle.push(task)
    if (bundle.length === bundleSize) send()
  }
  return {
    order,
    /** Resolves when not too many pages wait. */
    async room(): Promise<void> {
      while (broken === undefined && waiting >= waitingLimit) {
        send()
        thread.ref()
        await new Promise<void>((resolve) => inLine.push(resolve))
        thread.unref()
      }
      if (broken) throw broken
    },
    /** Resolves when nothing waits; tells why pages were not kept. */
    async close(): Promise<string | undefined> {
      if (broken) throw broken
      isClosing = true
      thread.ref()
      order('close')
      send()
      await once(thread, 'exit')
      if (broken) throw broken
      return failure
    },
  }
}
