/** What the strip does when its buttons are pressed: keeps everything, with progress that can be stopped; forgets it. */
import { keepPack, listKept } from './kept-packs.ts'
import { ask, type Status } from './messages.ts'
import type { ListedPack } from './offline-list.ts'
import { makeButton, showStatus } from './strip.ts'

/** So many packs are on their way at a time. */
const packsAtOnce = 3

/**
 * Keeps everything. What is whole stays, whatever happens: pressed again, also on another day, it goes on from there.
 */
export async function keep(strip: HTMLElement, begun: ServiceWorker): Promise<void> {
  const worker = await findActive(begun)
  const stop = new AbortController()
  const progress = document.createElement('span')
  strip.ariaBusy = 'true'
  strip.replaceChildren(
    progress,
    ' ',
    makeButton('Stop', () => stop.abort()),
  )
  try {
    await navigator.storage?.persist?.()
    const status = await inTime(ask<Status>(worker, 'status'))
    await keepAll(status, worker, stop.signal, (text) => progress.replaceChildren(text))
    await showStatus(strip, worker)
  } catch (error) {
    stop.abort()
    forgetNotice()
    await inTime(showStatus(strip, worker)).catch(() => strip.replaceChildren())
    if (!isStop(error)) strip.prepend(wrap(explain(error as Error)))
  }
  strip.ariaBusy = 'false'
  strip.querySelector('button')?.focus()
}

/** Back to what every reader has. */
export async function forget(strip: HTMLElement, begun: ServiceWorker): Promise<void> {
  const worker = await findActive(begun)
  try {
    await inTime(ask(worker, 'forget'))
    await showStatus(strip, worker)
  } catch (error) {
    strip.replaceChildren((error as Error).message)
  }
  strip.querySelector('button')?.focus()
}

/** The worker that answers now: another tab may have gone on to a newer edition, and the one of this page is gone then. */
async function findActive(begun: ServiceWorker): Promise<ServiceWorker> {
  const registration = await navigator.serviceWorker.getRegistration(new URL('./', begun.scriptURL).href)
  return registration?.active ?? begun
}

/** An answer, or an error in words where none comes: a worker that takes everything back does not know the question. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('This page is of an older edition. Load it again.')), patience),
  )
  return Promise.race([answer, late])
}

/** How long an answer may take, in milliseconds: it reads what is on this device. */
const patience = 20_000

/** Perhaps it failed for a newer edition: whoever loads the page again is told of that again. */
function forgetNotice(): void {
  try {
    sessionStorage.removeItem('paperstand:edition')
  } catch {
    // Where nothing is stored, the notice is shown each time.
  }
}

async function keepAll(
  { packs, cache, everythingUrl, total }: Status,
  worker: ServiceWorker,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  const place = { cache, scope: new URL('./', worker.scriptURL).href }
  const kept = await listKept(packs, place)
  const waiting = packs.filter((pack) => !kept.includes(pack))
  const bytes = sum(packs, 'bytes')
  let [papersDone, bytesDone] = [sum(kept, 'papers'), sum(kept, 'bytes')]
  const report = () => say(`${count(papersDone)} of ${count(total)} papers, ${inMegabytes(bytesDone, bytes)}`)
  const work = async () => {
    for (let pack = waiting.shift(); pack && !signal.aborted; pack = waiting.shift()) {
      await keepPack(pack, place, {
        signal,
        onBytes: (more) => {
          bytesDone += more
          report()
        },
      })
      papersDone += pack.papers
      report()
    }
  }
  report()
  await Promise.all(Array.from({ length: packsAtOnce }, work))
  signal.throwIfAborted()
  await (await caches.open(cache)).put(everythingUrl, new Response(''))
}

function wrap(text: string): HTMLElement {
  const words = document.createElement('span')
  words.append(text)
  return words
}

function isStop(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}

function explain({ name, message }: Error): string {
  if (name === 'QuotaExceededError')
    return 'There is no more room in this browser. What was kept until here stays; make room, then press again.'
  if (name === 'TypeError') return 'The network went away. What was kept until here stays; press again to go on.'
  return message
}

function sum(packs: readonly ListedPack[], key: 'papers' | 'bytes'): number {
  return packs.reduce((total, pack) => total + pack[key], 0)
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function inMegabytes(done: number, all: number): string {
  return `${(done / 1e6).toFixed(1)} of ${(all / 1e6).toFixed(1)} MB`
}
