import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildSearchIndex } from '../../../scripts/build-search-index.ts'
import { libraryOf, paper } from '../invented-list.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

test.each([
  ['en', 'en'],
  ['pt-BR', 'pt'],
  ['fil', 'fil'],
  ['fil-PH', 'fil'],
])('the index of a list in %s is one in %s', async (language, expected) => {
  const folder = temporary()
  const site = { path: 'site.yaml', text: `language: ${language}\n` }
  await buildSearchIndex(libraryOf(site, paper('lanterns'), paper('kettles')), folder)
  const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'))
  expect(Object.keys(languages)).toEqual([expected])
  expect(languages[expected].page_count).toBe(2)
  expect(readdirSync(folder).filter((name) => /ui|highlight/.test(name))).toEqual([])
})
