import { expect, test } from 'vitest'
import { addRows, type Row } from '../../../scripts/bench/rows.ts'
import { formatRows } from '../../../scripts/bench/table.ts'

const ours: Row = {
  papers: 1000,
  id: 'cold',
  what: 'Ours',
  unit: 's',
  figures: [6, 4, 5],
  cpuSeconds: [7, 7.2, 7.1],
  peakBytes: [2 ** 30],
}
const theirs: Row = {
  papers: 1000,
  id: 'hugo',
  what: 'Theirs',
  unit: 's',
  figures: [0.5],
  cpuSeconds: [1.42],
  against: 'cold',
}

test('rows are aligned, with medians and how many times another row', async () => {
  const missing: Row = { papers: 1000, id: 'x', what: 'Else', unit: 's', figures: [], missing: 'not there yet' }
  expect(await formatRows([ours, theirs, missing])).toBe(
    `| Papers | What   |                      Median |   CPU |  Memory |  Times | CPU times | Those of |
| -----: | ------ | --------------------------: | ----: | ------: | -----: | --------: | -------- |
|  1,000 | Ours   |                       5.0 s | 7.1 s | 1.0 GiB |        |           |          |
|  1,000 | Theirs |                      0.50 s | 1.4 s |         | 0.10 × |    0.20 × | Ours     |
|  1,000 | Else   | not measured: not there yet |       |         |        |           |          |
`,
  )
})

test('a row is compared with one of its own size', async () => {
  expect(await formatRows([{ ...ours, papers: 58 }, theirs])).not.toContain('×')
})

test('two commands, one after the other: times add up, the larger memory counts', () => {
  const second = { ...ours, figures: [1, 2, 3], cpuSeconds: [1, 1, 1], peakBytes: [2 ** 31] }
  expect(addRows({ papers: 1000, id: 'both', what: 'Both' }, ours, second)).toEqual({
    papers: 1000,
    id: 'both',
    what: 'Both',
    unit: 's',
    figures: [7, 6, 8],
    cpuSeconds: [8, 8.2, 8.1],
    peakBytes: [2 ** 31],
  })
})
