/**
 * What Zotero saves from the pages, by its own rules (tests/zotero/, written from its translators): held against what the
 * records of the fixture library say.
 */
import { describe, expect, inject, it } from 'vitest'
import { readContent } from '../../scripts/read-content.ts'
import { buildLibrary } from '../../src/library/library.ts'
import type { Creator } from '../zotero/item.ts'
import { translate } from '../zotero/translate.ts'
import { type BuiltPage, listedPapers, pageAt, readPages } from './built-site.ts'
import { fixtureContent } from './fixture-site.ts'
import { papers, topics } from './fixture-tables.ts'

interface Saved {
  itemType: string
  /** As in the record, where it is not given. */
  title?: string
  /** Facts that pages of lists tell as well. */
  fields: Record<string, string>
  /** What only the page of the paper tells. */
  more?: Record<string, string>
  /** The address in a list: to the paper itself, not to us, if there is one. */
  listed?: string
  /** Where its page gives other names than its record: a name without a capital is given one. */
  creators?: Creator[]
}

const saved: Record<string, Saved> = {
  'fennimore-hostile': {
    itemType: 'conferencePaper',
    title: '</script><script>window.__pwned=1</script><!-- ]]> &amp;lt; \uFFFE </math><img src=x onerror=alert(1)> "\'',
    fields: {
      date: '2026-01-05',
      proceedingsTitle: 'Workshop on </script><b>Quotes" onload=alert(4)',
      DOI: '10.48550/arXiv.9999.00020',
    },
    more: {
      conferenceName: 'Workshop on </script><b>Quotes" onload=alert(4)',
      extra: 'arXiv: 9999.00020',
      abstractNote: '</p></article><script>alert(9)</script> A second paragraph.',
    },
    listed: 'https://arxiv.org/abs/9999.00020',
    creators: [
      { lastName: 'src=x onerror=alert(1)> Fennimore', firstName: '<Img' },
      { lastName: '></title><script>alert(2)</script>' },
    ],
  },
  'juniper-2026-workshop-embers': {
    itemType: 'conferencePaper',
    fields: { date: '2026', proceedingsTitle: 'Workshop on Embers', DOI: '10.5555/EMBERS.2026' },
    more: { conferenceName: 'Workshop on Embers', extra: 'arXiv: invented-th/9999001' },
    listed: 'https://arxiv.org/abs/invented-th/9999001',
  },
  'aldermoor-2026-lantern-weights-fog': {
    itemType: 'preprint',
    title: 'Lantern Weights: Fog in O(n²) & H₂O, from α to ω',
    fields: { date: '2025-12-30', repository: 'arXiv', DOI: '10.48550/arXiv.9999.00010' },
    more: {
      archiveID: 'arXiv:9999.00010',
      abstractNote: 'We invent lanterns of weight wᵢ ≤ n², and nobody has ever seen one.',
    },
    listed: 'https://arxiv.org/abs/9999.00010',
  },
  'brackenfell-2025-thirty-pairs-hands': {
    itemType: 'conferencePaper',
    fields: {
      date: '2025',
      proceedingsTitle: 'Proceedings of the Conference on Draughts & Damp',
      volume: '7',
      issue: '2',
      pages: '101-117',
      publisher: 'Imaginary Press',
      DOI: '10.5555/bellows(2025)1<2>#3?',
    },
    more: { conferenceName: 'Proceedings of the Conference on Draughts & Damp' },
    listed: '',
  },
  '2025-tin-whistle-count': { itemType: 'preprint', fields: { date: '2025-03' } },
  gossamer: { itemType: 'preprint', fields: {} },
  'lanternjaw-2022-abstract-only': {
    itemType: 'preprint',
    fields: { date: '2022-02-28' },
    more: { abstractNote: 'An invented abstract that stands alone.' },
  },
  'evenlode-2018-thesis-kettles': {
    itemType: 'thesis',
    fields: { date: '2018-06', university: 'University of Nowhere-on-Sea' },
  },
  'dunwick-2019-journal-damp': {
    itemType: 'journalArticle',
    fields: {
      date: '2019',
      publicationTitle: 'Journal of Damp',
      volume: 'XIV',
      issue: '3-4',
      pages: '42-57',
      publisher: 'Mildew House',
      DOI: '10.5555/jdamp.2019.42',
    },
    listed: '',
  },
  'kestrel-2023-software-bell': { itemType: 'computerProgram', fields: { date: '2023-10-05' } },
  'harrowgate-2024-chapter-soot': {
    itemType: 'bookSection',
    fields: { date: '2024', bookTitle: 'The Book of Soot', pages: '9', publisher: 'Ember & Daughters' },
  },
  'isherwell-2021-report-tides': {
    itemType: 'report',
    fields: { date: '2020-12', institution: 'Office of Invented Tides' },
  },
}

