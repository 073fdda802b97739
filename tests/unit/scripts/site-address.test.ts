import { expect, test } from 'vitest'
import { toSiteAddress } from '../../../scripts/site-address.ts'

test.each([
  ['https://list.example', {}, 'https://list.example', '/'],
  ['https://list.example/', {}, 'https://list.example', '/'],
  ['https://list.example/papers', {}, 'https://list.example', '/papers/'],
  ['https://list.example/a/b/', {}, 'https://list.example', '/a/b/'],
  ['https://list.example:8443/a?b#c', {}, 'https://list.example:8443', '/a/'],
  ['https://list.example/papers', { site: 'https://other.example' }, 'https://other.example', '/'],
  ['https://list.example/papers', { site: 'https://other.example/x' }, 'https://other.example', '/x/'],
  ['https://list.example/papers', { site: 'http://127.0.0.1:8080' }, 'http://127.0.0.1:8080', '/'],
  ['https://list.example/papers', { base: '/' }, 'https://list.example', '/'],
  ['https://list.example/papers', { base: '' }, 'https://list.example', '/'],
  ['https://list.example/papers', { base: 'x' }, 'https://list.example', '/x/'],
  ['https://list.example/papers', { base: '//x/y//' }, 'https://list.example', '/x/y/'],
  ['https://list.example/papers', { site: 'https://other.example/z', base: '/x' }, 'https://other.example', '/x/'],
])('%s with %j is %s and %s', (address, options, site, base) => {
  expect(toSiteAddress(address, options)).toEqual({ site, base })
})
