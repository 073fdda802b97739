/** Work that is done in a process of its own: what it is told, what it answers, and its end. */
import { fork } from 'node:child_process'
import { basename } from 'node:path'

/** The answer of one that could not do its work. */
interface Failure {
  error: string
}

export interface OwnProcess<Answer> {
  /** Gives its only order, and what it answers once it is gone. Throws what the work threw, and when it ends without an answer. */
  ask(order: object): Promise<Answer>
  /** Ends it, whatever it does; resolves when it is gone. */
  stop(): Promise<void>
}

/** Starts the script, which calls `answerOrder`: it loads what it needs until it is asked. */
export function startProcess<Answer extends object>(script: URL, env: Record<string, string> = {}): OwnProcess<Answer> {
  const child = fork(script, [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  })
  const answered = new Promise<Answer>((resolve, reject) => {
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
  answered.catch(() => {}) // Whoever asks is told.
  return {
    ask(order) {
      child.send(order)
      return answered
    },
    async stop() {
      const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null
      const end = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      if (isRunning) await end
    },
  }
}

/** Starts the script, and asks it at once. */
export function askProcess<Answer extends object>(
  script: URL,
  order: object,
  env: Record<string, string> = {},
): Promise<Answer> {
  return startProcess<Answer>(script, env).ask(order)
}

/**
 * Does the work that this process was started for; it ends with the one that has asked, at the latest. It is killed then: code that
 * it has compiled, and that is the same in the next build, is only kept where the work calls `flushCompileCache`.
 */
export function answerOrder<Order, Answer extends object>(work: (order: Order) => Promise<Answer>): void {
  process.on('message', async (order: Order) => {
    const answer: Answer | Failure = await work(order).catch((error: Error) => ({ error: error.message }))
    process.send?.(answer)
  })
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}