const pages = readPages(inject('rootSite'))
const library = buildLibrary(readContent(fixtureContent))
const origin = 'https://fixture.example'

const paperPages = papers.map((id) => [id, pageAt(pages, `/papers/${id}/`)] as const)
const others = pages.filter(({ address }) => !paperPages.some(([, page]) => page.address === address))
const listPages = others.filter((page) => listedPapers(page).length > 0)
const pagesWithout = others.filter((page) => listedPapers(page).length === 0)

/** What a record says, as Zotero would have to write it. */
function expectedOf(id: string) {
  const paper = library.findPaper(id)
  const facts = saved[id]
  if (!paper || !facts) throw new Error(`The tables say nothing of ${id}.`)
  const { title = paper.title, listed = `${origin}/papers/${id}/` } = facts
  return { ...facts, title: title.replace(/\s+/g, ' '), listed, creators: paper.names.map(toCreator), paper }
}

function toCreator(name: ReturnType<typeof buildLibrary>['papers'][number]['names'][number]): Creator {
  // Zotero cleans names of brackets at their ends, which no name of a person or a group begins with.
  if ('literal' in name) return { lastName: name.literal.replace(/^\]+/, '') }
  return name.given ? { lastName: name.family, firstName: name.given } : { lastName: name.family }
}

/** Dates of a page have strokes, those of a list hyphens; Zotero reads both. Spaces are one space. */
function normalize(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name === 'date' ? value.replaceAll('/', '-') : value.replace(/\s+/g, ' '),
    ]),
  )
}

describe('Zotero, on the page of a paper', () => {
  it.each(paperPages)(
    'saves %s whole: one item of its type, its authors in order, and nothing invented',
    (id, page) => {
      const { itemType, title, fields, more, creators, paper } = expectedOf(id)
      const { translator, detected, items } = translate(page)
      expect([translator, detected]).toEqual(['Embedded Metadata', itemType])
      expect(items.map((item) => ({ ...item, fields: normalize(item.fields) }))).toEqual([
        {
          itemType,
          creators: saved[id]?.creators ?? creators,
          fields: { title, ...fields, ...more, url: origin + page.address, language: 'en' },
          pdfs: paper.arxiv ? [`https://arxiv.org/pdf/${paper.arxiv}`] : [],
        },
      ])
    },
  )
})

describe('Zotero, on the page of a list', () => {
  it('is asked about every kind of list', () => {
    const addresses = listPages.map(({ address }) => address)
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/',
        '/404.html',
        '/discussed/',
        '/papers/',
        '/authors/quentin-kestrel/',
        '/editions/2025-W01/',
        '/editions/2025-12/',
        '/editions/2026-01-05/',
        '/paths/through-the-fog/',
        '/searches/young-lanterns/',
        '/topics/fog-machines/',
      ]),
    )
    const everyTopic = Object.keys(topics).filter((id) => topics[id]?.length)
    expect(addresses.filter((address) => /^\/topics\/.+/.test(address)).sort()).toEqual(
      everyTopic.map((id) => `/topics/${id}/`).sort(),
    )
  })

  it.each(listPages.map((page) => [page.address, page] as const))('%s offers all its papers at once', (_, page) => {
    const ids = listedPapers(page)
    const { translator, detected, items } = translate(page)
    expect(translator).toBe('COinS')
    expect(detected).toBe(ids.length > 1 ? 'multiple' : saved[ids[0] ?? '']?.itemType)
    expect(items.map((item) => ({ ...item, fields: normalize(item.fields) }))).toEqual(
      ids.map((id) => {
        const { itemType, title, fields, creators, listed } = expectedOf(id)
        return { itemType, creators, fields: { title, ...fields, ...(listed && { url: listed }) }, pdfs: [] }
      }),
    )
  })

  it('finds them hidden from eyes, screen readers and the keyboard, one in each entry', () => {
    const spans = listPages.flatMap(({ elements }) => elements.filter(isCoins))
    expect(spans).toHaveLength(listPages.flatMap(listedPapers).length)
    for (const { attributes, text, parent } of spans) {
      expect(Object.keys(attributes)).toEqual(['class', 'title', 'hidden'])
      expect(text).toBe('')
      expect([parent?.tag, parent?.attributes['class']]).toEqual(['article', 'entry'])
    }
  })
})

describe('Zotero, elsewhere', () => {
  it.each(pagesWithout.map((page) => [page.address, page] as const))('takes %s for a web page', (_, page) => {
    const { translator, detected, items } = translate(page)
    expect([translator, detected, items.length]).toEqual(['Embedded Metadata', 'webpage', 1])
    expect(items[0]?.creators).toEqual([])
  })
})

function isCoins({ tag, attributes }: BuiltPage['elements'][number]): boolean {
  return tag === 'span' && attributes['class'] === 'Z3988'
}
