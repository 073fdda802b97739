import { getCollection } from 'astro:content'

/** All papers, newest first. */
export async function getNewest() {
  const papers = await getCollection('papers')
  return papers.sort((a, b) => b.data.added.valueOf() - a.data.added.valueOf())
}
