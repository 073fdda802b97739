/**
 * The service worker of a build, `sw.js`: it answers what the network does not, and never with files of another build. Where
 * it has nothing to say, a request goes its way as if there were no worker.
 */
import { registerRoute } from 'workbox-routing/registerRoute.js'
import { answerQuestion } from './answers.ts'
import { activateBuild, installBuild } from './install.ts'
import type { Question } from './messages.ts'
import { answerPage, findPacked, findPage, isForeign } from './pages.ts'
import { type Part, sortRequest } from './requests.ts'
import { isInShell, scope, shell } from './site.ts'
import { type WorkerFetchEvent, worker } from './worker-scope.ts'

worker.addEventListener('install', (event) => event.waitUntil(installBuild(event)))
worker.addEventListener('activate', (event) => event.waitUntil(activateBuild()))
worker.addEventListener('message', (event) => {
  const answer = answerQuestion(event.data as Question)
  event.waitUntil(answer.then((said) => event.ports[0]?.postMessage(said)))
})

/** Names with their content in them: what is kept under one is what the host has. */
const hasDigest = (path: string) => /^_astro\/|^search\/.+\.json$|\.pf_\w+$/.test(path)

const handlers: Record<Exclude<Part, 'ignore'>, (event: WorkerFetchEvent) => Promise<Response>> = {
  page: answerPage,
  async named({ request, clientId }) {
    const isProgram = !hasDigest(request.url.slice(scope.length))
    if (isProgram && isForeign(clientId)) return fetch(request)
    const kept = shell.matchPrecache(request).then((file) => file ?? findPacked(request.url))
    return (await kept.catch(() => undefined)) ?? fetch(request)
  },
  async other({ request }) {
    try {
      return await fetch(request)
    } catch (error) {
      const kept = await findPage(request.url)
      if (kept) return kept
      throw error
    }
  },
}

for (const [part, handler] of Object.entries(handlers))
  registerRoute(
    ({ request }) => {
      const { method, url, mode, headers } = request
      const asked = { method, url, mode, hasRange: headers.has('range') }
      const isNamed = (path: string) => isInShell(scope + path) || /^pagefind\/.*\.pf_\w+$/.test(path)
      return sortRequest(asked, scope, isNamed) === part
    },
    ({ event }) => handler(event as never),
  )
