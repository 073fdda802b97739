/** `npm run update`: our newer version into a fork, by git, without touching the fork's list. */
import { toTerminalText } from '../src/text/terminal-text.ts'
import { findNews } from './changelog-news.ts'
import { fail, formatCount, readCommandLine, say } from './command.ts'
import { contentFolders, findContentFolder } from './content-folder.ts'
import { askGit, readGit } from './git.ts'
import { findIgnoredInTheWay } from './ignored-files.ts'
import { keepFolder } from './keep-folder.ts'
import { forecastMerge, formatList, has, mergeUpdate, wayBack } from './merge-update.ts'
import { chooseSource, explainStrangers, fetchUpdate } from './update-source.ts'

const { values } = readCommandLine(
  `
npm run update -- [--from REMOTE] [--branch NAME] [--dry-run]

For a fork: takes what is new in the project that it was forked from, by a merge, and leaves your list as it is, to the byte:
${contentFolders.own}/ where there is one, otherwise ${contentFolders.ours}/. Where you have changed other files as well, git says which of them you
have to look at. Everything must be committed before, so that nothing can get lost and all of it can be taken back.

  --from REMOTE  the project: a remote of this repository, or an address (upstream)
  --branch NAME  which of its branches (the one that it shows first)
  --dry-run      fetches and shows what would come, and changes no file

Once, before the first time: git remote add upstream ADDRESS

Exit codes: 0 taken, or nothing new; 1 not possible, nothing was changed; 2 called wrongly; 3 git waits for your decision.

Example: npm run update -- --dry-run
`,
  { from: { type: 'string' }, branch: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
)

const mostPoints = 12

try {
  main()
} catch (error) {
  fail(`${toTerminalText((error as Error).message)}\nNothing was changed.`)
}

function main(): void {
  refuseState()
  const source = chooseSource(values.from)
  const update = fetchUpdate(source, values.branch)
  if (askGit(['merge-base', '--is-ancestor', update, 'HEAD']).code === 0) {
    say(`Nothing new from ${source}: all of it is here already.`)
    return
  }
  const base = askGit(['merge-base', 'HEAD', update]).output.trim()
  if (base === '') fail(explainStrangers(update))
  const folder = findContentFolder()
  const version = keepFolder(folder, update, base)
  refuseIgnored(version)
  sayNews(source, base, update)
  if (values['dry-run']) forecastMerge(folder, version)
  else mergeUpdate(folder, version, update)
}

/** An update begins from a place to which one can go back: the top of a repository, on a branch, with everything committed. */
function refuseState(): void {
  const top = askGit(['rev-parse', '--show-cdup'])
  if (top.code !== 0)
    fail(
      `This is no clone of git, so there is nothing to merge with. docs/updating.md says what to do.\n${top.message}`,
    )
  if (top.output.trim() !== '')
    fail('The repository begins above this folder. Run the command where Paperstand is the top of the repository.')
  if (!has('HEAD')) fail('There is no commit here yet. Commit your list first: git add --all && git commit.')
  if (has('MERGE_HEAD'))
    fail('A merge is under way already. End it with git commit, or go back with git merge --abort; then try again.')
  if (askGit(['symbolic-ref', '-q', 'HEAD']).code !== 0)
    fail('No branch is checked out. Go to the branch of your list, for example: git switch main.')
  const changed = readGit(['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'])
    .split('\0')
    .filter(Boolean)
    .map((line) => Buffer.from(line, 'latin1').toString())
  if (changed.length > 0)
    fail(
      `These files are not committed:\n${formatList(changed)}\nCommit them: git add --all && git commit. Where they are left from an update that was broken off, ${wayBack}.`,
    )
}

/** What git knows is safe, since it is committed; what it is told to ignore is not. */
function refuseIgnored(version: string): void {
  const inTheWay = findIgnoredInTheWay(version)
  if (inTheWay.length > 0)
    fail(
      `The update has files where you have these, which git ignores and would write over:\n${formatList(inTheWay)}\nMove them away or rename them, then try again. Nothing was changed.`,
    )
}

function sayNews(source: string, base: string, update: string): void {
  const commits = Number(readGit(['rev-list', '--count', `HEAD..${update}`]))
  say(`From ${source}: ${formatCount(commits, 'commit')}.`)
  const [before, after] = [base, update].map((commit) =>
    Buffer.from(askGit(['show', `${commit}:CHANGELOG.md`]).output, 'latin1').toString(),
  )
  const news = findNews(before ?? '', after ?? '')
  for (const point of news.slice(0, mostPoints)) say(toTerminalText(point))
  if (news.length > mostPoints) say(`… and ${news.length - mostPoints} more in CHANGELOG.md.`)
}
