/** A build takes the place of a folder only when that holds nothing but what a build writes: the list of names is whole. */
import { readdirSync } from 'node:fs'
import { expect, inject, it } from 'vitest'
import { writtenNames } from '../../scripts/build-folders.ts'

it.each([
  ['at the root', inject('rootSite')],
  ['below a base path', inject('baseSite')],
])('a site %s has no name at its top that is not on the list', (_, site) => {
  const names = readdirSync(site)
  expect(names.filter((name) => !writtenNames.has(name))).toEqual([])
  expect(names).toContain('index.html')
})
