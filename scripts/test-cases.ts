/** Which numbered cases the tests have shown: the table at the end of `npm run test:long`. */
import { relative, sep } from 'node:path'
import type { Case } from '../tests/cases.ts'

/** What is needed of Vitest's JSON report. */
export interface TestReport {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}

export interface CaseResult extends Case {
  /** Paths below the folder of the project, with slashes, sorted. */
  files: string[]
  passed: number
  failed: number
  /** Left out, be it that they are long or that what they need is not here. */
  skipped: number
}

/** The cases with the tests that name them ("case 46: …", "cases 6, 7 and 8: …"), in the order of their numbers. */
export function tallyCases(cases: readonly Case[], { testResults }: TestReport, root: string): CaseResult[] {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: relative(root, name).split(sep).join('/'),
      status,
      numbers: findCaseNumbers(fullName),
    })),
  )
  return cases.map((known) => {
    const own = tests.filter(({ numbers }) => numbers.includes(known.number))
    const count = (...states: string[]) => own.filter(({ status }) => states.includes(status)).length
    return {
      ...known,
      files: [...new Set(own.map(({ file }) => file))].sort(),
      passed: count('passed'),
      failed: count('failed'),
      skipped: own.length - count('passed', 'failed'),
    }
  })
}

/** Numbers in the names of a test and the groups around it. */
export function findCaseNumbers(name: string): number[] {
  const lists = [...name.matchAll(/\bcases? (\d+(?:(?:, | and |, and )\d+)*): /g)].map(([, list = '']) => list)
  return lists.flatMap((list) => (list.match(/\d+/g) ?? []).map(Number))
}

/** One sentence for each case that is not shown. `isLong` asks for a test that has passed, otherwise any test will do. */
export function findMissingCases(results: readonly CaseResult[], isLong: boolean): string[] {
  return results
    .filter(({ passed, failed, skipped }) => (isLong ? passed === 0 : passed + failed + skipped === 0))
    .map(
      ({ number, promise, files }) =>
        `Case ${number} is not shown: ${promise}. ${
          files.length > 0
            ? `No test of it has passed; they stand in ${files.join(', ')}.`
            : `Write a test whose name begins with "case ${number}: ".`
        }`,
    )
}

/** Case, promise, how many of its tests passed, and the files that they are in. */
export function formatCaseTable(results: readonly CaseResult[]): string {
  return results
    .map((result) => {
      const lines = [`${mark(result)} ${String(result.number).padStart(2)}  ${result.promise} (${formatCount(result)})`]
      if (result.nearest) lines.push(`      nearest: ${result.nearest}`)
      return [...lines, `      ${result.files.join(', ') || 'no test'}`].join('\n')
    })
    .join('\n')
}

function mark({ passed, failed }: CaseResult): string {
  if (failed > 0) return '✗'
  return passed > 0 ? '✓' : '–'
}

function formatCount({ passed, failed, skipped }: CaseResult): string {
  const parts = [`${passed} passed`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (skipped > 0) parts.push(`${skipped} left out`)
  return parts.join(', ')
}
