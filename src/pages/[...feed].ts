import { getRssString } from '@astrojs/rss'
import type { APIRoute, GetStaticPaths } from 'astro'
import { formatAtom } from '../feeds/atom.ts'
import { buildFeed, type Feed, type FeedSubject, toFeedFacts } from '../feeds/feed.ts'
import { feedTypes } from '../feeds/feed-types.ts'
import { formatJsonFeed } from '../feeds/json-feed.ts'
import { toHexReferences, toRssOptions } from '../feeds/rss.ts'
import { listSubjects } from '../feeds/subjects.ts'
import { getLibrary, getPageKeys } from '../library/index.ts'
import { absoluteUrl, base, type FeedFormat, feedStyleUrl } from '../urls.ts'

/** Every feed of the site in each of its formats, at its address. */
export const getStaticPaths = (async () => {
  const library = await getLibrary()
  const { toKey } = await getPageKeys()
  return listSubjects(library).flatMap((subject) => {
    const { papers, facts } = toFeedFacts(subject, library)
    const cacheKey = toKey(papers, facts)
    return Object.entries(subject.feeds).map(([format, url]) => ({
      params: { feed: url.slice(base.length) },
      props: { subject, format: format as FeedFormat, url },
      cacheKey,
    }))
  })
}) satisfies GetStaticPaths

export const GET: APIRoute<{ subject: FeedSubject; format: FeedFormat; url: string }> = async ({
  site: origin,
  props,
}) => {
  const feed = buildFeed(props.subject, await getLibrary(), origin)
  const text = await writers[props.format](feed, absoluteUrl(props.url, origin))
  return new Response(text, { headers: { 'content-type': `${feedTypes[props.format]}; charset=utf-8` } })
}

const writers: Record<FeedFormat, (feed: Feed, selfUrl: string) => string | Promise<string>> = {
  xml: async (feed, selfUrl) => addStylesheet(toHexReferences(await getRssString(toRssOptions(feed, selfUrl)))),
  atom: formatAtom,
  json: formatJsonFeed,
}

/** Makes the feed readable for somebody who opens it in a browser, by CSS, since browsers are giving up XSLT; Atom they show as text. */
function addStylesheet(xml: string): string {
  return xml.replace('?>', `?>\n<?xml-stylesheet type="text/css" href="${feedStyleUrl()}"?>\n`)
}
