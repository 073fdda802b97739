/** What pages ask their worker, and what it answers. */
import type { ListedPack } from './offline-list.ts'

export type Question = 'status' | 'papers' | 'forget' | 'read'

/** Answer to "status". */
export interface Status {
  build: string
  /** The day of the list that is kept, in words. */
  asOf?: string | undefined
  /** Pages of papers that are kept, and all that there are. */
  papers: number
  total: number
  isEverything: boolean
  packs: ListedPack[]
  /** The cache that packs are kept in, and the address that marks it. */
  cache: string
  everythingUrl: string
}

/** Answer to "papers": title and address of each paper that is kept. */
export type KeptPaper = [title: string, url: string]

/** Asks a worker; never answers where the worker is of a build that does not know the question. */
export function ask<T>(worker: ServiceWorker, question: Question): Promise<T> {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage(question, [port2])
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      resolve(data)
      port1.close()
    }
  })
}
