/** The collections: our own loader, and the schemas. */

import { defineCollection } from 'astro:content'
import { relative, resolve, sep } from 'node:path'
import type { Loader } from 'astro/loaders'
import { readContent } from '../scripts/read-content.ts'
import { readSnapshot } from '../scripts/snapshot.ts'
import type { Content, Entry } from './library/content.ts'
import { formatProblem } from './library/problems.ts'
import { paperSchema, pathSchema, siteSchema, topicSchema } from './schema.ts'

const folder = resolve(process.env['PAPERSTAND_CONTENT'] ?? 'content')
const snapshot = process.env['PAPERSTAND_SNAPSHOT']

export const collections = {
  papers: defineCollection({ loader: load((content) => content.papers), schema: paperSchema }),
  topics: defineCollection({ loader: load((content) => content.topics), schema: topicSchema }),
  paths: defineCollection({ loader: load((content) => content.paths), schema: pathSchema }),
  site: defineCollection({
    loader: load((content) => [{ id: 'site', record: content.site, body: '' }]),
    schema: siteSchema,
  }),
}

let content: Content | undefined

/** What the build has read already, once for all collections; in development, where a watcher follows the files, the folder. */
function read(isWatched: boolean): Content {
  if (isWatched) return readContent(folder)
  content ??= snapshot === undefined ? readContent(folder) : readSnapshot(snapshot)
  return content
}

/** Astro's own loaders lose papers whose names slug to one id; this one takes the file name as it is, and refuses instead. */
function load(pick: (content: Content) => Entry<Record<string, unknown>>[]): Loader {
  return {
    name: 'paperstand',
    load: async ({ store, watcher, logger, generateDigest, collection }) => {
      const fill = () => {
        const content = read(watcher !== undefined)
        if (collection === 'papers')
          for (const problem of content.problems) logger.error(formatProblem(problem, relative('.', folder)))
        store.clear()
        for (const { id, record, body } of pick(content))
          store.set({ id, data: record, body, digest: generateDigest({ record, body }) })
      }
      fill()
      watcher?.add(folder)
      watcher?.on('all', (_, path) => {
        if (resolve(path).startsWith(folder + sep)) fill()
      })
    },
  }
}
