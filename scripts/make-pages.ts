/**
 * The pages of a site, made by Astro in one process or in several, each of which makes its share. What the store has from
 * an earlier build is taken from there.
 */
import { fork } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { type AstroIntegration, build } from 'astro'
import { root } from './build-folders.ts'
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
  store: { folder: string; prefix: string }
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

/** Makes all pages, in so many processes; tells what the store has of them. */
export async function makePages(order: PageOrder, jobs: number): Promise<StoreUse> {
  const shares = Array.from({ length: jobs }, (_, index) => ({ index, of: jobs }))
  const uses = await Promise.all(
    shares.map((share) => (jobs === 1 ? makeShare(order, share) : forkShare(order, share))),
  )
  return Object.assign({}, ...uses, { digests: uses.flatMap(({ digests }) => digests) })
}

/**
 * Makes a share of the pages. Astro puts the programs that it renders pages with below the working directory, unless the
 * site itself is there. So each works in a folder of its own, from which packages are found: two at once do not get into
 * each other's way.
 */
export async function makeShare(order: PageOrder, share: Share): Promise<StoreUse> {
  const store = openPageStore(order.store.folder, order.store.prefix)
  const workshop = join(order.workshop, String(share.index))
  const typedIn = process.cwd()
  mkdirSync(workshop, { recursive: true })
  try {
    process.chdir(workshop)
    process.env['PAPERSTAND_SNAPSHOT'] = order.snapshot
    process.env['NODE_ENV'] = 'production'
    process.env['ASTRO_TELEMETRY_DISABLED'] = '1'
    await build({
      ...order.address,
      root,
      outDir: order.site,
      cacheDir: join(workshop, 'cache'),
      logLevel: 'error',
      integrations: [keepPages(store, order, share)],
      // The folder is new, and another process may be at work in it.
      vite: { build: { emptyOutDir: false } },
    })
  } finally {
    process.chdir(typedIn)
  }
  return store.close()
}

/**
 * Stands between Astro and its prerenderer: asks it for no page that is another's share or in the store. A page with a key
 * is written here and Astro gets an empty answer, since its own way to a file costs as much as the page.
 */
function keepPages(store: PageStore, { site, address: { base } }: PageOrder, share: Share): AstroIntegration {
  const ordered = new Map<string, { key: string; file: string }>()
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
                key: `${path} ${cacheKey}`,
                file: join(site, route.type === 'page' ? `${path}/index.html` : path),
              }
              ordered.set(path, page)
              return !store.take(page.key, page.file)
            })
          },
          async render(request, options) {
            const rendered = await astro.render(request, options)
            const response = rendered instanceof Response ? rendered : rendered.response
            const page = ordered.get(trimSlashes(new URL(request.url).pathname.slice(base.length)))
            if (page === undefined) return response
            const bytes = await response.bytes()
            mkdirSync(dirname(page.file), { recursive: true })
            writeFileSync(page.file, bytes)
            store.put(page.key, bytes)
            return new Response(null)
          },
        })),
    },
  }
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '')
}

/** In a process of its own; what goes wrong there goes wrong here. */
function forkShare(order: PageOrder, share: Share): Promise<StoreUse> {
  const child = fork(join(root, 'scripts', 'make-share.ts'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ order, share })
  return new Promise((resolve, reject) => {
    let use: StoreUse | undefined
    child.on('message', (message) => (use = message as StoreUse))
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      use ? resolve(use) : reject(new Error(`A process that makes pages ended too early (${signal ?? code}).`)),
    )
  })
}
