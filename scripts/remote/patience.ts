/** A request that is repeated until there is a good answer, or none to hope for: kept answers first, then in turn, then again. */
import { day } from './answers.ts'
import type { Asking } from './asking.ts'
import { type Fault, get, type Reply } from './get.ts'
import type { Turn } from './pace.ts'
import type { Service, ServiceName } from './services.ts'

export interface Answer {
  /** What was asked, as a message names it. */
  asked: string
  text: string
}

export interface Refusal {
  asked: string
  /** A whole sentence, with what to do. */
  reason: string
  /** Whether the service is at fault or out of reach: asking it for something else makes no sense now. */
  isDown: boolean
}

/** What an answer is worth. */
export type Verdict =
  /** Good; kept if it will be the same tomorrow. */
  | { text: string; isWhole: boolean }
  /** Half or for the moment: ask again, after as many milliseconds as it wishes. */
  | { again: string; wait?: number | undefined }
  /** Not what was asked for, and asking again would not help. A sentence. */
  | { refuse: string; isDown: boolean }

export interface Question {
  service: ServiceName
  /** Path and query at the service. */
  path: string
  accept: string
  /** As a message names it. */
  asked: string
  /** How long an answer is good, in milliseconds. */
  age?: number
  /** `attempt` counts from 1. */
  judge: (reply: Reply, attempt: number) => Verdict
  /** What a fault is that says something of this one question, and nothing of the service. */
  judgeFault?: (fault: Fault) => Verdict | undefined
}

/** A service is asked so often, then a person is told. */
const attemptLimit = 5

/** A service that wants to be left alone for longer than this is not waited for, in milliseconds. */
const patienceLimit = 5 * 60_000

/** Never throws for what the network does. */
export async function askPatiently(question: Question, asking: Asking): Promise<Answer | Refusal> {
  const { asked } = question
  const service = asking.services[question.service]
  const refuse = (reason: string, isDown = true): Refusal => ({ asked, reason, isDown })
  const kept = findKept(question, asking)
  if (kept !== undefined) return { asked, text: kept }
  for (let attempt = 1; ; attempt++) {
    const verdict = await askOnce(question, asking, attempt)
    if ('text' in verdict) return { asked, text: verdict.text }
    if ('refuse' in verdict) return refuse(verdict.refuse, verdict.isDown)
    const { again, wait } = verdict
    if (wait !== undefined && wait > patienceLimit)
      return refuse(`${again}, and wants to be asked again in ${Math.ceil(wait / 60_000)} minutes.`)
    if (attempt >= attemptLimit) return refuse(`${again}. It was asked ${attempt} times; try again later.`)
    const rest = wait ?? (service.pace / 2) * 2 ** attempt * (1 + asking.clock.random() / 2)
    tellWait(asking, service, asking.clock.now() + rest, again)
    await asking.clock.sleep(rest)
    asking.tell()
  }
}

/** In its turn, which ends when the answer is kept: whoever waited for the same finds it there. */
async function askOnce(question: Question, asking: Asking, attempt: number): Promise<Verdict> {
  const { clock, answers, tell } = asking
  const service = asking.services[question.service]
  let turn: Turn
  try {
    turn = await asking.pace.begin(service, (until) => tellWait(asking, service, until))
  } catch (error) {
    return { refuse: (error as Error).message, isDown: true }
  }
  let notBefore: number | undefined
  try {
    const kept = findKept(question, asking)
    if (kept !== undefined) return { text: kept, isWhole: true }
    tell(`${service.name}: asking for ${question.asked}`)
    const reply = await get({
      url: urlOf(question, asking),
      accept: question.accept,
      userAgent: asking.userAgentFor(service.key),
      mayLeadTo: service.mayLeadTo,
      now: clock.now,
      timeouts: asking.timeouts,
    })
    if ('fault' in reply && reply.wait !== undefined) notBefore = clock.now() + Math.min(reply.wait, patienceLimit)
    const verdict = 'fault' in reply ? toVerdict(reply, service, question) : question.judge(reply, attempt)
    if ('text' in verdict && verdict.isWhole) answers.keep(keyOf(question, asking), verdict.text)
    return verdict
  } finally {
    turn.end(notBefore)
    tell()
  }
}

/** Judged as a new answer is: what was written into the folder by others, or taken by an older version of us, need not be good. */
function findKept(question: Question, asking: Asking): string | undefined {
  const text = asking.answers.find(keyOf(question, asking), question.age ?? day)
  if (text === undefined) return undefined
  const verdict = question.judge({ status: 200, from: urlOf(question, asking), text }, attemptLimit)
  return 'text' in verdict ? verdict.text : undefined
}

function keyOf(question: Question, asking: Asking): string {
  return `GET ${urlOf(question, asking)} ${question.accept}`
}

function urlOf({ service, path }: Question, { services }: Asking): URL {
  return new URL(path, services[service].origin)
}

function toVerdict(found: Fault, service: Service, { judgeFault }: Question): Verdict {
  const { fault, passes, host, wait } = found
  const what = `${host ?? service.name} ${fault}`
  return judgeFault?.(found) ?? (passes ? { again: what, wait } : { refuse: `${what}.`, isDown: true })
}

function tellWait({ tell, clock }: Asking, { name }: Service, until: number | undefined, why?: string): void {
  if (until === undefined) {
    tell(`${name}: another run is asking just now. Waiting for our turn …`)
    return
  }
  if (until - clock.now() < 1500) return
  const time = new Date(until).toLocaleTimeString('en-GB')
  tell(why === undefined ? `${name}: waiting until ${time}, as it asks us to` : `${why}. Waiting until ${time} …`)
}
