/** What the worker uses of its surroundings. TypeScript has no types for workers beside those for pages, so here they are. */

export interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void
}

export interface WorkerFetchEvent extends WorkerEvent {
  request: Request
  /** Who asks; empty for the first request of a page. */
  clientId: string
  /** Who will be there when a page has been answered. */
  resultingClientId: string
  respondWith(response: Promise<Response>): void
}

export interface WorkerMessageEvent extends WorkerEvent {
  data: unknown
  ports: readonly MessagePort[]
}

interface WorkerClient {
  url: string
  postMessage(message: unknown): void
}

export interface WorkerScope {
  registration: ServiceWorkerRegistration
  clients: {
    claim(): Promise<void>
    matchAll(options: { includeUncontrolled: boolean; type: 'window' }): Promise<WorkerClient[]>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
}

/** The worker itself. */
export const worker = globalThis as unknown as WorkerScope
