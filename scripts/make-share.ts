/** A process that makes a share of a site's pages by Astro; `make-pages.ts` starts it and says what to do. What the store has is taken from there. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join, relative, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type AstroInlineConfig, type AstroIntegration, build } from 'astro'
import type { Plugin } from 'vite'
import { root } from './build-folders.ts'
import { bundleWorker } from './bundle-worker.ts'
import { digestCode } from './code-digest.ts'
import { collectGarbage } from './collect-garbage.ts'
import type { PageOrder, Share, ShareOrder, ShareReport } from './make-pages.ts'
import { answerOrder } from './own-process.ts'
import { openPageStore, type PageStore } from './page-store.ts'
import { openSiteWriter, type SitePlace } from './site-writer.ts'

answerOrder(makeShare)

/**
 * Astro puts the programs that it renders pages with below the working directory, so each process works in a folder of its
 * own, from which packages are found: two at once do not get into each other's way. What Astro writes itself goes there too,
 * and from there to the site, which may be on another disk.
 */
async function makeShare({ order, share }: ShareOrder): Promise<ShareReport> {
  const workshop = join(order.workshop, String(share.index))
  const written = join(workshop, 'site')
  mkdirSync(workshop)
  process.chdir(workshop)
  process.env['PAPERSTAND_SNAPSHOT'] = order.snapshot
  process.env['PAPERSTAND_RELATED'] = order.related
  process.env['PAPERSTAND_CODE'] = order.code
  process.env['PAPERSTAND_FOLDER'] = order.listFolder
  process.env['NODE_ENV'] = 'production'
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
  const store = openPageStore(order.store, JSON.stringify([order.address, order.code]), order.place)
  try {
    const config: AstroInlineConfig = {
      ...order.address,
      root,
      outDir: written,
      cacheDir: join(workshop, 'cache'),
      logLevel: 'error',
      integrations: [keepPages(store, order, share)],
      vite: { plugins: [fillCollections()] },
    }
    const script = share.index === 0 ? bundleWorker(order.worker) : ''
    const [worker] = await Promise.all([script, build(config, withoutSync)])
    copyInto(order.place, written)
    // Code that was edited meanwhile may be in some pages and not in others.
    if (digestCode() !== order.code) store.keepNothing()
    return { use: await store.close(), worker }
  } catch (error) {
    store.keepNothing()
    await store.close().catch(() => {}) // What is in its files is not in the store; why all failed is told.
    throw error
  }
}

/**
 * `sync` is what Astro's own tests and `AstroBuilder` know; the types of `build` do not. Without it nothing is read for the collections
 * before programs are bundled, and no types are written into the project, where two builds would get into each other's way.
 */
const withoutSync: Parameters<typeof build>[1] & { sync: boolean } = { sync: false }

/**
 * Gives the collections what the build has read and checked. Astro asks for them in a module of this name, which holds them as
 * text otherwise: ten thousand entries would be written, bundled and read once more.
 */
function fillCollections(): Plugin {
  return {
    name: 'paperstand:fill-collections',
    load: {
      order: 'pre',
      filter: { id: /^\0astro:data-layer-content$/ },
      handler:
        () => `import { readCollections } from ${JSON.stringify(fileURLToPath(new URL('snapshot.ts', import.meta.url)))}
export default readCollections(process.env['PAPERSTAND_SNAPSHOT'])`,
    },
  }
}

/**
 * Stands between Astro and its prerenderer: asks it for no page that is another's share or in the store. A page with a key
 * is written here and Astro gets an empty answer, since its own way to a file costs as much as the page.
 */
function keepPages(store: PageStore, order: PageOrder, share: Share): AstroIntegration {
  const ordered = new Map<string, { digest: string; file: string }>()
  return {
    name: 'paperstand:pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((astro) => ({
          ...astro,
          name: 'paperstand',
          async setup() {
            // Before Astro's programs are loaded, which stand in another folder in each build.
            flushCompileCache()
            collectGarbage()
            await astro.setup?.()
          },
          async getStaticPaths() {
            await untilThere(order.related) // It comes last.
            const paths = await astro.getStaticPaths()
            return paths.filter(({ pathname, route, cacheKey }, n) => {
              if (n % share.of !== share.index) return false
              if (cacheKey === undefined) return true
              const path = trimSlashes(pathname)
              const page = {
                digest: store.digest(`${path} ${cacheKey}`),
                file: route.type === 'page' ? join(path, 'index.html') : path,
              }
              ordered.set(path, page)
              return !store.take(page.digest, page.file)
            })
          },
          async render(request, options) {
            const rendered = await astro.render(request, options)
            const response = rendered instanceof Response ? rendered : rendered.response
            const page = ordered.get(trimSlashes(new URL(request.url).pathname.slice(order.address.base.length)))
            if (page === undefined) return response
            await store.put(page.digest, page.file, await response.bytes())
            return new Response(null)
          },
        })),
    },
  }
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

/** Every file of the folder, also those of `public/`. */
function copyInto(place: SitePlace, folder: string): void {
  const write = openSiteWriter(place)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile()) write(relative(folder, file).split(sep).join('/'), readFileSync(file))
  }
}

/** Resolves when another process has put a file in its place; it ends this one when it cannot. */
async function untilThere(file: string): Promise<void> {
  while (!existsSync(file)) await setTimeout(10)
}
