/**
 * The floor: what Node takes to write such pages at all. `node floor.mjs LIST OUT`, where LIST is a file of JSON:
 * { papers: [{ id, record, body }], topics: [{ id, name, description }] }, the papers in the order in which they were added.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [list = '', out = ''] = process.argv.slice(2)
const { papers, topics } = JSON.parse(readFileSync(list, 'utf8'))
const newest = papers.reverse()
const signs = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

for (const paper of newest) writePage(`papers/${paper.id}`, paper.record.title, formatPaper(paper))
writeList('papers', 'Papers', newest)
for (const { id, name } of topics)
  writeList(
    `topics/${id}`,
    name,
    newest.filter(({ record }) => record.topics.includes(id)),
  )
writePage(
  'topics',
  'Topics',
  `<ul>${topics.map(({ id, name }) => `<li><a href="/topics/${id}/">${escapeHtml(name)}</a></li>`).join('')}</ul>`,
)
writePage('.', 'Invented papers', formatEntries(newest.slice(0, 50)))
writeFileSync(join(out, 'feed.xml'), formatFeed(newest.slice(0, 50)))

function writePage(path, title, content) {
  const folder = join(out, path)
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="alternate" type="application/rss+xml" href="/feed.xml">
  </head>
  <body>
    <header><a href="/">Invented papers</a> <a href="/papers/">Papers</a> <a href="/topics/">Topics</a></header>
    <main><h1>${escapeHtml(title)}</h1>${content}</main>
  </body>
</html>
`,
  )
}

function writeList(path, title, items) {
  const last = Math.max(1, Math.ceil(items.length / 50))
  for (let page = 1; page <= last; page++) {
    const entries = formatEntries(items.slice((page - 1) * 50, page * 50))
    writePage(page === 1 ? path : `${path}/${page}`, title, `${entries}<p>Page ${page} of ${last}</p>`)
  }
}

function formatPaper({ record, body }) {
  const { authors, added, venue, arxiv, topics, summary, results = [], abstract } = record
  return `<p>${escapeHtml(authors.join(', '))}</p>
<p>${added}${venue ? ` · ${escapeHtml(venue.name)}` : ''}${arxiv ? ` · <a href="https://arxiv.org/abs/${arxiv}">arXiv:${arxiv}</a>` : ''}</p>
<p>${topics.map((id) => `<a href="/topics/${id}/">${id}</a>`).join(' ')}</p>
<p>${escapeHtml(summary)}</p>
<ul>${results.map(({ metric, of, value, unit, against }) => `<li>${metric}: ${escapeHtml(of)} ${value}${unit}${against ? ` against ${escapeHtml(against)}` : ''}</li>`).join('')}</ul>
${abstract ? `<h2>Abstract</h2><p>${escapeHtml(abstract)}</p>` : ''}
${body
  .split('\n\n')
  .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  .join('')}`
}

function formatEntries(items) {
  return `<ul>${items.map(({ id, record }) => `<li><a href="/papers/${id}/">${escapeHtml(record.title)}</a><br>${escapeHtml(record.authors.join(', '))}<br>${escapeHtml(record.summary)}</li>`).join('\n')}</ul>`
}

function formatFeed(items) {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Invented papers</title><link>https://paperstand.example/</link><description>A list of papers</description>
${items
  .map(({ id, record }) => {
    const link = `https://paperstand.example/papers/${id}/`
    return `<item><title>${escapeHtml(record.title)}</title><link>${link}</link><guid>${link}</guid><pubDate>${new Date(record.added).toUTCString()}</pubDate><description>${escapeHtml(record.summary)}</description></item>`
  })
  .join('\n')}
</channel></rss>
`
}

function escapeHtml(text) {
  return text.replace(/[&<>"]/g, (sign) => signs[sign])
}
