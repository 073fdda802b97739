/** `npm run mail`: an edition as a letter to those who asked for it, one letter an address, each once. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Leaving } from '../src/letters/contents.ts'
import { buildLetter } from '../src/letters/letter.ts'
import { siteSchema } from '../src/schema.ts'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { type Had, openLedger, readLedger } from './ledger.ts'
import { composeMessage } from './letter-message.ts'
import { editionHelp, editionOptions, readEdition } from './read-edition.ts'
import {
  isPublished,
  type Mailbox,
  parseMailbox,
  parseRecipientList,
  parseRecipients,
  type Recipients,
  toKey,
} from './recipients.ts'
import { sendLetters } from './send-letters.ts'
import { parseSmtpUrl, type SmtpServer } from './smtp.ts'

const { values } = readCommandLine(
  `
npm run mail -- --to FILE [--edition DATE | --week W | --month M] [--from ADDRESS] [--send]

Sends an edition as a letter, one to each address. Without --send it only says what it would do.

  --to FILE          addresses, one a line: ada@example.org, or Ada Bellows <ada@example.org>. A line that begins
                     with # is a comment, and so is what stands behind an address and " #". The file stands outside
                     the repository. Without it the addresses come from PAPERSTAND_TO, with commas between them;
                     a name that has a comma stands in quotation marks
  --from ADDRESS     the sender, to whom one writes to get no more letters; without it PAPERSTAND_FROM
  --send             sends. Who has had the letter is noted beside FILE, in FILE.sent-<edition>.txt: a run after a
                     break sends what is missing, and nothing twice. A paper that joins the edition later reaches only
                     those who have not had the letter yet. The list needs a feedAuthority of its own in site.yaml
  --retry-uncertain  sends also to those who may have had the letter: where a run or a connection ends between a letter
                     and the server's answer, nobody can tell. It has the same Message-ID then. Without this option they are
                     named and left out
  --ledger FILE      another place for that note, which keeps lists and editions apart; needed with PAPERSTAND_TO
  --unsubscribe URL  an https address where one click takes somebody off the list; {address} in it stands for theirs
  --timeout SECONDS  how long the server may take for an answer (60)
  ${editionHelp}

The server comes from SMTP_URL: smtp://user:password@host:587 or smtps://user:password@host:465. Signs such as @ in a
password are written %40. A password is sent over TLS alone.

Exit codes: 0 all sent, 1 nothing was sent, 2 called wrongly, 3 some were not sent, or perhaps not: they are listed.

Example: SMTP_URL=smtps://me:secret@smtp.example.org npm run mail -- --to ~/readers.txt --from stand@example.org --send
`,
  {
    ...editionOptions,
    to: { type: 'string' },
    from: { type: 'string' },
    send: { type: 'boolean', default: false },
    'retry-uncertain': { type: 'boolean', default: false },
    ledger: { type: 'string' },
    unsubscribe: { type: 'string' },
    timeout: { type: 'string', default: '60' },
  },
)

const seconds = Number(values.timeout)
if (!(seconds >= 1 && seconds <= 600)) misused(`--timeout "${values.timeout}" is not a number from 1 to 600.`)
const { unsubscribe } = values
if (unsubscribe !== undefined && !isHttps(fillIn(unsubscribe, 'ada@example.org')))
  misused(`--unsubscribe "${unsubscribe}" is not an https address. Write it whole, from "https://" on.`)
await main()

async function main(): Promise<void> {
  const { library, edition, origin } = readEdition(values)
  requireAuthority(library.site.feedAuthority)
  const sender = readSender(library.site.title.trim())
  const { recipients, place, ledgerFile } = readRecipients(edition.id)
  const server = readServer()
  const letter = `${edition.id} of ${library.site.feedAuthority}`
  const noted = readHad(ledgerFile, letter)
  const without = recipients.mailboxes.filter((mailbox) => !noted.had.has(toKey(mailbox)))
  const isLeftOut = (mailbox: Mailbox) => noted.uncertain.has(toKey(mailbox)) && !values['retry-uncertain']
  const leftOut = without.filter(isLeftOut)
  const missing = without.filter((mailbox) => !isLeftOut(mailbox))
  const { subject, html } = buildLetter(edition, library, origin, sender && toLeaving(sender, sender))
  say(
    [
      `The letter  ${subject} (${Math.ceil(Buffer.byteLength(html) / 1000)} kB)`,
      `from        ${sender ? formatMailbox(sender) : 'nobody yet: name the sender with --from or PAPERSTAND_FROM'}`,
      `to          ${countAddresses(missing.length)} of ${place}${noted.had.size > 0 ? ` (${recipients.mailboxes.length - without.length} more had it before)` : ''}`,
      `by          ${server ? formatServer(server) : 'no server yet: name it in SMTP_URL'}`,
    ].join('\n'),
  )
  for (const { line, text } of recipients.bad)
    say(`${place}:${line}: "${text}" is not an address. Write it as ada@example.org or Ada Bellows <ada@example.org>.`)
  if (leftOut.length > 0) say(formatUncertain(leftOut, ledgerFile))
  if (recipients.mailboxes.length === 0) fail(`There is no address in ${place}. Nothing was sent.`)
  if (!values.send) {
    say('Nothing was sent. With --send it will be.')
    process.exitCode = recipients.bad.length + leftOut.length > 0 ? exitCode.partly : exitCode.well
    return
  }
  if (!sender) misused('Name the sender with --from or PAPERSTAND_FROM. Nothing was sent.')
  if (!server)
    misused('Name the server in SMTP_URL, for example smtp://user:password@smtp.example.org:587. Nothing was sent.')
  if (ledgerFile === undefined)
    misused('Name a file outside the repository that notes who has had the letter: --ledger FILE. Nothing was sent.')
  const { sent, refused, uncertain, broken } = await sendLetters(missing, {
    server,
    openLedger: () => openLedger(ledgerFile, letter),
    compose: (to) =>
      composeMessage({ library, edition, origin, from: sender, to, leaving: toLeaving(sender, to), date: new Date() }),
    from: sender.address,
    timeout: seconds * 1000,
  })
  for (const { address, reason } of refused) say(`Not sent to ${address}: ${reason}`)
  if (broken) say(`The sending broke off: ${broken}`)
  if (uncertain) say(formatUncertain([uncertain], ledgerFile))
  const gone = sent + (uncertain ? 1 : 0)
  const notSent = missing.length - gone
  say(
    notSent === 0
      ? `Sent: ${countLetters(sent)}.`
      : `Sent: ${countLetters(sent)}. Not sent: ${notSent}. The same command again sends what is missing, and nothing twice.`,
  )
  if (missing.length > sent || recipients.bad.length + leftOut.length > 0)
    process.exitCode = gone > 0 || notSent === 0 ? exitCode.partly : exitCode.wrongContent
}

/** The note of who has had a letter knows lists by their authority, and the default is that of many. */
function requireAuthority(feedAuthority: string): void {
  if (feedAuthority !== siteSchema.parse({}).feedAuthority) return
  const advice = `The feedAuthority of this list is still "${feedAuthority}", as in every list that has set none: two of them with one note of who has had a letter would take each other's letters for their own, and leave readers out. Set feedAuthority in ${join(values.content, 'site.yaml')}, a domain of yours and a day on which it was yours, for example example.org,2026-01-01.`
  if (values.send) fail(`${advice} Nothing was sent.`)
  say(advice)
}

