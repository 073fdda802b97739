/** `npm test`: everything that must hold, and a last line that counts it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cases } from '../tests/cases.ts'
import { missingChromium, provideChromium } from './chromium.ts'
import { readCommandLine, say } from './command.ts'
import { findMissingCases, formatCaseTable, type TestReport, tallyCases } from './test-cases.ts'

const { values, positionals } = readCommandLine(
  `
npm test -- [FILE…]
npm run test:long -- [FILE…]

Everything that must hold: format, lint, types, unused code, content, and the unit, site and browser tests.
With files, only the tests in them. The last line counts. Where there is no browser and none can be installed, everything
else runs, and the missing browser counts as one failure. So does every one of the numbered cases (tests/cases.ts) that no
test names.

  --long      also what takes long (an hour), and at the end a table of the cases: what is promised, and the tests that
              show it; a case without a test that has passed counts as a failure

Example: npm test -- tests/unit/text
`,
  { long: { type: 'boolean', default: false } },
  { positionals: true },
)

/** What is checked before the tests, each a command of its own. */
const checks: [name: string, ...command: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['format of pages and prose', 'prettier', '--check', '--log-level=warn', '.'],
  ['types', 'astro', 'check', '--minimumFailingSeverity', 'hint', '--minimumSeverity', 'hint'],
  ['unused code', 'knip'],
]

/** Vitest's options where there is no browser: the other two kinds of tests, be it that none of them was asked for. */
const withoutBrowser = ['--project=unit', '--project=site', '--passWithNoTests']

interface Count {
  passed: number
  failed: number
}

/** What Vitest writes down: its counts beside what the table of cases needs. */
interface Report extends TestReport {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
}

const isWithoutBrowser = needsBrowser(positionals) && provideChromium() === undefined
const counts: Count[] = []
if (positionals.length === 0) {
  for (const [name, command, ...options] of checks)
    counts.push(await check(name, join('node_modules', '.bin', command as string), options))
  counts.push(await check('content', process.execPath, ['scripts/check.ts']))
}
counts.push(await runTests(positionals, isWithoutBrowser ? withoutBrowser : []))
if (isWithoutBrowser) {
  say(`✗ browser tests: ${missingChromium}`)
  counts.push({ passed: 0, failed: 1 })
}
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exit(sum('failed') > 0 ? 1 : 0)

async function check(name: string, command: string, options: string[]): Promise<Count> {
  const start = performance.now()
  const { code, output } = await run(command, options, 'capture')
  say(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (code !== 0) say(output)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

/** Whether tests in a browser are among those asked for. Vitest takes a file for any part of a path. */
function needsBrowser(files: string[]): boolean {
  const paths = readdirSync('tests/browser').map((name) => join(process.cwd(), 'tests', 'browser', name))
  return files.length === 0 || files.some((file) => paths.some((path) => path.includes(file.replace(/^\.\//, ''))))
}

/** Vitest's own count, and the cases that are not shown; a run that ends without a report has failed. */
async function runTests(files: string[], projects: string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-test-'))
  const report = join(folder, 'report.json')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...projects, ...files]
  const { code } = await run(join('node_modules', '.bin', 'vitest'), options, 'show')
  try {
    const written = JSON.parse(readFileSync(report, 'utf8')) as Report
    const failed = Math.max(written.numFailedTests, written.numFailedTestSuites > 0 || code !== 0 ? 1 : 0)
    return { passed: written.numPassedTests, failed: failed + (files.length > 0 ? 0 : countMissingCases(written)) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How many cases are not shown, each told; those of a browser that is not here count as the browser, once. */
function countMissingCases(report: TestReport): number {
  const results = tallyCases(cases, report, process.cwd())
  if (values.long) say(`\nThe cases:\n${formatCaseTable(results)}`)
  if (isWithoutBrowser && !values.long) return 0
  const missing = findMissingCases(results, values.long)
  for (const sentence of missing) say(`✗ ${sentence}`)
  return missing.length
}

/** Runs a program with the Node of the packages first on the path, since their commands ask for `node` by name. */
function run(command: string, options: string[], how: 'capture' | 'show'): Promise<{ code: number; output: string }> {
  const path = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH']].join(
    process.platform === 'win32' ? ';' : ':',
  )
  const child = spawn(command, options, {
    stdio: how === 'show' ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: path,
      ASTRO_TELEMETRY_DISABLED: '1',
      FORCE_COLOR: '0',
      PAPERSTAND_LONG: values.long ? '1' : '0',
    },
  })
  let output = ''
  child.stdout?.on('data', (data) => (output += data))
  child.stderr?.on('data', (data) => (output += data))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
