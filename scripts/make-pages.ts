/**
 * The pages of a site, made by Astro in one process or in several, each of which makes its share. What the store has from
 * an earlier build is taken from there.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type AstroInlineConfig, type AstroIntegration, build } from 'astro'
import { root } from './build-folders.ts'
import { digestCode } from './code-digest.ts'
import { askProcess } from './own-process.ts'
import { openPageStore, type PageStore, type StoreUse } from './page-store.ts'
import type { SiteAddress } from './site-address.ts'

export interface PageOrder {
  /** File with the checked content. */
  snapshot: string
  address: SiteAddress
  /** Folder of the site. */
  site: string
  /** Folder for Astro's own files. */
  workshop: string
  /** Digest of the code. */
  code: string
  /** Folder of the pages that are kept. */
  store: string
}

/** Which of the paths are made here: every `of`th, from the `index`th on. */
export interface Share {
  index: number
  of: number
}

/**
 * In how many processes the pages of a list are made best. Each has to begin with what takes one of them as long as two
 * thousand pages, and the search index has a core of its own.
 */
export function toJobs(papers: number): number {
  return Math.max(1, Math.min(availableParallelism() - 1, Math.floor(papers / 4000)))
}

const shareScript = new URL('make-share.ts', import.meta.url)

/** What a process that makes a share is told. */
export interface ShareOrder {
  order: PageOrder
  share: Share
}

/** Makes all pages, in so many processes; tells what the store has of them. When one fails, it waits for the others first. */
export async function makePages(order: PageOrder, jobs: number): Promise<StoreUse> {
  const shares = Array.from({ length: jobs }, (_, index) => ({ index, of: jobs }))
  const uses = await settleAll(
    shares.map((share) =>
      jobs === 1 ? makeShare(order, share) : askProcess<StoreUse>(shareScript, { order, share } satisfies ShareOrder),
    ),
  )
  return {
    digests: uses.flatMap(({ digests }) => digests),
    failure: uses.map(({ failure }) => failure).find((failure) => failure !== undefined),
  }
}

/** What all promise, or the first reason why one does not hold, once nothing is at work any more. */
export async function settleAll<T extends readonly Promise<unknown>[]>(
  promises: [...T],
): Promise<{ [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises)
  return Promise.all(promises)
}

/**
 * Makes a share of the pages. Astro puts the programs that it renders pages with below the working directory, so each works
 * in a folder of its own, from which packages are found: two at once do not get into each other's way. What Astro writes
 * itself goes there too, and from there to the site, which may be on another disk.
 */
export async function makeShare(order: PageOrder, share: Share): Promise<StoreUse> {
  const workshop = join(order.workshop, String(share.index))
  const written = join(workshop, 'site')
  const typedIn = process.cwd()
  mkdirSync(workshop, { recursive: true })
  const store = openPageStore(order.store, JSON.stringify([order.address, order.code]))
  try {
    process.chdir(workshop)
    process.env['PAPERSTAND_SNAPSHOT'] = order.snapshot
    process.env['PAPERSTAND_CODE'] = order.code
    process.env['NODE_ENV'] = 'production'
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
    await buildPatiently({
      ...order.address,
      root,
      outDir: written,
      cacheDir: join(workshop, 'cache'),
      logLevel: 'error',
      integrations: [keepPages(store, order, share)],
    })
    cpSync(written, order.site, { recursive: true })
    // Code that was edited meanwhile may be in some pages and not in others.
    if (digestCode() !== order.code) store.keepNothing()
    return await store.close()
  } catch (error) {
    store.keepNothing()
    await store.close().catch(() => {}) // Its thread would hold up the process; why all failed is told.
    throw error
  } finally {
    process.chdir(typedIn)
  }
}

/**
 * Astro (7.3.5) writes a file below `.astro/` anew in every build, through another one of a fixed name: of two builds of one
 * project at the same moment, one finds it gone. Nothing has been made by then, so it begins again.
 */
async function buildPatiently(config: AstroInlineConfig, tries = 5): Promise<void> {
  try {
    await build(config)
  } catch (error) {
    if ((error as Error).name !== 'UnknownFilesystemError' || tries === 1) throw error
    await buildPatiently(config, tries - 1)
  }
}

/**
 * Stands between Astro and its prerenderer: asks it for no page that is another's share or in the store. A page with a key
 * is written here and Astro gets an empty answer, since its own way to a file costs as much as the page.
 */
function keepPages(store: PageStore, { site, address: { base } }: PageOrder, share: Share): AstroIntegration {
  const ordered = new Map<string, { digest: string; file: string }>()
  return {
    name: 'paperstand:pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) =>
        setPrerenderer((astro) => ({
          ...astro,
          name: 'paperstand',
          async getStaticPaths() {
            const paths = await astro.getStaticPaths()
            return paths.filter(({ pathname, route, cacheKey }, n) => {
              if (n % share.of !== share.index) return false
              if (cacheKey === undefined) return true
              const path = trimSlashes(pathname)
              const page = {
                digest: store.digest(`${path} ${cacheKey}`),
                file: join(site, route.type === 'page' ? `${path}/index.html` : path),
              }
              ordered.set(path, page)
              return !store.take(page.digest, page.file)
            })
          },
          async render(request, options) {
            const rendered = await astro.render(request, options)
            const response = rendered instanceof Response ? rendered : rendered.response
            const page = ordered.get(trimSlashes(new URL(request.url).pathname.slice(base.length)))
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
