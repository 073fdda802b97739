/** File names of the content folder: they are ids, and so addresses that are for ever. */
import { idLimit, idPattern, reservedIdPattern } from '../bibliography/id-form.ts'
import { toName } from '../bibliography/names.ts'
import { freeId, toPaperId, words } from '../bibliography/paper-id.ts'
import type { PaperRecord, PathRecord, TopicRecord } from '../schema.ts'
import { toPlainText } from '../text/mathematics.ts'

type AnyRecord = PaperRecord | TopicRecord | PathRecord | undefined

/** Why this name is no id, with a free one in its place; nothing when it is one. `taken` has the ids of its folder. */
export function explainId(id: string, record: AnyRecord, taken: readonly string[]): string | undefined {
  const fault = findFault(id)
  return fault && `the file name ${fault}. Rename the file to ${proposeId(id, record, taken)}.`
}

function findFault(id: string): string | undefined {
  if (id.length > idLimit) return `is longer than ${idLimit} characters`
  if (!idPattern.test(id))
    return 'is not an id: lower-case letters, digits and single hyphens, with at least one letter'
  return reservedIdPattern.test(id) ? 'cannot be checked out on Windows' : undefined
}

/** The name itself, mended; what the record would be called where nothing of it can stay. */
function proposeId(id: string, record: AnyRecord, taken: readonly string[]): string {
  const mended = words(id.replaceAll('_', ' ')).join('-').slice(0, idLimit).replace(/-+$/, '')
  const proposal = idPattern.test(mended) && !reservedIdPattern.test(mended) ? mended : record && nameRecord(record)
  return proposal ? `"${freeId(proposal, new Set(taken))}.md"` : 'author, year and first words of the title'
}

function nameRecord(record: NonNullable<AnyRecord>): string {
  if ('name' in record) return toPaperId({ title: record.name })
  const year = record.published?.slice(0, 4)
  return toPaperId({
    authors: (record.authors ?? []).map(toName),
    ...(year ? { year } : {}),
    title: toPlainText(record.title),
  })
}
