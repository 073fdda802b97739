/** What runs on GitHub for those who fork the list: held to what it may do, since nothing here can run it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formatProblem } from '../../src/library/problems.ts'

const github = fileURLToPath(new URL('../../.github/', import.meta.url))
const read = (path: string) => readFileSync(join(github, path), 'utf8')

interface Step {
  name?: string
  uses?: string
  run?: string
  with?: Record<string, unknown>
  if?: string
}

interface Job {
  permissions?: Record<string, string>
  if?: string
  'timeout-minutes': number
  steps: Step[]
}

interface Workflow {
  on: Record<string, unknown>
  permissions: Record<string, string>
  jobs: Record<string, Job>
}

const workflows = readdirSync(join(github, 'workflows')).map(
  (name) => [name, parse(read(`workflows/${name}`)) as Workflow] as const,
)

/** A job that may put pages there, or a step that hands them over to it. */
const isPutting = (part: Job | Step) =>
  ('permissions' in part && part.permissions !== undefined) ||
  ('uses' in part && part.uses?.includes('upload-pages-artifact'))

describe.each(workflows)('case 72: the workflow %s', (name, { on, permissions, jobs }) => {
  it('may only read, but for the one job that puts the site there', () => {
    expect(permissions).toEqual({ contents: 'read' })
    const more = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined)
    expect(more.map(([job, { permissions }]) => [job, permissions])).toEqual([
      ['deploy', { pages: 'write', 'id-token': 'write' }],
    ])
    expect(jobs['deploy']?.steps.every(({ run }) => run === undefined)).toBe(true)
  })

  it('runs for pull requests as for anybody, with no secret at hand, and puts nothing there but what is on main', () => {
    expect(Object.keys(on).sort()).toEqual(['pull_request', 'push', 'workflow_dispatch'])
    expect(on['push']).toEqual({ branches: ['main'] })
    expect(read(`workflows/${name}`)).not.toMatch(/secrets\.|pull_request_target|workflow_run/)
    const putting = Object.values(jobs).flatMap((job) => [job, ...job.steps].filter(isPutting))
    expect(putting.map((part) => part.if)).toEqual(
      putting.map(() => "github.ref == 'refs/heads/main' && vars.PAGES != 'off'"),
    )
    expect(putting).toHaveLength(2)
  })

  it('leaves no credentials beside what a pull request has brought, and ends by itself', () => {
    const [checkout] = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    )
    expect(checkout?.with).toEqual({ 'persist-credentials': false })
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(30)
  })

  it('names every action by its commit, with the version beside it', () => {
    const lines = read(`workflows/${name}`)
      .split('\n')
      .filter((line) => /\buses:/.test(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('runs only commands of ours, and no text of a pull request', () => {
    const scripts = (JSON.parse(readFileSync(join(github, '../package.json'), 'utf8')) as { scripts: object }).scripts
    for (const { run = '' } of Object.values(jobs).flatMap(({ steps }) => steps)) {
      for (const [, script = ''] of run.matchAll(/npm run (?:--silent )?(\S+)/g)) expect(scripts).toHaveProperty(script)
      expect(run).not.toMatch(/\$\{\{|npx|curl|wget/)
    }
  })
})

describe('the check of a pull request', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperstand-workflow-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const step = workflows
    .flatMap(([, { jobs }]) => jobs['build']?.steps ?? [])
    .find(({ name }) => name === 'Check the content')

  /** Runs the step with a stand-in for npm that reports so and ends so. */
  function runStep(report: string, status: number) {
    const [bin, summary] = [join(folder, 'npm'), join(folder, 'summary.md')]
    writeFileSync(bin, `#!/bin/sh\nprintf '%s\\n' '${report}' >&2\nexit ${status}\n`, { mode: 0o755 })
    writeFileSync(summary, '')
    const { status: code, stdout } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step?.run ?? 'exit 99'], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: `${folder}:${process.env['PATH']}`, GITHUB_STEP_SUMMARY: summary },
    })
    return { code, stdout, summary: readFileSync(summary, 'utf8') }
  }

  it('fails where the content has problems, and shows the report all the same', () => {
    const { code, stdout, summary } = runStep('content/papers/x.md:7:9: wrong. Mend it.', 1)
    expect(code).toBe(1)
    expect(stdout).toContain('content/papers/x.md:7:9: wrong.')
    expect(summary).toBe('    content/papers/x.md:7:9: wrong. Mend it.\n')
  })

  it('goes on where the content is well', () => {
    expect(runStep('58 papers: all well.', 0)).toMatchObject({ code: 0, summary: '    58 papers: all well.\n' })
  })

  it('puts every problem beside its line', () => {
    const { problemMatcher } = JSON.parse(read('check-problems.json')) as {
      problemMatcher: { pattern: { regexp: string }[] }[]
    }
    const pattern = new RegExp(problemMatcher[0]?.pattern[0]?.regexp ?? '(?!)')
    const problem = { file: 'papers/a-2025-b.md', line: 7, column: 9, message: 'unknown topic "x". Write another.' }
    expect(pattern.exec(formatProblem(problem, 'content'))?.slice(1)).toEqual([
      'content/papers/a-2025-b.md',
      '7',
      '9',
      'unknown topic "x". Write another.',
    ])
  })
})
