/** What of the shelf every page has: marks in lists, the control of a paper's page, and copying from its citation box. */
import { startMarkControl } from './mark-control.ts'
import { startMarkedEntries } from './marked-entries.ts'
import { onShelfChange, openLocalShelf, readKept, refreshMark, type Shelf } from './store.ts'

/** Wires up what the page has of these. What only some readers want comes when they ask for it. */
export function startShelf(): void {
  document
    .querySelector('.cite')
    ?.addEventListener('toggle', () => import('./copy.ts').then((it) => it.startCopying()), { once: true })
  const shelf = openLocalShelf()
  if (!shelf) {
    sayNothingIsKept()
    return
  }
  startMarkedEntries(shelf)
  void startPaper(shelf)
  const whole = document.getElementById('shelf')
  if (whole) void import('./whole.ts').then((it) => it.startWhole(shelf, whole))
}

function sayNothingIsKept(): void {
  for (const status of document.querySelectorAll('.mark [role=status], #shelf-status'))
    status.textContent = 'This browser keeps nothing for this site: no paper can be marked.'
}

/** What a mark keeps of the paper is what the citation box says of it. */
async function startPaper(shelf: Shelf): Promise<void> {
  const control = document.querySelector<HTMLFieldSetElement>('.paper .mark')
  const json = document.querySelector('[data-form=CSL-JSON]')?.textContent
  if (!control || !json) return
  const { id = '', aliases = '' } = control.dataset
  const [item] = JSON.parse(json)
  const earlier = aliases.split(' ')
  if (earlier.some((alias) => readKept(shelf, alias)))
    await import('./adopt.ts').then((it) => it.adoptMarks(shelf, id, earlier)).catch(() => {})
  refreshMark(shelf, id, item)
  onShelfChange(shelf, startMarkControl(control, shelf, id, item))
}
