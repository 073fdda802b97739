import { readFileSync } from 'node:fs'

const topics = JSON.parse(readFileSync(new URL('topics.json', import.meta.url), 'utf8'))
const pageSize = 50

export default function configure(config) {
  config.addGlobalData('allTopics', topics)
  config.addCollection('newest', newestFirst)
  config.addCollection('topicPages', toTopicPages)
  config.addFilter('first', (list, count) => list.slice(0, count))
  config.addFilter('day', (date) => date.toISOString().slice(0, 10))
  config.addFilter('rfc822', (date) => date.toUTCString())
  config.setQuietMode(true)
  return { dir: { output: 'dist' }, htmlTemplateEngine: 'njk' }
}

function newestFirst(api) {
  return api.getFilteredByTag('papers').sort((a, b) => b.data.added - a.data.added)
}

function toTopicPages(api) {
  const papers = newestFirst(api)
  return topics.flatMap((topic) => {
    const items = papers.filter((paper) => paper.data.topics?.includes(topic.id))
    const last = Math.max(1, Math.ceil(items.length / pageSize))
    return Array.from({ length: last }, (_, n) => ({
      topic,
      page: n + 1,
      last,
      items: items.slice(n * pageSize, (n + 1) * pageSize),
      path: n === 0 ? `/topics/${topic.id}/` : `/topics/${topic.id}/${n + 1}/`,
    }))
  })
}
