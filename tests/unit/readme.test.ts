/** What README.md shows is true: whoever pastes its example into a list has no problem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from '../../scripts/read-content.ts'
import { toName } from '../../src/bibliography/names.ts'
import { toPaperId } from '../../src/bibliography/paper-id.ts'
import { parseContent } from '../../src/library/content.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { root } from './scripts/run-script.ts'

const readme = readFileSync(join(root, 'README.md'), 'utf8')
const [, text = ''] = /^```yaml\n(---\n[\s\S]*?\n)```$/m.exec(readme) ?? []
const [, id = ''] = /`content\/papers\/`, named after .*: `([a-z0-9-]+)\.md`/.exec(readme) ?? []
const sources = readSources(join(root, 'content'))

test('the example is a paper that our list takes without a problem, with the file name that is given', () => {
  expect(sources.map(({ path }) => path)).not.toContain(`papers/${id}.md`)
  const { papers, problems } = parseContent([...sources, { path: `papers/${id}.md`, text }])
  expect(problems).toEqual([])
  const { authors = [], published = '', title = '' } = papers.find((paper) => paper.id === id)?.record ?? {}
  expect(toPaperId({ authors: authors.map(toName), year: published.slice(0, 4), title: toPlainText(title) })).toBe(id)
})

test('the example is said to be invented, and shows a headline figure, a topic and a note', () => {
  expect(readme.slice(0, readme.indexOf(text))).toMatch(/invented example/)
  const { papers } = parseContent([...sources, { path: `papers/${id}.md`, text }])
  const { record, body } = papers.find((paper) => paper.id === id) ?? {}
  expect([record?.results?.length, record?.topics?.length, body !== '']).toEqual([1, 1, true])
})
