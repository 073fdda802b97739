import type { APIRoute, GetStaticPaths } from 'astro'
import { toContentType } from '../hosting/answers.ts'
import { getLibrary } from '../library/index.ts'
import { listSiteFiles } from '../site-files.ts'
import { base } from '../urls.ts'

/** While editing, files that are no pages are made when they are asked for; a build writes them (scripts/write-site-files.ts). */
export const getStaticPaths = (async () => {
  if (!import.meta.env.DEV) return []
  return (await listSiteFiles(await getLibrary())).map(({ path }) => ({ params: { file: path }, props: { path } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<{ path: string }> = async ({ site, props }) => {
  const file = (await listSiteFiles(await getLibrary())).find(({ path }) => path === props.path)
  if (!file) return new Response(null, { status: 404 })
  const text = await file.format(new URL(base, site))
  return new Response(text, { headers: { 'content-type': toContentType(props.path) } })
}
