/** What happened to a paper on arXiv: a new version, or the withdrawal, which is a version too. */
import type { PaperRecord } from '../schema.ts'
import type { Change } from './add-changes.ts'
import { sayVersion, sayWithdrawn } from './sentences.ts'
import type { Told } from './told.ts'

/** Whether what arXiv tells happened after the paper was added. */
export function isNewer(record: PaperRecord, { by, updated }: Told): boolean {
  return by === 'arxiv' && updated !== undefined && updated > record.added
}

/** Each is told once; `date` is for what has no day, or one before the paper was added. */
export function findNews(record: PaperRecord, told: readonly Told[], date: string): Change[] {
  const known = (record.changes ?? []).map(({ what }) => what)
  const withdrawn = told.find(({ isWithdrawn }) => isWithdrawn)
  if (withdrawn) {
    if (known.some((what) => /\b(?:withdr[ae]w|retract)/i.test(what))) return []
    const day = isNewer(record, withdrawn) ? (withdrawn.updated ?? date) : date
    return [{ date: day, what: sayWithdrawn(withdrawn) }]
  }
  const arxiv = told.find(({ by }) => by === 'arxiv')
  const { version = 1, updated } = arxiv ?? {}
  const brought = Number(record.csl?.['version'] ?? 1)
  const isKnown = known.some((what) => new RegExp(`\\b(?:version |v)0*${version}(?!\\d|\\.\\d)`, 'i').test(what))
  if (!arxiv || !updated || !isNewer(record, arxiv) || version < 2 || version <= brought || isKnown) return []
  return [{ date: updated, what: sayVersion(version, arxiv.comment) }]
}
