import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { isOtherRunning } from '../../../scripts/processes.ts'

test('another process runs, one that has ended does not, and we are no other one', () => {
  expect(isOtherRunning(process.ppid)).toBe(true)
  expect(isOtherRunning(spawnSync(process.execPath, ['--version']).pid)).toBe(false)
  expect(isOtherRunning(process.pid)).toBe(false)
})
