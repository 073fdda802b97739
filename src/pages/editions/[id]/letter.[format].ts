import type { APIRoute, GetStaticPaths } from 'astro'
import { buildLetter, paperLimit } from '../../../letters/letter.ts'
import type { Edition } from '../../../library/editions.ts'
import { getLibrary, getPageKeys } from '../../../library/index.ts'

export const getStaticPaths = (async () => {
  const { editions } = await getLibrary()
  const { toKey } = await getPageKeys()
  return Object.values(editions)
    .flat()
    .flatMap((edition) =>
      Object.keys(types).map((format) => ({
        params: { id: edition.id, format },
        props: { edition },
        cacheKey: toKey(edition.papers.slice(0, paperLimit), edition.papers.length, edition.days),
      })),
    )
}) satisfies GetStaticPaths

const types = { html: 'text/html; charset=utf-8', txt: 'text/plain; charset=utf-8' }

export const GET: APIRoute<{ edition: Edition }, { id: string; format: keyof typeof types }> = async ({
  site: origin,
  params: { format },
  props: { edition },
}) => {
  const { html, text } = buildLetter(edition, await getLibrary(), origin)
  return new Response(format === 'html' ? html : text, { headers: { 'content-type': types[format] } })
}
