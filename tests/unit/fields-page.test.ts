/** docs/fields.md says of every field what the schema says: it is written from there (`vitest run -u` renews it). */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { paperSchema, pathSchema, siteSchema, topicSchema } from '../../src/schema.ts'

/** The part of a JSON Schema that tells a curator something. */
interface Shape {
  description?: string
  type?: string
  enum?: string[]
  default?: unknown
  anyOf?: Shape[]
  items?: Shape
  properties?: Record<string, Shape>
  required?: string[]
}

const records = [
  {
    title: 'A paper',
    file: 'papers/ID.md',
    schema: paperSchema,
    body: 'Below the second `---`: your notes, in Markdown.',
  },
  {
    title: 'A topic',
    file: 'topics/ID.md',
    schema: topicSchema,
    body: 'Below: its introduction, in Markdown.',
  },
  { title: 'A reading path', file: 'paths/ID.md', schema: pathSchema, body: 'Below: its introduction.' },
  { title: 'The site', file: 'site.yaml', schema: siteSchema, body: 'The file may be absent.' },
]

it('the page of the fields is what the schema says', async () => {
  const page = [
    '# What a curator may write',
    'Every field of every record, as `src/schema.ts` has it. Fields that are not here are refused, so that a misspelt one is not lost. The files stand in the folder of the list: `my-list/`, or `content/`.',
    ...records.flatMap(({ title, file, schema, body }) => [
      `## ${title}: \`${file}\``,
      formatFields(z.toJSONSchema(schema, { io: 'input' }) as Shape),
      body,
    ]),
  ].join('\n\n')
  await expect(`${page}\n`).toMatchFileSnapshot(fileURLToPath(new URL('../../docs/fields.md', import.meta.url)))
})

it('every field has its sentence', () => {
  for (const { schema } of records) {
    const fields = listFields(z.toJSONSchema(schema, { io: 'input' }) as Shape)
    expect(fields.length).toBeGreaterThan(1)
    for (const { name, shape } of fields)
      expect([name, shape.description ?? '']).toEqual([name, expect.stringMatching(/\.$/)])
  }
})

function formatFields(shape: Shape, indent = ''): string {
  const { properties = {}, required = [] } = shape
  return Object.entries(properties)
    .map(([name, field]) => {
      const facts = [
        toKind(field),
        ...(required.includes(name) ? ['required'] : []),
        ...(field.default === undefined || isEmpty(field.default)
          ? []
          : [`\`${JSON.stringify(field.default)}\` if absent`]),
      ]
      const inner = objectsIn(field).map((object) => `\n${formatFields(object, `${indent}  `)}`)
      return `${indent}- \`${name}\` (${facts.join(', ')}): ${field.description}${inner.join('')}`
    })
    .join('\n')
}

/** All fields, those of groups within among them. */
function listFields(shape: Shape): { name: string; shape: Shape }[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, shape]) => [
    { name, shape },
    ...objectsIn(shape).flatMap(listFields),
  ])
}

function objectsIn({ properties, items, anyOf = [], ...shape }: Shape): Shape[] {
  if (properties) return [{ ...shape, properties }]
  return [...(items ? [items] : []), ...anyOf].flatMap(objectsIn)
}

function toKind({ type, enum: words, anyOf, items }: Shape): string {
  if (words) return `one of ${words.map((word) => `\`${word}\``).join(' ')}`
  if (items) return `list of ${toKind(items)}`
  if (anyOf) return [...new Set(anyOf.map(toKind))].join(' or ')
  return kinds[type ?? ''] ?? 'anything'
}

const kinds: Record<string, string> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  object: 'group',
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
