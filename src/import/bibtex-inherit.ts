/** What entries take from each other: `crossref` from the volume they are in, `xdata` from a store of fields. */
import type { BibEntry } from './bibtex-scan.ts'

/**
 * Every entry with what it inherits; its own fields win. Volumes that others refer to by crossref are no papers of their own
 * (BibTeX prints them only for several of their chapters), nor are stores and sets. Cycles end where they close.
 */
export function inheritFields(entries: readonly BibEntry[]): BibEntry[] {
  const byKey = new Map<string, BibEntry>()
  for (const entry of entries) if (!byKey.has(keyOf(entry.key))) byKey.set(keyOf(entry.key), entry)
  const volumes = new Set(entries.flatMap(({ fields }) => keyOf(fields.get('crossref') ?? '')))
  return entries
    .filter(({ type, key, fields }) => {
      const isVolume = volumes.has(keyOf(key)) && (containers.has(type) || !fields.has('title'))
      return !stores.has(type) && !isVolume
    })
    .map((entry) => complete(entry, byKey, new Set()))
}

const stores = new Set(['xdata', 'set'])
const containers = new Set(['proceedings', 'mvproceedings', 'collection', 'mvcollection', 'periodical', 'mvbook'])

function complete(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>, above: ReadonlySet<BibEntry>): BibEntry {
  if (above.has(entry) || above.size > depthLimit) return entry
  const path = new Set([...above, entry])
  const find = (key: string): BibEntry | undefined => {
    const found = key === '' ? undefined : byKey.get(keyOf(key))
    return found && complete(found, byKey, path)
  }
  const crossref = entry.fields.get('crossref')?.trim() ?? ''
  const sources = (entry.fields.get('xdata') ?? '')
    .split(',')
    .slice(0, 20)
    .map((key) => ({ key: key.trim(), isStore: true }))
  if (crossref !== '') sources.push({ key: crossref, isStore: false })
  if (sources.every(({ key }) => key === '')) return entry
  const fields = new Map(entry.fields)
  const lost = [...entry.lost]
  for (const { key, isStore } of sources) {
    const source = find(key)
    if (!source && key !== '') lost.push(`the fields of "${key}", which is not there`)
    for (const [name, value] of source?.fields ?? []) {
      const to = isStore ? name : inheritedAs(name, entry.type, fields)
      if (to !== undefined && !fields.has(to)) fields.set(to, value)
    }
  }
  return { ...entry, fields, lost }
}

const depthLimit = 5

/** As BibLaTeX has it (its manual, appendix B): a volume's title is its chapters' book title; what is the volume's alone stays. */
function inheritedAs(name: string, type: string, own: ReadonlyMap<string, string>): string | undefined {
  if (ownOnly.test(name)) return undefined
  if (type === 'article' || type === 'suppperiodical')
    return { title: 'journaltitle', subtitle: 'journalsubtitle' }[name] ?? name
  if (name === 'author') return type === 'inbook' ? name : undefined
  if (name === 'title') return own.has('booktitle') ? undefined : 'booktitle'
  return name === 'subtitle' ? 'booksubtitle' : name
}

const ownOnly =
  /^(?:ids|crossref|xref|xdata|entryset|entrysubtype|execute|label|options|presort|related.*|shorthand.*|sortkey|shorttitle|doi|url|urldate|eprint.*|archiveprefix|primaryclass|abstract|keywords|pages|pagetotal|numpages|file|note|annote|annotation)$/

function keyOf(key: string): string {
  return key.trim().toLowerCase()
}
