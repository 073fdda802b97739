/** The folders of a build: where the content is, and where the site may go without taking the place of something else. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface BuildFolders {
  content: string
  out: string
}

/** The project itself. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Whole paths of what the command line names. */
export function toBuildFolders(options: { content?: string | undefined; out?: string | undefined }): BuildFolders {
  return {
    content: resolve(options.content ?? join(root, 'content')),
    out: resolve(options.out ?? join(root, 'dist')),
  }
}

/**
 * Why there can be no build with these folders, as a sentence; nothing when all is well. A build puts a new folder in the
 * place of `out`, so that must be free, empty, or a site that was built before.
 */
export function refuseFolders({ content, out }: BuildFolders): string | undefined {
  if (!existsSync(content)) return `There is no folder ${content}. Make it, or name another with --content.`
  if ([content, root].some((kept) => isWithin(kept, out)) || isWithin(out, content))
    return `The site cannot go to ${out}: the content or the project stands there. Name another folder with --out.`
  if (existsSync(out) && !isFree(out))
    return `The site cannot go to ${out}: there is something else, and it would be lost. Name a new or an empty folder with --out.`
  return undefined
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(outer, inner)
  return path === '' || (!/^\.\.(?:[/\\]|$)/.test(path) && !isAbsolute(path))
}

function isFree(out: string): boolean {
  if (!statSync(out).isDirectory()) return false
  const isSite = existsSync(join(out, 'index.html')) && existsSync(join(out, 'pagefind'))
  return isSite || readdirSync(out).length === 0
}
