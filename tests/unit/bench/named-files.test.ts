/** What a page has with it before its search is used: the files that it names, and not what it loads later. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findNamedFiles, findNames } from '../../../scripts/bench/named-files.ts'
import { temporaryFolders } from '../scripts/temporary-folder.ts'

const temporary = temporaryFolders()

test.each([
  ['<link rel="stylesheet" href="/a/b.css">', ['/a/b.css']],
  ['<script type="module" src="c.js?v=1"></script>', ['/search/c.js']],
  ['<a href="/papers/">Papers</a> <a href="https://else.example/x.js">Else</a>', []],
  ['import { x } from "./d.js"; import"./e.js"; export * from \'/f.js\'', ['/search/d.js', '/search/e.js', '/f.js']],
  ['const later = import("./g.js"); fetch("index.json")', []],
])('%s names %j', (text, names) => {
  expect(findNames(text, '/search/')).toEqual(names)
})

test('what is named is followed into scripts, in a circle too; what is not there stays named', () => {
  const site = temporary()
  mkdirSync(join(site, 'search'))
  writeFileSync(join(site, 'search', 'index.html'), '<script src="/a.js"></script><link href="/gone.css">')
  writeFileSync(join(site, 'a.js'), 'import "./b.js"; import("./later.js")')
  writeFileSync(join(site, 'b.js'), 'import "./a.js"')
  expect([...findNamedFiles(site, '/search/')].sort()).toEqual(['/a.js', '/b.js', '/gone.css', '/search/'])
})
