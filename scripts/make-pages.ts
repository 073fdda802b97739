/** The pages of a site, made by Astro in one process or in several, each of which makes its share; and what else Vite bundles, where it is loaded. */
import { availableParallelism } from 'node:os'
import type { WorkerName } from './bundle-worker.ts'
import { startProcess } from './own-process.ts'
import type { StoreUse } from './page-store.ts'
import type { SiteAddress } from './site-address.ts'
import type { SitePlace } from './site-writer.ts'

export interface PageOrder {
  /** File with the checked content, which comes while Astro begins. */
  snapshot: string
  /** The folder of the repository in which the list is kept. */
  listFolder: string
  /** File with what is related, which comes last. */
  related: string
  address: SiteAddress
  /** The site, and the one that it replaces. */
  place: SitePlace
  /** Folder for Astro's own files. */
  workshop: string
  /** Digest of the code. */
  code: string
  /** Folder of the pages that are kept. */
  store: string
  /** Which service worker is bundled. */
  worker: WorkerName
}

/** Which of the paths are made here: every `of`th, from the `index`th on. */
export interface Share {
  index: number
  of: number
}

/** What a process that makes a share is told. */
export interface ShareOrder {
  order: PageOrder
  share: Share
}

/** What it answers: what the store has of its pages, and, from the first, the service worker as one script. */
export interface ShareReport {
  use: StoreUse
  worker: string
}

export interface Press {
  /** Makes all pages, in so many processes, and the worker. When one fails, it waits for the others first. */
  make(order: PageOrder, jobs: number): Promise<ShareReport>
  /** Ends all processes; resolves when they are gone. */
  stop(): Promise<void>
}

/**
 * In how many processes the pages of a list are made best. Each has to begin with what takes one of them as long as two
 * thousand pages, and the search index has a core of its own.
 */
export function toJobs(papers: number): number {
  return Math.max(1, Math.min(availableParallelism() - 1, Math.floor(papers / 4000)))
}

/** The first process begins at once: Astro is loaded, and bundles its programs, while the content is read. */
export function startPress(): Press {
  const start = () => startProcess<ShareReport>(new URL('make-share.ts', import.meta.url))
  const processes = [start()]
  return {
    make(order, jobs) {
      while (processes.length < jobs) processes.push(start())
      const made = settleAll(
        processes.map((process, index) => process.ask({ order, share: { index, of: jobs } } satisfies ShareOrder)),
      ).then(joinReports)
      made.catch(() => {}) // Whoever waits for them is told.
      return made
    },
    async stop() {
      await Promise.all(processes.map((process) => process.stop()))
    },
  }
}

function joinReports(reports: readonly ShareReport[]): ShareReport {
  return {
    use: {
      digests: reports.flatMap(({ use }) => use.digests),
      failure: reports.map(({ use }) => use.failure).find((failure) => failure !== undefined),
    },
    worker: reports[0]?.worker ?? '',
  }
}

/** What all promise, or the first reason why one does not hold, once nothing is at work any more. */
export async function settleAll<T extends readonly Promise<unknown>[]>(
  promises: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}
