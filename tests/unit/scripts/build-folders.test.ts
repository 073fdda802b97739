import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refuseFolders, root, toBuildFolders, toListFolder } from '../../../scripts/build-folders.ts'
import { findContentFolder } from '../../../scripts/content-folder.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** A list, and a folder `out` with these names in it; those with a slash at the end are folders. */
function foldersWith(...names: string[]) {
  const parent = temporary()
  const [content, out] = [join(parent, 'content'), join(parent, 'dist')]
  mkdirSync(content)
  mkdirSync(out)
  for (const name of names) {
    if (name.endsWith('/')) mkdirSync(join(out, name))
    else writeFileSync(join(out, name), '')
  }
  return { parent, content, out }
}

const site = ['index.html', 'pagefind/', 'papers/', 'feed.xml', '_astro/']

describe('a build goes to', () => {
  test.each([
    ['an empty folder', []],
    ['a folder that was looked at', ['.DS_Store', 'desktop.ini']],
    ['a site that was built before', site],
    ['a site that was looked at', [...site, '.DS_Store']],
    ['a site with everything that public/ has', [...site, 'favicon.svg']],
  ])('%s', (_, names) => {
    expect(refuseFolders(foldersWith(...names))).toBeUndefined()
  })

  test('every folder that docs/hosting.md names', () => {
    const named = [...readFileSync(join(root, 'docs/hosting.md'), 'utf8').matchAll(/npm run build -- .*--out (\S+)/g)]
    expect(named.length).toBeGreaterThan(0)
    for (const [, out = ''] of named)
      expect([out, refuseFolders({ content: join(root, 'content'), out: join(root, out) })]).toEqual([out, undefined])
  })

  test('a folder that is not there', () => {
    const { parent, content } = foldersWith()
    expect(refuseFolders({ content, out: join(parent, 'a', 'b') })).toBeUndefined()
  })

  test('what a symbolic link points to', () => {
    const { parent, content, out } = foldersWith(...site)
    symlinkSync(out, join(parent, 'link'))
    expect(refuseFolders({ content, out: join(parent, 'link') })).toBeUndefined()
  })
})

describe('a build is refused', () => {
  test.each([
    ['CNAME', ['CNAME'], 'CNAME'],
    ['.git', ['.git/', '.htaccess'], '.git, .htaccess'],
    ['five things', ['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ])('where somebody put %s beside the site, by name', (_, names, named) => {
    const folders = foldersWith(...site, ...names)
    expect(refuseFolders(folders)).toBe(
      `The site cannot go to ${folders.out}: no build made ${named}, and it would be lost. Move it away (into public/ what every build should copy), or name another folder with --out.`,
    )
  })

  test.each([
    ['other things', ['letter.txt']],
    ['a page without a search index', ['index.html']],
    ['a search index without a page', ['pagefind/']],
  ])('where there are %s', (_, names) => {
    expect(refuseFolders(foldersWith(...names))).toMatch(/there is something else, and it would be lost/)
  })

  test.each([
    ['the content', 'content'],
    ['what is around the content', '.'],
  ])('where a symbolic link leads to %s', (_, target) => {
    const { parent, content } = foldersWith()
    symlinkSync(join(parent, target), join(parent, 'link'))
    expect(refuseFolders({ content, out: join(parent, 'link') })).toMatch(/the content or the project stands there/)
  })
})

test('without options, the list of the project goes to dist/ of the project', () => {
  expect(toBuildFolders({})).toEqual({ content: join(root, findContentFolder(root)), out: join(root, 'dist') })
})

/** Content folders, and where links to their files lead in the repository. */
test.each([
  ['content', 'content'],
  ['my-list/', 'my-list'],
  ['lists/mine', 'lists/mine'],
  ['.', 'content'],
  ['../elsewhere', 'content'],
])('the list in %s is the folder %s of the repository', (folder, path) => {
  expect(toListFolder(join(root, folder))).toBe(path)
})
