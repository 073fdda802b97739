/** What is pictured of a site, and the pictures that the README shows. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findPageKinds } from '../../../scripts/pictures/page-kinds.ts'
import { readmePictures } from '../../../scripts/pictures/readme-pictures.ts'
import { findScenes } from '../../../scripts/pictures/scenes.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** A site of these pages, each as large as its number says. */
function siteOf(pages: Record<string, number>): string {
  const folder = temporary()
  for (const [address, size] of Object.entries(pages)) {
    const file = join(folder, address, address.endsWith('.html') ? '' : 'index.html')
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, 'x'.repeat(size))
  }
  return folder
}

const pages = {
  '': 1,
  'papers/': 1,
  'papers/2/': 90,
  'papers/fog-2024-one/': 10,
  'papers/fog-2025-two/': 30,
  'papers/fog-2026-three/': 20,
  'topics/kv-cache/': 5,
  'topics/kv-cache/results/': 5,
  'editions/2025-12-10/': 5,
  'editions/2025-12/': 5,
  'editions/2025-12-10/letter.html': 5,
  'search/': 5,
  '404.html': 5,
}

describe('the kinds of pages', () => {
  test('are those that the site has, with the fullest and the barest paper and one of each kind of edition', () => {
    expect(findPageKinds(siteOf(pages))).toEqual({
      front: '',
      paper: 'papers/fog-2025-two/',
      'paper-bare': 'papers/fog-2024-one/',
      papers: 'papers/',
      topic: 'topics/kv-cache/',
      'topic-results': 'topics/kv-cache/results/',
      'edition-day': 'editions/2025-12-10/',
      'edition-month': 'editions/2025-12/',
      search: 'search/',
      missing: '404.html',
      letter: 'editions/2025-12-10/letter.html',
    })
  })

  test('are searched for a word of the topic, and for one that nothing has', () => {
    const scenes = findScenes(siteOf(pages))
    expect(scenes['search-found']?.address).toBe('search/?q=cache')
    expect(scenes['search-nothing']?.address).toBe('search/?q=qqqqzzzz')
    expect(scenes['shelf-marked']).toBeUndefined()
  })
})

describe('the pictures of the README', () => {
  test.each(readmePictures.map(({ name }) => name))('%s is there and has at most 150 kB', (name) => {
    const file = `docs/${name}.webp`
    expect(statSync(file).size).toBeLessThanOrEqual(150_000)
    expect(readFileSync(file).subarray(8, 12).toString()).toBe('WEBP')
  })
})
