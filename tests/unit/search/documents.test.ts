import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Library, Paper } from '../../../src/library/library.ts'
import { toSearchDocument } from '../../../src/search/documents.ts'
import { entry, libraryOf, paperOf, topic } from '../invented-list.ts'
import { hostileTexts } from '../text/hostile-texts.ts'

interface Read {
  language: string | undefined
  /** Such as "filter topic: KV cache". */
  facts: string[]
  /** Such as [4, "The summary."]. */
  paragraphs: [weight: number, text: string][]
  elements: string[]
}

/** The document as Pagefind reads it. */
function readDocument(paper: Paper, library: Library): Read {
  const read: Read = { language: undefined, facts: [], paragraphs: [], elements: [] }
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      read.elements.push(node.tagName)
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
      if (node.tagName === 'html') read.language = attributes.get('lang')
      for (const [name, value] of attributes) {
        const kind = /^data-pagefind-(meta|filter|sort)$/.exec(name)?.[1]
        if (kind) read.facts.push(`${kind} ${value.replace('[content]', '')}: ${attributes.get('content')}`)
      }
      const weight = attributes.get('data-pagefind-weight')
      if (weight)
        read.paragraphs.push([
          Number(weight),
          node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
        ])
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(toSearchDocument(paper, library).html))
  return read
}

function documentOf(fields: string, body = '') {
  const library = libraryOf(topic('kv', 'KV cache'), entry('papers/x.md', `added: 2025-12-10\n${fields}`, body), {
    path: 'site.yaml',
    text: 'language: en-GB',
  })
  return { ...readDocument(paperOf(library, 'x'), library), url: toSearchDocument(paperOf(library, 'x'), library).url }
}

describe('toSearchDocument', () => {
  test('says all that one may look for, with weights, facets and sort keys', () => {
    const document = documentOf(
      `
title: H$_2$O, an Invented Study
authors: [Ada van Nowhere, Bo Fictive]
published: 2024-03
organization: Invented University
arxiv: "2403.99999"
doi: 10.5555/1
venue: {name: Proceedings of Nothing, short: PN 2024, kind: conference}
topics: [kv]
status: to read
summary: It is $O(n)$.
abstract: The abstract.
results: [{metric: latency, value: 2, unit: "×"}, {metric: memory, value: 3, unit: GB}]
discussion: {comments: 7}`,
      'The *notes*.',
    )
    expect(document.url).toBe('/papers/x/')
    expect(document.language).toBe('en-GB')
    expect(document.facts).toEqual([
      'meta title: H₂O, an Invented Study',
      'filter topic: KV cache',
      'filter year: 2024',
      'filter venue: PN 2024',
      'filter organization: Invented University',
      'filter status: to read',
      'meta authors: Ada van Nowhere, Bo Fictive',
      'meta topics: KV cache',
      'meta published: 2024-03',
      'meta venue: PN 2024',
      'meta organization: Invented University',
      'meta arxiv: 2403.99999',
      'meta doi: 10.5555/1',
      'meta id: x',
      'meta also: h2o',
      'sort date: 2024-03',
      'sort comments: 7',
    ])
    expect(document.paragraphs).toEqual([
      [4, 'It is O(n).'],
      [2, '2× lower latency. 3\u00A0GB memory.'],
      [2, 'The *notes*.'],
      [1, 'The abstract.'],
    ])
  })

  test('leaves out what is not known, and says the title where there is no other text', () => {
    const { facts, paragraphs } = documentOf('title: Invented')
    expect(facts).toEqual(['meta title: Invented', 'meta id: x', 'sort date: 2025-12-10', 'sort comments: 0'])
    expect(paragraphs).toEqual([[1, 'Invented x']])
  })

  test('a venue without a short name has its name', () => {
    expect(documentOf('title: A\nvenue: {name: Annals, kind: journal}').facts).toContain('filter venue: Annals')
  })

  test.each([
    ['A Study of H$_2$O', 'meta also: h2o'],
    ['Über Naïve Stände', 'meta also: uber naive stande'],
    ['O($n^2$) Costs', 'meta also: on2'],
  ])('%j is found with the letters of a keyboard too', (title, also) => {
    expect(documentOf(`title: ${title}`).facts).toContain(also)
  })

  test.each(hostileTexts)('%j comes back as the text that it is, and as no element', (text) => {
    const library = libraryOf(topic('kv'), entry('papers/x.md', 'title: A\nadded: 2025-12-10'))
    const hostile: Paper = {
      ...paperOf(library, 'x'),
      plainTitle: text,
      names: [{ literal: text }],
      organization: text,
      notes: text,
      topics: ['kv'],
    }
    const named = { ...library, findTopic: () => ({ id: 'kv', name: text, introduction: '', papers: [] }) }
    const { facts, paragraphs, elements } = readDocument(hostile, named)
    const shown = text.replaceAll('\0', '\uFFFD')
    for (const fact of ['meta title', 'meta authors', 'filter organization', 'filter topic'])
      expect(facts).toContain(`${fact}: ${shown}`)
    if (!text.includes('\0')) expect(paragraphs).toEqual([[2, text]])
    expect(new Set(elements)).toEqual(new Set(['html', 'head', 'body', 'meta', 'p']))
  })
})

describe('below a base path', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  test('an address stands without it, since the browser puts it before', async () => {
    vi.resetModules()
    vi.stubEnv('BASE_URL', '/a/stand/')
    const own = await import('../../../src/search/documents.ts')
    const library = libraryOf(entry('papers/x.md', 'title: On lanterns\nadded: 2025-12-10'))
    expect(own.toSearchDocument(paperOf(library, 'x'), library).url).toBe('/papers/x/')
  })
})
