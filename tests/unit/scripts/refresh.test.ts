import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { RefreshReport } from '../../../src/refresh/report.ts'
import {
  type Behaviour,
  type PaperServer,
  type PaperServerOptions,
  saying,
  startPaperServer,
  well,
} from '../../paper-server.ts'
import { root, runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const servers: PaperServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** As a curator with habits of his own writes it: comments everywhere, flow maps, line ends of Windows, a byte-order mark. */
const wading = `\ufeff---
# The first paper of the list.
added: 2025-01-20   # the day of the party
"title": 'Wading Costs' # as in the proceedings

authors: # both of them
    - "Ada Héron"  # with an accent
    # between
    - { family: van der Moor, given: J. }
    # after
arxiv: "2401.00010"   # never changes
topics: [ ponds ]
summary: >
  My own words: on # wading.

status:   reading
changes: [ { date: 2025-01-21, what: "Added the code: at last" } ] # mine
links: [{ type: code, url: "https://example.org/wading" }]
---

My *notes*, with --- in them.

---

More.
`.replaceAll('\n', '\r\n')

const ponds =
  '---\ntitle: On Ponds\nauthors: [Ada B. Heron, Jan van der Moor]\nadded: 2025-12-01\narxiv: "2401.00020"\n---\n'
const plain = '---\ntitle: A Talk\nadded: 2025-12-01\n---\n'

function newList(papers: Record<string, string>): string {
  const content = join(temporary(), 'content')
  mkdirSync(join(content, 'papers'), { recursive: true })
  mkdirSync(join(content, 'topics'))
  writeFileSync(join(content, 'topics/ponds.md'), '---\nname: Ponds\n---\n')
  for (const [id, text] of Object.entries(papers)) writeFileSync(join(content, `papers/${id}.md`), text)
  return content
}

const read = (content: string, id: string) => readFileSync(join(content, `papers/${id}.md`), 'utf8')
const files = (content: string) =>
  Object.fromEntries(readdirSync(join(content, 'papers')).map((name) => [name, read(content, name.slice(0, -3))]))

/** The command against services of our own; these live in this process, so it must not wait for the other one. */
async function refresh(content: string, options: readonly string[], services: PaperServerOptions = {}) {
  const server = await startPaperServer(services)
  servers.push(server)
  const cache = temporary()
  const args = [join(root, 'scripts/refresh.ts'), '--content', content, '--cache-dir', join(cache, 'own')]
  const env = { ...process.env, NODE_NO_WARNINGS: '1', ...server.env, XDG_CACHE_HOME: cache }
  const outcome = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [...args, '--date', '2026-03-01', ...options], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
  return { ...outcome, requests: server.requests.map(({ path }) => decodeURIComponent(path)) }
}

const third: PaperServerOptions = {
  arxiv: {
    '2401.00010': { title: 'Wading Costs of Herons', version: 3, comment: '12 pages' },
    '2401.00020': { title: 'On Ponds' },
  },
}

describe('npm run refresh', () => {
  it('puts what has changed into the entry, and keeps every other byte', async () => {
    const content = newList({ wading, ponds, plain })
    const { code, stdout, stderr, requests } = await refresh(content, [], third)
    expect([code, stderr]).toEqual([0, ''])
    expect(requests).toHaveLength(1)
    expect(stdout).toBe(
      `Wading Costs
  papers/wading.md
  - title: Wading Costs
  + title: Wading Costs of Herons
  + published: 2025-01-10
  + changes: 2025-03-11 arXiv has version 3 (“12 pages”)
  + changes: 2025-03-11 Title changed from “Wading Costs” to “Wading Costs of Herons”

On Ponds
  papers/ponds.md
  + published: 2025-01-10

3 papers: 2 changed, 0 unchanged, 1 without an arXiv id or DOI.
`.replace(/(Wading Costs\n[\s\S]*?\n\n)(On Ponds\n[\s\S]*?\n\n)/, '$2$1'),
    )
    const news =
      ', { date: 2025-03-11, what: arXiv has version 3 (“12 pages”) }, { date: 2025-03-11, what: Title changed from “Wading Costs” to “Wading Costs of Herons” }'
    expect(read(content, 'wading')).toBe(
      wading
        .replace("'Wading Costs'", "'Wading Costs of Herons'")
        .replace('    # after\r\n', '    # after\r\npublished: 2025-01-10\r\n')
        .replace('at last" }', `at last" }${news}`),
    )
    expect(read(content, 'plain')).toBe(plain)
    expect(runScript('check.ts', ['--content', content]).code).toBe(0)
  })

  it('changes nothing the second time', async () => {
    const content = newList({ wading, ponds })
    await refresh(content, [], third)
    const once = files(content)
    const { code, stdout } = await refresh(content, ['--date', '2026-04-01'], third)
    expect([code, stdout]).toEqual([0, '2 papers: 0 changed, 2 unchanged.\n'])
    expect(files(content)).toEqual(once)
  })

  it('writes nothing with --dry-run, and shows the same', async () => {
    const content = newList({ wading, ponds })
    const before = files(content)
    const dry = await refresh(content, ['--dry-run'], third)
    expect(files(content)).toEqual(before)
    const { stdout } = await refresh(content, [], third)
    expect(dry.stdout.replace('Nothing was written (--dry-run).\n', '')).toBe(stdout)
  })

  it('takes the papers that are named alone', async () => {
    const content = newList({ wading, ponds, plain })
    const { stdout, requests } = await refresh(content, ['ponds', '--json'], third)
    const report = JSON.parse(stdout) as RefreshReport
    expect(report.papers.map(({ id, state }) => [id, state])).toEqual([['ponds', 'changed']])
    expect(requests[0]).not.toContain('2401.00010')
    expect(read(content, 'wading')).toBe(wading)
  })

  it('asks for DOIs, follows them to the registry, and makes a paper of a preprint', async () => {
    const reeds = {
      type: 'journal-article',
      title: 'On Ponds',
      author: [
        { given: 'A. B.', family: 'Heron' },
        { given: 'Jan', family: 'van der Moor' },
      ],
      'container-title': 'Annals of Reeds',
      volume: '12',
      issued: { 'date-parts': [[2026, 1]] },
      DOI: '10.5555/REEDS.5',
    }
    const content = newList({ ponds: ponds.replace('20"\n', '20"\ndoi: "10.5555/reeds.5"\n') })
    const { code, stdout } = await refresh(content, [], { ...third, dois: { '10.5555/reeds.5': reeds } })
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('+ changes: 2026-03-01 Appeared in Annals of Reeds, 2026'),
    ])
    expect(read(content, 'ponds')).toBe(`---
title: On Ponds
authors: [Ada B. Heron, Jan van der Moor]
type: article-journal
published: 2025-01-10
added: 2025-12-01
arxiv: "2401.00020"
doi: "10.5555/reeds.5"
venue:
  name: Annals of Reeds
  kind: journal
  year: 2026
  volume: "12"
changes:
  - { date: 2026-03-01, what: "Appeared in Annals of Reeds, 2026" }
---
`)
  })

  it('asks the registry for a DOI that arXiv tells of, and takes none that no registry knows', async () => {
    const several = readFileSync(join(root, 'tests/fixtures/import/arxiv/several.atom'), 'utf8')
    const behaviours = () => [saying(several, 'application/atom+xml')]
    const wades = { type: 'article-journal', title: 'Wading Costs of Long-Legged Caches and Other O(n2) Birds' }
    const reeds = { ...wades, DOI: '10.5555/reeds.5', 'container-title': 'Annals of Reeds' }
    const known = newList({ wading })
    await refresh(known, [], { behaviours: behaviours(), dois: { '10.5555/reeds.5': reeds } })
    expect(read(known, 'wading')).toContain('what: Appeared in Annals of Reeds (DOI 10.5555/reeds.5) }')
    const unknown = newList({ wading })
    const { stdout } = await refresh(unknown, [], { behaviours: behaviours() })
    expect(stdout).toContain('DOI 10.5555/reeds.5 is told, and was not taken: its registry could not be asked')
    expect(read(unknown, 'wading')).not.toContain('10.5555')
  })

  it('tells of what arXiv or a registry does not know, and goes on with the others', async () => {
    const gone = ponds.replace('2401.00020', '2401.99999')
    const content = newList({ ponds, gone, lost: plain.replace('added', 'doi: "10.5555/lost"\nadded') })
    const { code, stdout } = await refresh(content, [], third)
    expect(code).toBe(3)
    expect(stdout).toContain('not refreshed: arXiv does not know 2401.99999. Check it.')
    expect(stdout).toMatch(/lost\.md\n {2}not refreshed: .* does not know this DOI/)
    expect(stdout).toMatch(/3 papers: 1 changed, 0 unchanged, 2 could not be refreshed\.\n$/)
    expect(read(content, 'gone')).toBe(gone)
  })

  it('tells loudly of an id that is another paper’s, and changes nothing', async () => {
    const toads = '---\ntitle: Toads at Night\nauthors: [Bo Nowhere]\nadded: 2025-12-01\narxiv: "2401.00010"\n---\n'
    const content = newList({ toads })
    const { code, stdout } = await refresh(content, [], third)
    expect(code).toBe(1)
    expect(stdout).toContain(
      'arXiv says that 2401.00010 is another paper: “Wading Costs of Herons” by Ada B. Heron and Jan van der Moor. Mend the identifier.',
    )
    expect(read(content, 'toads')).toBe(toads)
  })

  it('ends with 1 where nothing could be had, and changes nothing', async () => {
    const content = newList({ ponds, wading })
    const before = files(content)
    const login = saying('<html><body>Log in to the network.</body></html>', 'text/html')
    const { code, stdout } = await refresh(content, [], { ...third, behaviours: [login] })
    expect(code).toBe(1)
    expect(stdout).toMatch(/2 papers: 0 changed, 0 unchanged, 2 could not be refreshed\.\n$/)
    expect(files(content)).toEqual(before)
  })

  it('goes by what stands in a file when it is written, not when the asking began', async () => {
    const content = newList({ ponds })
    const edited = ponds.replace('On Ponds', '"On  Ponds" # better').replace('---\n', '---\nsummary: Mine.\n')
    const edit: Behaviour = (response, good) => {
      writeFileSync(join(content, 'papers/ponds.md'), edited)
      well(response, good)
    }
    await refresh(content, [], { ...third, behaviours: [edit] })
    expect(read(content, 'ponds')).toBe(edited.replace(']\n', ']\npublished: 2025-01-10\n'))
  })

  it('renews the abstract only when it is asked to', async () => {
    const text = ponds
      .replace('---\n', '---\nabstract: >-\n  Old\n  words.\n')
      .replace('added', 'published: 2025\nadded')
    const content = newList({ ponds: text })
    await refresh(content, [], third)
    expect(read(content, 'ponds')).toBe(text.replace('2025\n', '2025-01-10\n'))
    await refresh(content, ['--abstracts'], third)
    expect(read(content, 'ponds')).toContain('abstract: >-\n  What On Ponds says in version 1, at some length.\n')
  })
})

