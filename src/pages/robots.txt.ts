import type { APIRoute } from 'astro'
import { absoluteUrl, sitemapUrl } from '../urls.ts'

export const GET: APIRoute = ({ site: origin }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(sitemapUrl(), origin)}\n`)
