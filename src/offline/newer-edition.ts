/** Tells that a newer edition of the site is on this device already. It is read when the reader says so. */
import { ask, type Status } from './messages.ts'
import { makeButton } from './strip.ts'

/** Once for each edition and tab. */
export async function announce(strip: HTMLElement, registration: ServiceWorkerRegistration): Promise<void> {
  if (!registration.waiting) return
  const { build } = await ask<Status>(registration.waiting, 'status')
  if (sessionStorage['paperstand:edition'] === build) return
  sessionStorage['paperstand:edition'] = build
  const read = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
    // Another tab may have taken it already.
    registration.waiting ? void ask(registration.waiting, 'read') : location.reload()
  }
  const notice = document.createElement('span')
  notice.append('A newer edition is here. ', makeButton('Read it', read))
  strip.prepend(notice, ' ')
}
