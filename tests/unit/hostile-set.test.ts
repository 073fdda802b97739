/** The hostile set is what it says it is; and each of its texts, alone, is harmless where text becomes HTML. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { formatProblem } from '../../src/library/problems.ts'
import { paperSchema } from '../../src/schema.ts'
import { parseExcerpt } from '../../src/search/excerpt.ts'
import { toScriptJson } from '../../src/text/html.ts'
import { renderMarkdown } from '../../src/text/markdown.ts'
import { toHtml } from '../../src/text/mathematics.ts'
import { toTerminalLine, toTerminalText } from '../../src/text/terminal-text.ts'
import { hostileFamilies, hostileSet } from '../hostile/hostile-set.ts'
import { toYaml } from '../hostile/write-library.ts'
import { isLong } from '../long.ts'
import { temporaryFolders } from './scripts/temporary-folder.ts'
import { findLive, textOf } from './text/live-markup.ts'

const temporary = temporaryFolders()

describe('the hostile set', () => {
  test('case 15: has forty families or more, each with a name and an aim of its own, and five hundred texts or more', () => {
    expect(hostileFamilies.length).toBeGreaterThanOrEqual(40)
    expect(hostileSet.length).toBeGreaterThanOrEqual(500)
    expect(new Set(hostileSet).size).toBe(hostileSet.length)
    expect(new Set(hostileFamilies.map(({ name }) => name)).size).toBe(hostileFamilies.length)
    for (const { name, tries, texts } of hostileFamilies) {
      expect(name).toMatch(/^\S.{2,60}$/)
      expect(tries).toMatch(/^to .{15,}/)
      expect([name, texts.length]).toEqual([name, new Set(texts).size])
      expect([name, texts.length >= 3]).toEqual([name, true])
    }
  })

  test('is not of one kind: most texts would be live, had they been believed', () => {
    const believed = hostileSet.filter((text) => findLive(text).length > 0)
    expect(believed.length).toBeGreaterThan(400)
  })
})

describe.each(hostileFamilies.map(({ name, texts }) => [name, texts] as const))('case 15: %s', (_, texts) => {
  test('as title, summary or abstract, shows and does nothing', () => {
    const live = texts.flatMap((text) => findLive(toHtml(text)).map((found) => [text, found]))
    expect(live).toEqual([])
    const plain = texts.filter((text) => !['$', '\u0000', '\r'].some((sign) => text.includes(sign)))
    expect(plain.map((text) => textOf(toHtml(text)))).toEqual(plain)
  })

  test('case 18: as notes, alone and between words, shows and does nothing', () => {
    const around = texts.flatMap((text) => [
      text,
      `Words ${text} words\n\n> [${text}](https://x.example)`,
      ...(isLong ? [`- ${text}`, `# ${text}\n\n| ${text} |\n|--|\n| x |`, `$${text}$`] : []),
    ])
    const live = around.flatMap((text) =>
      findLive(renderMarkdown(text, (url) => url))
        .filter((found) => !isLink(found))
        .map((found) => [text, found]),
    )
    expect(live).toEqual([])
  })

  test('case 19: as JSON in a script element, is one text, and ends nothing', () => {
    for (const text of texts) {
      const json = toScriptJson({ [text]: text })
      expect(json).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ [text]: text })))
    }
  })

  test('case 20: as an excerpt of the text index, comes back as words', () => {
    for (const text of texts) {
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      const pieces = parseExcerpt(`a <mark>${escaped}</mark> b`)
      expect(pieces.map((piece) => piece.text).join('')).toBe(`a ${text} b`)
    }
  })

  test('on a terminal and in the log of a build, commands nothing', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    const commands = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\s*::|##(?:vso)?\[/m
    expect(texts.filter((text) => commands.test(toTerminalText(text)))).toEqual([])
    const problem = (text: string) => formatProblem({ file: `papers/${text}.md`, line: 1, column: 1, message: text })
    expect(texts.filter((text) => /\n/.test(problem(text)) || commands.test(problem(text)))).toEqual([])
    expect(texts.filter((text) => toTerminalLine(toTerminalLine(text)) !== toTerminalLine(text))).toEqual([])
  })

  test('a title is taken, or refused with a sentence that says what to do', () => {
    for (const text of texts) {
      const { error } = paperSchema.shape.title.safeParse(text)
      for (const { message } of error?.issues ?? []) expect(message).toMatch(/^(?:is|has) .+\. [A-Z].+\.$/)
    }
  })
})

test('case 17: what a field does not take is refused at its place, in a sentence, and all of it at once', () => {
  const folder = temporary()
  mkdirSync(join(folder, 'papers'))
  for (const [n, text] of hostileSet.entries()) {
    const record = { title: `${text}${n}`, added: '2026-01-01', summary: text, links: [{ type: 'other', url: text }] }
    const notes = text.isWellFormed() && !text.includes('\u0000') ? `[x](<${text.replace(/[<>\\\r\n]/g, '')}>)` : ''
    writeFileSync(join(folder, 'papers', `paper-${n}.md`), `---\n${toYaml(record)}\n---\n${notes}\n`)
  }
  const { problems } = readContent(folder)
  const told = problems.map((problem) => formatProblem(problem))
  for (const line of told) expect(line).toMatch(/^papers\/paper-\d+\.md:\d+:\d+: [^\n]{10,}[.?]$/)
  const has = (n: number, pattern: RegExp) =>
    problems.some(({ file, message }) => file === `papers/paper-${n}.md` && pattern.test(message))
  const { title, summary } = paperSchema.shape
  const wrong = hostileSet.filter((text, n) => {
    const isRefused = [title.safeParse(`${text}${n}`), summary.safeParse(text)].map(({ success }) => !success)
    return isRefused[0] !== has(n, /^title /) || isRefused[1] !== has(n, /^summary /)
  })
  expect(wrong).toEqual([])
  const followed = hostileSet.filter((text, n) => !has(n, /^links 1 url /) && !/^https:\/\/[^\s\\@]+$/.test(text))
  expect(followed).toEqual([])
  expect(problems.length).toBeGreaterThan(1000)
})

/** A link that stays on this site or leads to another page of the web; where it leads to nothing the check has said so. */
function isLink(found: string): boolean {
  const [, url = ''] = /^href="(.*)"$/s.exec(found) ?? []
  return found.startsWith('href=') && /^https?:$/.test(URL.parse(url, 'https://own.example/')?.protocol ?? 'none:')
}