function readSender(title: string): Mailbox | undefined {
  const given = values.from ?? process.env['PAPERSTAND_FROM']
  if (!given) return undefined
  const sender = parseMailbox(given)
  if (!sender)
    misused(
      `${values.from === undefined ? 'PAPERSTAND_FROM' : '--from'} "${given}" is not an address. Write it as "My stand <stand@example.org>".`,
    )
  return { ...sender, name: sender.name || title }
}

/** From the file, or from the environment, where commas may stand between the addresses. */
function readRecipients(edition: string): { recipients: Recipients; place: string; ledgerFile: string | undefined } {
  const { to: file, ledger } = values
  const given = process.env['PAPERSTAND_TO']
  if (file === undefined && !given)
    misused('Name a file with the addresses (--to FILE), or put them into the environment as PAPERSTAND_TO.')
  const ledgerFile = ledger ?? (file && `${file}.sent-${edition}.txt`)
  for (const kept of [file, ledgerFile]) if (kept !== undefined) refusePublished(kept)
  if (file === undefined) return { recipients: parseRecipientList(given ?? ''), place: 'PAPERSTAND_TO', ledgerFile }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
    return { recipients: parseRecipients(text), place: file, ledgerFile }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return misused(
      code === 'ENOENT'
        ? `There is no file ${resolve(file)}. Make it, an address a line, outside the repository.`
        : `${file} cannot be read (${code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : code}).`,
    )
  }
}

