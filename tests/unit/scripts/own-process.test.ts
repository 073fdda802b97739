import { fork } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { askProcess, startProcess } from '../../../scripts/own-process.ts'
import { isOtherRunning } from '../../../scripts/processes.ts'

const script = new URL('odd-worker.ts', import.meta.url)

test('a process answers, and is gone then, though it would go on for ever', async () => {
  const { pid, greeting } = await askProcess<{ pid: number; greeting: string }>(
    script,
    { name: 'Fog' },
    { WORDS: 'Good day' },
  )
  expect(greeting).toBe('Good day, Fog')
  expect(isOtherRunning(pid)).toBe(false)
})

test('what goes wrong there goes wrong here', async () => {
  await expect(askProcess(script, { fails: true })).rejects.toThrow(/^The fog was too thick\.$/)
  await expect(askProcess(script, { ends: true })).rejects.toThrow(/^odd-worker\.ts ended before its work was done\./)
})

test('one that was started waits until it is asked, or stopped', async () => {
  const waiting = startProcess<{ greeting: string }>(script, { WORDS: 'Good day' })
  const stopped = startProcess(script)
  await stopped.stop()
  await expect(stopped.ask({ name: 'Moss' })).rejects.toThrow()
  expect((await waiting.ask({ name: 'Fog' })).greeting).toBe('Good day, Fog')
})

test('a process ends with the one that has asked', async () => {
  const child = fork(script)
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
})
