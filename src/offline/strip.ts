/** The strip at the foot: how much of the site is kept on this device, and how old it is. What it does comes when asked for. */
import { base } from '../urls.ts'
import { ask, type Status } from './messages.ts'

/** The worker and the strip, where the site is kept offline and the browser can do it; nothing else, and never an error. */
export function startOffline(): void {
  const footer = document.querySelector<HTMLElement>('footer[data-offline]')
  const { serviceWorker: container } = navigator
  if (!footer || !container || import.meta.env.DEV) return
  const strip = document.createElement('p')
  strip.className = 'keeping label'
  strip.ariaLive = 'polite'
  container.addEventListener('message', ({ data }) => data.failure && strip.replaceChildren(data.failure))
  start(container, footer, strip).catch(() => strip.remove())
}

async function start(container: ServiceWorkerContainer, footer: HTMLElement, strip: HTMLElement): Promise<void> {
  footer.append(strip)
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve))
  const { saveData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {}
  const registration = saveData
    ? await container.getRegistration(base)
    : await container.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
  if (!registration) return
  const watch = () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => installing.state === 'installed' && tell())
  }
  const tell = () => {
    if (registration.active && registration.waiting)
      import('./newer-edition.ts').then((it) => it.announce(strip, registration)).catch(() => {})
  }
  registration.addEventListener('updatefound', watch)
  watch()
  const { active } = await container.ready
  if (active) await showStatus(strip, active)
  tell()
}

/** Says what is kept, with the two buttons; throws where the worker is none of ours. */
export async function showStatus(strip: HTMLElement, worker: ServiceWorker): Promise<void> {
  const { papers, total, asOf, isEverything } = await ask<Status>(worker, 'status')
  const count = isEverything ? `all ${total} papers are kept` : `${papers} of ${total} papers`
  const act = async (what: 'keep' | 'forget') => (await import('./strip-actions.ts'))[what](strip, worker)
  strip.replaceChildren(
    `Offline: ${count}${asOf ? `, as of ${asOf}` : ''}`,
    ...(isEverything ? [] : [' ', makeButton('Keep everything', () => act('keep'))]),
    ...(papers ? [' ', makeButton('Forget', () => act('forget'))] : []),
  )
}

/** A button that looks like the words around it. */
export function makeButton(text: string, act: () => unknown): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.append(text)
  button.addEventListener('click', act)
  return button
}
