/** A corpus as BibTeX, as reference managers export it: abstracts, TeX in the words, files and groups of their own. */
import { toName } from '../../src/bibliography/names.ts'
import type { PaperDraft } from '../../src/import/entry.ts'
import type { Corpus } from './corpus.ts'

/** The whole bibliography, about 2 kB a paper. Every paper has an abstract; where the corpus has none it is made of summaries. */
export function formatBibliography({ papers }: Corpus): string {
  const summaries = papers.map(({ record }) => record.summary ?? '')
  const entries = papers.map(({ id, record }, n) => {
    const abstract = record.abstract ?? [0, 1, 2].map((next) => summaries[(n + next) % summaries.length]).join(' ')
    return formatPaper(id, record, abstract, n)
  })
  return `% Encoding: UTF-8\n\n${entries.join('\n')}\n@comment{jabref-meta: databaseType:bibtex;}\n`
}

function formatPaper(id: string, record: PaperDraft, abstract: string, n: number): string {
  const { title, authors = [], published = '2025', arxiv, doi, venue, links = [] } = record
  const [year, month] = published.split('-')
  const fields: [string, string | undefined][] = [
    ['title', `{${title.replace(/\b[A-Z]{2,}\b/g, (word) => `{${word}}`)}}`],
    ['author', `{${authors.map((author) => formatAuthor(toName(author), n)).join(' and ')}}`],
    ['year', `{${year}}`],
    [
      'month',
      month && ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'][Number(month) - 1],
    ],
    [venue?.kind === 'journal' ? 'journal' : 'booktitle', venue && `{${venue.name}}`],
    ['volume', venue?.volume && `{${venue.volume}}`],
    ['pages', venue?.pages && `{${venue.pages.replace('-', '--')}}`],
    ['doi', doi && `{${doi.replaceAll('_', '\\_')}}`],
    ['eprint', arxiv && `{${arxiv}}`],
    ['archiveprefix', arxiv && '{arXiv}'],
    ['url', links[0] && `{${links[0].url}}`],
    ['keywords', '{caching, invented papers}'],
    ['file', `{:home/reader/papers/${id}.pdf:PDF}`],
    ['abstract', `{${toTex(abstract, n)}}`],
  ]
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},`] : []))
  return `@${venue ? (venue.kind === 'journal' ? 'article' : 'inproceedings') : 'misc'}{${id},\n${lines.join('\n')}\n}\n`
}

/** Every third paper has names with accents. */
function formatAuthor(name: ReturnType<typeof toName>, n: number): string {
  if ('literal' in name) return `{${name.literal}}`
  const family = n % 3 === 0 ? name.family.replace(/o/, '{\\"o}').replace(/e/, "{\\'e}") : name.family
  return name.given ? `${family}, ${name.given}` : family
}

/** As abstracts are in such files: escaped signs everywhere, emphasis and accents here and there. */
function toTex(text: string, n: number): string {
  const words = text.replace(/[%&#_]/g, '\\$&').split(' ')
  return words
    .map((word, at) =>
      (at + n) % 40 === 0 && /^[a-z]+$/.test(word) ? `\\emph{${word}}` : (at + n) % 60 === 1 ? `${word} --` : word,
    )
    .join(' ')
}
