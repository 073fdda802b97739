/** What the search page loads first: records for the small index, or words to correct with. */
import type { APIRoute, GetStaticPaths } from 'astro'
import { getLibrary } from '../../library/index.ts'
import { makeStartFile } from '../../search/start-file.ts'

export const getStaticPaths = (async () => {
  const { name, text } = await makeStartFile(await getLibrary())
  return [{ params: { file: name }, props: { text } }]
}) satisfies GetStaticPaths

export const GET: APIRoute<{ text: string }> = ({ props }) => new Response(props.text)
