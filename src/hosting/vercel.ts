/** What Vercel reads from `vercel.json` at the top of a repository; docs/hosting.md has it, and a test holds both equal. */
import { cacheRules, everywhere, fileTypes, formatType } from './answers.ts'

/**
 * The whole file for a site at the top of its domain. A source is a path in the form of path-to-regexp, from its first sign to
 * its last; where two match, both are applied. https://vercel.com/docs/project-configuration#headers
 */
export function formatVercel(): string {
  const rule = (source: string, headers: Record<string, string>) => ({
    source: `/${source}`,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
  })
  const unknown = fileTypes.filter(({ isKnown }) => !isKnown)
  return `${JSON.stringify(
    {
      trailingSlash: true,
      headers: [
        rule('(.*)', { ...everywhere }),
        ...unknown.map((type) => rule(`(.*)\\.${type.ending}`, { 'Content-Type': formatType(type) })),
        ...cacheRules.map(({ path, value }) => rule(toSource(path), { 'Cache-Control': value })),
      ],
    },
    undefined,
    2,
  )}\n`
}

function toSource(path: string): string {
  return path.replaceAll('.', '\\.').replace('*', '(.*)')
}
