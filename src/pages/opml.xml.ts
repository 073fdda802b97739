import type { APIRoute } from 'astro'
import { formatOpml } from '../feeds/opml.ts'
import { getLibrary } from '../library/index.ts'

export const GET: APIRoute = async ({ site: origin }) =>
  new Response(formatOpml(await getLibrary(), origin), { headers: { 'content-type': 'text/x-opml; charset=utf-8' } })
