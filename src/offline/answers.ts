/** What the worker tells the pages that ask: how much is kept, which papers; and what it does for them. */
import { pickBuilds } from './cache-names.ts'
import { dropPacks, listKept } from './kept-packs.ts'
import type { KeptPaper, Question, Status } from './messages.ts'
import { paperIdOf } from './offline-list.ts'
import { listVisited } from './pages.ts'
import { readTitle } from './requests.ts'
import { buildCache, cacheNames, everythingUrl, list, packPlace, packReader, scope } from './site.ts'
import { worker } from './worker-scope.ts'

/** The answer to a question, once what it asks for is done. */
export async function answerQuestion(question: Question): Promise<unknown> {
  if (question === 'status') return tellStatus()
  if (question === 'papers') return listPapers()
  if (question === 'forget') return forget()
  if (question === 'read') return worker.skipWaiting()
  return undefined
}

async function tellStatus(): Promise<Status> {
  const { build, asOf, papers: total, packs } = list
  const isEverything = (await listKept(packs, packPlace)).length === packs.length
  const papers = isEverything ? total : (await findPapers()).size
  return { build, asOf, papers, total, isEverything, packs, cache: cacheNames.packs, everythingUrl }
}

async function listPapers(): Promise<KeptPaper[]> {
  const cache = await caches.open(buildCache)
  const papers = [...(await findPapers())].map(async ([path, title]): Promise<KeptPaper> => {
    const page = title === undefined ? await cache.match(scope + path) : undefined
    return [title ?? readTitle((await page?.text()) ?? ''), scope + path]
  })
  return (await Promise.all(papers)).sort(([a], [b]) => a.localeCompare(b))
}

/** Back to the shell: packs and visited pages go, also those of an edition that waits. */
async function forget(): Promise<void> {
  await dropPacks([], packPlace)
  await caches.delete(cacheNames.noted)
  for (const name of pickBuilds(cacheNames, await caches.keys())) {
    const cache = await caches.open(name)
    for (const url of await listVisited(name)) await cache.delete(url)
  }
}

/** Paths of the papers that are kept, with the titles that packs tell; that of a page which was read is in the page. */
async function findPapers(): Promise<Map<string, string | undefined>> {
  const papers = new Map<string, string | undefined>(await packReader.listPapers().catch(() => []))
  for (const url of await listVisited(buildCache)) {
    const path = url.slice(scope.length)
    if (paperIdOf(path) && !papers.has(path)) papers.set(path, undefined)
  }
  return papers
}
