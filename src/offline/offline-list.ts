/** What the worker of a build is told of its site beside the shell; the build writes it into sw.js. */

export interface OfflineList {
  /** Names the build: the same for the same files. */
  build: string
  /** The day of the list, in words; absent for an empty list. */
  asOf?: string | undefined
  /** How many papers the site has. */
  papers: number
  /** Bytes of the whole shell. */
  shellBytes: number
  packs: ListedPack[]
}

export interface ListedPack {
  /** Below the base path: "offline/papers.0a1b2c.pack". */
  path: string
  bytes: number
  /** How many pages of papers are in it. */
  papers: number
}

/** Packs of nothing else than what their names say: the first characters of their SHA-256, as hexadecimal digits. */
export function toPackPath(kind: string, digest: string): string {
  return `offline/${kind}.${digest}.pack`
}

/** The digest in the name of a pack. */
export function digestOfPack(path: string): string {
  return /\.([0-9a-f]+)\.pack$/.exec(path)?.[1] ?? ''
}

/** How many hexadecimal digits a name has. */
export const digestLength = 20

/** The id of the paper whose page stands at a path below the base path, if it is one: ids have a letter in them. */
export function paperIdOf(path: string): string | undefined {
  return /^papers\/([^/]*[a-z][^/]*)\/$/.exec(path)?.[1]
}
