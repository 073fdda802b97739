/** Letters on their way: one connection, one letter after the other, each noted before it goes and when it is gone. */
import { showProgress } from './command.ts'
import type { Ledger } from './ledger.ts'
import type { Mailbox } from './recipients.ts'
import { explainSmtp, isAnswered, isRefusal, openSession, type SmtpServer, type SmtpSession } from './smtp.ts'

/** Many servers end a conversation after a hundred letters or so. */
const lettersPerConnection = 50

export interface Sending {
  server: SmtpServer
  openLedger: () => Ledger
  compose: (to: Mailbox) => Promise<Buffer>
  from: string
  /** How long the server may take for an answer, in milliseconds. */
  timeout: number
}

export interface Outcome {
  sent: number
  refused: { address: string; reason: string }[]
  /** Whose letter was on its way when the connection broke off: the server may have taken it, or not. */
  uncertain: Mailbox | undefined
  /** Why it ended before the last one. */
  broken: string | undefined
}

/** One letter after the other. The end of a run by Ctrl-C waits for the letter that is on its way. */
export async function sendLetters(
  mailboxes: readonly Mailbox[],
  { server, compose, from, timeout, ...sending }: Sending,
): Promise<Outcome> {
  const outcome: Outcome = { sent: 0, refused: [], uncertain: undefined, broken: undefined }
  if (mailboxes.length === 0) return outcome
  const stop = () => {
    outcome.broken = 'it was stopped.'
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  let ledger: Ledger
  try {
    ledger = sending.openLedger()
  } catch (error) {
    return { ...outcome, broken: (error as Error).message }
  }
  let session: SmtpSession | undefined
  for (const [n, mailbox] of mailboxes.entries()) {
    if (outcome.broken) break
    const { address } = mailbox
    let isOnItsWay = false
    const begin = () => {
      ledger.note(address, 'trying')
      isOnItsWay = true
    }
    const note = (word?: 'refused') => {
      try {
        ledger.note(address, word)
      } catch (error) {
        outcome.broken = `that ${address} ${word ? 'did not get' : 'got'} the letter could not be noted. ${(error as Error).message}`
      }
    }
    try {
      const message = await compose(mailbox)
      if (n % lettersPerConnection === 0) {
        session?.close()
        session = undefined
      }
      session ??= await openSession(server, timeout)
      await session.send({ from, to: address }, message, begin)
    } catch (error) {
      const reason = explainSmtp(error, server)
      if (isRefusal(error)) outcome.refused.push({ address, reason })
      else outcome.broken = reason
      if (isOnItsWay && isAnswered(error)) note('refused')
      else if (isOnItsWay) outcome.uncertain = mailbox
      continue
    }
    outcome.sent += 1
    note()
    showProgress(n + 1, mailboxes.length, 'letters')
  }
  session?.close()
  ledger.close()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  return outcome
}
