/** Processes, asked after by their number: what one that has ended left behind may be cleared away. */

/** Whether another process of this number runs; our own is no other one. */
export function isOtherRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
