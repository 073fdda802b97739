import type { APIRoute, GetStaticPaths } from 'astro'
import { buildLetter, paperLimit } from '../../../letters/letter.ts'
import type { Edition } from '../../../library/editions.ts'
import { getLibrary, getPageKeys } from '../../../library/index.ts'

export const getStaticPaths = (async () => {
  const { editions } = await getLibrary()
  const { toKey } = await getPageKeys()
  return Object.values(editions)
    .flat()
    .map((edition) => ({
      params: { id: edition.id },
      props: { edition },
      cacheKey: toKey(edition.papers.slice(0, paperLimit), edition.papers.length, edition.days),
    }))
}) satisfies GetStaticPaths

export const GET: APIRoute<{ edition: Edition }> = async ({ site: origin, props: { edition } }) => {
  const { text } = buildLetter(edition, await getLibrary(), origin)
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
