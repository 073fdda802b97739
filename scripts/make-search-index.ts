/** A process that makes the search index, the social cards and the files that are no pages; `build-search-index.ts` starts it and says what to do. */
import { flushCompileCache } from 'node:module'
import { limitFragments } from '../src/forecast.ts'
import { buildLibrary } from '../src/library/library.ts'
import { buildSearchIndex, type IndexOrder, type IndexReport } from './build-search-index.ts'
import { collectGarbage } from './collect-garbage.ts'
import { makeCards } from './make-cards.ts'
import { answerOrder } from './own-process.ts'
import { readSnapshot } from './snapshot.ts'
import { writeSiteFiles } from './write-site-files.ts'

answerOrder(async ({ snapshot, folder, last, cache, files, cards }: IndexOrder): Promise<IndexReport> => {
  const library = buildLibrary(readSnapshot(snapshot))
  // Pagefind gets its documents first: it works in a program of its own, and leaves this process time for the rest.
  const { promise: free, resolve: whenFree } = Promise.withResolvers<void>()
  const index = buildSearchIndex(library, folder, { cache, last, fragments: limitFragments(library), whenFree })
  const beside = free.then(async () => {
    const failures = await Promise.all([cards && makeCards(library, cards), files && writeSiteFiles(library, files)])
    collectGarbage() // Pagefind needs most at its end.
    return failures
  })
  const failures = await Promise.all([index.finally(whenFree), beside])
  flushCompileCache()
  return { failure: failures.flat().find((failure) => failure !== undefined) }
})
