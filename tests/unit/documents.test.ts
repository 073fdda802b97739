/** What the pages for people say is there: commands and their options, files, links, and examples that the schema takes. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { paperSchema, siteSchema, topicSchema } from '../../src/schema.ts'
import { root } from './scripts/run-script.ts'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = [...globSync('{README,CONTRIBUTING,SECURITY}.md', { cwd: root }), ...globSync('docs/*.md', { cwd: root })]
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Examples and code spans; fields.md is written from the schema, and has a test of its own. */
const codeOf = (text: string) =>
  [...text.matchAll(/^```\w*\n([\s\S]*?)^```$|`([^`\n]+)`/gm)].map(([, block, span]) => block ?? span ?? '')

/** Options as `--help` shows them: in its first lines, or at the begin of one. Some commands share theirs. */
function optionsOf(command: string): string[] {
  const name = /bootstrap\.mjs (\w+)/.exec(scripts[command] ?? '')?.[1] ?? ''
  const shared = ['digest', 'mail'].includes(name) ? read('scripts/read-edition.ts') : ''
  const text = read(`scripts/${name}.ts`) + shared
  return [
    ...new Set([...text.matchAll(/(?:^ {2}|\[|-- | \| )(--[a-z-]+)/gm)].map(([, option = '']) => option)),
    '--help',
  ]
}

/** Commands of npm in a piece of code, each with its own options. */
const commandsOf = (code: string) =>
  [...code.matchAll(/npm (?:run (?:--silent )?)?([a-z:]+)(?: --(?: ([^\n#`|>&;)]*))?)?/g)]
    .filter(([all, name = '']) => all.startsWith('npm run') || ['start', 'test'].includes(name))
    .map(([, name = '', rest = '']) => ({
      name,
      options: [...rest.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option),
    }))

describe.each(pages)('%s', (page) => {
  const text = read(page)

  test('names only commands and options that are there', () => {
    for (const { name, options } of codeOf(text).flatMap(commandsOf)) {
      expect(scripts).toHaveProperty(name)
      expect(optionsOf(name)).toEqual(expect.arrayContaining(options))
    }
  })

  test('names by themselves only options that some command has', () => {
    const known = new Set(Object.keys(scripts).flatMap(optionsOf))
    const named = codeOf(text).flatMap((code) => /^(--[a-z][a-z-]+)(?: [A-Z]+)?$/.exec(code)?.[1] ?? [])
    expect(named.filter((option) => !known.has(option) && !otherOptions.has(option))).toEqual([])
  })

  test('links to files and headings that are there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)/gm)].map(([, a, b]) => a ?? b ?? '')
    for (const link of links.filter((link) => !/^https:|^\w+-\d{4}-/.test(link))) {
      const [path = '', heading] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      expect([link, existsSync(join(root, target))]).toEqual([link, true])
      if (heading) expect(read(target).split('\n').map(toAnchor)).toContain(heading)
    }
  })

  test('names files of the repository that are there', () => {
    const named = codeOf(text)
      .flatMap((code) => code.match(/^(?:src|scripts|tests|docs|hosting|\.github)\/[\w./[\]{},*-]+$/) ?? [])
      .map((path) => path.replaceAll('[', '[[]'))
    expect(named.filter((path) => globSync(path.replace(/\/$/, ''), { cwd: root }).length === 0)).toEqual([])
  })

  test('shows only records that the schema takes', () => {
    const blocks = [...text.matchAll(/^.*\n\n```yaml\n([\s\S]*?)^```$/gm)]
    for (const [whole, block = ''] of blocks.filter(([whole]) => !whole.includes('.gitlab-ci.yml'))) {
      const record = parse(block.replace(/^---\n([\s\S]*?\n)---\n[\s\S]*$/, '$1'), { schema: 'core' }) as object
      const schema = !block.startsWith('---') ? siteSchema : 'name' in record ? topicSchema : paperSchema
      expect([whole, schema.safeParse(record).error?.issues ?? []]).toEqual([whole, []])
    }
  })
})

test('CITATION.cff has the version of the package, and what the format wants', () => {
  const citation = parse(read('CITATION.cff')) as Record<string, unknown>
  const { version, license } = JSON.parse(read('package.json')) as Record<string, unknown>
  expect(citation).toMatchObject({ version, license, 'cff-version': '1.2.0', type: 'software' })
  for (const field of ['message', 'title', 'authors']) expect(citation).toHaveProperty(field)
})

test('every page of docs/ is named in README.md or CONTRIBUTING.md', () => {
  const named = read('README.md') + read('CONTRIBUTING.md')
  expect(pages.filter((page) => page.startsWith('docs/') && !named.includes(`(${page})`))).toEqual([])
})

/** Options of git and other programs that the pages explain. */
const otherOptions = new Set(['--ours', '--theirs', '--size-only'])

/** As hosts make the address of a heading. */
function toAnchor(line: string): string {
  const [, heading = ''] = /^#+ (.*)$/.exec(line) ?? []
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
