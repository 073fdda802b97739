/** A process that makes a share of a site's pages, started by `make-pages.ts`, which sends it what to do. */
import { makeShare, type PageOrder, type Share, type ShareReport } from './make-pages.ts'

process.on('message', async ({ order, share }: { order: PageOrder; share: Share }) => {
  const answer = (report: ShareReport) => process.send?.(report, () => process.exit(0))
  try {
    answer(await makeShare(order, share))
  } catch (error) {
    answer({ error: (error as Error).message })
  }
})
process.on('disconnect', () => process.exit(1))
