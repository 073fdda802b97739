/** Taking a shelf along and bringing one in: the buttons, the field for a file, and files that are dropped on the page. */
import { formatBibtex } from '../bibliography/bibtex.ts'
import { formatCslJson } from '../bibliography/csl-json.ts'
import { sitemapUrl } from '../urls.ts'
import { readAllKept, readMarks } from './all-marks.ts'
import { fileLimit, formatShelfFile, parseShelfFile, toCslItems } from './files.ts'
import type { Mark } from './mark.ts'
import { formatReport, mergeIntoShelf } from './merge.ts'
import { toNewMarks } from './references.ts'
import { saveFile } from './save-file.ts'
import type { Shelf } from './store.ts'

/** Wires them up; `changed` is called when something was brought in. */
export function startTransfer(root: HTMLElement, shelf: Shelf, changed: () => void): void {
  const report = root.querySelector('#shelf-report') as HTMLElement
  const withNotes = root.querySelector('[name=notes]') as HTMLInputElement
  const field = root.querySelector('[type=file]') as HTMLInputElement
  const list = document.body.dataset['list'] ?? ''
  const takeIn = async (files: Iterable<File>) => {
    const told: string[] = []
    for (const file of files) {
      report.textContent = `Reading ${file.name} …`
      told.push(await bringIn(shelf, list, file).catch(() => `${file.name} could not be read. Is it a file?`))
      changed()
    }
    if (told.length > 0) report.textContent = told.join(' ')
  }

  root.addEventListener('click', ({ target }) => {
    const format = target instanceof HTMLElement ? target.dataset['save'] : undefined
    if (format === 'shelf') saveFile('shelf.json', 'application/json', formatShelfFile(list, readAllKept(shelf)))
    else if (format) {
      const items = toCslItems(readMarks(shelf), withNotes.checked)
      if (format === 'bibtex') saveFile('shelf.bib', 'application/x-bibtex', items.map(formatBibtex).join('\n'))
      else saveFile('shelf.csl.json', 'application/json', formatCslJson(items))
    }
  })
  const takeChosen = async () => {
    await takeIn([...(field.files ?? [])])
    field.value = ''
  }
  field.addEventListener('change', takeChosen)
  // One may have been chosen before this script was here.
  void takeChosen()
  // A text that is dragged into a field is the browser's.
  document.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  document.addEventListener('drop', (event) => {
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) event.preventDefault()
    void takeIn(files)
  })
}

/** Merges a file into the shelf and says what became of it. */
async function bringIn(shelf: Shelf, list: string, file: File): Promise<string> {
  if (file.size > fileLimit) return `${file.name} is larger than ${fileLimit / 1e6} MB. Import it in parts.`
  const read = parseShelfFile(await file.text(), file.name)
  if (read.kind === 'refused') return read.reason
  if (read.kind === 'csl') {
    const { marks, known } = toNewMarks(read.items, readMarks(shelf))
    const listed = await findListed()
    const incoming = [...marks].map(([id, mark]) => [id, listed.has(id) ? unforeign(mark) : mark] as const)
    const report = mergeIntoShelf(shelf, new Map(incoming))
    return `${file.name}: ${formatReport({ ...report, same: report.same + known }, read.unreadable)}`
  }
  const foreign = read.list === list ? {} : { foreign: true as const }
  const marks = new Map([...read.marks].map(([id, kept]) => [id, 'item' in kept ? { ...kept, ...foreign } : kept]))
  return `${file.name}: ${formatReport(mergeIntoShelf(shelf, marks), read.unreadable)}`
}

/**
 * The ids of all papers that have a page here; none without a connection. The host is asked for the whole list, and never
 * for a paper, since nobody is told what stands on a shelf.
 */
async function findListed(): Promise<Set<string>> {
  const answer = await fetch(sitemapUrl()).catch(() => undefined)
  const sitemap = answer?.ok ? await answer.text() : ''
  return new Set([...sitemap.matchAll(/\/papers\/([a-z0-9-]+)\/<\/loc>/g)].map(([, id = '']) => id))
}

function unforeign({ foreign, ...mark }: Mark): Mark {
  return mark
}
