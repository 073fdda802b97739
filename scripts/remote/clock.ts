/** The time, and waiting for it: one seam, so that a test need not wait three seconds to see that three seconds are waited. */
import { setTimeout as wait } from 'node:timers/promises'

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Waits as many milliseconds. */
  sleep(milliseconds: number): Promise<void>
  /** From 0 to 1, so that those who wait do not all come back at once. */
  random(): number
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await wait(milliseconds)
  },
  random: () => Math.random(),
}
