/** The whole list in our own terms, as one JSON file for programs, and the schemas that describe it and a paper's record. */
import { z } from 'zod'
import { limitAbstracts, toWholeUrl } from '../bibliography/subjects.ts'
import { paperSchema, pathSchema, topicSchema } from '../schema.ts'
import { paperUrl, pathUrl, schemaUrl, topicUrl } from '../urls.ts'
import type { Library, Paper } from './library.ts'

/** Grows when a program that reads the file would have to be changed; fields that are added do not change it. */
const version = 1

const id = z.string().describe('The id: file name, last part of the address, citation key.')
const url = z.string().meta({ pattern: '^https?://' })
const markdown = z.string().optional()

const librarySchema = z.strictObject({
  $schema: url.describe('The schema that this file keeps to.'),
  version: z.literal(version).describe('Version of the shape.'),
  title: z.string().describe('Name of the list.'),
  description: z.string().describe('One sentence: what the list is about.'),
  address: url.describe('Where the list is read.'),
  curator: z.string().describe('Who chooses and writes.'),
  language: z.string().describe('Language of the list, as a BCP 47 tag.'),
  licence: z
    .strictObject({ name: z.string().describe('Its name.'), url: url.optional().describe('Its text.') })
    .optional()
    .describe("Licence of the list's own words."),
  changed: z.string().optional().describe('The day of the newest addition or change.'),
  hasAbstracts: z.boolean().describe('Whether abstracts are in the file; a long list leaves them out.'),
  papers: z
    .array(
      z.strictObject({
        id,
        url: url.describe('Its page.'),
        ...paperSchema.shape,
        notes: markdown.describe("The curator's notes, in Markdown."),
      }),
    )
    .describe('All papers, newest first.'),
  topics: z
    .array(
      z.strictObject({
        id,
        url: url.describe('Its page.'),
        ...topicSchema.shape,
        introduction: markdown.describe('In Markdown.'),
      }),
    )
    .describe('All topics, those with most papers first.'),
  paths: z
    .array(
      z.strictObject({
        id,
        url: url.describe('Its page.'),
        ...pathSchema.shape,
        introduction: markdown.describe('In Markdown.'),
      }),
    )
    .describe('All reading paths, by name.'),
})

/** `/library.json`: a paper a line. Records are as the curator wrote them; `root` is the whole address of the site. */
export function formatLibraryFile(library: Library, root: URL): string {
  const { site, papers, topics, paths, changed } = library
  const shown = limitAbstracts(papers)
  const file: z.input<typeof librarySchema> = {
    $schema: toWholeUrl(schemaUrl('library'), root),
    version,
    title: site.title,
    description: site.description,
    address: root.href,
    curator: site.curator,
    language: site.language,
    licence: site.licence,
    changed,
    hasAbstracts: shown === papers,
    papers: shown.map((paper) => toRecord(paper, root)),
    topics: topics.map(({ id, name, description, introduction }) => ({
      id,
      url: toWholeUrl(topicUrl(id), root),
      name,
      description,
      introduction: introduction || undefined,
    })),
    paths: paths.map(({ id, name, description, introduction, steps }) => ({
      id,
      url: toWholeUrl(pathUrl(id), root),
      name,
      description,
      papers: steps.map(({ paper, why }) => ({ paper: paper.id, why })),
      introduction: introduction || undefined,
    })),
  }
  const fields = Object.entries(file).filter(([, value]) => value !== undefined)
  return `{\n${fields.map(([name, value]) => `${JSON.stringify(name)}: ${formatField(value)}`).join(',\n')}\n}\n`
}

/** `/schema/paper.json`: what may stand in a file of content/papers, and so in a paper of `/library.json`. */
export function formatPaperSchema(root: URL): string {
  return formatSchema(paperSchema, "A paper's record", schemaUrl('paper'), root)
}

/** `/schema/library.json` */
export function formatLibrarySchema(root: URL): string {
  return formatSchema(librarySchema, 'A reading list', schemaUrl('library'), root)
}

/** JSON Schema, draft 2020-12: of what may be written, where absent fields have defaults. */
function formatSchema(schema: z.ZodType, title: string, address: string, root: URL): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return `${JSON.stringify({ $schema, $id: toWholeUrl(address, root), title, ...rest }, undefined, 1)}\n`
}

/** The record alone, without what the library derived from it. */
function toRecord(paper: Paper, root: URL): z.input<typeof librarySchema>['papers'][number] {
  const { id, plainTitle, names, year, notes, ...record } = paper
  return { id, url: toWholeUrl(paperUrl(id), root), ...record, notes: notes || undefined }
}

function formatField(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value)
  return `[\n${value.map((item) => JSON.stringify(item)).join(',\n')}\n]`
}
