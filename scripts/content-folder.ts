/**
 * Where the list is when the command line does not say. Whoever keeps a fork has the list in a folder that this project
 * never makes, so that no update of ours meets a word of theirs: git, and the button of a host, merge the two by themselves.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of a fork's own list, and that of ours. */
export const contentFolders = { own: 'my-list', ours: 'content' } as const

/** What `--content` says of itself in `--help`. */
export const contentHelp = `the content folder (${contentFolders.own} where there is one, otherwise ${contentFolders.ours})`

/** The name of the content folder of the project in `base`: `my-list` if there is such a folder, otherwise `content`. */
export function findContentFolder(base = '.'): string {
  const { own, ours } = contentFolders
  return statSync(join(base, own), { throwIfNoEntry: false })?.isDirectory() ? own : ours
}
