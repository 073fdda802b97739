/** What README.md and the page of the feeds show is true: whoever pastes the examples into a list has no problem. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources } from '../../scripts/read-content.ts'
import { toName } from '../../src/bibliography/names.ts'
import { toPaperId } from '../../src/bibliography/paper-id.ts'
import { listSubjects } from '../../src/feeds/subjects.ts'
import { type Entry, parseContent } from '../../src/library/content.ts'
import { buildLibrary } from '../../src/library/library.ts'
import { type PaperRecord, siteSchema } from '../../src/schema.ts'
import { toPlainText } from '../../src/text/mathematics.ts'
import { opmlUrl, subscribeUrl } from '../../src/urls.ts'
import { paper } from './invented-list.ts'
import { root } from './scripts/run-script.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const feedsPage = read('docs/feeds-and-mail.md')
const yaml = [...readme.matchAll(/^```yaml\n([\s\S]*?)```$/gm)].map(([, text = '']) => text)
const [text = ''] = yaml.filter((block) => block.startsWith('---\ntitle:'))
const [topic = ''] = yaml.filter((block) => block.startsWith('---\nname:'))
const [site = ''] = yaml.filter((block) => block.startsWith('title:'))
const [, id = ''] = /`my-list\/papers\/`, named after .*: `([a-z0-9-]+)\.md`/.exec(readme) ?? []
const [, topicId = ''] = /example above wants this one, `([a-z-]+)\.md`/.exec(readme) ?? []
const sources = readSources(join(root, 'content'))

/** A list of somebody's own, made of nothing but what README.md shows. */
const pasted = [
  { path: 'site.yaml', text: site },
  { path: `papers/${id}.md`, text },
  { path: `topics/${topicId}.md`, text: topic },
]

test('a list that is pasted together from its examples has no problem, and the file names are those that are given', () => {
  const { papers, topics, site, problems } = parseContent(pasted)
  expect([problems, papers.length, topics.length]).toEqual([[], 1, 1])
  expect(site.feedAuthority).not.toBe(siteSchema.parse({}).feedAuthority)
  const { authors = [], published = '', title = '' } = papers[0]?.record ?? {}
  expect(toPaperId({ authors: authors.map(toName), year: published.slice(0, 4), title: toPlainText(title) })).toBe(id)
})

test('the example is a paper that our list takes as well', () => {
  expect(sources.map(({ path }) => path)).not.toContain(`papers/${id}.md`)
  expect(parseContent([...sources, { path: `papers/${id}.md`, text }]).problems).toEqual([])
})

test('the example is said to be invented, and shows a headline figure, a topic and a note', () => {
  expect(readme.slice(0, readme.indexOf(text))).toMatch(/invented example/)
  const { record, body } = parseContent(pasted).papers[0] ?? {}
  expect([record?.results?.length, record?.topics?.length, body !== '']).toEqual([1, 1, true])
})

test('it is read in five minutes: 1,200 words beside its tables and examples', () => {
  const prose = readme.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/^(?:\||!\[).*$/gm, '')
  expect(prose.split(/\s+/).length).toBeLessThan(1200)
})

test('its table has every command of the project but those for the form of the files', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: object }
  const named = [...readme.matchAll(/`npm (?:run )?([a-z:]+)/g)].map(([, name]) => name)
  expect(Object.keys(scripts).filter((name) => !named.includes(name))).toEqual(['format', 'lock'])
})

test('the page of the feeds names every feed of the whole list, the file of them all, and what the mail reads from the environment', () => {
  const library = buildLibrary(parseContent(sources))
  const whole = listSubjects(library).filter(({ kind, name }) => kind === 'list' && name !== 'new')
  const named = [...whole.map(({ feeds }) => feeds.xml), opmlUrl(), subscribeUrl()]
  expect(whole.length).toBeGreaterThan(2)
  expect(named.filter((url) => !feedsPage.includes(`\`${url}\``))).toEqual([])
  const mail = read('scripts/mail.ts')
  const variables = new Set([...mail.matchAll(/process\.env\['(\w+)'\]/g)].map(([, name = '']) => name))
  expect(variables.size).toBe(3)
  expect([...variables].filter((name) => !feedsPage.includes(name))).toEqual([])
})

test('authors have a feed with two papers, and none on a list of more papers than it says', () => {
  const [, limit = ''] = /authors with two papers or more, on a list of up to ([\d,]+) papers/.exec(feedsPage) ?? []
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
