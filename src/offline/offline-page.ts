/** The offline page: says which papers are on this device. */
import { ask, type KeptPaper } from './messages.ts'

/** More would be no help; the whole list has a page of its own. */
const shownAtMost = 200

/** Fills the list in the markup of offline.astro; leaves it as it is where nothing is kept. */
export async function showKeptPapers(): Promise<void> {
  const list = document.getElementById('kept')
  const said = document.getElementById('kept-count')
  const worker = (await navigator.serviceWorker?.getRegistration())?.active
  if (!list || !said || !worker) return
  const papers = await ask<KeptPaper[]>(worker, 'papers')
  if (papers.length === 0) return
  const number = `${papers.length} ${papers.length === 1 ? 'paper' : 'papers'}`
  said.textContent = papers.length > shownAtMost ? `${number}; these are the first ${shownAtMost}.` : `${number}.`
  list.replaceChildren(
    ...papers.slice(0, shownAtMost).map(([title, url]) => {
      const link = document.createElement('a')
      link.href = url
      link.append(title)
      const item = document.createElement('li')
      item.append(link)
      return item
    }),
  )
}
