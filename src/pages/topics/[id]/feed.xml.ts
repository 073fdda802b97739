import rss from '@astrojs/rss'
import type { APIRoute, GetStaticPaths } from 'astro'
import { toRssOptions } from '../../../feeds/rss.ts'
import { getLibrary } from '../../../library/index.ts'
import type { Topic } from '../../../library/library.ts'
import { topicFeedUrl, topicUrl } from '../../../urls.ts'

export const getStaticPaths = (async () => {
  const { topics } = await getLibrary()
  return topics.map((topic) => ({ params: { id: topic.id }, props: { topic } }))
}) satisfies GetStaticPaths

export const GET: APIRoute<{ topic: Topic }> = async ({ site: origin, props: { topic } }) => {
  const library = await getLibrary()
  return rss(
    toRssOptions(
      {
        title: `${library.site.title}: ${topic.name}`,
        description: topic.description ?? `Papers on ${topic.name}`,
        papers: topic.papers,
        url: topicUrl(topic.id),
        feedUrl: topicFeedUrl(topic.id),
      },
      library,
      origin,
    ),
  )
}
