/** Entries that a build checked, for the next one: recalled when they are the same, read anew when they are not. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openEntryMemory } from '../../../scripts/entry-memory.ts'
import { readContent } from '../../../scripts/read-content.ts'
import { formatProblem } from '../../../src/library/problems.ts'
import { root } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const fixture = join(root, 'tests', 'fixtures', 'library')

/** Reads the content as one build does. */
function read(content: string, file: string, prefix = 'code 1') {
  const memory = openEntryMemory(file, prefix)
  const read = readContent(content, memory)
  memory.save()
  return read
}

test('what is recalled is what was read', () => {
  const file = join(temporary(), 'below', 'entries.json')
  const first = read(fixture, file)
  const second = read(fixture, file)
  expect(second.problems).toEqual([])
  expect(JSON.stringify(second)).toBe(JSON.stringify(first))
  expect(JSON.stringify(readContent(fixture))).toBe(JSON.stringify(first))
})

test('an entry that is recalled is not read', () => {
  const folder = temporary()
  mkdirSync(join(folder, 'papers'))
  writeFileSync(join(folder, 'papers', 'fog.md'), '---\ntitle: Fog\nadded: 2026-01-02\n---\n')
  const recalled = {
    record: { title: 'Recalled', added: '2026-01-02', type: 'preprint' as const },
    body: 'Body',
    links: [],
  }
  const { papers } = readContent(folder, { recall: () => recalled, remember: () => {} })
  expect(papers).toEqual([{ id: 'fog', record: recalled.record, body: 'Body' }])
})

test('problems between entries are told with their places, although the entries are recalled', () => {
  const folder = temporary()
  const content = join(folder, 'content')
  const file = join(folder, 'entries.json')
  cpSync(fixture, content, { recursive: true })
  mkdirSync(join(content, 'papers'), { recursive: true })
  const linked = join(content, 'papers', 'links-on.md')
  writeFileSync(
    linked,
    '---\ntitle: Links on\nadded: 2026-01-02\narxiv: "2601.77777"\n---\n\nSee [it](to-be-gone.md).\n',
  )
  writeFileSync(join(content, 'papers', 'to-be-gone.md'), '---\ntitle: To be gone\nadded: 2026-01-02\n---\n')
  expect(read(content, file).problems).toEqual([])
  writeFileSync(join(content, 'papers', 'twice.md'), '---\ntitle: Twice\nadded: 2026-01-02\narxiv: "2601.77777"\n---\n')
  const { problems } = read(content, file)
  expect(problems.map((problem) => formatProblem(problem))).toEqual(
    readContent(content).problems.map((problem) => formatProblem(problem)),
  )
  expect(problems.length).toBeGreaterThan(0)
})

test('a file that has changed, and any file once the code has, is read anew', () => {
  const folder = temporary()
  const content = join(folder, 'content')
  const file = join(folder, 'entries.json')
  mkdirSync(join(content, 'papers'), { recursive: true })
  const write = (id: string, title: string) =>
    writeFileSync(join(content, 'papers', `${id}.md`), `---\ntitle: ${title}\nadded: 2026-01-02\n---\n`)
  write('fog', 'Fog')
  write('moss', 'Moss')
  read(content, file)
  write('fog', 'Thick Fog')
  expect(read(content, file).papers.map(({ record }) => record.title)).toEqual(['Thick Fog', 'Moss'])
  expect(read(content, file, 'code 2').papers).toHaveLength(2)
})

test('a file with a problem is never remembered', () => {
  const folder = temporary()
  mkdirSync(join(folder, 'content', 'papers'), { recursive: true })
  writeFileSync(join(folder, 'content', 'papers', 'fog.md'), '---\ntitle: Fog\nadded: soon\n---\n')
  const file = join(folder, 'entries.json')
  const [first, second] = [read(join(folder, 'content'), file), read(join(folder, 'content'), file)]
  expect(first.problems).toHaveLength(1)
  expect(second.problems).toEqual(first.problems)
  expect(existsSync(file)).toBe(false)
})

test('what is gone is forgotten, and a memory that cannot be read or written is empty', () => {
  const folder = temporary()
  const file = join(folder, 'entries.json')
  read(fixture, file)
  const size = readFileSync(file).length
  mkdirSync(join(folder, 'empty', 'papers'), { recursive: true })
  read(join(folder, 'empty'), file)
  expect(readFileSync(file).length).toBeLessThan(size)
  writeFileSync(file, '["cut')
  expect(read(fixture, file).problems).toEqual([])
  expect(read(fixture, join(file, 'below', 'a', 'file')).problems).toEqual([])
})
