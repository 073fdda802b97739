/** The worker of a site that is not kept offline any more (`offline: false`): it removes what was kept, and itself. */
import { nameCaches } from './cache-names.ts'
import { worker } from './worker-scope.ts'

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave(): Promise<void> {
  const { prefix } = nameCaches(new URL(worker.registration.scope).pathname)
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name)
  await worker.registration.unregister()
}
