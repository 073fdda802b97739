/** Which files a page of a built site names itself: what a browser loads with it before anything is done there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of the page itself, of what its markup names, and of what its scripts import statically, however far down. */
export function findNamedFiles(site: string, path: string): Set<string> {
  const found = new Set<string>()
  const waiting = [path]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...(/(?:\/|\.html|\.js)$/.test(next) ? findNames(read(site, next), next) : []))
  }
  return found
}

/** Paths that a page or a script names, as `src`, as `href`, or behind a static `import`; dynamic imports are for later. */
export function findNames(text: string, path: string): string[] {
  const here = new URL(path, origin)
  return [...text.matchAll(namePattern)].flatMap(([, attribute, from, alone]) => {
    const address = new URL(attribute ?? from ?? alone ?? '', here)
    const isFile = address.origin === origin && !address.pathname.endsWith('/')
    return isFile ? [address.pathname] : []
  })
}

const namePattern = /\b(?:src|href)="([^"]*)"|\bfrom\s*["'`]([^"'`]+)["'`]|\bimport\s*["'`]([^"'`]+)["'`]/g

const origin = 'https://site.example'

function read(site: string, path: string): string {
  try {
    return readFileSync(join(site, path.endsWith('/') ? `${path}index.html` : path), 'utf8')
  } catch {
    return ''
  }
}
