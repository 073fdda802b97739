import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { toListAddress, toMendPlace, toRepositoryUrl, toSuggestPlace } from '../../../src/library/repository.ts'

/** What the curator wrote, the folder that is built, and where a record is mended, a paper suggested, the list kept. */
const known: [repository: string, folder: string, mend: string, suggest: string, whole: string][] = [
  [
    'https://github.com/keeper/fog',
    'content',
    'https://github.com/keeper/fog/edit/main/content/papers/x.md',
    'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier=',
    'https://github.com/keeper/fog',
  ],
  [
    'https://github.com/keeper/fog.git/',
    'my-list',
    'https://github.com/keeper/fog/edit/main/my-list/papers/x.md',
    'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier=',
    'https://github.com/keeper/fog',
  ],
  [
    'https://github.com/keeper/fog/tree/master/lists/mine/',
    'content',
    'https://github.com/keeper/fog/edit/master/lists/mine/papers/x.md',
    'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier=',
    'https://github.com/keeper/fog',
  ],
  [
    'https://github.com/keeper/fog/tree/master',
    'content',
    'https://github.com/keeper/fog/edit/master/papers/x.md',
    'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier=',
    'https://github.com/keeper/fog',
  ],
  [
    'https://github.com/keeper/fog',
    'lists/fog #1?',
    'https://github.com/keeper/fog/edit/main/lists/fog%20%231%3F/papers/x.md',
    'https://github.com/keeper/fog/issues/new?template=suggest-a-paper.yml&identifier=',
    'https://github.com/keeper/fog',
  ],
  [
    'https://gitlab.com/group/sub/fog',
    'content',
    'https://gitlab.com/group/sub/fog/-/edit/main/content/papers/x.md',
    'https://gitlab.com/group/sub/fog/-/issues/new?issue[title]=Paper:%20',
    'https://gitlab.com/group/sub/fog',
  ],
  [
    'https://gitlab.keeper.example/fog/-/tree/trunk/content',
    'content',
    'https://gitlab.keeper.example/fog/-/edit/trunk/content/papers/x.md',
    'https://gitlab.keeper.example/fog/-/issues/new?issue[title]=Paper:%20',
    'https://gitlab.keeper.example/fog',
  ],
  ...['codeberg.org', 'forgejo.keeper.example', 'gitea.com'].map((host): [string, string, string, string, string] => [
    `https://${host}/keeper/fog`,
    'content',
    `https://${host}/keeper/fog/_edit/main/content/papers/x.md`,
    `https://${host}/keeper/fog/issues/new?title=Paper:%20`,
    `https://${host}/keeper/fog`,
  ]),
  [
    'https://codeberg.org/keeper/fog/src/branch/master/content',
    'my-list',
    'https://codeberg.org/keeper/fog/_edit/master/content/papers/x.md',
    'https://codeberg.org/keeper/fog/issues/new?title=Paper:%20',
    'https://codeberg.org/keeper/fog',
  ],
]

describe.each(known)('%s with its list in %s', (repository, folder, mend, suggest, whole) => {
  const address = toListAddress(repository, folder)

  test('has a page where a record is edited', () => {
    expect(toMendPlace(address, 'x')).toEqual({ url: mend, isExact: true })
  })

  test('has a page where a paper is suggested, open at its end', () => {
    expect(toSuggestPlace(address)).toEqual({ url: suggest, isExact: true })
  })

  test('has a page of the whole', () => {
    expect(toRepositoryUrl(address)).toBe(whole)
  })

  test('is told its folder once', () => {
    expect(toListAddress(address, 'other')).toBe(address)
  })
})

test.each([
  'https://git.sr.ht/~keeper/fog',
  'https://git.keeper.example/fog/tree/main/',
  'https://notgithub.com/keeper/fog',
  'https://github.com.example/keeper/fog',
  'https://mygitlab.example/fog',
])('%s is of a host that we do not know, and is all there is to link to', (repository) => {
  expect(toListAddress(repository, 'my-list')).toBe(repository)
  expect(toMendPlace(repository, 'x')).toEqual({ url: repository, isExact: false })
  expect(toSuggestPlace(repository)).toEqual({ url: repository, isExact: false })
  expect(toRepositoryUrl(repository)).toBe(repository)
})

test('the form to which GitHub is sent has the field that is filled in', () => {
  const parameters = new URL(toSuggestPlace('https://github.com/keeper/fog').url).searchParams
  const form = parse(readFileSync(`.github/ISSUE_TEMPLATE/${parameters.get('template')}`, 'utf8')) as {
    body: { type: string; id?: string }[]
  }
  const field = [...parameters.keys()].find((name) => name !== 'template')
  expect(form.body.find(({ id }) => id === field)?.type).toBe('input')
})
