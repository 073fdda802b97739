import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, runScript } from './run-script.ts'

const digest = (option: string, id: string) =>
  runScript('digest.ts', ['--content', join(root, 'tests/fixtures/library'), option, id])

test.each([
  ['--edition', '2025-02-31', 'day', '2025-12-10'],
  ['--edition', '2025-02-29', 'day', '2025-12-10'],
  ['--week', '2025-W53', 'week', '2025-W50'],
])('%s %s is not in the calendar', (option, id, kind, example) => {
  expect(digest(option, id)).toEqual({
    code: 2,
    stdout: '',
    stderr: `${option} "${id}" is not a ${kind} of the calendar. Write it as ${example}.\n`,
  })
})

test.each([
  ['--edition', '2024-02-29'],
  ['--week', '2015-W53'],
  ['--month', '2025-10'],
])('%s %s is in the calendar, though nothing joined the list then', (option, id) => {
  expect(digest(option, id)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^There is no edition of /) })
})
