/** A process that makes a share of a site's pages; `make-pages.ts` starts it and says what to do. */
import { makeShare, type ShareOrder } from './make-pages.ts'
import { answerOrder } from './own-process.ts'

answerOrder(({ order, share }: ShareOrder) => makeShare(order, share))
