/** Where readers mend a record and suggest a paper: addresses at the host of the curator's repository, as each host has them. */

/** An address where something can be done, and whether it is the very place: of a host that we do not know only the repository is. */
export interface RepositoryPlace {
  url: string
  isExact: boolean
}

/** Where the file of a paper is edited; the repository itself, where its host is not one of those we know. */
export function toMendPlace(repository: string, id: string): RepositoryPlace {
  const { host, root, branch, folder } = parseRepository(repository)
  if (!host) return { url: repository, isExact: false }
  return { url: [root, host.edit, branch, ...folder, 'papers', `${id}.md`].join('/'), isExact: true }
}

/**
 * Where a paper is suggested; the repository itself, where its host is not one of those we know. An exact place ends in what
 * the suggestion is called, which is left open: search/suggestion.ts puts words there.
 */
export function toSuggestPlace(repository: string): RepositoryPlace {
  const { host, root } = parseRepository(repository)
  return host ? { url: `${root}/${host.suggest}`, isExact: true } : { url: repository, isExact: false }
}

/** The page of the whole repository. */
export function toRepositoryUrl(repository: string): string {
  const { host, root } = parseRepository(repository)
  return host ? root : repository
}

/**
 * The address of the folder in which the list stands, on the branch "main", where `repository` names only the repository.
 * `folder` is the path of the list within it ("content", "lists/mine").
 */
export function toListAddress(repository: string, folder: string): string {
  const { host, root, isWhole } = parseRepository(repository)
  return host && isWhole
    ? [root, host.tree, 'main', ...folder.split('/').map(encodeURIComponent)].join('/')
    : repository
}

interface Host {
  isAt: (hostname: string) => boolean
  /** What stands before branch and path in the address of a page that edits a file, and in that of a folder. */
  edit: string
  tree: string
  /** The page of a new suggestion, up to the value of its last parameter. */
  suggest: string
}

/** By the name of the host, since nobody is asked what runs there. A name that says nothing is a host that we do not know. */
const hosts: readonly Host[] = [
  {
    isAt: (hostname) => hostname === 'github.com',
    edit: 'edit',
    tree: 'tree',
    // A field of .github/ISSUE_TEMPLATE/suggest-a-paper.yml, by its id.
    suggest: 'issues/new?template=suggest-a-paper.yml&identifier=',
  },
  {
    // https://docs.gitlab.com/user/project/issues/create_issues/
    isAt: (hostname) => /(?:^|\.)gitlab\./.test(hostname),
    edit: '-/edit',
    tree: '-/tree',
    suggest: '-/issues/new?issue[title]=Paper:%20',
  },
  {
    // Forgejo and Gitea: routers/web/repo/issue_new.go takes title and body from the query.
    isAt: (hostname) => hostname === 'codeberg.org' || /(?:^|\.)(?:forgejo|gitea)\./.test(hostname),
    edit: '_edit',
    tree: 'src/branch',
    suggest: 'issues/new?title=Paper:%20',
  },
]

/** Reads "https://github.com/a/b" and "https://github.com/a/b/tree/main/my-list", the page of the folder of the list. */
function parseRepository(repository: string) {
  const { origin, hostname, pathname } = new URL(repository)
  const host = hosts.find(({ isAt }) => isAt(hostname))
  const [path = '', place] = pathname.replace(/\/+$/, '').split(host ? `/${host.tree}/` : '\0')
  const [branch = 'main', ...folder] = (place ?? 'main/content').split('/')
  return { host, root: origin + path.replace(/\.git$/, ''), branch, folder, isWhole: place === undefined }
}
