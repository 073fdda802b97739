import { expect, test } from 'vitest'
import { explainSmtp, isRefusal, needsTls, parseSmtpUrl } from '../../../scripts/smtp.ts'

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
