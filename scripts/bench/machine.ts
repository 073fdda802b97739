/** On what the bench ran: figures mean little without it. */
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'

export function describeMachine() {
  return {
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    node: process.versions.node,
  }
}
