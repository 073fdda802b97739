/** Links of Markdown texts to other files of the content folder. */

/** The paper or topic that a relative Markdown link of `file` points to, as a path in the content folder; else nothing. */
export function resolveContentLink(url: string, file: string): string | undefined {
  const bare = url.replace(/[?#].*$/, '')
  if (!bare || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(bare)) return undefined
  const page = /^\/?(papers|topics|paths)\/([^/]+)\/?$/.exec(bare)
  if (page && !bare.endsWith('.md')) return `${page[1]}/${page[2]}.md`
  if (!bare.endsWith('.md')) return undefined
  const parts = bare.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of bare.split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/^content\//, '')
}
