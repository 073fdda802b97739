/** Addresses in running text: found, freed from the punctuation that sticks to them, and told what they lead to. */
import { type PaperRecord, paperSchema } from '../schema.ts'

export interface FoundUrl {
  url: string
  start: number
  end: number
}

type Link = NonNullable<PaperRecord['links']>[number]

/** Every http and https address of the text, in order, without the punctuation behind it; `end` is where it ends in the text. */
export function findUrls(text: string): FoundUrl[] {
  return [...text.matchAll(address)].flatMap((match) => {
    const raw = trimPunctuation(match[0])
    if (raw.length > lengthLimit) return []
    const url = raw.replace(/\\/g, '')
    return URL.canParse(url) ? [{ url, start: match.index, end: match.index + raw.length }] : []
  })
}

/**
 * The links of an abstract. A place for code is `code` where the sentence says code; "project page" makes `project`; all
 * else is `other`. Records keep https only: http becomes https where the host is known to answer so, and is `lost` elsewhere.
 */
export function toLinks(text: string): { links: Link[]; lost: string[] } {
  const links: Link[] = []
  const lost: string[] = []
  for (const { url: found, start } of findUrls(text)) {
    const url = isForge(found) ? found.replace(/^http:/i, 'https:') : found
    const link = { type: typeOf(url, sentenceBefore(text, start)), url }
    if (!linksSchema.safeParse([link]).success) lost.push(`link ${found}`)
    else if (!links.some((known) => known.url === url)) links.push(link)
  }
  return { links, lost: [...new Set(lost)] }
}

const linksSchema = paperSchema.shape.links

/** A backslash is part of an address only as LaTeX writes it there: "Verbose\_Images". */
const address = /https?:\/\/(?:[^\s<>"{}|\\`$]|\\[_%#&~])+/gi

const lengthLimit = 2000

function trimPunctuation(url: string): string {
  let end = Math.min(url.length, lengthLimit + 1)
  const depth = { ')': balance(url, '(', ')'), ']': balance(url, '[', ']') }
  for (; end > 0; end--) {
    const sign = url[end - 1] as string
    if (sign === ')' || sign === ']') {
      if (depth[sign] >= 0) break
      depth[sign]++
    } else if (!/[.,;:!?'’”*_~]/.test(sign)) break
  }
  return url.slice(0, end)
}

function balance(text: string, open: string, close: string): number {
  return text.split(open).length - text.split(close).length
}

/** Whether an address is at a place where code is kept. */
export function isForge(url: string): boolean {
  const host = new URL(url).hostname.replace(/^www\./, '')
  return forges.has(host) || /^(?:git|gitlab)\./.test(host)
}

const forges = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com', 'git.sr.ht'])

function typeOf(url: string, sentence: string): Link['type'] {
  if (isForge(url))
    return /\b(?:codes?|codebase|open-?\s?sourced?|implementations?|kernels?)\b/i.test(sentence) ? 'code' : 'other'
  return /\b(?:project|home) ?(?:page|site|website)\b/i.test(sentence) ? 'project' : 'other'
}

/** What the sentence has said up to the address; 200 characters of it are enough. */
function sentenceBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 200), start)
  return before.slice(before.lastIndexOf('. ') + 1)
}
