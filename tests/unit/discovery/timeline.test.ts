/** The timeline as data and as a drawing. Papers are invented. */

import { describe, expect, test } from 'vitest'
import { buildTimeline } from '../../../src/discovery/timeline.ts'
import { toTimelineScale } from '../../../src/discovery/timeline-scale.ts'
import type { Source } from '../../../src/library/content.ts'
import fc from '../../properties.ts'
import { libraryOf, paper, topic } from '../invented-list.ts'

const timelineOf = (...sources: readonly Source[]) => {
  const { papers, topics } = libraryOf(...sources)
  return buildTimeline(papers, topics)
}

describe('a timeline of few papers', () => {
  const timeline = timelineOf(
    topic('fog', 'Fog'),
    topic('moss', 'Moss'),
    topic('empty', 'Empty'),
    paper('a', 'published: 2024-11\ntopics: [fog, moss]'),
    paper('b', 'published: 2025-02-14\ntopics: [fog]'),
    paper('c', 'published: 2025-02-01\ntopics: [fog]'),
    paper('d', 'published: 2025\ntopics: [moss]'),
    paper('e', 'published: 2025-01'),
    paper('f', 'topics: [fog]'),
  )

  test('has every month from the first paper to the last; a year alone stands in its middle', () => {
    expect(timeline.columns).toEqual([
      ...['2024-11', '2024-12', '2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06', '2025-07'],
    ])
    expect(timeline.unit).toBe('month')
  })

  test('has a row for each topic that has papers, and one for papers without a topic; a dot is a paper', () => {
    expect(
      timeline.rows.map(({ name, count, levels, marks }) => [
        [name, count, levels],
        marks.map(({ column, level, papers, isVague }) => [column, level, papers.map(({ id }) => id).join(), isVague]),
      ]),
    ).toEqual([
      [
        ['Fog', 3, 2],
        [
          [0, 0, 'a', false],
          [3, 0, 'b', false],
          [3, 1, 'c', false],
        ],
      ],
      [
        ['Moss', 2, 1],
        [
          [0, 0, 'a', false],
          [8, 0, 'd', true],
        ],
      ],
      [['Without a topic', 1, 1], [[2, 0, 'e', false]]],
    ])
    expect(timeline.isSingle).toBe(true)
  })

  test('names the papers that nothing dates', () => {
    expect(timeline.undated.map(({ id }) => id)).toEqual(['f'])
  })
})

test('nothing dated is a timeline without rows', () => {
  expect(timelineOf(paper('a'))).toMatchObject({ columns: [], rows: [], undated: [{ id: 'a' }] })
  expect(timelineOf()).toMatchObject({ columns: [], rows: [], undated: [] })
})

describe('a timeline of many papers', () => {
  const topics = Array.from({ length: 30 }, (_, n) => `t${n}`)
  const timeline = timelineOf(
    ...topics.map((id) => topic(id)),
    ...Array.from({ length: 800 }, (_, n) => {
      const own = n < 700 ? topics[n % 24] : topics[24 + (n % 6)]
      return paper(`p${n}`, `published: 2024-0${1 + (n % 3)}\ntopics: [${own}]`)
    }),
    paper('x', 'published: 2024-02'),
  )

  test('has a mark for each topic and month, whose area is the number of its papers', () => {
    expect(timeline.isSingle).toBe(false)
    const marks = timeline.rows.flatMap((row) => row.marks)
    expect(marks.reduce((sum, { papers }) => sum + papers.length, 0)).toBe(801)
    const [most] = marks.toSorted((a, b) => b.papers.length - a.papers.length)
    expect(most?.size).toBe(1)
    for (const { papers, size } of marks)
      if (size > 0.22) expect(size ** 2).toBeCloseTo(papers.length / (most?.papers.length ?? 0))
  })

  test('has rows for the largest topics, one for the others, and one for papers without a topic', () => {
    expect(timeline.rows.map(({ name }) => name)).toEqual([
      ...timeline.rows.slice(0, 24).map((row) => row.topic?.name),
      'Other topics',
      'Without a topic',
    ])
    expect(timeline.rows.slice(-2).map(({ count }) => count)).toEqual([100, 1])
  })
})

test('a long time goes by years', () => {
  const timeline = timelineOf(
    paper('a', 'published: 1990-05'),
    paper('b', 'published: 2024'),
    paper('c', 'published: 2024-01'),
  )
  expect([timeline.unit, timeline.columns.length, timeline.columns[0], timeline.columns.at(-1)]).toEqual([
    'year',
    35,
    '1990',
    '2024',
  ])
  expect(timeline.rows[0]?.marks.map(({ column, level, isVague }) => [column, level, isVague])).toEqual([
    [0, 0, false],
    [34, 0, false],
    [34, 1, false],
  ])
})

describe('the drawing', () => {
  const months = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `${2020 + Math.floor((n + 6) / 12)}-${String(((n + 6) % 12) + 1).padStart(2, '0')}`,
    )

  test('has no marks that touch each other or leave it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 144 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (count, levels, isSingle) => {
          const scale = toTimelineScale({ unit: 'month', columns: months(count), isSingle })
          const [first, last] = [scale.x({ column: 0 }), scale.x({ column: count - 1 })]
          if (isSingle) expect(first).toBeGreaterThanOrEqual(scale.radius)
          if (isSingle) expect(last + scale.radius).toBeLessThanOrEqual(scale.width)
          if (isSingle && count > 1) expect(scale.x({ column: 1 }) - first).toBeGreaterThan(2 * scale.radius)
          const row = { levels }
          expect(scale.y({ level: 0 }, row) + scale.radius).toBeLessThanOrEqual(scale.heightOf(row))
          expect(scale.y({ level: levels - 1 }, row) - scale.radius).toBeGreaterThanOrEqual(0)
          if (levels > 1)
            expect(scale.y({ level: 0 }, row) - scale.y({ level: 1 }, row)).toBeGreaterThan(2 * scale.radius)
        },
      ),
    )
  })

  test('is drawn so much larger for fingers that the step between two marks has 24 pixels', () => {
    const times = { dense: 2.7, close: 2 }
    for (let count = 1; count <= 144; count++) {
      const { touch, x, radius } = toTimelineScale({ unit: 'month', columns: months(count), isSingle: true })
      const larger = touch ? times[touch] : 1
      expect([count, (x({ column: 1 }) - x({ column: 0 })) * larger >= 24]).toEqual([count, true])
      if (touch) expect([count, (2 * radius + 1) * larger >= 24]).toEqual([count, true])
    }
  })

  test('labels years where they begin, and the first where there is room for it', () => {
    const { years } = toTimelineScale({ unit: 'month', columns: months(89), isSingle: true })
    expect(years.map(({ year, isLabelled }) => [year, isLabelled])).toEqual([
      ...['2020', '2021', '2022', '2023', '2024', '2025', '2026', '2027'].map((year) => [year, true]),
    ])
    const [cut] = toTimelineScale({ unit: 'month', columns: months(89).slice(4), isSingle: true }).years
    expect([cut?.year, cut?.isLabelled]).toEqual(['2020', false])
  })

  test('of years labels no two that overlap', () => {
    const columns = Array.from({ length: 70 }, (_, n) => String(1955 + n))
    const labelled = toTimelineScale({ unit: 'year', columns, isSingle: true }).years.filter(
      ({ isLabelled }) => isLabelled,
    )
    const gaps = labelled.slice(1).map(({ x }, n) => x - (labelled[n]?.x ?? 0))
    expect(gaps.length).toBeGreaterThan(5)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(40)
  })
})
