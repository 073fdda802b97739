import { expect, test } from 'vitest'
import { judge } from '../../../scripts/bench/bars.ts'
import type { Row } from '../../../scripts/bench/rows.ts'

const row = (papers: number, id: string, figures: number[], peakBytes: number[] = []): Row => ({
  papers,
  id,
  what: id,
  unit: 's',
  figures,
  peakBytes,
})

function verdictsOf(rows: readonly Row[]) {
  return judge(rows).map(({ kind, what, limit, measured, verdict }) => [kind, what, limit, measured, verdict])
}

test('a fixed limit is held against the median', () => {
  expect(verdictsOf([row(58, 'cold', [9, 4.2, 1])]).slice(0, 2)).toEqual([
    ['bar', 'cold build', 'at most 5.0 s', '4.2 s', 'holds'],
    ['goal', 'cold build', 'at most 3.0 s', '4.2 s', 'fails'],
  ])
})

test('a limit that hangs on a peer needs the peer', () => {
  const goal = (rows: readonly Row[]) =>
    verdictsOf(rows).find(([kind, what]) => kind === 'goal' && `${what}`.startsWith('cold'))
  expect(goal([row(1000, 'cold', [3.9]), row(1000, 'hugo', [0.5])])).toMatchObject({ 2: 'at most 4.0 s', 4: 'holds' })
  expect(goal([row(1000, 'cold', [4.1]), row(1000, 'hugo', [0.5])])).toMatchObject({ 4: 'fails' })
  expect(goal([row(1000, 'cold', [4.1])])).toMatchObject({ 2: '', 3: '4.1 s', 4: 'not measured' })
})

test('memory is that of all processes, and growth is between two sizes', () => {
  const rows = [row(10_000, 'cold', [20], [2.5 * 2 ** 30]), row(50_000, 'cold', [108], [3 * 2 ** 30])]
  const verdicts = verdictsOf(rows)
  expect(verdicts).toContainEqual(['bar', 'cold build, memory of all processes', 'at most 3.0 GiB', '2.5 GiB', 'holds'])
  expect(verdicts).toContainEqual([
    'goal',
    'cold build, memory of all processes',
    'at most 2.0 GiB',
    '2.5 GiB',
    'fails',
  ])
  expect(verdicts).toContainEqual(['bar', 'cold build, against 10,000', 'at most 5.50 ×', '5.40 ×', 'holds'])
})

test('search has a bar and a goal for time and bytes, a goal for letters, and scores that have to be reached', () => {
  const rows = [
    row(1000, 'search first slow', [1.2]),
    row(1000, 'search bytes', [140_000]),
    row(1000, 'search bytes slow', [90_000]),
    row(1000, 'search letter slow p95', [51]),
    row(1000, 'search letter p95', [49]),
    row(1000, 'relevance typo', [0.96]),
    row(1000, 'relevance exact', [0.991]),
    row(1000, 'relevance prefix', [0.969]),
  ]
  const verdicts = verdictsOf(rows)
  const typo = 'MRR@10: title words, one letter wrong'
  expect(verdicts).toContainEqual(['bar', 'first search result, Slow 4G', 'at most 1.5 s', '1.2 s', 'holds'])
  expect(verdicts.filter(([, what]) => `${what}`.startsWith('sent until'))).toEqual([
    ['bar', 'sent until the first search result, Slow 4G', 'at most 120 kB', '90.0 kB', 'holds'],
    ['goal', 'sent until the first search result, Slow 4G', 'at most 80.0 kB', '90.0 kB', 'fails'],
  ])
  expect(verdicts.filter(([, what]) => `${what}`.startsWith('each later letter'))).toEqual([
    ['goal', 'each later letter, 95 of 100', 'at most 50 ms', '49 ms', 'holds'],
    ['goal', 'each later letter, 95 of 100, Slow 4G', 'at most 50 ms', '51 ms', 'fails'],
  ])
  expect(verdicts).toContainEqual(['bar', 'MRR@10: title words as they are', 'at least 0.990', '0.991', 'holds'])
  expect(verdicts).toContainEqual(['bar', 'MRR@10: title words, the last one cut', 'at least 0.970', '0.969', 'fails'])
  expect(verdicts).toContainEqual(['bar', typo, 'at least 0.950', '0.960', 'holds'])
  expect(verdicts).toContainEqual(['goal', typo, 'at least 0.980', '0.960', 'fails'])
})

test('search that could not be measured has no verdict', () => {
  const missing: Row = { ...row(1000, 'search', []), missing: 'there is no Chromium' }
  const verdicts = verdictsOf([missing]).filter(([, what]) => /search|letter|MRR/.test(`${what}`))
  expect(verdicts).toHaveLength(12)
  expect(verdicts.every(([, , , measured, verdict]) => measured === '' && verdict === 'not measured')).toBe(true)
})

test('sizes that were not asked for are not spoken of', () => {
  expect(judge([row(300, 'cold', [1])])).toEqual([])
})
