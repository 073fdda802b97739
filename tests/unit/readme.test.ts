/** What README.md shows is true: whoever pastes its example into a list has no problem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from '../../scripts/read-content.ts'
import { toName } from '../../src/bibliography/names.ts'
import { toPaperId } from '../../src/bibliography/paper-id.ts'
import { listSubjects } from '../../src/feeds/subjects.ts'
import { type Entry, parseContent } from '../../src/library/content.ts'
import { buildLibrary } from '../../src/library/library.ts'
import type { PaperRecord } from '../../src/schema.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { opmlUrl, subscribeUrl } from '../../src/urls.ts'
import { paper } from './invented-list.ts'
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

test('it names every feed of the whole list, the file of them all, and what the mail reads from the environment', () => {
  const library = buildLibrary(parseContent(sources))
  const whole = listSubjects(library).filter(({ kind, name }) => kind === 'list' && name !== 'new')
  const named = [...whole.map(({ feeds }) => feeds.xml), opmlUrl(), subscribeUrl()]
  expect(whole.length).toBeGreaterThan(2)
  expect(named.filter((url) => !readme.includes(`\`${url}\``))).toEqual([])
  const mail = readFileSync(join(root, 'scripts/mail.ts'), 'utf8')
  const variables = new Set([...mail.matchAll(/process\.env\['(\w+)'\]/g)].map(([, name = '']) => name))
  expect(variables.size).toBe(3)
  expect([...variables].filter((name) => !readme.includes(name))).toEqual([])
})

test('authors have a feed with two papers, and none on a list of more papers than it says', () => {
  const [, limit = ''] = /authors with two papers or more, on a list of up to ([\d,]+) papers/.exec(readme) ?? []
  const { papers, ...content } = parseContent([
    ...['a', 'b'].map((name) => paper(name, 'authors: [Ada Fictive]')),
    paper('c', 'authors: [Bo Nowhere]'),
  ])
  const listOf = (count: number) =>
    buildLibrary({
      ...content,
      papers: Array.from(
        { length: count },
        (_, n) => ({ ...(papers[n] ?? papers[2]), id: `p${n}` }) as Entry<PaperRecord>,
      ),
    })
  const authorsOf = (count: number) =>
    listSubjects(listOf(count)).flatMap(({ kind, label }) => (kind === 'author' ? [label] : []))
  const most = Number(limit.replace(',', ''))
  expect([authorsOf(3), authorsOf(most), authorsOf(most + 1)]).toEqual([
    ['Ada Fictive'],
    ['Ada Fictive', 'Bo Nowhere'],
    [],
  ])
})
