/** A process that never ends by itself, for the tests of scripts/own-process.ts. */
import { answerOrder } from '../../../scripts/own-process.ts'

setInterval(() => {}, 1000)
answerOrder(async ({ name, fails, ends }: { name?: string; fails?: boolean; ends?: boolean }) => {
  if (fails) throw new Error('The fog was too thick.')
  if (ends) process.kill(process.pid, 'SIGKILL')
  return { pid: process.pid, greeting: `${process.env['WORDS']}, ${name}` }
})
