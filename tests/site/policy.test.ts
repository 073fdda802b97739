/** What every built page may load and run, as it stands in the page; browsers are asked in tests/browser/policy.test.ts. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { earlyStyle } from '../../src/layouts/early-style.ts'
import { earlyScript } from '../../src/theme/early-script.ts'
import { listFiles, type PageElement, parseElements } from './built-site.ts'

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

describe.each([
  ['/', inject('rootSite')],
  ['a base path', inject('baseSite')],
])('every page under %s', (_, site) => {
  const pages = listFiles(site)
    .filter((file) => file.endsWith('.html'))
    .map((file): [string, PageElement[]] => [file, parseElements(readFileSync(join(site, file), 'utf8'))])
  const find = (isFound: (element: PageElement, file: string) => boolean) =>
    pages.flatMap(([file, elements]) =>
      elements.filter((element) => isFound(element, file)).map(({ tag, attributes }) => [file, tag, attributes]),
    )
  const isScript = ({ tag, attributes }: PageElement) =>
    tag === 'script' && attributes['type'] !== 'application/ld+json'
  const isLetter = (file: string) => file.endsWith('/letter.html')
  const policyOf = (elements: readonly PageElement[]) =>
    elements.filter(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')

  it('case 70: has one policy, before anything that it speaks of', () => {
    expect(pages.length).toBeGreaterThan(40)
    for (const [file, elements] of pages) {
      const head = elements.findIndex(({ tag }) => tag === 'head')
      const [policy, ...more] = policyOf(elements)
      expect([file, elements[head + 1]?.attributes, more]).toEqual([file, { charset: 'utf-8' }, []])
      expect([file, policy]).toEqual([file, elements[head + 2]])
      expect([file, policy?.attributes['content']]).toEqual([file, expect.stringContaining("default-src 'none'")])
      expect([file, policy?.attributes['content']]).toEqual([file, expect.stringContaining("base-uri 'none'")])
    }
  })

  it('allows scripts of the site, and the one in it by its hash; WebAssembly only where one searches', () => {
    for (const [file, elements] of pages) {
      const content = policyOf(elements)[0]?.attributes['content'] ?? ''
      const scripts = /script-src ([^;]+);/.exec(content)?.[1]
      if (!elements.some(isScript)) expect([file, scripts]).toEqual([file, undefined])
      else {
        const wasm = file === 'search/index.html' ? " 'wasm-unsafe-eval'" : ''
        expect([file, scripts]).toEqual([file, `'self' ${hash(earlyScript)}${wasm}`])
        expect(content).toContain(`; style-src 'self' ${hash(earlyStyle)};`)
        expect(content).toContain("; require-trusted-types-for 'script'; trusted-types default;")
      }
      expect([file, content.includes("'unsafe-inline'")]).toEqual([file, isLetter(file)])
      expect([file, content]).toEqual([file, expect.not.stringMatching(/unsafe-eval'.*unsafe-eval'|\*|https?:|data:/)])
    }
  })

  it('tells no other host who comes from here', () => {
    for (const [file, elements] of pages) {
      const told = elements.filter(({ tag, attributes }) => tag === 'meta' && attributes['name'] === 'referrer')
      expect([file, told.map(({ attributes }) => attributes['content'])]).toEqual([file, ['same-origin']])
    }
    expect(find(({ attributes }) => 'target' in attributes || 'ping' in attributes)).toEqual([])
  })

  it('has no script and no style in it but those two, no handler and no style of an element', () => {
    const scripts = pages.flatMap(([, elements]) => elements.filter(isScript))
    expect(new Set(scripts.map(({ text }) => text))).toEqual(new Set([earlyScript, '']))
    expect(find(({ attributes }) => Object.keys(attributes).some((name) => name.startsWith('on')))).toEqual([])
    const isStyled = ({ tag, attributes, text }: PageElement) =>
      'style' in attributes || (tag === 'style' && text !== earlyStyle)
    expect(find((element, file) => !isLetter(file) && isStyled(element))).toEqual([])
    const unsafe = (value: string) => /^\s*(?:javascript|data|vbscript|blob):/i.test(value)
    expect(find(({ attributes }) => Object.values(attributes).some(unsafe))).toEqual([])
  })
})

describe('letters and pages that lead on', () => {
  it('run no script, and letters have the styles that they bring along', () => {
    const kept = listFiles(inject('rootSite')).filter((file) => file.endsWith('.html'))
    const still = kept.flatMap((file) => {
      const elements = parseElements(readFileSync(join(inject('rootSite'), file), 'utf8'))
      if (elements.some(({ tag, attributes }) => tag === 'script' && 'src' in attributes)) return []
      return elements.flatMap(({ attributes }) =>
        attributes['http-equiv'] === 'Content-Security-Policy'
          ? [[file.endsWith('letter.html') ? 'letter' : 'moved', attributes['content']]]
          : [],
      )
    })
    expect(new Map(still as [string, string][])).toEqual(
      new Map([
        ['letter', "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"],
        ['moved', "default-src 'none'; form-action 'none'; base-uri 'none'"],
      ]),
    )
  })
})
