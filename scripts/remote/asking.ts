/** All that asking needs, opened once for a command: services, turns, kept answers, and who says that it asks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import { type KeptAnswers, openAnswers } from './answers.ts'
import { type Clock, realClock } from './clock.ts'
import type { Timeouts } from './get.ts'
import { explainFolder, findPaceFolder, openPace, type Pace } from './pace.ts'
import { heedProxy } from './proxy.ts'
import { readServices, type ServiceName, type Services } from './services.ts'

export interface Asking {
  services: Services
  pace: Pace
  answers: KeptAnswers
  /** Who asks, for this service. */
  userAgentFor: (name: ServiceName) => string
  clock: Clock
  timeouts: Timeouts
  /** Hears what is waited for, in a line for a terminal; nothing when the wait is over. */
  tell: (line?: string) => void
}

export interface AskingOptions {
  /** Folder of the cache; answers go into its `answers`. */
  cache: string
  /** An address of the list or its repository, which tells the services who asks. */
  contact?: string | undefined
  /** Replaces addresses and pauses (readServices); PAPERSTAND_CONTACT is a mail address for the DOI registries. */
  env?: NodeJS.ProcessEnv
  /** Hears in a line what is waited for; nothing when the wait is over. */
  tell?: (line?: string) => void
  clock?: Clock
  timeouts?: Timeouts
}

/** Opens what asking needs; throws, with what to do, when the environment or the folder of turns is not well. */
export function openAsking({
  cache,
  contact,
  env = process.env,
  tell,
  clock = realClock,
  timeouts,
}: AskingOptions): Asking {
  const services = readServices(env)
  const mail = readMail(env)
  heedProxy()
  const folder = findPaceFolder(env)
  try {
    return {
      services,
      pace: openPace(folder, clock),
      answers: openAnswers(join(cache, 'answers'), clock),
      userAgentFor: (name) => toUserAgent(contact, name === 'doi' ? mail : undefined),
      clock,
      timeouts: timeouts ?? { silence: 30_000, whole: 180_000 },
      tell: tell ?? (() => {}),
    }
  } catch (error) {
    throw new Error(explainFolder(folder, (error as NodeJS.ErrnoException).code ?? (error as Error).message))
  }
}

function readMail(env: NodeJS.ProcessEnv): string | undefined {
  const mail = env['PAPERSTAND_CONTACT']
  if (mail === undefined || mail === '') return undefined
  if (/^[\w.+-]{1,64}@[\w.-]{1,190}$/.test(mail)) return mail
  throw new Error(`PAPERSTAND_CONTACT is "${mail}", and no mail address. Mend or unset it.`)
}

/** "Paperstand/1.0 (+address; mailto:…)", the form that Crossref asks for. */
function toUserAgent(contact: string | undefined, mail: string | undefined): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const who = [contact && `+${withoutPassword(contact)}`, mail && `mailto:${mail}`].filter(Boolean).join('; ')
  return `Paperstand/${version}${who ? ` (${who})` : ''}`
}

/** The services learn where the list is, and not how to get in. */
function withoutPassword(address: string): string {
  const url = new URL(address)
  return Object.assign(url, { username: '', password: '' }).href
}
