/** Files that git is told to ignore: a merge writes over them, or removes a whole folder of them, and says nothing. */
import { lstatSync } from 'node:fs'
import { readGit } from './git.ts'

/** What stands here, unknown to git, where `version` has a file that HEAD has not. Names are UTF-8, from the top on. */
export function findIgnoredInTheWay(version: string): string[] {
  const added = readGit(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=A', 'HEAD', version])
  const inTheWay = added.split('\0').filter(Boolean).flatMap(findStanding)
  return [...new Set(inTheWay)].filter((path) => readGit(['--literal-pathspecs', 'ls-files', '-z', '--', path]) === '')
}

/** The path itself, if there is something, or a file where it wants a folder; a character for each byte. */
function findStanding(bytes: string): string[] {
  const names = bytes.split('/')
  for (let n = 1; n <= names.length; n += 1) {
    const path = Buffer.from(names.slice(0, n).join('/'), 'latin1')
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found === undefined) return []
    if (n === names.length || !found.isDirectory()) return [path.toString()]
  }
  return []
}
