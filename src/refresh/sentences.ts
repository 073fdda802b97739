/** Changes in words, as the entry keeps them and the feed of changes tells them: one line of 300 characters at most. */
import { formatName, toName } from '../bibliography/names.ts'
import type { Author, Venue } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'
import { toTerminalText } from '../text/terminal-text.ts'
import { isSamePerson } from './same-people.ts'
import type { Told } from './told.ts'

export function sayTitle(from: string, to: string): string {
  return `Title changed from “${cut(toPlainText(from), 120)}” to “${cut(toPlainText(to), 120)}”`
}

/** Who joined and who left; the first names of a list that was not known. */
export function sayAuthors(from: readonly Author[] | undefined, to: readonly Author[]): string {
  if (from === undefined) return `Authors are known now: ${list(to)}`
  const joined = to.filter((author) => !from.some((other) => isSamePerson(author, other)))
  const left = from.filter((author) => !to.some((other) => isSamePerson(author, other)))
  const parts = [joined.length > 0 && `${list(joined)} joined`, left.length > 0 && `${list(left)} left`].filter(Boolean)
  return `Authors changed: ${parts.length > 0 ? parts.join(', ') : `now ${list(to)}`}`
}

export function sayAppeared({ name, short, year }: Venue, doi: string | undefined): string {
  const place = `Appeared in ${cut(toPlainText(short ?? name), 150)}${year === undefined ? '' : `, ${year}`}`
  return doi === undefined || doi.length > 100 ? place : `${place} (DOI ${doi})`
}

/** What became known of the place within the venue; nothing for a publisher's name alone. */
export function sayPlace(from: Venue | undefined, to: Venue): string | undefined {
  const parts = (['volume', 'issue', 'pages'] as const).filter((part) => from?.[part] === undefined && to[part])
  if (parts.length === 0) return undefined
  return `Now with ${parts.map((part) => `${part} ${to[part]}`).join(', ')} of ${cut(toPlainText(to.name), 150)}`
}

/** With the author's remark where it is short. */
export function sayVersion(version: number, comment: string | undefined): string {
  const remark = comment === undefined ? '' : toLine(comment)
  return `arXiv has version ${version}${remark !== '' && remark.length <= 120 ? ` (“${remark}”)` : ''}`
}

export function sayWithdrawn({ by, comment, draft }: Told): string {
  if (by !== 'arxiv') return 'Retracted: the registry of its DOI says so'
  const words = toLine(comment ?? draft.abstract ?? '')
  return `Withdrawn from arXiv${words === '' ? '' : `: “${cut(words, 200)}”`}`
}

function list(authors: readonly Author[]): string {
  const names = authors.map((author) => cut(formatName(toName(author)), 40))
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} others`] : names
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? '')
}

function cut(text: string, limit: number): string {
  const line = toLine(text)
  return line.length <= limit
    ? line
    : `${line
        .slice(0, limit - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
}

function toLine(text: string): string {
  return toTerminalText(text.replace(/[\s\p{Cc}]+/gu, ' ')).trim()
}
