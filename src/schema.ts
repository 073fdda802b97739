/** The single definition of every record: what a curator may write, field by field. All types are inferred from here. */
import { z } from 'zod'
import { idPattern } from './bibliography/id-form.ts'
import { hostNames } from './hosts.ts'

/** The most topics that a paper may have. */
export const topicLimit = 50

export const metrics = [
  'speedup',
  'latency',
  'throughput',
  'memory',
  'accuracy',
  'perplexity',
  'energy',
  'cost',
  'size',
] as const

/** What a paper is, in the words of CSL. */
export const paperTypes = [
  'preprint',
  'article-journal',
  'paper-conference',
  'chapter',
  'book',
  'thesis',
  'report',
  'dataset',
  'software',
  'webpage',
  'post-weblog',
  'manuscript',
] as const

/** How far the curator has come with a paper. */
export const statuses = ['to read', 'reading', 'read', 'favourite'] as const

/** What YAML makes of TeX in double quotes: "\\beta" becomes a backspace and "eta". Line ends are told apart elsewhere. */
const controls = /[^\P{Cc}\r\n]/u
const escapeHint = ' If there is a backslash in it (TeX), put the text in single quotes.'

const brokenHint = 'has half of a character in it ("\\ud800"), which no file can hold. Write the character anew.'

const line = (limit: number) =>
  z
    .string({ error: (issue) => typeHint('text', issue.input) })
    .refine((text) => text.trim() !== '', 'is empty. Write something, or leave the field out.')
    .refine((text) => !/[\r\n]/.test(text.trim()), `has a line break. Write it on one line.${escapeHint}`)
    .refine((text) => !controls.test(text), `has a control character in it.${escapeHint}`)
    .refine((text) => text.isWellFormed(), brokenHint)
    .refine((text) => text.length <= limit, `is longer than ${limit} characters. Shorten it.`)

const prose = (limit: number) =>
  z
    .string({ error: (issue) => typeHint('text', issue.input) })
    .refine((text) => text.trim() !== '', 'is empty. Write something, or leave the field out.')
    .refine((text) => !controls.test(text), `has a control character in it.${escapeHint}`)
    .refine((text) => text.isWellFormed(), brokenHint)
    .refine((text) => text.length <= limit, `is longer than ${limit} characters. Shorten it.`)

const id = z
  .string({ error: (issue) => typeHint('an id', issue.input) })
  .regex(idPattern, 'is not an id. Ids are the file names without ".md": lower-case letters, digits and hyphens.')

const https = z
  .string({ error: (issue) => typeHint('an address', issue.input) })
  .refine(isHttps, 'is not an https address. Write it whole, from "https://" on, or leave it out.')
  .meta({ pattern: '^https://' })

const count = z
  .number({ error: (issue) => typeHint('a whole number', issue.input) })
  .int('is not a whole number. Write digits alone.')
  .nonnegative('is below zero. Write how many there are, or leave the field out.')

