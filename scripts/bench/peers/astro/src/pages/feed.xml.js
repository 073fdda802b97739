import rss from '@astrojs/rss'
import { getNewest } from '../newest.js'

export async function GET({ site }) {
  const papers = (await getNewest()).slice(0, 50)
  return rss({
    title: 'Invented papers',
    description: 'A list of papers',
    site,
    items: papers.map(({ id, data: { title, summary, added } }) => ({
      title,
      description: summary,
      pubDate: added,
      link: `/papers/${id}/`,
    })),
  })
}
