/** What social cards say. Papers and people are invented. */
import { describe, expect, test } from 'vitest'
import { toEditionCard, toFrontCard, toPaperCard, toSiteCard, toTopicCard } from '../../../src/cards/card.ts'
import { countCards, listCards } from '../../../src/cards/list.ts'
import type { Source } from '../../../src/library/content.ts'
import { libraryOf, paper, paperOf, site, topic } from '../invented-list.ts'

const figure = (metric: string, value: number, unit: string, more = '') =>
  `  - {metric: ${metric}, value: ${value}, unit: "${unit}"${more}}`
const results = (...lines: string[]) => `results:\n${lines.join('\n')}`

const fog = paper(
  'fog',
  `published: 2024-03\nauthors: [Ada Fogg, Bo Mist, Cy Dew]\ntopics: [damp]\n${results(figure('throughput', 3.5, '×', ', against: a full kettle, bound: up to'), figure('memory', -90, '%', ', of: steam'))}`,
)
const mist = paper('mist', `topics: [damp]\n${results(figure('throughput', 7, '×'))}`)
const dew = paper('dew', `topics: [damp]\n${results(figure('latency', 12, 'ms'))}`)
const bare = paper('bare', 'topics: [damp]')
const list = (...more: Source[]) => libraryOf(fog, mist, dew, bare, topic('damp', 'Damp things'), ...more)

describe('the card', () => {
  test('of the front page says the name, the edition, what the list is about and headline figures', () => {
    const card = toFrontCard(list(site('title: Kettles\ndescription: On kettles\ncards: pages')))
    expect(card).toMatchObject({
      url: '/cards/front.png',
      masthead: 'Kettles',
      heading: 'Kettles',
      line: 'Edition of 10 December 2025 · 4 papers',
      lede: 'On kettles',
    })
    expect(card?.alt).toBe(
      'Kettles. Edition of 10 December 2025 · 4 papers. On kettles. On fog: up to 3.5× throughput, against a full kettle. On dew: 12\u00A0ms latency. On mist: 7× throughput.',
    )
  })

  test('of the front page tells the size of the whole list where the edition is a part of it', () => {
    const older = { path: 'papers/old.md', text: '---\ntitle: Old\nadded: 2024-01-01\n---\n' }
    expect(toFrontCard(list(older))?.line).toBe('Edition of 10 December 2025 · 4 papers of 5')
    expect(toFrontCard(libraryOf())?.line).toBe('No papers yet')
  })

  test('of all other pages says only what stands in the site file', () => {
    const { site: settings } = list(site('title: Kettles\ndescription: On kettles'))
    expect(toSiteCard(settings)).toMatchObject({ url: '/cards/site.png', alt: 'Kettles. On kettles.', figures: [] })
  })

  test('of a topic has the strongest figure of each kind, each of another paper', () => {
    const library = list()
    const card = toTopicCard(library.findTopic('damp') as never, library)
    expect(card).toMatchObject({ url: '/topics/damp/card.png', heading: 'Damp things', line: 'Topic · 4 papers' })
    expect(card?.figures.map(({ name, figure }) => `${name} ${figure}`)).toEqual([
      'On mist 7×',
      'On dew 12\u00A0ms',
      'On fog −90\u00A0%',
    ])
  })

  test('of an edition has a figure of each metric before a second of any', () => {
    const latencies = ['ash', 'bog', 'cob'].map((id) => paper(id, results(figure('latency', 1, 'ms'))))
    const library = libraryOf(...latencies, paper('zinc', results(figure('energy', -5, '%'))), paper('none'))
    const [edition] = library.editions.day
    expect(edition && toEditionCard(edition, library)?.figures.map(({ name }) => name)).toEqual([
      'On ash',
      'On bog',
      'On zinc',
    ])
  })

  test('of a topic names no paper twice', () => {
    const both = paper('both', `topics: [damp]\n${results(figure('throughput', 9, '×'), figure('memory', -95, '%'))}`)
    const library = list(both)
    const damp = library.findTopic('damp')
    expect(damp && toTopicCard(damp, library)?.figures.map(({ name, figure }) => `${name} ${figure}`)).toEqual([
      'On both 9×',
      'On fog −90\u00A0%',
      'On dew 12\u00A0ms',
    ])
  })

  test('of a topic without figures says what the topic is about', () => {
    const damp = {
      path: 'topics/damp.md',
      text: '---\nname: Damp\ndescription: Water, H$_2$O in all its forms.\n---\n',
    }
    const library = libraryOf(bare, damp)
    expect(toTopicCard(library.findTopic('damp') as never, library)?.alt).toBe(
      'Paperstand. Damp. Topic · 1 paper. Water, H₂O in all its forms.',
    )
  })

  test('of an edition names the day, the week or the month', () => {
    const library = list()
    const { day, week, month } = library.editions
    expect([day, week, month].map(([edition]) => toEditionCard(edition as never, library)?.heading)).toEqual([
      '10 December 2025',
      'Week 50 of 2025',
      'December 2025',
    ])
  })

  test('of a paper is there when it is asked for, and says who wrote it and when', () => {
    const library = list(site('cards: papers'))
    expect(toPaperCard(paperOf(library, 'fog'), library)).toMatchObject({
      url: '/papers/fog/card.png',
      heading: 'On fog',
      line: 'Ada Fogg, Bo Mist and 1 more · March 2024',
      alt: 'Paperstand. On fog. Ada Fogg, Bo Mist and 1 more · March 2024. up to 3.5× throughput, against a full kettle. −90\u00A0% steam.',
    })
    expect(toPaperCard(paperOf(library, 'bare'), library)?.line).toBe('Edition of 10 December 2025')
    expect(toPaperCard(paperOf(list(), 'fog'), list())).toBeUndefined()
  })

  test('takes a title with dollar signs for what it is, once', () => {
    const priced = { path: 'papers/price.md', text: "---\ntitle: 'From \\$5 to \\$6'\nadded: 2025-12-10\n---\n" }
    const library = libraryOf(priced, site('cards: papers'))
    expect(toPaperCard(paperOf(library, 'price'), library)?.heading).toBe('From $5 to $6')
  })

  test('is not there where its name cannot be drawn, and the list goes by its host', () => {
    const library = libraryOf(
      topic('steam', '蒸気'),
      site('title: 薬缶\ndescription: 薬缶について\naddress: https://kettles.example/list'),
    )
    expect(toTopicCard(library.findTopic('steam') as never, library)).toBeUndefined()
    expect(toSiteCard(library.site)).toMatchObject({
      heading: 'kettles.example',
      lede: undefined,
      alt: 'kettles.example.',
    })
  })

  test('leaves out names of people and figures that cannot be drawn, or whose unit is too long', () => {
    const odd = paper(
      'odd',
      `authors: [李 明]\npublished: 2020\n${results(figure('speedup', 2, '倍'), figure('size', 12345678, 'cups and saucers'))}`,
    )
    const library = libraryOf(odd, site('cards: papers'))
    expect(toPaperCard(paperOf(library, 'odd'), library)).toMatchObject({ line: '2020', figures: [] })
  })
})

describe('the cards of a list', () => {
  test.each([
    ['none', 0],
    ['pages', 2 + 1 + 3],
    ['papers', 2 + 1 + 3 + 4],
  ])('are, with "cards: %s", %i', (cards, count) => {
    const library = list(site(`cards: ${cards}`))
    expect([listCards(library).length, countCards(library)]).toEqual([count, count])
    expect(new Set(listCards(library).map(({ url }) => url)).size).toBe(count)
  })
})
