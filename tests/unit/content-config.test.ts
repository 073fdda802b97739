/** How often the content is read; Astro itself is not there. */
import { EventEmitter } from 'node:events'
import { resolve } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'

const readContent = vi.hoisted(() => vi.fn())
vi.mock('astro:content', () => ({ defineCollection: (collection: unknown) => collection }))
vi.mock('../../scripts/read-content.ts', () => ({ readContent }))

beforeEach(() => {
  vi.resetModules()
  readContent.mockReset()
  readContent.mockReturnValue({ papers: [], topics: [], paths: [], site: { title: 'Fog' }, problems: [] })
})

/** Loads the four collections as Astro does, with a watcher in development. */
async function loadAll(watcher?: EventEmitter, say: (text: string) => void = () => {}) {
  const { collections } = await import('../../src/content.config.ts')
  const stores: Record<string, string[]> = {}
  for (const [collection, { loader }] of Object.entries(collections as Record<string, { loader: unknown }>)) {
    const ids: string[] = []
    stores[collection] = ids
    const store = { clear: () => ids.splice(0), set: ({ id }: { id: string }) => ids.push(id) }
    const context = { store, watcher, logger: { error: say }, generateDigest: () => '', collection }
    await (loader as { load(context: unknown): Promise<void> }).load(context)
  }
  return stores
}

test('without a watcher the content is read once for all collections', async () => {
  expect(Object.keys(await loadAll())).toEqual(['papers', 'topics', 'paths', 'site'])
  expect(readContent).toHaveBeenCalledTimes(1)
})

test('in development each change of the content is read anew, and what is elsewhere is not looked at', async () => {
  const watcher = Object.assign(new EventEmitter(), { add: () => {} })
  const stores = await loadAll(watcher)
  readContent.mockReturnValue({ papers: [{ id: 'new', record: {}, body: '' }], topics: [], paths: [], problems: [] })
  watcher.emit('all', 'change', resolve('src', 'urls.ts'))
  watcher.emit('all', 'add', resolve('content', 'papers', 'new.md'))
  expect(stores['papers']).toEqual([])
  await vi.waitFor(() => expect(stores['papers']).toEqual(['new']))
  // Four collections, each at first and after the one change that concerns them.
  expect(readContent).toHaveBeenCalledTimes(8)
})

test('in development a folder that cannot be read any more is told, and what was read stays', async () => {
  const watcher = Object.assign(new EventEmitter(), { add: () => {} })
  const said: string[] = []
  readContent.mockReturnValue({ papers: [{ id: 'old', record: {}, body: '' }], topics: [], paths: [], problems: [] })
  const stores = await loadAll(watcher, (text) => said.push(text))
  readContent.mockImplementation(() => {
    throw new Error('There is no folder content.')
  })
  watcher.emit('all', 'unlinkDir', resolve('content', 'papers'))
  await vi.waitFor(() => expect(said).toContain('There is no folder content.'))
  expect(stores['papers']).toEqual(['old'])
})
