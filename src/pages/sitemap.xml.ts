import type { APIRoute } from 'astro'
import { getLibrary } from '../library/index.ts'
import { formatSitemap, toSitemapEntries } from '../library/sitemap.ts'

export const GET: APIRoute = async ({ site: origin }) =>
  new Response(formatSitemap(toSitemapEntries(await getLibrary()), origin), {
    headers: { 'content-type': 'application/xml' },
  })
