/** A Daily Papers page as it is copied from a browser, with the papers of a corpus on it: what the import reads. */
import type { PaperDraft } from '../../src/import/entry.ts'
import { months } from '../../src/import/listing-date.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import type { Corpus } from './corpus.ts'

/** The whole page as text, about 500 bytes a paper. Where there is no abstract the summary stands in for it, with an end as abstracts have it. */
export function formatListing({ papers }: Corpus): string {
  return `Daily Papers\n\nbyAK and the research community\n\nDec 31, 2025\n\n${papers.map(({ record }) => formatPaper(record)).join('\n')}`
}

function formatPaper({ title, abstract, summary, authors = [], published = '2025', discussion }: PaperDraft): string {
  const comments = discussion?.comments === undefined ? '' : ` ${discussion.comments}`
  return `${toPlainText(title)}\n\n${abstract ?? `${summary} Measurements bear this out.`}\n\n  • ${authors.length} authors\n·\n${formatDate(published)}${comments}\n`
}

/** "Aug 25, 2024"; a part of the date that is not known is the first of its kind. */
function formatDate(date: string): string {
  const [year, month = '1', day = '1'] = date.split('-')
  return `${months[Number(month) - 1]?.[1]} ${Number(day)}, ${year}`
}
