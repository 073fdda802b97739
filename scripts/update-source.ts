/** Where an update comes from: the remote, its branch, and the commit that was fetched. */
import { toTerminalText } from '../src/text/terminal-text.ts'
import { exitCode, fail } from './command.ts'
import { askGit, readGit, showGit } from './git.ts'

/** Where the fetched version is kept. */
const fetched = 'refs/paperstand/update'

/** The remote or address to ask: the one that was named, otherwise `upstream`. Ends the command where there is none. */
export function chooseSource(from?: string): string {
  const remotes = readGit(['remote']).split('\n').filter(Boolean)
  if (from === undefined && !remotes.includes('upstream'))
    fail(
      `This repository knows no remote "upstream". Say once where the project is that you forked, git remote add upstream ADDRESS, or name it with --from${remotes.length > 0 ? ` (here: ${remotes.join(', ')})` : ''}.`,
      exitCode.wrongUsage,
    )
  if (from?.startsWith('-')) fail(`--from "${from}" is neither a remote nor an address.`, exitCode.wrongUsage)
  return from ?? 'upstream'
}

/** The commit that came, of the branch that is named or of the one that the remote shows first. The network is asked here and nowhere else. */
export function fetchUpdate(source: string, asked?: string): string {
  const branch = asked ?? findBranch(source)
  const { code } = showGit(['fetch', '--quiet', '--no-tags', '--', source, `+refs/heads/${branch}:${fetched}`])
  if (code !== 0)
    fail(`The branch "${branch}" could not be fetched from ${source}; git says why above. Nothing was changed.`)
  return readGit(['rev-parse', `${fetched}^{commit}`]).trim()
}

function findBranch(source: string): string {
  const { code, output, message } = askGit(['ls-remote', '--symref', '--', source, 'HEAD'])
  if (code !== 0) fail(`${toTerminalText(message)}\n${source} could not be asked. Nothing was changed.`)
  const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(output) ?? []
  return (
    branch ?? fail(`${source} does not say which branch is its first. Name one with --branch.`, exitCode.wrongUsage)
  )
}

/** What to do where two histories have never met: copied without git, made from a template, or cut off. */
export function explainStrangers(update: string): string {
  if (readGit(['rev-parse', '--is-shallow-repository']).trim() === 'true')
    return 'This clone has only the newest commits, and the common one is not among them. Fetch the rest: git fetch --unshallow. Nothing was changed.'
  const roots = readGit(['rev-list', '--max-parents=0', 'HEAD']).trim().split('\n')
  const trees = roots.map((root) => readGit(['rev-parse', `${root}^{tree}`]).trim())
  const commits = readGit(['log', '--format=%T %H', update]).trim().split('\n')
  const [, begin = 'COMMIT'] = commits.find((line) => trees.some((tree) => line.startsWith(tree)))?.split(' ') ?? []
  return `This repository and the update have no commit in common: it was made from a template, or from files without git.
Tell git once which of our commits you began with, which changes no file; then try again:
  git merge --strategy=ours --allow-unrelated-histories ${begin}
docs/updating.md says how to find it. Nothing was changed.`
}
