/** A process that makes the search index, the social cards and the files that are no pages; `build-search-index.ts` starts it and says what to do. */
import { limitFragments } from '../src/forecast.ts'
import { buildLibrary } from '../src/library/library.ts'
import { buildSearchIndex, type IndexOrder, type IndexReport } from './build-search-index.ts'
import { makeCards } from './make-cards.ts'
import { answerOrder } from './own-process.ts'
import { readSnapshot } from './snapshot.ts'
import { writeSiteFiles } from './write-site-files.ts'

answerOrder(async (order: IndexOrder): Promise<IndexReport> => {
  const library = buildLibrary(readSnapshot(order.snapshot))
  const options = { cache: order.cache, fragments: limitFragments(library) }
  if (order.files) await writeSiteFiles(library, order.files.address, order.files.site)
  const [indexFailure, cardFailure] = await Promise.all([
    buildSearchIndex(library, order.folder, options),
    order.cards && makeCards(library, order.cards),
  ])
  return { failure: indexFailure ?? cardFailure }
})
