/** The collections: our own loader, and the schemas. A build reads and checks the files itself, and fills them with what it has read (scripts/make-share.ts). */

import { defineCollection } from 'astro:content'
import { relative, resolve, sep } from 'node:path'
import type { Loader } from 'astro/loaders'
import type { Content, Entry } from './library/content.ts'
import type { Problem } from './library/problems.ts'
import { paperSchema, pathSchema, siteSchema, topicSchema } from './schema.ts'

const folder = resolve(process.env['PAPERSTAND_CONTENT'] ?? 'content')

export const collections = {
  papers: defineCollection({ loader: load((content) => content.papers), schema: paperSchema }),
  topics: defineCollection({ loader: load((content) => content.topics), schema: topicSchema }),
  paths: defineCollection({ loader: load((content) => content.paths), schema: pathSchema }),
  site: defineCollection({
    loader: load((content) => [{ id: 'site', record: content.site, body: '' }]),
    schema: siteSchema,
  }),
}

let content: Promise<Content> | undefined

/** Once for all collections, but where a watcher follows the files. */
function read(isWatched: boolean): Promise<Content> {
  if (isWatched) return readFolder()
  content ??= readFolder()
  return content
}

/** Loaded when it is needed: Vite transforms every module that this takes. */
async function readFolder(): Promise<Content> {
  const { readContent } = await import('../scripts/read-content.ts')
  return readContent(folder)
}

/** Astro's own loaders lose papers whose names slug to one id; this one takes the file name as it is, and refuses instead. */
function load(pick: (content: Content) => Entry<Record<string, unknown>>[]): Loader {
  return {
    name: 'paperstand',
    load: async ({ store, watcher, logger, generateDigest, collection }) => {
      const fill = async () => {
        const content = await read(watcher !== undefined)
        store.clear()
        for (const { id, record, body } of pick(content))
          store.set({ id, data: record, body, digest: generateDigest({ record, body }) })
        if (collection === 'papers') await report(content.problems, (text) => logger.error(text))
      }
      await fill()
      watcher?.add(folder)
      watcher?.on('all', (_, path) => {
        if (resolve(path).startsWith(folder + sep)) fill().catch((error: Error) => logger.error(error.message))
      })
    },
  }
}

async function report(problems: readonly Problem[], say: (text: string) => void): Promise<void> {
  if (problems.length === 0) return
  const { formatProblem } = await import('./library/problems.ts')
  for (const problem of problems) say(formatProblem(problem, relative('.', folder)))
}
