/** What a worker finds in a browser, as far as ours uses it: caches, the network, the tabs that are open. */
import { vi } from 'vitest'

export const scope = 'https://stand.example/'

/** Answers of the host by address; what is not there is a 404. */
export const host = new Map<string, string>()

/** What was asked of the network, in order. */
export const asked: string[] = []

/** Addresses of tabs that are open, and what they were told. */
export const tabs: string[] = []
export const told: [url: string, message: unknown][] = []

/** Contents of all caches: name, address, answer. */
export const kept = new Map<string, Map<string, Response>>()

/** Whether the browser cannot read what it keeps. */
export const storage = { isBroken: false }

const listeners: ((event: object) => void)[] = []

/** What the worker answers; nothing where it leaves the request to the browser. */
export function ask(url: string): Promise<Response> | undefined {
  let answer: Promise<Response> | undefined
  const respondWith = (response: Promise<Response>) => {
    answer = response
  }
  const event = { ...makeEvent('fetch'), request: new Request(url), clientId: 'a tab', respondWith }
  for (const listener of listeners) listener(event)
  return answer
}

/** Lets modules of the worker be loaded; the shell is a list of entries, the rest as the build writes it. */
export function surround(shell: object[], list: object): void {
  vi.stubEnv('NODE_ENV', 'production')
  const globals = {
    self: globalThis,
    location: new URL(`${scope}sw.js`),
    registration: { scope },
    clients: {
      claim: async () => undefined,
      matchAll: async () => tabs.map((url) => ({ url, postMessage: (message: unknown) => told.push([url, message]) })),
    },
    caches: { open, has, keys, match, delete: remove },
    fetch: answer,
    FetchEvent: Event,
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (type === 'fetch') listeners.push(listener)
    },
    __WB_MANIFEST: shell,
    __PAPERSTAND_LIST: list,
  }
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
}

/** An event whose work can be waited for. */
export function makeEvent(type: string): { type: string; waitUntil(): void } {
  return { type, waitUntil: () => undefined }
}

/** A page of the host, as `fetch` gives it. */
export function toAnswer(body: string, url: string, status = 200): Response {
  const type = /\/$|\.html$/.test(url) ? 'text/html; charset=utf-8' : 'text/plain'
  const response = new Response(body, { status, headers: { 'content-type': type } })
  return Object.defineProperties(response, { type: { value: 'basic' }, url: { value: url } })
}

async function answer(request: Request | string): Promise<Response> {
  const url = typeof request === 'string' ? request : request.url
  asked.push(url)
  const body = host.get(url)
  return toAnswer(body ?? 'There is nothing.', url, body === undefined ? 404 : 200)
}

const addressOf = (request: Request | string) => (typeof request === 'string' ? request : request.url)

async function open(name: string) {
  if (storage.isBroken) throw new DOMException('Unexpected internal error.', 'UnknownError')
  if (!kept.has(name)) kept.set(name, new Map())
  const cache = kept.get(name) as Map<string, Response>
  return {
    match: async (request: Request | string) => cache.get(addressOf(request))?.clone(),
    put: async (request: Request | string, response: Response) => void cache.set(addressOf(request), response),
    delete: async (request: Request | string) => cache.delete(addressOf(request)),
    keys: async () => [...cache.keys()].map((url) => ({ url })),
  }
}

const has = async (name: string) => kept.has(name)
const keys = async () => [...kept.keys()]
const remove = async (name: string) => kept.delete(name)

async function match(request: Request | string, { cacheName }: { cacheName: string }) {
  return kept.get(cacheName)?.get(addressOf(request))?.clone()
}