const day = z
  .string({ error: (issue) => typeHint('a date', issue.input) })
  .refine(isDay, 'is not a day of the calendar. Write it as 2025-12-10.')
  .meta({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

const partialDate = z
  .union([z.string(), z.number().int().transform(String)], {
    error: 'is not a date. Write a day (2025-12-10), a month (2025-12) or a year (2025).',
  })
  .refine(isDate, 'is not a date of the calendar. Write a day (2025-12-10), a month (2025-12) or a year (2025).')
  .meta({ pattern: '^\\d{4}(?:-\\d{2}(?:-\\d{2})?)?$' })

const author = z.union(
  [
    line(300),
    z.strictObject({
      family: line(200).describe('Family name, with its particle if it sorts under it.'),
      given: line(200).optional().describe('Given names or initials.'),
    }),
    z.strictObject({ literal: line(300).describe('The name of a group, never taken apart.') }),
  ],
  { error: 'is not a name. Write "Given Family", or family: and given:, or literal: for a group.' },
)

const venue = z.strictObject({
  name: line(300).describe('The venue in full, as a bibliography prints it.'),
  short: line(60).optional().describe('What lists and facets show ("NeurIPS 2025"); without it they show the name.'),
  kind: z
    .enum(['journal', 'conference', 'workshop', 'book'])
    .describe('Decides how the paper is cited: as an article, in proceedings, or in a book.'),
  year: z
    .number()
    .int()
    .min(1500, 'is before 1500. Write the year in full.')
    .max(2999, 'is after 2999. Write the year in full.')
    .optional()
    .describe('Year of the volume or of the meeting.'),
  volume: line(40).optional().describe('Volume, as printed, in quotes.'),
  issue: line(40).optional().describe('Issue or number, as printed, in quotes.'),
  pages: line(40).optional().describe('First and last page with a hyphen ("5672-5683").'),
  publisher: line(200).optional().describe('Who published the volume.'),
})

const link = z.strictObject({
  type: z
    .enum(['code', 'project', 'data', 'model', 'demo', 'video', 'slides', 'pdf', 'other'])
    .describe('What waits there.'),
  url: https.describe('Where it is.'),
})

const result = z.strictObject({
  metric: z.enum(metrics).describe('What kind of figure it is, so that papers can be compared.'),
  of: line(120).optional().describe('What was measured ("kernel latency", "peak memory, Llama 2 70B").'),
  value: z
    .number({ error: (issue) => typeHint('a number', issue.input) })
    .describe('The figure as a number; a reduction in per cent is negative.'),
  unit: line(20).describe('What the value counts: "×", "%", "ms", "GB", "points".'),
  against: line(120)
    .optional()
    .describe('The baseline that the figure is relative to; without one the figure is absolute.'),
  bound: z
    .enum(['exact', 'up to', 'average', 'at least'])
    .default('exact')
    .describe('How the paper qualifies the figure.'),
  better: z
    .enum(['higher', 'lower'])
    .optional()
    .describe('Which way is better, where the metric and unit do not say it: "×" means times better.'),
})

const change = z.strictObject({
  date: day.describe('When the record changed.'),
  what: line(300).describe('What changed and why, for those who follow the list.'),
})

/** A paper: the frontmatter of content/papers/<id>.md. Only `title` and `added` are required; what is unknown is left out. */
export const paperSchema = z.strictObject({
  title: line(1000).describe('The title as the paper prints it; mathematics between dollar signs ("H$_2$O").'),
  authors: z
    .array(author)
    .min(1, 'is empty. Leave it out.')
    .optional()
    .describe('All authors in order; they win over authorCount.'),
  authorCount: count
    .min(1, 'is below one. Leave it out while it is not known.')
    .optional()
    .describe('How many authors there are, when their names are not known.'),
  organization: line(200).optional().describe('Who stands behind the paper, when the listing names an organisation.'),
  type: z
    .enum(paperTypes)
    .default('preprint')
    .describe('What it is, in the words of CSL; a preprint where nothing is said.'),
  published: partialDate.optional().describe('When the paper came out: a day, a month or a year.'),
  added: day.describe('The day on which the paper joined the list; it decides the edition.'),
  arxiv: z
    .string({ error: arxivHint })
    .regex(
      /^(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})$/,
      'is not an arXiv id. Write "2508.18224" or "hep-th/9901001", in quotes and without a version.',
    )
    .optional()
    .describe('arXiv identifier, in quotes, without its version.'),
  doi: z
    .string({ error: (issue) => typeHint('a DOI', issue.input) })
    .regex(/^10\.\d{4,9}\/\S+$/, 'is not a DOI. Write it bare, from "10." on.')
    .refine((text) => !controls.test(text), 'has a control character in it. Write the DOI anew.')
    .refine((text) => text.isWellFormed(), brokenHint)
    .optional()
    .describe('DOI, bare, without a resolver before it.'),
  venue: venue.optional().describe('Where it appeared.'),
  links: z
    .array(link)
    .optional()
    .describe('Code, project page and the like; arXiv and DOI links follow from their ids.'),
  topics: z
    .array(id)
    .max(topicLimit, `has more than ${topicLimit} topics. Keep the most fitting ones.`)
    .refine((ids) => new Set(ids).size === ids.length, 'has a topic twice. Keep it once.')
    .optional()
    .describe('Ids of topics, the most fitting first.'),
  summary: prose(600).optional().describe("What it is, how, and why one would read it, in the curator's own words."),
  results: z.array(result).optional().describe('Headline figures; the first stands beside the entry.'),
  discussion: z
    .strictObject({
      comments: count.optional().describe('Number of comments when the paper was added.'),
      url: https.optional().describe('Where the discussion is.'),
    })
    .optional()
    .describe('What people said elsewhere.'),
  status: z.enum(statuses).optional().describe("The curator's own progress."),
  changes: z.array(change).optional().describe('What changed in the record since it was added.'),
  aliases: z.array(id).optional().describe('Earlier ids of this paper; the oldest first.'),
  abstract: prose(20_000).optional().describe("The paper's abstract, when an import brought it."),
  csl: z
    .preprocess(
      (value, context) => {
        if (!hasOnlyNames(value))
          context.addIssue('has a field named "__proto__", which would be lost. Choose another name.')
        return value
      },
      z.record(z.string(), z.json()),
    )
    .optional()
    .describe('Fields of an import that have no place here, kept for export.'),
})

/** A topic: the frontmatter of content/topics/<id>.md; the body is its introduction. */
export const topicSchema = z.strictObject({
  name: line(80).describe('What readers see.'),
  description: line(300).optional().describe('One sentence for lists, feeds and search engines.'),
})

/** A reading path: the frontmatter of content/paths/<id>.md; the body is its introduction. */
export const pathSchema = z.strictObject({
  name: line(120).describe('What readers see.'),
  description: line(300).optional().describe('One sentence: what one knows at its end.'),
  papers: z
    .array(
      z.strictObject({
        paper: id.describe('Id of a paper.'),
        why: prose(600).describe('The reason it stands at this place.'),
      }),
    )
    .min(1, 'is empty. A path needs at least one paper.')
    .describe('The papers in the order in which to read them.'),
})

/** A saved search; its query is read by library/saved-search.ts. */
export const searchSchema = z.strictObject({
  name: id.describe('Its address.'),
  query: line(500).describe('What it asks for.'),
})

/** The site file, content/site.yaml. Every field has a default, so the file may be absent. */
export const siteSchema = z.strictObject({
  title: line(120).default('Paperstand').describe('Name of the list, in the masthead.'),
  description: line(300).default('A reading list of research papers').describe('One sentence: what the list is about.'),
  curator: line(120).default('The Paperstand project').describe('Who chooses and writes.'),
  language: z
    .string()
    .refine(isLanguage, 'is not a language tag. Write "en" or "pt-BR".')
    .default('en')
    .describe('Language of the list, as a BCP 47 tag.'),
  address: z
    .string()
    .refine(
      isHttps,
      'is not an https address. Write where the site will stand, for example "https://example.org/papers".',
    )
    .default('https://paperstand.example')
    .describe('Where the site stands: origin and base path.'),
  feedAuthority: z
    .string()
    .regex(
      /^(?:[A-Za-z0-9._+-]+@)?[a-z0-9.-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?$/,
      'is not a name and a date. Write a domain or e-mail that was yours on a day: "example.org,2025-12-10" (RFC 4151).',
    )
    .default('paperstand.example,2025')
    .describe('Name and date in the tag: ids of the feeds; set once, never changed.'),
  repository: https
    .optional()
    .describe(
      'Where the list is kept, for "mend this record" and "suggest a paper". Where its branch is not "main", or its folder not the one that is built, the page of that folder (https://github.com/me/papers/tree/master/my-list).',
    ),
  about: prose(10_000)
    .optional()
    .describe(
      'How papers get in, in your own words (Markdown), for the page About in place of what it says by itself.',
    ),
  searches: z.array(searchSchema).default([]).describe('Saved searches, each with a feed.'),
  declined: z
    .array(
      z.strictObject({
        identifier: line(300).describe('arXiv id, DOI or title of the paper.'),
        reason: line(300).describe('Why it is not on the list.'),
      }),
    )
    .default([])
    .describe('Papers that imports shall not propose again.'),
  licence: z
    .strictObject({ name: line(120).describe('Its name.'), url: https.optional().describe('Its text.') })
    .optional()
    .describe("Licence of the list's own words."),
  offline: z
    .boolean({ error: ({ input }) => typeHint('true or false', input) })
    .default(true)
    .describe('Whether readers may keep the list offline; false also takes back what they have kept.'),
  host: z
    .enum(hostNames)
    .default('other')
    .describe('Whose limits the site is held against, and whose header files are written.'),
  twins: count
    .default(2000)
    .describe(
      'Up to how many papers each of them has bibliography files of its own; 0 for none, which saves four files a paper.',
    ),
  cards: z
    .enum(['pages', 'papers', 'none'])
    .default('pages')
    .describe(
      'Which pages have a social card, the picture beside a link to them in a chat window: front, topics and editions; papers too; or none at all.',
    ),
  email: https.optional().describe('An RSS-to-mail service that carries the digest (not used yet).'),
  hub: https.optional().describe('A WebSub hub to name in the feeds.'),
})

/** The kinds of entries, each a folder of the content. */
export const collections = ['papers', 'topics', 'paths'] as const

export type PaperRecord = z.infer<typeof paperSchema>
export type TopicRecord = z.infer<typeof topicSchema>
export type PathRecord = z.infer<typeof pathSchema>
export type Site = z.infer<typeof siteSchema>
export type Author = z.infer<typeof author>
export type Venue = z.infer<typeof venue>
export type Result = z.infer<typeof result>

function typeHint(wanted: string, input: unknown): string {
  if (input === undefined) return 'is missing. Add it.'
  if (input === null) return 'is empty. Write something, or leave the field out.'
  const found = Array.isArray(input)
    ? 'a list'
    : typeof input === 'object'
      ? 'a group of fields'
      : typeof input === 'string'
        ? `the text "${input.slice(0, 80)}"`
        : `the ${typeof input} ${String(input)}`
  return `is ${found}, not ${wanted}. ${toRemedy(wanted, input)}`
}

function toRemedy(wanted: string, input: unknown): string {
  if (wanted.includes('number')) return 'Write digits alone, without quotes.'
  if (wanted === 'a date') return 'Write it as 2025-12-10.'
  if (wanted === 'true or false') return 'Write one of the two, without quotes.'
  return typeof input === 'object' ? `Write ${wanted} in its place.` : `Put it in quotes: "${String(input)}".`
}

/** YAML reads 2401.10 as the number 2401.1: about one id in ten would lose its last digit. */
function arxivHint(issue: { input?: unknown }): string {
  return typeof issue.input === 'number'
    ? 'is a number, and numbers lose their zeros. Put the arXiv id in quotes, as the paper has it: "2401.12340".'
    : typeHint('an arXiv id', issue.input)
}

function isHttps(text: string): boolean {
  if (!/^https:\/\/[^\s\\]+$/.test(text) || !text.isWellFormed()) return false
  try {
    const url = new URL(text)
    return url.protocol === 'https:' && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** The shape lets no tag pass that a language does not begin; the rest is as BCP 47 has it, and as dates are formatted by. */
function isLanguage(text: string): boolean {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(text)) return false
  try {
    return Intl.getCanonicalLocales(text).length === 1
  } catch {
    return false
  }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text)
}

/** Compares with the calendar instead of letting Date roll 2024-02-30 over into March. */
function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return false
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)]
  if (year < 1500 || year > 2999) return false
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
}

/** Whether an object of ours can have all fields of a value of YAML: "__proto__" is the one name that none can have. */
function hasOnlyNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every(hasOnlyNames)
}
