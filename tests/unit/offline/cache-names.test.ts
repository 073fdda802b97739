import { describe, expect, it } from 'vitest'
import { isOfDeeperSite, nameCaches, pickBuilds } from '../../../src/offline/cache-names.ts'

const scopes = ['/', '/a/', '/a/b/', '/b/', '/:/', '/:packs/', '/%3A/', '/a:/']

describe('names of caches', () => {
  it.each(scopes)('of a site at %s are never those of another on the same origin', (scope) => {
    const { prefix } = nameCaches(scope)
    for (const other of scopes.filter((candidate) => candidate !== scope)) {
      const names = nameCaches(other)
      for (const name of [names.packs, names.noted, names.build('0123456789abcdef')])
        expect(name.startsWith(prefix), `${name} and ${prefix}`).toBe(false)
    }
  })

  it('tell builds from everything else', () => {
    const names = nameCaches('/a/')
    const all = [
      names.packs,
      names.noted,
      names.build('1'),
      names.build('2'),
      nameCaches('/').build('3'),
      'of somebody',
    ]
    expect(pickBuilds(names, all)).toEqual([names.build('1'), names.build('2')])
  })

  it.each([
    ['/', '/a/papers/x/', true],
    ['/', '/ab/', false],
    ['/', '/b:%25c/', true],
    ['/a/', '/a/papers/x/', false],
    ['/a/', '/b:%25c/', false],
  ])('tell whether, for a site at %s, the path %s is that of one below it', (scope, path, isDeeper) => {
    const all = ['/', '/a/', '/b:%25c/'].map((place) => nameCaches(place).build('1'))
    expect(isOfDeeperSite(path, scope, [...all, 'of somebody'])).toBe(isDeeper)
  })
})
