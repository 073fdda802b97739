/** The merge of an update: foreseen, done, or left as git left it, with what can be done then. */
import { toTerminalText } from '../src/text/terminal-text.ts'
import { exitCode, fail, say } from './command.ts'
import { askGit, readGit, showGit } from './git.ts'

/**
 * Git may not take a paper of the list for a file that the update has edited or moved. Its newer strategy, "ort", looks for
 * renames whatever it is told, before git 2.50; from there on "recursive" is another name of it.
 */
const withoutRenames = ['--strategy=recursive', '-X', 'no-renames']
const mostNames = 12

/** The way back from a merge that was broken off before git noted that there was one. */
export const wayBack =
  'put aside what is half done, git stash --include-untracked (remove .git/index.lock first if git asks for that), and try again'

/**
 * Says what git would say, without a file being touched; versions of git before 2.38 cannot tell. Those before 2.50 look for
 * renames here, and what they find in the list will not come to pass.
 */
export function forecastMerge(folder: string, version: string): void {
  const options = ['merge-tree', '--write-tree', '--no-messages', '--name-only', '-z', 'HEAD', version]
  const { code, output } = askGit(['-c', 'merge.renames=false', ...options])
  const named = output
    .split('\0')
    .slice(1)
    .filter((path) => path !== '' && !path.startsWith(`${folder}/`))
  const conflicts = [...new Set(named)]
  if (code === 1 && conflicts.length > 0)
    say(`You and the update have both changed:\n${formatList(conflicts.map(toText))}`)
  say(`${folder}/ would stay as it is. Nothing was changed; without --dry-run it is.`)
}

/**
 * Merges `version`, which is `update` with the folder as it is here, and says how it went. Ends the command with 3 where git
 * waits for the curator, with 1 where it did not merge.
 */
export function mergeUpdate(folder: string, version: string, update: string): void {
  const before = readGit(['rev-parse', '--short', 'HEAD']).trim()
  const message = `Take the update of Paperstand up to ${update.slice(0, 10)}`
  const { code } = showGit(['merge', ...withoutRenames, '--quiet', '--no-ff', '--no-edit', '-m', message, version])
  if (code === 0) {
    say(
      `Taken; ${folder}/ is as it was. Now npm run check says whether your list suits the new version. To take it back: git reset --keep ${before}.`,
    )
    return
  }
  const isMerging = has('MERGE_HEAD')
  const conflicts = readGit(['diff', '--name-only', '-z', '--diff-filter=U']).split('\0').filter(Boolean).map(toText)
  if (isMerging && conflicts.length > 0) fail(explainConflicts(folder, conflicts), exitCode.partly)
  if (isMerging)
    fail(
      `${folder}/ is as it was. Git has merged and stopped before its commit: git commit ends it, git merge --abort goes back.`,
      exitCode.partly,
    )
  if (readGit(['status', '--porcelain=v1', '-z']) === '')
    fail('Git did not merge, and says why above. Nothing was changed.')
  fail(`Git was broken off in the middle. ${folder}/ is as it was. To go on, ${wayBack}.`)
}

function explainConflicts(folder: string, files: readonly string[]): string {
  return `${folder}/ is as it was. Beside it, you and the update have both changed:
${formatList(files)}
Git has merged the rest and waits. For each of these files, one of
  git checkout --ours FILE     your version (git rm FILE where you had removed it)
  git checkout --theirs FILE   ours (git rm FILE where we have removed it)
  an editor                    both: the places stand between <<<<<<< and >>>>>>>
then git add FILE; at the end git commit. To go back to where you were instead: git merge --abort.`
}

/** Whether git knows a commit by this name. */
export function has(commit: string): boolean {
  return askGit(['rev-parse', '--quiet', '--verify', commit]).code === 0
}

/** Names of files, one a line, the first of many. */
export function formatList(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map((name) => `  ${toTerminalText(name)}`)
  return [...shown, ...(names.length > mostNames ? [`  … and ${names.length - mostNames} more`] : [])].join('\n')
}

function toText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString()
}
