import { describe, expect, test } from 'vitest'
import { findCaseNumbers, findMissingCases, formatCaseTable, tallyCases } from '../../../scripts/test-cases.ts'
import { cases } from '../../cases.ts'

const invented = [
  { number: 1, promise: 'kettles boil' },
  { number: 2, promise: 'fog lifts', nearest: 'a lamp, as there is no fog here' },
  { number: 3, promise: 'tides turn' },
  { number: 4, promise: 'moss grows' },
]

const report = {
  testResults: [
    {
      name: '/stand/tests/unit/kettle.test.ts',
      assertionResults: [
        { fullName: 'case 1: a kettle boils', status: 'passed' },
        { fullName: 'cases 1 and 2: kettles in fog boil', status: 'failed' },
        { fullName: 'a kettle in case 3 boils', status: 'passed' },
      ],
    },
    {
      name: '/stand/tests/site/fog.test.ts',
      assertionResults: [
        { fullName: 'fog case 2: lifts', status: 'passed' },
        { fullName: 'case 3: turns', status: 'skipped' },
      ],
    },
  ],
}
const results = tallyCases(invented, report, '/stand')

test('there are 72 cases, in the order of their numbers, each with a promise of one line', () => {
  expect(cases.map(({ number }) => number)).toEqual(Array.from({ length: 72 }, (_, n) => n + 1))
  expect(new Set(cases.map(({ promise }) => promise)).size).toBe(72)
  for (const { promise } of cases) expect(promise).toMatch(/^[^\n.]{10,110}$/)
})

test.each([
  ['case 46: throws when the disk is full', [46]],
  ['npm run import case 46: throws', [46]],
  ['cases 6, 7, 8 and 21: file names end the build', [6, 7, 8, 21]],
  ['case 6 and 14: two papers with one DOI', [6, 14]],
  ['cases 1, 2, and 3: all of it', [1, 2, 3]],
  ['case 69: kill -9 case 46: both', [69, 46]],
  ['in case 46 it throws', []],
  ['the showcase 46: it throws', []],
])('%j names its cases', (name, numbers) => {
  expect(findCaseNumbers(name)).toEqual(numbers)
})

describe('the table', () => {
  test('counts the tests of every case, with their files', () => {
    expect(results).toMatchObject([
      { number: 1, passed: 1, failed: 1, skipped: 0, files: ['tests/unit/kettle.test.ts'] },
      { number: 2, passed: 1, failed: 1, files: ['tests/site/fog.test.ts', 'tests/unit/kettle.test.ts'] },
      { number: 3, passed: 0, failed: 0, skipped: 1 },
      { number: 4, passed: 0, failed: 0, skipped: 0, files: [] },
    ])
  })

  test('says in two or three lines what is promised, by what it is shown, and how that went', () => {
    expect(formatCaseTable(results).split('\n')).toEqual([
      '✗  1  kettles boil (1 passed, 1 failed)',
      '      tests/unit/kettle.test.ts',
      '✗  2  fog lifts (1 passed, 1 failed)',
      '      nearest: a lamp, as there is no fog here',
      '      tests/site/fog.test.ts, tests/unit/kettle.test.ts',
      '–  3  tides turn (0 passed, 1 left out)',
      '      tests/site/fog.test.ts',
      '–  4  moss grows (0 passed)',
      '      no test',
    ])
  })
})

describe('what is missing', () => {
  test('is a case without a test, in every run', () => {
    expect(findMissingCases(results, false)).toEqual([
      'Case 4 is not shown: moss grows. Write a test whose name begins with "case 4: ".',
    ])
  })

  test('is a case of which no test has passed, in the long one', () => {
    expect(findMissingCases(results, true)).toEqual([
      'Case 3 is not shown: tides turn. No test of it has passed; they stand in tests/site/fog.test.ts.',
      'Case 4 is not shown: moss grows. Write a test whose name begins with "case 4: ".',
    ])
  })
})
