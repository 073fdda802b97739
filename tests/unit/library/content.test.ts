import { describe, expect, test } from 'vitest'
import { idPattern } from '../../../src/bibliography/id-form.ts'
import { titleFingerprint } from '../../../src/bibliography/title-fingerprint.ts'
import { parseContent, type Source } from '../../../src/library/content.ts'
import { resolveContentLink } from '../../../src/library/content-links.ts'
import { contentOf, entry, paper, problemsOf, topic } from '../invented-list.ts'

/** Problems without their remedies: what is wrong and where. */
const first = (text: string) => text.slice(0, text.indexOf('. ') + 1 || undefined)

describe('parseContent', () => {
  test('reads papers, topics, paths and the site file, in the order of their names', () => {
    const content = contentOf(
      paper('b-2025-x', 'topics: [t]', '\nSome *notes*.\n'),
      paper('a-2025-x'),
      topic('t', 'Topic'),
      entry('paths/p.md', 'name: P\npapers:\n  - {paper: a-2025-x, why: Begin here.}', 'Introduction.'),
      { path: 'site.yaml', text: 'title: Invented list\n' },
    )
    expect(content.papers.map(({ id, body }) => [id, body])).toEqual([
      ['a-2025-x', ''],
      ['b-2025-x', 'Some *notes*.'],
    ])
    expect(content.papers[1]?.record).toEqual({
      title: 'On b-2025-x',
      added: '2025-12-10',
      type: 'preprint',
      topics: ['t'],
    })
    expect(content.topics).toEqual([{ id: 't', record: { name: 'Topic' }, body: '' }])
    expect(content.paths[0]).toMatchObject({ id: 'p', body: 'Introduction.' })
    expect(content.site).toMatchObject({ title: 'Invented list', language: 'en' })
  })

  test.each(['', '# nothing yet\n', '\uFEFF\r\n'])('a site file with nothing in it (%j) means the defaults', (text) => {
    expect(contentOf({ path: 'site.yaml', text }).site.title).toBe('Paperstand')
  })

  test('problems of the site file have their places too', () => {
    expect(problemsOf({ path: 'site.yaml', text: 'title: A\naddress: http://x.example\nlanguge: en' })).toEqual([
      'site.yaml:2:10: address "http://x.example" is not an https address. Write where the site will stand, for example "https://example.org/papers".',
      'site.yaml:3:1: unknown field "languge". Did you mean "language"?',
    ])
  })

  test('what the site file says about the list links to what is there, like any note', () => {
    const site = (about: string) => ({ path: 'site.yaml', text: `title: A\nabout: "${about}"\n` })
    expect(contentOf(paper('a'), site('Begin with [a](papers/a.md).')).site.about).toContain('Begin')
    expect(problemsOf(paper('aa'), site('Begin with [ab](papers/ab.md).'))).toEqual([
      'site.yaml:2:8: the link "papers/ab.md" leads to no paper. Did you mean "aa"?',
    ])
    expect(problemsOf(site('>'.repeat(200)))).toEqual([
      'site.yaml:2:8: the text has lists, quotes or emphasis in each other too many times. Write it flatter.',
    ])
  })

  test('an entry with a problem is not among the entries, and the others are', () => {
    const { papers, problems } = parseContent([paper('a'), paper('b', 'arxiv: 2401.10'), paper('c')])
    expect(papers.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(problems).toHaveLength(1)
  })

  test.each([
    'readme.md',
    'papers/notes.txt',
    'papers/x.markdown',
    'papers/a/b.md',
    'site.yml',
    'people/x.md',
    'papers.md',
  ])('%s is no entry, and that is said', (path) => {
    expect(problemsOf({ path, text: '' }).map(first)).toEqual([`${path}:1:1: is not an entry.`])
  })

  test('what could not be read is a problem with its reason', () => {
    expect(problemsOf({ path: 'papers/x.md', unreadable: 'is not UTF-8 text. Save it as UTF-8.' })).toEqual([
      'papers/x.md:1:1: is not UTF-8 text. Save it as UTF-8.',
    ])
  })
})

describe('case 1: arXiv ids without quotes', () => {
  test.each(['2401.10', '0704.0001', '2401.12340'])('%s is refused, with the remedy', (arxiv) => {
    expect(problemsOf(paper('x', `arxiv: ${arxiv}`))).toEqual([
      'papers/x.md:4:8: arxiv is a number, and numbers lose their zeros. Put the arXiv id in quotes, as the paper has it: "2401.12340".',
    ])
  })
  test.each(['0704.0001', '2401.12340'])('"%s" in quotes is kept digit by digit', (arxiv) => {
    expect(contentOf(paper('x', `arxiv: "${arxiv}"`)).papers[0]?.record.arxiv).toBe(arxiv)
  })
})

describe('case 2: dates that are none', () => {
  test.each(['2024-13-01', '2024-02-30', '0012-01-01', '20244-01-01'])('%s fails where it stands', (date) => {
    expect(problemsOf(paper('x', `published: ${date}`)).map(first)).toEqual([
      `papers/x.md:4:12: published "${date}" is not a date of the calendar.`,
    ])
  })
})

describe('case 7: file names that would share an address, or cannot be one', () => {
  test.each([
    ['2401.10', 'study-240110'],
    ['240110', 'study-240110'],
    ['A', 'a'],
    ['Wang-2025-X', 'wang-2025-x'],
    ['e\u0301tude', 'etude'],
    ['\u00E9tude', 'etude'],
    ['\u0130stanbul', 'istanbul'],
    ['x-2025.', 'x-2025'],
    ['x-2025 ', 'x-2025'],
    ['x_2025', 'x-2025'],
    ['con', 'study-con'],
    ['aux', 'study-aux'],
    ['lpt1', 'study-lpt1'],
    ['constructor ', 'constructor'],
    ['__proto__', 'proto'],
    ['..%2fevil', '2fevil'],
  ])('%j.md is refused, and %j.md proposed', (id, proposal) => {
    expect(problemsOf(paperNamed(id))).toEqual([
      expect.stringMatching(/^papers\/.*\.md:1:1: the file name (?:is not an id|cannot be checked out on Windows)/),
    ])
    const [problem = ''] = problemsOf(paperNamed(id))
    expect(problem.startsWith(`papers/${id}.md:`)).toBe(true)
    expect(problem.endsWith(` Rename the file to "${proposal}.md".`), problem).toBe(true)
  })

  test('names that differ by dots or case are all said, and what is proposed is free', () => {
    const problems = problemsOf(paperNamed('A'), paperNamed('a.'), paper('a'), paper('b'))
    expect(problems.map((text) => text.replace(/: .* Rename/, ': Rename'))).toEqual([
      'papers/A.md:1:1: Rename the file to "a-2.md".',
      'papers/a..md:1:1: Rename the file to "a-2.md".',
    ])
  })
})

/** A paper under any file name, its title told apart by it. */
function paperNamed(id: string): Source {
  return entry(`papers/${id}.md`, `title: ${JSON.stringify(`Study of ${id}`)}\nadded: 2025-12-10`)
}

describe('case 8: file names of which nothing can stay', () => {
  test.each(['!!!', '🗞️', '日本語', '2024', '-', '%'])(
    '%j.md is refused, and a name proposed from what is in it',
    (id) => {
      const fields =
        'title: An Invented Study of Newspaper Stands\nadded: 2025-12-10\nauthors: [Ada Fictive]\npublished: 2025-03'
      expect(problemsOf(entry(`papers/${id}.md`, fields))).toEqual([
        `papers/${id}.md:1:1: the file name is not an id: lower-case letters, digits and single hyphens, with at least one letter. Rename the file to "fictive-2025-invented-study-newspaper.md".`,
      ])
    },
  )
  test('where the entry cannot be read either, the rule is said', () => {
    expect(problemsOf(entry('papers/日本語.md', 'title: 7\nadded: 2025-12-10'))[0]).toContain(
      'Rename the file to author, year and first words of the title.',
    )
  })
  test('a topic is named by its name', () => {
    expect(problemsOf(entry('topics/!!!.md', 'name: KV cache'))[0]).toContain('Rename the file to "kv-cache.md".')
  })
  test('a name of 300 bytes is refused, and a short one proposed', () => {
    const [problem, ...others] = problemsOf(paperNamed('long-'.repeat(60).slice(0, 299)))
    expect(others).toEqual([])
    expect(problem).toContain('the file name is longer than 100 characters.')
    const proposal = /Rename the file to "(.+)\.md"\.$/.exec(problem ?? '')?.[1] ?? ''
    expect(proposal).toMatch(idPattern)
    expect(proposal.length).toBeLessThanOrEqual(100)
  })
})

describe('case 9: unknown, missing and double fields', () => {
  test.each([
    ['an unknown field', paper('x', 'venu: y'), 'papers/x.md:4:1: unknown field "venu".'],
    ['a missing field', entry('papers/x.md', 'title: A'), 'papers/x.md:2:1: added is missing.'],
    ['a double field', paper('x', 'added: 2025-12-11'), 'papers/x.md:4:1: this field stands here twice.'],
    [
      'no end of the fields',
      { path: 'papers/x.md', text: '---\ntitle: A\n' },
      'papers/x.md:1:1: the frontmatter has no end.',
    ],
    ['no fields', { path: 'papers/x.md', text: 'title: A\n' }, 'papers/x.md:1:1: there is no frontmatter.'],
  ])('%s is one problem', (_, source, problem) => {
    expect(problemsOf(source).map(first)).toEqual([problem])
  })
  test('a byte-order mark and CRLF are as good as none', () => {
    const content = contentOf({
      path: 'papers/x.md',
      text: '\uFEFF---\r\ntitle: A\r\nadded: 2025-12-10\r\n---\r\nOne\r\n\r\nTwo\r\n',
    })
    expect(content.papers).toEqual([
      { id: 'x', record: { title: 'A', added: '2025-12-10', type: 'preprint' }, body: 'One\n\nTwo' },
    ])
  })
  test('the line separator U+2028 in a title is kept', () => {
    expect(contentOf(entry('papers/x.md', 'title: "A\u2028B"\nadded: 2025-12-10')).papers[0]?.record.title).toBe(
      'A\u2028B',
    )
  })
})

test('case 10: thirty broken entries are thirty problems, sorted', () => {
  const slips = [
    'arxiv: 2401.10',
    'tittle: x',
    'published: 2024-02-30',
    'topics: [knwon]',
    'organization: A: B',
    'doi: x',
  ]
  const sources = Array.from({ length: 30 }, (_, n) => paper(`p${n}`, slips[n % slips.length]))
  const problems = problemsOf(...[...sources].reverse(), topic('known'), paper('well'))
  expect(problems).toHaveLength(30)
  expect(new Set(problems.map((text) => text.split(':')[0])).size).toBe(30)
  expect(problems).toEqual([...problems].sort())
  for (const problem of problems) expect(problem).toMatch(/^papers\/p\d+\.md:4:\d+: .+\. .+[.?]$/)
  expect(problemsOf(...sources, paper('well'), topic('known'))).toEqual(problems)
})

describe('case 12: more than an entry can be', () => {
  test.each([
    [
      'an abstract of a million characters',
      `abstract: ${'x'.repeat(1_000_000)}`,
      'abstract is longer than 20000 characters.',
    ],
    [
      'ten thousand topics',
      `topics: [${Array.from({ length: 10_000 }, (_, n) => `t${n}`).join(', ')}]`,
      'topics has more than 50 topics.',
    ],
    ['a title of a megabyte', `summary: "${'y '.repeat(500_000)}"`, 'summary is longer than 600 characters.'],
    ['an alias bomb', `csl:\n  a: &a [x, x]\n  b: [*a, *a]`, 'a text that begins with "&" must stand in quotes.'],
  ])('%s is refused', (_, fields, problem) => {
    const problems = problemsOf(paper('x', fields))
    expect(problems[0]).toContain(problem)
    expect(problems.length).toBeLessThan(4)
  })
  test.each([
    ['quotes', '> '.repeat(5000)],
    ['lists', '- '.repeat(1000)],
  ])('%s in each other without end are a problem of their entry, not a crash', (_, body) => {
    expect(problemsOf(paper('x', '', `\n${body}x`)).map(first)).toEqual([
      'papers/x.md:6:1: the text has lists, quotes or emphasis in each other too many times.',
    ])
  })
})

describe('case 14: the same paper twice', () => {
  const twice = (a: string, b: string) => problemsOf(paper('a', a), paper('b', b)).map(first)
  test.each([
    [
      'arxiv: "2401.12345"',
      'arxiv: "2401.12345"',
      'papers/b.md:4:8: the arXiv id "2401.12345" is also that of papers/a.md.',
    ],
    ['doi: 10.5555/ABC', 'doi: 10.5555/abc', 'papers/b.md:4:6: the DOI "10.5555/abc" is also that of papers/a.md.'],
    ['aliases: [b]', '', 'papers/a.md:4:11: the id "b" is also that of papers/b.md.'],
    ['aliases: [old]', 'aliases: [old]', 'papers/b.md:4:11: the id "old" is also that of papers/a.md.'],
  ])('%j and %j are reported across files', (a, b, problem) => {
    expect(twice(a, b)).toEqual([problem])
  })
  test.each([
    ['DOI', 'doi: https://doi.org/10.5555/1', 'Write it bare, from "10." on.'],
    ['DOI', 'doi: "doi:10.5555/1"', 'Write it bare, from "10." on.'],
    ['arXiv id', 'arxiv: "2401.12345v2"', 'in quotes and without a version.'],
    ['arXiv id', 'arxiv: https://arxiv.org/abs/2401.12345', 'in quotes and without a version.'],
  ])('a %s in another dress (%j) is refused with its plain form', (_, fields, remedy) => {
    const problems = problemsOf(paper('x', fields))
    expect(problems).toHaveLength(1)
    expect(problems[0]?.endsWith(remedy)).toBe(true)
  })
  test('titles that differ only by case and signs are reported, on the title', () => {
    const named = (id: string, title: string) =>
      entry(`papers/${id}.md`, `title: ${JSON.stringify(title)}\nadded: 2025-12-10`)
    expect(
      problemsOf(named('a', 'An Invented $n^2$ Study: Part One'), named('b', 'an invented n²-study, part one')),
    ).toEqual([
      'papers/b.md:2:8: the title "an invented n²-study, part one" is also that of papers/a.md. One paper is one file: merge them, or tell the titles apart.',
    ])
    expect(problemsOf(named('a', '日本語'), named('b', '日本誌'))).toEqual([])
  })
})

describe('references', () => {
  test('to a file that is there but broken are no second problem', () => {
    const problems = problemsOf(
      paper('a', 'topics: [t]', '[b](b.md)'),
      paper('b', 'arxiv: 1.2'),
      entry('topics/t.md', 'nam: T'),
      entry('paths/p.md', 'name: P\npapers: [{paper: b, why: First.}]'),
    )
    expect(problems.map((text) => text.split(':')[0])).toEqual(['papers/b.md', 'topics/t.md', 'topics/t.md'])
  })
  test('of a path to a paper that is not there are said, with a proposal', () => {
    expect(
      problemsOf(
        paper('fictive-2025-stands'),
        entry('paths/p.md', 'name: P\npapers:\n  - paper: fictive-2025-stand\n    why: First.'),
      ),
    ).toEqual([
      'paths/p.md:4:12: unknown paper "fictive-2025-stand". Did you mean "fictive-2025-stands"? Papers stand in papers/.',
    ])
  })
  test('of a path may be to an earlier id', () => {
    expect(
      problemsOf(paper('a', 'aliases: [old]'), entry('paths/p.md', 'name: P\npapers: [{paper: old, why: First.}]')),
    ).toEqual([])
  })
})

test('a topic that links to a paper as if it stood beside it is told the way there', () => {
  expect(problemsOf(paper('a'), entry('topics/t.md', 'name: T\ndescription: D', 'See [this](a.md).'))).toEqual([
    expect.stringMatching(/the link "a\.md" leads to no topic\. Link to the paper with "\.\.\/papers\/a\.md"\.$/),
  ])
})

describe('case 17: links of the notes', () => {
  const linked = (url: string) =>
    problemsOf(paper('a', 'aliases: [old]', `\nSee [this](${url}).`), paper('b'), topic('t'))
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '&#106;avascript:alert(1)',
    '<java script:alert(1)>',
    'java\\tscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//evil.example',
    'ftp://x.example',
    'c.png',
    '../../etc/passwd',
    '../constructor/x.md',
    '../__proto__/x.md',
    '../site.yaml',
    'b.md/c.md',
    'b/c.md',
    '',
  ])('%j leads nowhere', (url) => {
    expect(linked(url)).toEqual([expect.stringMatching(/^papers\/a\.md:7:5: the link ".*" leads nowhere\. Link to /)])
  })
  test.each([
    [
      'https://[',
      'papers/a.md:7:5: the link "https://[" is not an address. Write it whole, for example "https://example.org".',
    ],
    ['c.md', 'papers/a.md:7:5: the link "c.md" leads to no paper. Did you mean "a"?'],
    [
      '../topics/zebra.md',
      'papers/a.md:7:5: the link "../topics/zebra.md" leads to no topic. Link to a file of topics/.',
    ],
    ['/paths/none/', 'papers/a.md:7:5: the link "/paths/none/" leads to no path. Link to a file of paths/.'],
    ['old.md', 'papers/a.md:7:5: the link "old.md" has an earlier id of this paper. Link to "a.md".'],
  ])('%j: %s', (url, problem) => {
    expect(linked(url)).toEqual([problem])
  })
  test.each([
    'b.md',
    './b.md',
    '../papers/b.md',
    '../topics/t.md',
    '/papers/b/',
    'papers/b',
    '/topics/t.md',
    'b.md#notes',
    'https://x.example/?a=b#c',
    'http://x.example',
    'mailto:ada@x.example',
    '#notes',
  ])('%j is a link', (url) => {
    expect(linked(url)).toEqual([])
  })
  test('each wrong link is said at its place, autolinks and definitions too', () => {
    const body = '\n<javascript:alert(1)>\n\n> [a](x:y) and ![b](z.png)\n\n[c]\n\n[c]: data:text/html,x\n'
    expect(problemsOf(paper('a', '', body)).map((text) => text.split(': ')[0])).toEqual([
      'papers/a.md:6:1',
      'papers/a.md:8:3',
      'papers/a.md:8:16',
      'papers/a.md:12:1',
    ])
  })
  test('links in code and in formulas are none', () => {
    expect(problemsOf(paper('a', '', '`[a](x:y)` and $[a](x:y)$\n\n    [a](x:y)\n'))).toEqual([])
  })
})

