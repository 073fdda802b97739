/** The curator's Markdown on a page: links between content files become links between pages. */

import { renderMarkdown } from '../text/markdown.ts'
import { paperUrl, pathUrl, topicUrl } from '../urls.ts'
import { resolveContentLink } from './content-links.ts'

/** Safe HTML; `file` is the path of the text in the content folder, from which its relative links start. */
export function renderNotes(markdown: string, file: string): string {
  return renderMarkdown(markdown, (url) => toPageUrl(url, file))
}

/** The address of the page for a link to a content file; other addresses as they are. */
export function toPageUrl(url: string, file: string): string {
  const [collection, name] = (resolveContentLink(url, file) ?? '').replace(/\.md$/, '').split('/')
  if (!name) return url
  const fragment = /#.*$/.exec(url)?.[0] ?? ''
  if (collection === 'papers') return paperUrl(name) + fragment
  if (collection === 'topics') return topicUrl(name) + fragment
  return collection === 'paths' ? pathUrl(name) + fragment : url
}
