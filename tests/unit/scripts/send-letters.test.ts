/** The note of each letter, where a server takes it and says nothing, refuses it, or cannot be asked. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Ledger, openLedger, readLedger } from '../../../scripts/ledger.ts'
import { sendLetters } from '../../../scripts/send-letters.ts'
import { type MailServer, type MailServerOptions, startMailServer } from '../../mail-server.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const letter = '2026-01-05 of keeper.example,2025'
const three = ['ada', 'bo', 'cy'].map((name) => ({ name: '', address: `${name}@example.org` }))

let file: string
let server: MailServer
beforeEach(() => {
  file = join(temporary(), 'ledger.txt')
})
afterEach(() => server.close())

async function send(options: MailServerOptions, open = () => openLedger(file, letter)) {
  server = await startMailServer(options)
  return sendLetters(three, {
    server: { host: '127.0.0.1', port: server.port, secure: false, user: undefined, password: undefined },
    openLedger: open,
    compose: async ({ address }) => Buffer.from(`To: ${address}\r\nSubject: 2 papers\r\n\r\nInvented.\r\n`),
    from: 'stand@example.org',
    timeout: 1000,
  })
}

/** A ledger whose disk is full for lines that begin so. */
function failingAt(word: 'trying' | undefined): () => Ledger {
  return () => {
    const ledger = openLedger(file, letter)
    return {
      ...ledger,
      note: (address, given) => {
        if (given === word && address === 'bo@example.org') throw new Error('The disk is full.')
        ledger.note(address, given)
      },
    }
  }
}

const received = () => server.received.flatMap(({ to }) => to)
const noted = () => {
  const { had, uncertain } = readLedger(file, letter)
  return { had: [...had], uncertain: [...uncertain] }
}

describe('a letter', () => {
  test('that is taken is noted as had, and reaches the server whole', async () => {
    expect(await send({})).toEqual({ sent: 3, refused: [], uncertain: undefined, broken: undefined })
    expect(noted()).toEqual({ had: received(), uncertain: [] })
    expect(server.received[1]?.raw.toString()).toBe('To: bo@example.org\r\nSubject: 2 papers\r\n\r\nInvented.\r\n')
  })

  test('that is taken without an answer is uncertain, and those before it are not', async () => {
    const outcome = await send({ silentAfter: 1 })
    expect(outcome).toMatchObject({ sent: 1, uncertain: three[1], broken: expect.stringContaining('Timeout') })
    expect(received()).toEqual(['ada@example.org', 'bo@example.org'])
    expect(noted()).toEqual({ had: ['ada@example.org'], uncertain: ['bo@example.org'] })
  })

  test('in which the connection breaks is uncertain', async () => {
    expect(await send({ dropAfter: 1 })).toMatchObject({ sent: 1, uncertain: three[1] })
    expect(noted()).toEqual({ had: ['ada@example.org'], uncertain: ['bo@example.org'] })
  })

  test.each<[when: string, options: MailServerOptions, sent: number]>([
    ['before', { refused: { 'bo@example.org': { code: 550, words: 'No' } } }, 2],
    ['after', { refusedLetters: { 'bo@example.org': { code: 554, words: 'No' } } }, 2],
    ['together with the others after', { refusedLetters: { 'bo@example.org': { code: 421, words: 'Closing' } } }, 1],
  ])('that the server refuses %s its text is not uncertain', async (_, options, sent) => {
    expect(await send(options)).toMatchObject({ sent, uncertain: undefined })
    expect(noted()).toEqual({ had: received(), uncertain: [] })
  })

  test('does not go out when the try cannot be noted', async () => {
    const outcome = await send({}, failingAt('trying'))
    expect(outcome).toEqual({ sent: 1, refused: [], uncertain: undefined, broken: 'The disk is full.' })
    expect([received(), noted()]).toEqual([['ada@example.org'], { had: ['ada@example.org'], uncertain: [] }])
    await vi.waitFor(() => expect(server.countOpen()).toBe(0), { timeout: 500 })
  })

  test('that is gone and cannot be noted ends the run and stays uncertain', async () => {
    const outcome = await send({}, failingAt(undefined))
    expect(outcome).toMatchObject({
      sent: 2,
      broken: 'that bo@example.org got the letter could not be noted. The disk is full.',
    })
    expect(noted()).toEqual({ had: ['ada@example.org'], uncertain: ['bo@example.org'] })
  })
})
