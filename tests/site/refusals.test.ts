/** Content with something wrong in it is refused as a whole, with every problem at once, and the site there is stays. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hashFiles } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { runScript, startScript } from './run-script.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperstand-refusals-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = (...fields: string[]) => `---\n${fields.join('\n')}\n---\n`
const named = 'title: An Invented Paper with a Fault'
const added = 'added: 2025-12-10'
const outside = Symbol('a link to a file outside')

/** Entries, each broken in one way of its own; where the problem is, and what its message has to say. */
const faults: [id: string, text: string | Uint8Array | typeof outside, place: string, message: RegExp][] = [
  ['no-title', entry(added), '2:1', /title is missing/],
  ['title-number', entry('title: 1984', added), '2:8', /title is the number 1984.*"1984"/],
  ['title-yes', entry('title: true', added), '2:8', /title is the boolean true.*"true"/],
  ['title-nothing', entry('title: ~', added), '2:8', /title is empty/],
  ['title-blank', entry('title: "   "', added), '2:8', /title is empty/],
  ['no-day', entry(named), '2:1', /added is missing/],
  ['no-such-day', entry(named, 'added: 2024-02-30'), '3:8', /added "2024-02-30" is not a day of the calendar/],
  ['no-such-month', entry(named, added, 'published: 2024-13-01'), '4:12', /published "2024-13-01".*calendar/],
  ['year-of-five', entry(named, added, 'published: 20244'), '4:12', /published.*is not a date/],
  ['arxiv-number', entry(named, added, 'arxiv: 2401.10'), '4:8', /arxiv is a number.*in quotes/],
  ['arxiv-version', entry(named, added, 'arxiv: "9999.00001v2"'), '4:8', /arxiv "9999\.00001v2" is not an arXiv id/],
  ['doi-address', entry(named, added, 'doi: https://doi.org/10.5555/x'), '4:6', /doi .* is not a DOI.*bare/],
  [
    'link-script',
    entry(named, added, 'links:', '  - type: code', '    url: "javascript:alert(1)"'),
    '6:10',
    /links 1 url "javascript:alert\(1\)" is not an https address/,
  ],
  [
    'link-plain',
    entry(named, added, 'links:', '  - { type: code, url: "http://code.example/" }'),
    '5:24',
    /links 1 url .* is not an https address/,
  ],
  ['topic-unknown', entry(named, added, 'topics:', '  - lantern-oli'), '5:5', /"lantern-oli".*mean "lantern-oil"/],
  ['field-unknown', entry(named, added, 'sumary: A slip.'), '4:1', /unknown field "sumary".*mean "summary"/],
  ['field-inherited', entry(named, added, 'constructor: evil'), '4:1', /unknown field "constructor"/],
  ['field-prototype', entry(named, added, '__proto__: { title: evil }'), '4:1', /__proto__/],
  ['slug', entry(named, added, 'slug: ../../../evil'), '4:1', /unknown field "slug"/],
  ['field-twice', entry(named, added, 'title: Again'), '4:1', /twice/],
  ['no-end', `---\n${named}\n${added}\n`, '1:1', /has no end/],
  ['no-frontmatter', `${named}\n${added}\n`, '1:1', /no frontmatter/],
  ['colon', entry('title: Lanterns: A Fault', added), '2:8', /quotes/],
  ['authors-none', entry(named, added, 'authors: []'), '4:10', /authors is empty/],
  ['type-unknown', entry(named, added, 'type: preprnt'), '4:7', /type "preprnt" is not one of.*mean "preprint"/],
  [
    'value-text',
    entry(named, added, 'results:', '  - { metric: speedup, value: "3.5", unit: "×" }'),
    '5:31',
    /results 1 value.*number/,
  ],
  ['note-nowhere', `${entry(named, added)}\nSee [it](gossamers.md).\n`, '6:5', /gossamers\.md.*mean "gossamer"/],
  ['not-text', new Uint8Array([45, 45, 45, 10, 0xe9, 0xff, 10]), '1:1', /is not UTF-8/],
  ['nul', `${entry(named, added)}\0`, '1:1', /NUL/],
  ['symbolic', outside, '1:1', /symbolic link/],
]

/** The fixture library with these faults, and beside it a site that stands there already. */
function makeFaulty(name: string, chosen: typeof faults): { content: string; out: string; before: string[] } {
  const content = join(folder, name, 'content')
  const out = join(folder, name, 'dist')
  cpSync(fixtureContent, content, { recursive: true })
  cpSync(inject('rootSite'), out, { recursive: true })
  chosen.forEach(([id, text], n) => {
    const file = join(content, 'papers', `${id}.md`)
    if (typeof text === 'symbol') symlinkSync(join(fixtureContent, 'papers', 'gossamer.md'), file)
    else writeFileSync(file, typeof text === 'string' ? text.replace('Invented Paper', `Invented Paper ${n}`) : text)
  })
  return { content, out, before: hashFiles(join(folder, name)) }
}

