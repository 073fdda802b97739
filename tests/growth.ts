/** How the time of some work grows with its input, told so that neither a busy machine nor a cold start decides. */

/**
 * How many times as long the work takes on eight times the input: 8 where it is in proportion, 64 where it goes with the
 * square. The shortest of many times counts, on the thread's own clock; and since what is measured can only be too long,
 * it is measured again while it is beyond `bound`.
 *
 * @param prepare - gives the work on an input of so many parts, ready to be done; what it takes to prepare is not counted
 * @param parts - of the smaller input
 */
export function growthOf(prepare: (parts: number) => () => void, parts: number, bound = linearBound): number {
  const [small, large] = [prepare(parts), prepare(8 * parts)]
  let [once, eightfold] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let rounds = 0; rounds < 6 && !(eightfold < bound * once); rounds++) {
    once = Math.min(once, bestTime(small))
    eightfold = Math.min(eightfold, bestTime(large))
  }
  return eightfold / once
}

/** Case 29: twice the input takes less than 2.6 times as long, here three times over. */
export const linearBound = 2.6 ** 3

/** In milliseconds, the shortest of several times; the shorter, the more of them. */
export function bestTime(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let [all, rounds] = [0, 0]; rounds < 4 || all < 150; rounds++) {
    const one = time(work)
    best = Math.min(best, one)
    all += one
  }
  return best
}

/**
 * How long work takes, in milliseconds, or somewhat longer: never more than the thread's own time and what its clock may be
 * wrong by, as a busy machine has others do something else in between.
 */
export function time(work: () => void): number {
  const [start, own] = [performance.now(), process.threadCpuUsage()]
  work()
  const passed = performance.now() - start
  const { user, system } = process.threadCpuUsage(own)
  return Math.min(passed, (user + system) / 1000 + clockError)
}

/** It ticks coarsely on some machines. Milliseconds. */
const clockError = 20
