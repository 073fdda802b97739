import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { toRssOptions } from '../feeds/rss.ts'
import { getLibrary } from '../library/index.ts'
import { feedUrl, homeUrl } from '../urls.ts'

export const GET: APIRoute = async ({ site: origin }) => {
  const library = await getLibrary()
  const { title, description } = library.site
  return rss(
    toRssOptions({ title, description, papers: library.papers, url: homeUrl(), feedUrl: feedUrl() }, library, origin),
  )
}
