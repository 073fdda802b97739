/** Chance that can be repeated: the same seed gives the same draws, on every machine. */

export interface Random {
  /** Evenly spread in [0, 1). */
  next(): number
  /** Whole, evenly spread, both ends included. */
  integer(from: number, to: number): number
  /** True with this probability. */
  chance(probability: number): boolean
  /** One of a list that is not empty, each as likely as the others. */
  pick<T>(list: readonly T[]): T
  /** Exponentially distributed around this mean: many small ones, few large ones. */
  exponential(mean: number): number
}

/** The generator is mulberry32 by Tommy Ettinger (public domain), 32 bits of state. */
export function openRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
    exponential: (mean) => -mean * Math.log(1 - next()),
  }
}
