/** From a text to its papers, whatever format it is in. */
import { parseArxivAtom } from './arxiv-atom.ts'
import { parseBibtex } from './bibtex.ts'
import { parseCslJson } from './csl-json.ts'
import { parseDailyPapersJson } from './daily-papers-json.ts'
import { type PageYear, parseDailyPapersPage } from './daily-papers-page.ts'
import { explainText, type FormatName, recognize } from './recognize.ts'
import { parseRis } from './ris.ts'
import type { SourceList } from './source-paper.ts'

export interface ReadOptions extends PageYear {
  /** The format, where the curator names it; a text of another kind is refused. */
  format?: FormatName | undefined
  /** Hears how much of long work is done. */
  tell?: ((done: number, all: number) => void) | undefined
}

/** The papers of a text, or what it seems to be instead and what to do. */
export function readPapers(raw: string, { format, tell, ...year }: ReadOptions = {}): SourceList | { seems: string } {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw
  const recognized = recognize(text)
  if (format === undefined && 'seems' in recognized) return recognized
  if (
    format !== undefined &&
    'format' in recognized &&
    recognized.format !== format &&
    recognized.format !== 'daily-papers-page'
  )
    return { seems: `${recognized.format}, not ${format}. Leave --format out.` }
  if (format !== undefined && 'seems' in recognized && format === 'daily-papers-page') return recognized
  const chosen = format ?? ('format' in recognized ? recognized.format : 'daily-papers-page')
  const list = parsers[chosen](text, { ...year, tell })
  if (list !== undefined && 'seems' in list) return list
  if (list !== undefined && list.papers.length > 0) return list
  if (chosen === 'arxiv-atom') return { seems: 'an answer of arXiv without papers. Mend the query and fetch it again.' }
  return { seems: 'seems' in recognized ? recognized.seems : explainText(text) }
}

const parsers: Record<FormatName, (text: string, options: ReadOptions) => SourceList | { seems: string } | undefined> =
  {
    bibtex: (text, { tell }) => parseBibtex(text, tell),
    'csl-json': (text) => withJson(text, parseCslJson),
    ris: (text) => parseRis(text),
    'arxiv-atom': (text) => parseArxivAtom(text),
    'daily-papers-json': (text) => withJson(text, parseDailyPapersJson),
    'daily-papers-page': (text, year) => parseDailyPapersPage(text, year),
  }

function withJson(
  text: string,
  parse: (data: unknown, text: string) => SourceList | undefined,
): SourceList | undefined {
  try {
    return parse(JSON.parse(text.replace(/^\ufeff/, '')), text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
