/** What a word of the command line names, if no file: papers at arXiv, DOIs, papers and lists of Hugging Face. */
import { parseArxivId, parseDoi, withoutSubjectClass } from '../bibliography/identifiers.ts'

export type RemoteSource =
  /** `version` is that of the text that is asked for; without it the newest. */
  | { kind: 'arxiv'; id: string; version?: number }
  | { kind: 'doi'; doi: string }
  /** A paper's page on Hugging Face, by its arXiv id. */
  | { kind: 'paper'; id: string }
  | { kind: 'daily'; period: Period }

/** A day ("2025-12-10"), an ISO week ("2025-W50") or a month ("2025-12") of the Daily Papers. */
export interface Period {
  kind: 'date' | 'week' | 'month'
  name: string
}

/** Nothing for what looks like a file's name; `seems` for what looks like an address or an id, and can yet not be had. */
export function parseRemoteSource(word: string): RemoteSource | { seems: string } | undefined {
  const text = word.trim()
  const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(text)
  if (isAddress || knownHost.test(text)) return parseAddress(isAddress ? text : `https://${text}`)
  const bare = text.replace(/^(?:doi:|arxiv:)\s*/i, '').replace(/\s*\[[\w.-]{1,20}\]$/, '')
  if (/^(?:doi:|10\.\d)/i.test(text)) return toDoi(bare)
  return toArxiv(bare, /^arxiv:/i.test(text)) ?? toPeriod(bare)
}

/** What can be named, for messages and the help. */
export const nameable =
  'arXiv ids, DOIs, papers of huggingface.co/papers and days of the Daily Papers (2025-12-10) are fetched'

const knownHost = /^(?:www\.|export\.|dx\.)?(?:arxiv\.org|doi\.org|huggingface\.co|hf\.co|alphaxiv\.org)\//i

/** Whether the time is over at this moment, everywhere and with a day to spare: nothing more will be listed for it. */
export function isPast({ kind, name }: Period, now: number): boolean {
  const [year = 0, part = 0, day = 0] = name.replace('W', '').split('-').map(Number)
  const begin = kind === 'week' ? mondayOf(year, part) : Date.UTC(year, part - 1, day || 1)
  const end = kind === 'month' ? Date.UTC(year, part, 1) : begin + (kind === 'week' ? 7 : 1) * dayLength
  return now > end + 2 * dayLength
}

const dayLength = 24 * 60 * 60_000

/** The first ISO week has the fourth of January. */
function mondayOf(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4)
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7
  return fourth + ((week - 1) * 7 - weekday) * dayLength
}

type Parsed = RemoteSource | { seems: string }

function parseAddress(text: string): Parsed {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return { seems: `an address that is not of the web. ${instead}` }
  const host = url.hostname.replace(/^(?:www|export|dx|ar5iv\.labs)\./, '')
  const path = decode(url.pathname).replace(/\/$/, '')
  if (/^(?:arxiv\.org|ar5iv\.org|alphaxiv\.org)$/.test(host)) {
    const [, id] = /^\/(?:abs|pdf|html|format|overview)\/(.+)$/.exec(path) ?? []
    return (id && toArxiv(id.replace(/\.pdf$/i, ''), true)) || { seems: `no address of a paper at arXiv. ${instead}` }
  }
  if (host === 'doi.org') return toDoi(path.slice(1))
  if (host === 'huggingface.co' || host === 'hf.co') return parseHuggingFace(path, url.searchParams)
  const doi = parseDoi(/\/(10\.\d{4,9}\/[^?#]+)$/.exec(path)?.[1]?.replace(/\/(?:full|abstract|pdf|html)$/, '') ?? '')
  return { seems: `an address from which nothing is fetched. ${doi ? `Name its DOI: ${doi}.` : instead}` }
}

function parseHuggingFace(path: string, query: URLSearchParams): Parsed {
  const [, kind, name] = /^\/papers\/(date|week|month)\/([^/]+)$/.exec(path) ?? []
  const asked = ['date', 'week', 'month'].find((one) => query.has(one))
  if (kind) return toPeriod(name ?? '', kind) ?? { seems: `no ${kind} of the Daily Papers. ${instead}` }
  if (/^(?:\/papers|\/api\/daily_papers)$/.test(path))
    return (
      (asked && toPeriod(query.get(asked) ?? '', asked)) || {
        seems: 'the Daily Papers of whichever day is today. Name the day, as 2025-12-10.',
      }
    )
  const [, id = ''] = /^(?:\/api)?\/papers\/(.+?)(?:\.md)?$/.exec(path) ?? []
  const paper = toArxiv(id, false)
  if (paper && 'id' in paper) return { kind: 'paper', id: paper.id }
  return { seems: `no address of a paper or a day on Hugging Face. ${instead}` }
}

const instead = `Only ${nameable}; save everything else as a file and name that.`

/** An id with or without its version. `isSaid` where somebody has said that it is one. */
function toArxiv(text: string, isSaid: boolean): Parsed | undefined {
  const id = /^[\w./-]{7,40}$/.test(text) && !/\.pdf$/i.test(text) ? parseArxivId(text) : undefined
  if (id === undefined) return isSaid ? { seems: `no arXiv id. Write it as 2508.18224 or hep-th/9901001.` } : undefined
  const [, year = '', month = '', number = ''] = /^(?:.*\/)?(\d\d)(\d\d)\.?(\d+)$/.exec(id) ?? []
  const isOld = id.includes('/')
  const digits = isOld ? 3 : Number(year) < 15 ? 4 : 5
  if (Number(month) < 1 || Number(month) > 12 || number.length !== digits)
    return { seems: `no arXiv id that there can be: ${explainId(isOld, month, digits)} Check it.` }
  const version = /v(\d{1,3})$/.exec(text)?.[1]
  return { kind: 'arxiv', id: withoutSubjectClass(id), ...(version !== undefined && { version: Number(version) }) }
}

function explainId(isOld: boolean, month: string, digits: number): string {
  return Number(month) < 1 || Number(month) > 12
    ? `there is no month ${month}.`
    : isOld
      ? `its number has ${digits} digits.`
      : `behind the dot it has ${digits} digits.`
}

/** arXiv's own DOIs are arXiv ids. */
function toDoi(text: string): Parsed {
  const own = /^10\.48550\/arxiv\.(.+)$/i.exec(text)?.[1]
  if (own !== undefined) return toArxiv(own, true) ?? { seems: 'no DOI of arXiv. Check it.' }
  const doi = parseDoi(text)
  const isDotted = text.split('/').some((part) => /^\.{1,2}$/.test(part))
  return doi === undefined || doi.length > 300 || isDotted
    ? { seems: 'no DOI. Write it from "10." on, as 10.1000/182.' }
    : { kind: 'doi', doi }
}

/** A time of the Daily Papers; `wanted` says which kind it must be. */
function toPeriod(text: string, wanted?: string): Parsed | undefined {
  const [, year, week, month, day] = /^(20\d\d)-(?:W(\d\d)|(\d\d)(?:-(\d\d))?)$/.exec(text) ?? []
  if (year === undefined) return undefined
  const kind = week !== undefined ? 'week' : day !== undefined ? 'date' : 'month'
  if (wanted !== undefined && wanted !== kind) return undefined
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  const isThere =
    week === undefined
      ? date.toISOString().startsWith(text)
      : Number(week) > 0 && mondayOf(Number(year), Number(week)) < mondayOf(Number(year) + 1, 1)
  return isThere
    ? { kind: 'daily', period: { kind, name: text } }
    : { seems: `no ${kind === 'date' ? 'day' : kind} of the calendar. Check it.` }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
