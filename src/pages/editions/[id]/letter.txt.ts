import type { APIRoute, GetStaticPaths } from 'astro'
import { buildLetter } from '../../../letters/letter.ts'
import type { Edition } from '../../../library/editions.ts'
import { getLibrary } from '../../../library/index.ts'

export const getStaticPaths = (async () =>
  Object.values((await getLibrary()).editions)
    .flat()
    .map((edition) => ({ params: { id: edition.id }, props: { edition } }))) satisfies GetStaticPaths

export const GET: APIRoute<{ edition: Edition }> = async ({ site: origin, props: { edition } }) => {
  const { text } = buildLetter(edition, await getLibrary(), origin)
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
