/** Marking a paper: four words to press, and a note that is kept with every letter. */

import type { Mark } from './mark.ts'
import { changeMark, type Edit, markOf, type Shelf } from './store.ts'

/** What is said when the storage of the browser takes no more. */
export const noRoom = 'Not kept: this browser has no room left. Copy it elsewhere, or remove marks from your shelf.'

/**
 * Wires up a control (Mark.astro) for a paper, and returns what shows its mark anew when it was changed elsewhere. Text that
 * is typed and not kept yet is never overwritten: what another tab wrote meanwhile comes below it.
 */
export function startMarkControl(
  control: HTMLFieldSetElement,
  shelf: Shelf,
  id: string,
  item: Mark['item'],
): () => void {
  const note = control.querySelector('textarea') as HTMLTextAreaElement
  const status = control.querySelector('[role=status]') as HTMLElement
  const summary = control.querySelector('summary') as HTMLElement
  /** The note as this page has last seen it kept. */
  let seen = ''

  const change = (edit: Edit) => {
    const isKept = changeMark(shelf, id, item, edit)
    status.textContent = isKept ? '' : noRoom
    return isKept
  }
  const keepNote = () => {
    const other = markOf(shelf, id)?.note ?? ''
    const isOther = other !== seen && !note.value.includes(other)
    if (isOther) note.setRangeText(`\n\n${other}`, note.textLength, note.textLength, 'preserve')
    if (!change({ note: note.value })) return
    seen = note.value
    if (isOther) status.textContent = 'Changed elsewhere meanwhile: both texts are kept.'
  }
  const draw = () => {
    const state = markOf(shelf, id)?.status
    summary.textContent = seen ? 'private note: written' : 'private note'
    for (const button of control.querySelectorAll('button')) button.ariaPressed = String(button.value === state)
  }
  const show = () => {
    const kept = markOf(shelf, id)?.note ?? ''
    if (note.value === seen) {
      note.value = kept
      seen = note.value
    } else if (kept !== seen) keepNote()
    draw()
  }

  show()
  note.addEventListener('input', () => {
    keepNote()
    draw()
  })
  control.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return
    const isOn = markOf(shelf, id)?.status === target.value
    change({ status: isOn ? '' : (target.value as NonNullable<Edit['status']>) })
    draw()
  })
  control.disabled = false
  return show
}