describe('npm run refresh with recorded answers', () => {
  const atom = join(root, 'tests/fixtures/import/arxiv/several.atom')
  const withdrawn = '---\ntitle: A Withdrawn Pond\nauthorCount: 1\nadded: 2024-03-01\narxiv: "2402.00020"\n---\n'
  const run = (content: string, ...options: string[]) =>
    runScript('refresh.ts', ['--content', content, '--date', '2026-03-01', ...options])

  it('asks nobody, and says what the answers do not tell', () => {
    const content = newList({ withdrawn, ponds })
    const { code, stdout } = run(content, '--from', atom)
    expect(code).toBe(3)
    expect(stdout).toContain('papers/ponds.md\n  not refreshed: the answers say nothing of it.')
    expect(stdout).toContain('2 papers of the answers are not in question.')
    expect(read(content, 'withdrawn')).toBe(`---
title: A Withdrawn Pond
authors:
  - family: Moss
    given: Karl
published: 2024-02-02
added: 2024-03-01
arxiv: "2402.00020"
changes:
  - date: 2024-05-05
    what: >-
      Withdrawn from arXiv: “This submission has been withdrawn because the pond was a lake”
  - { date: 2026-03-01, what: "Authors are known now: Karl Moss" }
---
`)
  })

  it('takes several files, in any format that is imported', () => {
    const folder = temporary()
    const [bib, json] = [join(folder, 'a.bib'), join(folder, 'b.json')]
    writeFileSync(
      bib,
      '@article{a, title={On Lakes}, author={Bo Nowhere}, journal={Lake Letters}, year=2025, doi={10.5555/lake}}',
    )
    writeFileSync(
      json,
      '{"type":"article-journal","title":"On Seas","DOI":"10.5555/sea","container-title":"Sea Letters"}',
    )
    const of = (title: string, doi: string) => `---\ntitle: ${title}\nadded: 2025-12-01\ndoi: "10.5555/${doi}"\n---\n`
    const content = newList({ lake: of('On Lakes', 'lake'), sea: of('On Seas', 'sea') })
    expect(run(content, '--from', bib, '--from', json).code).toBe(0)
    expect(read(content, 'lake')).toContain('venue:\n  name: Lake Letters\n')
    expect(read(content, 'sea')).toContain('type: article-journal\n')
  })

  it('refuses a file that is none, and writes nothing', () => {
    const content = newList({ withdrawn })
    expect(run(content, '--from', atom, '--from', join(content, 'nowhere.xml'))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no file .*nowhere\.xml\. Check the name\. Nothing was written\.\n$/),
    })
    expect(read(content, 'withdrawn')).toBe(withdrawn)
  })

  it('tells of entries with problems, and refreshes the others', () => {
    const content = newList({ withdrawn, broken: ponds.replace('authors', 'authers') })
    const { code, stdout, stderr } = run(content, '--from', atom)
    expect(code).toBe(3)
    expect(stderr).toMatch(/has 1 problem/)
    expect(stdout).toContain('papers/broken.md\n  not refreshed: the entry has problems, which npm run check names.')
    expect(read(content, 'withdrawn')).toContain('Withdrawn from arXiv')
  })

  it('tells of a named paper that nobody can be asked for', () => {
    const content = newList({ plain })
    expect(run(content, '--from', atom, 'plain')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/it has no arXiv id and no DOI, so there is nobody to ask\. Add one\./),
    })
    expect(run(content, '--from', atom).code).toBe(0)
  })
})

describe('npm run refresh, called wrongly', () => {
  it.each([
    [['pond'], /There is no paper "pond"\. Did you mean "ponds"\?/],
    [['--date', '2026-02-30'], /--date 2026-02-30 is not a day of the calendar/],
    [['--content', 'nowhere-at-all'], /There is no folder nowhere-at-all/],
    [['--abstract'], /Unknown option '--abstract'/],
  ])('%j is refused', (options, message) => {
    const content = newList({ ponds })
    const { code, stderr } = runScript('refresh.ts', ['--content', content, ...options])
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)])
  })
})
