/** Work that is done in a process of its own: what it is told, what it answers, and its end. */
import { fork } from 'node:child_process'
import { flushCompileCache } from 'node:module'
import { basename } from 'node:path'

/** The answer of one that could not do its work. */
interface Failure {
  error: string
}

/**
 * Starts the script, which calls `answerOrder`, and gives what it answers once it is gone. Throws
 * what the work threw, and when the process ends without an answer.
 */
export function askProcess<Answer extends object>(
  script: URL,
  order: object,
  env: Record<string, string> = {},
): Promise<Answer> {
  const child = fork(script, [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  child.send(order)
  return new Promise((resolve, reject) => {
    let answer: Answer | Failure = {
      error: `${basename(script.pathname)} ended before its work was done. Build again.`,
    }
    child.on('message', (message) => {
      answer = message as Answer | Failure
      // It has nothing left to do, and Node 24 may wait for itself for ever when it ends (https://github.com/nodejs/node/issues/54918).
      child.kill('SIGKILL')
    })
    child.on('error', reject)
    child.on('exit', () => ('error' in answer ? reject(new Error(answer.error)) : resolve(answer)))
  })
}

/** Does the work that this process was started for; it ends with the one that has asked, at the latest. */
export function answerOrder<Order, Answer extends object>(work: (order: Order) => Promise<Answer>): void {
  process.on('message', async (order: Order) => {
    const answer: Answer | Failure = await work(order).catch((error: Error) => ({ error: error.message }))
    // What Node would do at its end.
    flushCompileCache()
    process.send?.(answer)
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}
