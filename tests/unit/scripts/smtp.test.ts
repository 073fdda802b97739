import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { explainSmtp, isAnswered, isRefusal, needsTls, openSession, parseSmtpUrl } from '../../../scripts/smtp.ts'

const nobody = { user: undefined, password: undefined }

test.each([
  ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false, ...nobody }],
  ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true, ...nobody }],
  ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, secure: false, ...nobody }],
  ['smtp://[::1]:25', { host: '::1', port: 25, secure: false, ...nobody }],
  [
    'smtps://ada%40x.example:p%3Aw%25@m.example:99/',
    { host: 'm.example', port: 99, secure: true, user: 'ada@x.example', password: 'p:w%' },
  ],
])('%s is a server', (url, server) => {
  expect(parseSmtpUrl(url)).toEqual(server)
})

test.each([
  '',
  'mail.example',
  'mail.example:25',
  'https://mail.example',
  'smtp://',
  'smtp://a:b%@mail.example',
  'smtp://x:99999',
])('%j is none', (url) => {
  expect(parseSmtpUrl(url)).toBeUndefined()
})

test.each([
  ['mail.example', 'ada', true],
  ['127.0.0.1.example', 'ada', true],
  ['0.0.0.0', 'ada', true],
  ['mail.example', undefined, false],
  ['localhost', 'ada', false],
  ['127.0.0.1', 'ada', false],
  ['::1', 'ada', false],
])('%s with the user %s needs TLS: %s', (host, user, expected) => {
  expect(needsTls({ host, user })).toBe(expected)
})

test.each([
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, true],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, true],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, true],
  [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, false],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, false],
  [{ code: 'ECONNECTION', command: 'CONN' }, false],
  [{ code: 'EAUTH', responseCode: 535 }, false],
  [{}, false],
])('%j concerns one letter alone: %s', (error, expected) => {
  expect(isRefusal(error)).toBe(expected)
})

test('what a server says is told in one line, and the password in it is not', () => {
  const server = { host: 'm.example', port: 587, secure: false, user: 'ada', password: 'sé/cret' }
  const base64 = Buffer.from('\0ada\0sé/cret').toString('base64')
  const error = {
    code: 'EMESSAGE',
    message: '',
    response: `554 sé/cret\r\n${encodeURIComponent('sé/cret')}\u001b[2J ${base64}`,
  }
  expect(explainSmtp(error, server)).toBe('554 ••• ••• [2J •••')
})

test.each([
  [{ code: 'EMESSAGE', responseCode: 554 }, true],
  [{ code: 'EMESSAGE', responseCode: 421 }, true],
  [{ code: 'EPROTOCOL', responseCode: 250 }, false],
  [{ code: 'ETIMEDOUT', command: 'CONN' }, false],
  [{ code: 'ESOCKET', command: 'CONN' }, false],
])('%j is a no to the letter: %s', (error, expected) => {
  expect(isAnswered(error)).toBe(expected)
})

test.each([
  ['that is not there', undefined, /ECONNREFUSED/],
  ['that closes at once', 'close', /Connection closed|ECONNRESET/],
  ['that says nothing', 'wait', /Greeting never received|Timeout/],
])('of a server %s one learns what to check', async (_, then, said) => {
  const silent = createServer((socket) => then === 'close' && socket.destroy())
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
  const { port } = silent.address() as { port: number }
  if (then === undefined) await new Promise((resolve) => silent.close(resolve))
  const server = { host: '127.0.0.1', port, secure: false, ...nobody }
  const error = await openSession(server, 300).catch((reason: unknown) => reason)
  silent.close()
  const message = explainSmtp(error, server)
  expect(message).toMatch(said)
  expect(message).toContain(`There is no connection with 127.0.0.1:${port} (`)
  expect(message).toContain('Check the host and port in SMTP_URL')
})

test('of a host that is not there one learns what to check, and of a greeting what it says', () => {
  const server = { host: 'm.example', port: 587, secure: false, ...nobody }
  const lost = { code: 'EDNS', command: 'CONNECT', message: 'getaddrinfo ENOTFOUND m.example' }
  expect(explainSmtp(lost, server)).toMatch(/^There is no connection with m\.example:587 \(getaddrinfo ENOTFOUND/)
  expect(explainSmtp({ code: 'EPROTOCOL', command: 'CONNECT', message: '', response: '554 Full' }, server)).toBe(
    '554 Full',
  )
})