describe.each([30, 10, 1])('case 10: of %i broken entries', (count) => {
  const chosen = faults.slice(-count)
  const name = `broken-${count}`
  let run: ReturnType<typeof makeFaulty> & { code: number | null; stdout: string; lines: string[] }
  beforeAll(async () => {
    const made = makeFaulty(name, chosen)
    const { code, stdout, stderr } = await runScript('build', ['--content', made.content, '--out', made.out])
    run = { ...made, code, stdout, lines: stderr.trimEnd().split('\n') }
  })

  it('each has one problem in the report, sorted by file, and no other is in it', () => {
    expect(chosen).toHaveLength(count)
    const files = run.lines.slice(0, -1).map((line) => line.slice(run.content.length + 1).replace(/\.md:.*$/, ''))
    expect(files).toEqual(chosen.map(([id]) => `papers/${id}`).sort())
  })

  it.each(chosen)('%s is reported with its place, what is wrong and what to do', (id, _, place, message) => {
    const line = run.lines.find((candidate) => candidate.startsWith(`${run.content}/papers/${id}.md:`)) ?? ''
    expect(line.slice(`${run.content}/papers/${id}.md:`.length).split(': ')[0]).toBe(place)
    expect(line).toMatch(message)
    expect(line).toMatch(/[.?!]$/)
  })

  it('the command ends with 1 and counts them', () => {
    expect(run).toMatchObject({ code: 1, stdout: '' })
    expect(run.lines.at(-1)).toBe(`${count} ${count === 1 ? 'problem' : 'problems'}. Nothing was built.`)
  })

  it('the site that was there is untouched, and nothing stands beside it', () => {
    expect(hashFiles(join(folder, name))).toEqual(run.before)
    expect(hashFiles(run.out)).toEqual(hashFiles(inject('rootSite')))
    expect(readdirSync(join(folder, name)).sort()).toEqual(['content', 'dist'])
  })
})

it('a site that was to be made in new folders leaves none of them, nor anything else', async () => {
  const { content } = makeFaulty('nowhere', faults.slice(-1))
  const out = join(folder, 'nowhere', 'new', 'deep', 'site')
  const { child, ended } = startScript('build', ['--content', content, '--out', out])
  expect(await ended).toMatchObject({ code: 1 })
  expect(readdirSync(join(folder, 'nowhere')).sort()).toEqual(['content', 'dist'])
  expect(readdirSync('node_modules').filter((name) => name.endsWith(`-${child.pid}`))).toEqual([])
})

const files = [
  ...['content/papers/a.md', 'photographs/cat.png', 'letter.txt'],
  ...['site/index.html', 'site/pagefind/x', 'site/CNAME'],
]

/** Commands that are called wrongly; `FOLDER` stands for a folder with content, a site and other things in it. */
const wrongCalls: [what: string, options: string[], message: RegExp][] = [
  ['an unknown option', ['--contents', 'x'], /^Unknown option '--contents'.*--help/],
  ['an option without its value', ['--out'], /--out.*--help/],
  ['a word too many', ['content'], /^Unexpected "content".*--help/],
  ['a site that is no address', ['--site', 'example.org'], /^--site "example\.org" is not an address/],
  ['a content folder that is not there', ['--content', 'FOLDER/none'], /^There is no folder .*none/],
  ['a place where the content is', ['--out', 'FOLDER/content'], /^The site cannot go to .*content/],
  ['a place around the content', ['--out', 'FOLDER'], /^The site cannot go to /],
  ['a place within the content', ['--out', 'FOLDER/content/dist'], /^The site cannot go to /],
  ['the project itself', ['--out', '.'], /^The site cannot go to /],
  ['a place around the project', ['--out', '..'], /^The site cannot go to /],
  ['a site with something else in it', ['--out', 'FOLDER/site'], /^The site cannot go to .*no build made CNAME/],
  ['a folder of other things', ['--out', 'FOLDER/photographs'], /^The site cannot go to .*would be lost/],
  ['a place below a file', ['--out', 'FOLDER/letter.txt/site'], /^The site cannot go to .*letter\.txt is a file/],
  ['a file', ['--out', 'FOLDER/letter.txt'], /^The site cannot go to .*would be lost/],
]

describe('a build that is called wrongly', () => {
  it.each(wrongCalls)(
    'with %s says so in a sentence, ends with 2 and touches nothing',
    async (what, options, message) => {
      const place = join(folder, what.replaceAll(' ', '-'))
      for (const file of files) {
        mkdirSync(dirname(join(place, file)), { recursive: true })
        writeFileSync(join(place, file), entry(named, added))
      }
      const before = hashFiles(place)
      const here = options.map((option) => option.replace('FOLDER', place))
      const content = options.includes('--content') ? [] : ['--content', join(place, 'content')]
      const { code, stdout, stderr } = await runScript('build', [...content, ...here])
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(message) })
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(hashFiles(place)).toEqual(before)
    },
  )

  it('explains itself when asked, on standard output', async () => {
    const { code, stdout, stderr } = await runScript('build', ['--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const option of ['--content', '--out', '--site', '--base', 'Example:']) expect(stdout).toContain(option)
  })
})
