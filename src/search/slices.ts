/** Long work in slices, so that what the reader does meanwhile, and what is to be drawn, goes first. */

/** Asked before each piece of the work: `if (slices.isOver()) await slices.next()`. It gives way once before the first. */
export interface Slices {
  isOver(): boolean
  next(): Promise<void>
}

export function openSlices(): Slices {
  let began = Number.NEGATIVE_INFINITY
  return {
    isOver: () => performance.now() - began > sliceLength,
    async next() {
      await new Promise((resolve) => setTimeout(resolve))
      began = performance.now()
    },
  }
}

/** Milliseconds of work at a stretch; a slow phone makes four times as many of them. */
const sliceLength = 8
