/** A clock that goes on only while somebody sleeps, to the moment at which the first of the sleepers wakes. */
import type { Clock } from '../../../scripts/remote/clock.ts'

export function newClock(time = Date.UTC(2025, 11, 20)): Clock & { time: number } {
  const sleepers: { wake: number; resolve: () => void }[] = []
  const wakeFirst = () => {
    const [first] = sleepers.sort((a, b) => a.wake - b.wake).splice(0, 1)
    clock.time = Math.max(clock.time, first?.wake ?? 0)
    first?.resolve()
  }
  const clock = {
    time,
    now: () => clock.time,
    random: () => 0,
    sleep: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        sleepers.push({ wake: clock.time + milliseconds, resolve })
        setTimeout(wakeFirst, 1)
      }),
  }
  return clock
}
