/** `npm run verify`: the count of the build, repeated, and every link of every page. */
import { existsSync } from 'node:fs'
import { exitCode, fail, readCommandLine, say } from './command.ts'
import { findBrokenLinks, verifySite } from './verify-site.ts'

const { values } = readCommandLine(
  `
npm run verify -- [--site DIR] [--content DIR]

Counts a built site (paper pages = sitemap = indexed documents) and follows every internal link.

  --site DIR     the built site (dist)
  --content DIR  the content it was built from: its entries are counted too

Example: npm run verify -- --content content
`,
  { site: { type: 'string', default: 'dist' }, content: { type: 'string' } },
)

if (!existsSync(values.site))
  fail(`There is no site in ${values.site}. Build it first: npm run build.`, exitCode.wrongUsage)
if (values.content !== undefined && !existsSync(values.content))
  fail(`There is no folder ${values.content}. Name the content that the site was built from.`, exitCode.wrongUsage)
try {
  const { content } = values
  const { pages, bytes } = verifySite(values.site, content === undefined ? {} : { content })
  const broken = findBrokenLinks(values.site)
  if (broken.length > 0) fail(`${broken.join('\n')}\n${broken.length} broken links.`)
  say(`${pages} pages, ${(bytes / 1e6).toFixed(1)} MB: complete, and every link leads somewhere.`)
} catch (error) {
  fail((error as Error).message)
}
