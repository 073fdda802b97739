/** A letter as a message, as it goes over the wire: multipart/alternative, with the headers that lists have. */
import { createHash } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { Leaving } from '../src/letters/contents.ts'
import { toUnsubscribeMail } from '../src/letters/contents.ts'
import { buildLetter } from '../src/letters/letter.ts'
import { toDate } from '../src/library/dates.ts'
import type { Edition } from '../src/library/editions.ts'
import type { Library } from '../src/library/library.ts'
import type { Mailbox } from './recipients.ts'

export interface MessageOptions {
  library: Library
  edition: Edition
  origin: URL
  from: Mailbox
  /** Absent in a message that is only looked at. */
  to?: Mailbox | undefined
  /** How to get off the list; absent when nobody reads the answers. */
  leaving?: Leaving | undefined
  /** Noon of the edition's newest day where it is not given. */
  date?: Date | undefined
}

/**
 * The whole message. It is the same each time for the same list, addresses and date: its boundary and its Message-ID
 * come from the edition and the address, so that a server that gets it twice can tell (RFC 5322, 3.6.4).
 */
export async function composeMessage({ library, edition, origin, ...options }: MessageOptions): Promise<Buffer> {
  const { from, to, leaving, date = noonOf(edition) } = options
  const { subject, html, text } = buildLetter(edition, library, origin, leaving)
  const { title, feedAuthority } = library.site
  const domain = feedAuthority.split(',')[0] ?? ''
  const mark = createHash('sha256')
    .update([feedAuthority, edition.id, to?.address.toLowerCase()].join('\n'))
    .digest('hex')
    .slice(0, 32)
  const { message } = await nodemailer.createTransport({ streamTransport: true, buffer: true }).sendMail({
    from,
    ...(to ? { to } : {}),
    subject,
    text,
    html,
    date,
    messageId: `<${edition.id}.${mark}@${domain}>`,
    baseBoundary: mark,
    encoding: 'quoted-printable',
    newline: 'windows',
    xMailer: false,
    list: {
      id: { url: `editions.${domain}`, comment: title.trim() },
      ...(leaving
        ? { unsubscribe: [[toUnsubscribeMail(leaving.address), ...(leaving.url ? [leaving.url] : [])]] }
        : {}),
    },
    // A program may then take the reader off the list with one click (RFC 8058).
    headers: leaving?.url ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {},
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message as Buffer
}

function noonOf({ days: [newest = '1970-01-01'] }: Edition): Date {
  return new Date(toDate(newest).getTime() + 12 * 3600 * 1000)
}
