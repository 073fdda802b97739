/** A process that makes a share of a site's pages, started by `make-pages.ts`, which sends it what to do. */
import { makeShare, type PageOrder, type Share } from './make-pages.ts'

process.on('message', async ({ order, share }: { order: PageOrder; share: Share }) => {
  process.send?.(await makeShare(order, share), () => process.exit(0))
})
process.on('disconnect', () => process.exit(1))
