import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCollections, readSnapshot, writeSnapshot } from '../../../scripts/snapshot.ts'
import { contentOf, type entry, paper, site, topic } from '../invented-list.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()

/** What Astro is given of a list with this paper. */
function collectionsOf(fog: ReturnType<typeof entry>) {
  const file = join(temporary(), 'content.json')
  const content = contentOf(site('title: Fog'), topic('weather', 'Weather'), paper('moss'), fog)
  writeSnapshot(file, content)
  expect(readSnapshot(file)).toEqual(content)
  return readCollections(file)
}

test("Astro's collections have what was read, under the ids of the files", () => {
  const collections = collectionsOf(paper('fog', 'summary: It drifts.', 'Notes on *fog*.'))
  expect([...collections].map(([name, entries]) => [name, [...entries.keys()]])).toEqual([
    ['papers', ['fog', 'moss']],
    ['topics', ['weather']],
    ['paths', []],
    ['site', ['site']],
  ])
  expect(collections.get('papers')?.get('fog')).toMatchObject({
    id: 'fog',
    collection: 'papers',
    data: { summary: 'It drifts.' },
    body: 'Notes on *fog*.',
  })
  expect(collections.get('site')?.get('site')?.data).toMatchObject({ title: 'Fog' })
})

test('an entry has another digest when its file says something else, and only then', () => {
  const digestOf = (...words: [string, string]) => {
    const { digest } =
      collectionsOf(paper('fog', ...words))
        .get('papers')
        ?.get('fog') ?? {}
    return digest
  }
  const digests = [digestOf('summary: It drifts.', 'Notes.'), digestOf('summary: It lifts.', 'Notes.')]
  expect(new Set([...digests, digestOf('summary: It drifts.', 'More.')]).size).toBe(3)
  expect(digestOf('summary: "It drifts."', 'Notes.')).toBe(digests[0])
})
