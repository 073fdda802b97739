/** To whom a letter goes: one address a line, as a person keeps them in a file that is never published. */
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { domainToASCII } from 'node:url'
import { isWithin, root } from './build-folders.ts'

export interface Mailbox {
  name: string
  /** ASCII: the name of a host with other letters is in its xn-- form. */
  address: string
}

export interface Recipients {
  /** In the order of the file, each address once. */
  mailboxes: Mailbox[]
  /** How many stood there once more, in whatever case. */
  doubles: number
  bad: { line: number; text: string }[]
}

/** The same with commas or semicolons between the addresses, as in a variable; those within quotation marks are a name's. */
export function parseRecipientList(text: string): Recipients {
  return parseRecipients(text.replace(/("(?:\\.|[^"\\\n])*")|[,;]/g, (_, quoted: string | undefined) => quoted ?? '\n'))
}

/**
 * Lines with `ada@example.org` or `Ada Bellows <ada@example.org>`. Empty ones and those that begin with # say nothing, nor
 * does what stands behind an address, a space and a #.
 */
export function parseRecipients(text: string): Recipients {
  const found: Recipients = { mailboxes: [], doubles: 0, bad: [] }
  const known = new Set<string>()
  for (const [n, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const bare = line.replace(/^\s*#.*|(?<=^\s*[^\s<>]+@\S+|<[^<>]*>)\s+#.*$/, '').trim()
    if (bare === '') continue
    const mailbox = parseMailbox(bare)
    if (!mailbox) found.bad.push({ line: n + 1, text: bare })
    else if (known.has(toKey(mailbox))) found.doubles += 1
    else {
      known.add(toKey(mailbox))
      found.mailboxes.push(mailbox)
    }
  }
  return found
}

/** A name and an address, or an address alone; nothing where it is none. */
export function parseMailbox(text: string): Mailbox | undefined {
  const match = /^(?:(?<name>[^<>]*?)\s*<(?<inner>[^<>\s]+)>|(?<bare>[^<>\s]+))$/.exec(text.trim())
  const [local, host, ...rest] = (match?.groups?.['inner'] ?? match?.groups?.['bare'] ?? '').split('@')
  if (!local || !host || rest.length > 0 || !/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/.test(local)) return undefined
  const domain = domainToASCII(host)
  if (!/^(?:localhost|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])$/.test(domain)) return undefined
  const name = (match?.groups?.['name'] ?? '').replace(/^"(.*)"$/, '$1').replaceAll('\\"', '"')
  const address = `${local}@${domain}`
  return address.length <= 254 && !/\p{Cc}/u.test(name) ? { name: name.trim(), address } : undefined
}

/** What two ways to write one address share. */
export function toKey({ address }: Pick<Mailbox, 'address'>): string {
  return address.toLowerCase()
}

/** Whether a file with addresses would be published with the project or with the content, links followed. Its folder exists. */
export function isPublished(file: string, content: string): boolean {
  const places = [realpathSync(dirname(file)), ...(existsSync(file) ? [realpathSync(file)] : [])]
  const published = [realpathSync(root), toRepository(realpathSync(content))]
  return places.some((place) => published.some((folder) => isWithin(place, folder)))
}

/** The nearest folder around this one that is under version control, or the folder itself. */
function toRepository(folder: string): string {
  for (let place = folder; ; place = dirname(place)) {
    if (existsSync(join(place, '.git'))) return place
    if (place === dirname(place)) return folder
  }
}
