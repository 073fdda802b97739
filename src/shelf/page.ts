/** The shelf page: shows what is marked, filters it, and follows whatever changes it. */
import { readMarks } from './all-marks.ts'
import { showBegunPaths } from './begun-paths.ts'
import { showDamaged } from './damaged.ts'
import { type Mark, type State, states } from './mark.ts'
import { makeRow, type Row } from './rows.ts'
import { formatSelection, parseSelection, type Selection, selectMarks } from './selection.ts'
import { onShelfChange, type Shelf } from './store.ts'
import { startTransfer } from './transfer.ts'

/** How many are shown at first, and with every press of the button below them. */
const step = 100

/** Wires up the page; everything it needs stands in the markup of shelf.astro. */
export function startShelfPage(shelf: Shelf, root: HTMLElement): void {
  const form = root.querySelector('form') as HTMLFormElement
  const field = form.elements.namedItem('q') as HTMLInputElement
  const [stateChoice, orderChoice] = root.querySelectorAll('select') as unknown as [
    HTMLSelectElement,
    HTMLSelectElement,
  ]
  const list = root.querySelector('#shelf-marks') as HTMLElement
  const status = root.querySelector('#shelf-status') as HTMLElement
  const more = document.createElement('button')
  const rows = new Map<string, Row>()
  let marks = new Map<string, Mark>()
  let selection = parseSelection(location.search)
  let limit = step

  /** Draws the rows that are asked for. The one that holds the focus stays, whatever became of its mark. */
  const draw = () => {
    const asked = selectMarks(marks, selection)
    const shown = asked.slice(0, limit).map((id) => {
      const row = rows.get(id) ?? makeRow(root, shelf, id, marks.get(id) as Mark)
      rows.set(id, row)
      return row.element
    })
    arrange(list, shown)
    for (const row of rows.values()) row.show()
    more.hidden = asked.length <= limit
    more.textContent = `Show ${Math.min(step, asked.length - limit)} more`
    tell(asked.length)
  }
  const tell = (count: number) => {
    const counts = new Map(
      states.map((state) => [state, [...marks.values()].filter((mark) => mark.status === state).length]),
    )
    for (const option of stateChoice.options)
      option.textContent = option.value
        ? `${option.value} (${counts.get(option.value as State)})`
        : `any (${marks.size})`
    // The same sentence again would be read aloud with every letter of a note.
    const said = describe(marks.size, count, list.children.length)
    if (status.textContent !== said) status.textContent = said
  }
  const read = () => {
    marks = readMarks(shelf)
    showDamaged(root, shelf)
    showBegunPaths(root, shelf)
  }
  const go = (next: Selection, how: 'push' | 'replace') => {
    selection = next
    limit = step
    history[`${how}State`](null, '', location.pathname + formatSelection(next))
    draw()
  }
  const showSelection = () => {
    field.value = selection.text
    stateChoice.value = selection.state
    orderChoice.value = selection.order
  }

  more.type = 'button'
  more.addEventListener('click', () => {
    const next = limit
    limit += step
    draw()
    // The button may be gone by now, and the focus with it.
    list.children[next]?.querySelector('button')?.focus()
  })
  list.after(more)
  form.addEventListener('submit', (event) => event.preventDefault())
  field.addEventListener('input', () => go({ ...selection, text: field.value }, 'replace'))
  for (const choice of [stateChoice, orderChoice])
    choice.addEventListener('change', () =>
      go(
        {
          ...selection,
          ...parseSelection(`?state=${stateChoice.value}&order=${orderChoice.value}`),
          text: field.value,
        },
        'push',
      ),
    )
  addEventListener('popstate', () => {
    selection = parseSelection(location.search)
    showSelection()
    draw()
  })
  /** What is changed in a row leaves the rows where they are; counts, paths and files follow it. */
  for (const type of ['click', 'input'])
    list.addEventListener(type, () => {
      marks = readMarks(shelf)
      showBegunPaths(root, shelf)
      tell(selectMarks(marks, selection).length)
    })
  const readAndDraw = () => {
    read()
    draw()
  }
  onShelfChange(shelf, readAndDraw)
  startTransfer(root, shelf, () => {
    rows.clear()
    readAndDraw()
  })
  showSelection()
  readAndDraw()
}

/** Puts the rows in order. The one that holds the focus is not touched, since moving it would take the focus away. */
function arrange(list: HTMLElement, rows: readonly Element[]): void {
  const held = [...list.children].find((row) => row.contains(document.activeElement))
  if (!held) {
    list.replaceChildren(...rows)
    return
  }
  const wanted = new Set(rows)
  for (const row of [...list.children]) if (row !== held && !wanted.has(row)) row.remove()
  const at = rows.indexOf(held)
  held.before(...rows.slice(0, Math.max(at, 0)))
  held.after(...rows.slice(at + 1))
}

function describe(all: number, shown: number, rows: number): string {
  if (all === 0 && rows > 0) return 'Nothing is marked any more.'
  if (all === 0)
    return 'Nothing is marked yet. On the page of a paper, press one of the four words below its links; or bring in a file, below.'
  if (shown === 0) return 'Nothing on the shelf is like that. Try fewer words, or another state.'
  const papers = `${all} ${all === 1 ? 'paper' : 'papers'}`
  return shown === all ? papers : `${shown} of ${papers}`
}
