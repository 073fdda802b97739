/** RSS 2.0, as @astrojs/rss wants it. */
import type { RSSOptions } from '@astrojs/rss'
import { escapeHtml, toLegalXml } from '../text/html.ts'
import type { Feed, FeedItem } from './feed.ts'

/**
 * The whole feed; `selfUrl` is its own whole address. The library would give the link for the guid and knows neither the
 * feed's own address nor authors, so these come as elements of ours.
 */
export function toRssOptions(feed: Feed, selfUrl: string): RSSOptions {
  return {
    title: toLegalXml(feed.title),
    description: toLegalXml(feed.description),
    site: feed.url,
    trailingSlash: true,
    xmlns: { atom: 'http://www.w3.org/2005/Atom', dc: 'http://purl.org/dc/elements/1.1/' },
    customData: [
      element('language', feed.language),
      ...(feed.updated ? [element('lastBuildDate', feed.updated.toUTCString())] : []),
      `<atom:link rel="self" type="application/rss+xml" href="${escapeHtml(selfUrl)}"/>`,
      ...(feed.hub ? [`<atom:link rel="hub" href="${escapeHtml(feed.hub)}"/>`] : []),
      element('generator', 'Paperstand'),
      element('docs', 'https://www.rssboard.org/rss-specification'),
    ].join(''),
    items: feed.items.map(toItem),
  }
}

/**
 * The signs of markup in plain texts, in the way that most readers take for text and not for markup: the RSS profile and
 * the W3C's validator ask for it (https://www.rssboard.org/rss-profile#data-types-characterdata), the library has no option.
 */
export function toHexReferences(rss: string): string {
  return rss.replace(/<(?:title|category|description)>[^<]*/g, (element) =>
    element.replaceAll('&amp;', '&#x26;').replaceAll('&lt;', '&#x3C;'),
  )
}

function toItem(item: FeedItem): RSSOptions['items'] extends infer T ? (T extends (infer I)[] ? I : never) : never {
  return {
    title: toLegalXml(item.title),
    link: item.url,
    pubDate: item.added,
    description: toLegalXml(toHtmlText(item.summary)),
    content: toLegalXml(item.html),
    categories: item.topics.map(({ name }) => toLegalXml(name)),
    customData: [
      `<guid isPermaLink="false">${escapeHtml(item.id)}</guid>`,
      ...item.authors.map((author) => element('dc:creator', author)),
      ...(item.published ? [element('dc:date', item.published)] : []),
      ...(item.doi ? [element('dc:identifier', `doi:${item.doi}`)] : []),
    ].join(''),
    ...(item.discussionUrl ? { commentsUrl: item.discussionUrl } : {}),
  }
}

function element(name: string, text: string): string {
  return `<${name}>${escapeHtml(toLegalXml(text))}</${name}>`
}

/** Readers take the description of an item for HTML, so that "<b>" in it would not be seen, and a script could run. */
function toHtmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