describe('resolveContentLink', () => {
  test.each([
    ['b.md', 'papers/a.md', 'papers/b.md'],
    ['./b.md#x', 'papers/a.md', 'papers/b.md'],
    ['../topics/t.md?x', 'papers/a.md', 'topics/t.md'],
    ['/topics/t.md', 'papers/a.md', 'topics/t.md'],
    ['../../content/papers/b.md', 'papers/a.md', 'papers/b.md'],
    ['/papers/b/', 'topics/t.md', 'papers/b.md'],
    ['papers/b', 'topics/t.md', 'papers/b.md'],
    ['../../../../etc/x.md', 'papers/a.md', 'etc/x.md'],
  ])('%j in %s is %j', (url, file, target) => {
    expect(resolveContentLink(url, file)).toBe(target)
  })
  test.each([
    '',
    '#x',
    '?x',
    'https://x.example/a.md',
    '//x.example/a.md',
    'javascript:a.md',
    'MAILTO:a.md',
    'a.png',
    'people/x',
  ])('%j is no file of the content', (url) => {
    expect(resolveContentLink(url, 'papers/a.md')).toBeUndefined()
  })
})

test('case 22: prototype keys in an entry are unknown fields, or fields of csl, and change no prototype', () => {
  const polluted = () => ({}) as Record<string, unknown>
  const problems = problemsOf(
    paper('a', '__proto__: {x: 1}'),
    paper('b', 'constructor: {prototype: {x: 1}}'),
    paper('c', 'venue: {name: V, kind: book, __proto__: {x: 1}}'),
    paper('d', 'csl: {__proto__: {x: 1}, constructor: {prototype: {x: 1}}}'),
  )
  expect(problems.map(first)).toEqual([
    'papers/a.md:4:1: unknown field "__proto__".',
    'papers/b.md:4:1: unknown field "constructor".',
    'papers/c.md:4:30: unknown field "__proto__".',
    'papers/d.md:4:6: csl has a field named "__proto__", which would be lost.',
  ])
  expect(polluted()['x']).toBeUndefined()
})

test.each([
  ['An Invented Study', 'aninventedstudy'],
  ['AN INVENTED-STUDY!', 'aninventedstudy'],
  ['H$_2$O', 'h2o'],
  ['H₂O', 'h2o'],
  ['日本語 ', '日本語'],
])('the fingerprint of %j is %j', (title, fingerprint) => {
  expect(titleFingerprint(title)).toBe(fingerprint)
})
