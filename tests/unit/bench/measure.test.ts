/** Commands are measured as they are, with all that they start. */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { measureCommand } from '../../../scripts/bench/measure.ts'

const run = (code: string) => measureCommand({ argv: [process.execPath, '-e', code], cwd: '.' })
const busy = 'while (process.cpuUsage().user < 400_000);'
const start = (code: string) =>
  `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(code)}]);`

describe.skipIf(process.platform === 'win32')('a command', () => {
  it('has the processor time of its children', async () => {
    const { wallSeconds, cpuSeconds } = await run(start(busy))
    expect(wallSeconds).toBeGreaterThan(0.3)
    expect(cpuSeconds).toBeGreaterThan(0.35)
  })

  it('that waits takes time and no processor', async () => {
    const { wallSeconds, cpuSeconds } = await run('setTimeout(() => {}, 1000)')
    expect(wallSeconds).toBeGreaterThan(1)
    expect(cpuSeconds).toBeLessThan(wallSeconds)
  })

  it.runIf(existsSync('/proc/self/smaps_rollup'))('has the memory of its children beside its own', async () => {
    const hold = 'const b = Buffer.alloc(150e6, 1); setTimeout(() => b, 3000);'
    const { peakBytes = 0 } = await run(`const a = Buffer.alloc(150e6, 1); ${start(hold)} a;`)
    expect(peakBytes).toBeGreaterThan(300e6)
    expect(peakBytes).toBeLessThan(600e6)
  })

  it('that fails is told with what it printed', async () => {
    await expect(run("console.error('no room'); process.exit(7)")).rejects.toThrow(/ended with 7: no room$/)
    await expect(run("throw new Error('no time')")).rejects.toThrow(/Error: no time$/)
  })
})
