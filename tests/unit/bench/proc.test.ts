import { expect, test } from 'vitest'
import { openTally, parsePss, parseStat, parseTimes } from '../../../scripts/bench/proc.ts'

test('session and processor time are found behind whatever name a process has', () => {
  const stat =
    '4711 (a (b) c) S 1 4710 4709 0 -1 4194304 100 0 0 0 250 50 7 8 20 0 1 0 100 1000 200 18446744073709551615'
  expect(parseStat(stat)).toEqual({ session: 4709, cpuSeconds: 3 })
})

test('the proportional set size is read in bytes, and is nothing of what has ended', () => {
  expect(parsePss('55a0-7ffd ---p 0 00:00 0 [rollup]\nRss:    900 kB\nPss:    345 kB\nPss_Anon:  300 kB\n')).toBe(
    353_280,
  )
  expect(parsePss('')).toBe(0)
})

test.each([
  ['0m0.00s 0m0.01s\n0m1.50s 0m0.25s\n', 1.75],
  ['0m0.001s 0m0.002s\n2m3.500s 1m0.500s\n', 184],
  ['0m0,00s 0m0,00s\n0m1,50s 0m0,50s\n', 2],
  ['', 0],
])('of the times of a shell, those of its children count: %j', (times, expected) => {
  expect(parseTimes(times)).toBeCloseTo(expected)
})

test('processor time is summed over all processes, memory over those of one moment', () => {
  const tally = openTally()
  tally.add([{ pid: 1, cpuSeconds: 1, pss: 100 }])
  tally.add([
    { pid: 1, cpuSeconds: 2, pss: 80 },
    { pid: 2, cpuSeconds: 0.5, pss: 70 },
  ])
  tally.add([{ pid: 2, cpuSeconds: 4, pss: 120 }])
  expect(tally).toMatchObject({ peakBytes: 150, cpuSeconds: 6 })
  expect(openTally()).toMatchObject({ peakBytes: 0, cpuSeconds: 0 })
})
