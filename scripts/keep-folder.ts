/**
 * An update in which one folder is already as it is here: git then finds both sides of it equal and leaves its files alone,
 * whatever either side did to them. Nothing of the folder is written, moved or read, so nothing of it can be lost.
 */
import { readGit } from './git.ts'

/**
 * A commit on top of `update` that has the folder as HEAD has it, absent if it is absent there; `update` itself where it has
 * never heard of the folder, or has the same. Only git's store of objects is written.
 *
 * @param folder a name at the top of the repository
 * @param base the commit from which HEAD and `update` went apart
 */
export function keepFolder(folder: string, update: string, base: string): string {
  const folderOf = (commit: string) => listTop(commit).filter((entry) => nameOf(entry) === folder)
  const own = folderOf('HEAD')
  if (folderOf(update).length === 0 && folderOf(base).length === 0) return update
  const theirs = listTop(update)
  const kept = [...theirs.filter((entry) => nameOf(entry) !== folder), ...own]
  if (kept.length === theirs.length && kept.every((entry) => theirs.includes(entry))) return update
  const tree = readGit(['mktree', '-z'], kept.map((entry) => `${entry}\0`).join('')).trim()
  const message = `Leave ${folder}/ as it is in this list\n\nThe update as it came, with the folder of the list that takes it.`
  return readGit(['commit-tree', tree, '-p', update, '-m', message]).trim()
}

/** What stands at the top of a commit, as git writes it: mode, kind, object, a tab, the name. */
function listTop(commit: string): string[] {
  return readGit(['ls-tree', '-z', '--full-tree', commit]).split('\0').filter(Boolean)
}

function nameOf(entry: string): string {
  return entry.slice(entry.indexOf('\t') + 1)
}