function readHad(ledgerFile: string | undefined, letter: string): Had {
  try {
    return ledgerFile === undefined ? { had: new Set(), uncertain: new Set() } : readLedger(ledgerFile, letter)
  } catch (error) {
    return fail((error as Error).message)
  }
}

/** Addresses are other people's: they have no place where a push would publish them. */
function refusePublished(file: string): void {
  const folder = dirname(resolve(file))
  if (!existsSync(folder) || !statSync(folder).isDirectory()) misused(`There is no folder ${folder}.`)
  if (isPublished(resolve(file), values.content))
    misused(
      `${resolve(file)} is in the repository, and would be published with it. Keep addresses elsewhere, for example in your home folder.`,
    )
}

function readServer(): SmtpServer | undefined {
  const given = process.env['SMTP_URL']
  if (!given) return undefined
  // The address itself is not repeated: there is a password in it.
  return (
    parseSmtpUrl(given) ??
    misused(
      'SMTP_URL is not the address of a server. Write it as smtp://user:password@smtp.example.org:587, with %40 for @ and %2F for / in the password.',
    )
  )
}

/** The page on which one click is enough has to know who clicks (RFC 8058). */
function toLeaving(sender: Mailbox, { address }: Mailbox): Leaving {
  if (unsubscribe === undefined) return { address: sender.address }
  const url = new URL(fillIn(unsubscribe, address))
  if (!unsubscribe.includes('{address}')) url.searchParams.set('address', address)
  return { address: sender.address, url: url.href }
}

function fillIn(pattern: string, address: string): string {
  return pattern.replaceAll('{address}', encodeURIComponent(address))
}

function isHttps(url: string): boolean {
  return /^https:\/\/[^\s<>]+$/.test(url) && URL.canParse(url)
}

function formatUncertain(mailboxes: readonly Mailbox[], ledgerFile = ''): string {
  const addresses = mailboxes.map(({ address }) => address).join(', ')
  return `May have it, or not: ${addresses}. The run or the connection ended between the letter and the server's answer. Ask them, or look into the server's log: where it has come, take "trying" away before the address in ${ledgerFile}; where it has not, --retry-uncertain sends it again.`
}

function formatMailbox({ name, address }: Mailbox): string {
  return name ? `${name} <${address}>` : address
}

function formatServer({ host, port, secure, user }: SmtpServer): string {
  return `${host}:${port}${secure ? ' over TLS' : ''}${user === undefined ? '' : `, as "${user}"`}`
}

function countAddresses(count: number): string {
  return `${count} ${count === 1 ? 'address' : 'addresses'}`
}

function countLetters(count: number): string {
  return `${count} ${count === 1 ? 'letter' : 'letters'}`
}

function misused(message: string): never {
  fail(message, exitCode.wrongUsage)
}
