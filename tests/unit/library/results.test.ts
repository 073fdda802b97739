import { describe, expect, test } from 'vitest'
import { formatBound, formatFigure, formatResultCaption } from '../../../src/library/results.ts'
import type { Result } from '../../../src/schema.ts'

const result = (fields: Partial<Result>): Result => ({
  metric: 'latency',
  value: 2,
  unit: '×',
  bound: 'exact',
  ...fields,
})

test.each([
  ['exact', undefined],
  ['up to', 'up to'],
  ['average', 'on average'],
  ['at least', 'at least'],
] as const)('the bound %j reads %j', (bound, words) => {
  expect(formatBound(result({ bound }))).toBe(words)
})

describe('formatFigure', () => {
  test.each([
    [{ value: 3.5, unit: '×' }, '3.5×'],
    [{ value: -90, unit: '%', against: 'full cache' }, '−90\u00A0%'],
    [{ value: -90, unit: '%' }, '−90\u00A0%'],
    [{ value: 5.5, unit: '%', against: 'dense' }, '+5.5\u00A0%'],
    [{ value: 0.3, unit: 'points', against: 'dense' }, '+0.3\u00A0points'],
    [{ value: 90, unit: '%' }, '90\u00A0%'],
    [{ value: 3.1, unit: 'GB' }, '3.1\u00A0GB'],
    [{ value: 3.1, unit: 'GB', against: 'x' }, '3.1\u00A0GB'],
    [{ value: 1000, unit: 'ms' }, '1000\u00A0ms'],
    [{ value: 25_000, unit: 'ms' }, '25\u202F000\u00A0ms'],
    [{ value: 1_234_567.25, unit: 'ms' }, '1\u202F234\u202F567.25\u00A0ms'],
    [{ value: 0, unit: 'ms' }, '0\u00A0ms'],
  ])('%j is %j', (fields, figure) => {
    expect(formatFigure(result(fields))).toBe(figure)
  })
})

describe('formatResultCaption', () => {
  test.each([
    [{}, 'lower latency'],
    [{ of: 'kernel latency', against: 'NSA' }, 'lower kernel latency, against NSA'],
    [{ metric: 'memory' }, 'less memory'],
    [{ metric: 'perplexity' }, 'lower perplexity'],
    [{ metric: 'energy' }, 'less energy'],
    [{ metric: 'cost' }, 'less cost'],
    [{ metric: 'size' }, 'smaller size'],
    [{ metric: 'speedup' }, 'speed-up'],
    [{ metric: 'speedup', of: 'training' }, 'training'],
    [{ metric: 'throughput' }, 'throughput'],
    [{ metric: 'accuracy' }, 'accuracy'],
    [{ metric: 'memory', unit: 'GB' }, 'memory'],
    [{ metric: 'memory', better: 'higher' }, 'memory'],
  ] as const)('%j is %j', (fields, caption) => {
    expect(formatResultCaption(result(fields))).toBe(caption)
  })
})
