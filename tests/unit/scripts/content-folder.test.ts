import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findContentFolder } from '../../../scripts/content-folder.ts'
import { runScript } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

test('the list is in my-list/ where there is such a folder, otherwise in content/', () => {
  const project = temporary()
  expect(findContentFolder(project)).toBe('content')
  writeFileSync(join(project, 'my-list'), 'a file')
  expect(findContentFolder(project)).toBe('content')
  const fork = temporary()
  mkdirSync(join(fork, 'my-list'))
  expect(findContentFolder(fork)).toBe('my-list')
})

test.each(['dev', 'import', 'mail'])('npm run %s says so', (command) => {
  expect(runScript(`${command}.ts`, ['--help']).stdout).toMatch(/--content DIR +the content folder \(my-list where/)
})
