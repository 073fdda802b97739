/** Caddy, with nothing of ours but the site and the configuration in hosting/; where it is not installed, this is left out. */
import { afterAll, beforeAll, describe, inject } from 'vitest'
import { findCaddy, isBefore28, startCaddy } from '../caddy.ts'
import { holdsContract } from './host-contract.ts'

const program = findCaddy()

describe.skipIf(program === undefined).each([
  ['at the root', { site: inject('rootSite'), base: '/' }],
  ['below a path', { site: inject('baseSite'), base: '/base/' }],
])('Caddy %s', (_, options) => {
  let caddy: Awaited<ReturnType<typeof startCaddy>>
  beforeAll(async () => {
    caddy = await startCaddy(program ?? '', options)
  })
  afterAll(() => caddy?.stop())

  holdsContract(() => ({ url: caddy.url, site: options.site }), { isOld: program !== undefined && isBefore28(program) })
})
