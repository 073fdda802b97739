/** Names of caches. Several sites may share an origin, and its caches: each keeps to the names that begin with its own prefix. */

export interface CacheNames {
  /** Begins the name of every cache of this site, and of no other one's. */
  prefix: string
  /** Shell and visited pages of one build. */
  build(build: string): string
  /** Packs. Their names tell what is in them, so builds share what they have in common. */
  packs: string
  /** Pages that were read and are of a build that is not there yet; they are never shown from here. */
  noted: string
}

/** The names that belong to a scope: the path below which a site stands, with a slash at both ends. */
export function nameCaches(scope: string): CacheNames {
  const prefix = `${mark}${scope.replaceAll('%', '%25').replaceAll(':', '%3A')}:`
  return { prefix, build: (build) => prefix + build, packs: `${prefix}packs`, noted: `${prefix}noted` }
}

/** Of these caches, those of builds of this site. */
export function pickBuilds({ prefix, packs, noted }: CacheNames, all: readonly string[]): string[] {
  return all.filter((name) => name.startsWith(prefix) && name !== packs && name !== noted)
}

/** Whether a path below a scope belongs to another site that stands deeper, as far as the names of all caches tell. */
export function isOfDeeperSite(path: string, scope: string, all: readonly string[]): boolean {
  const scopes = all
    .filter((name) => name.startsWith(mark))
    .map((name) => name.slice(mark.length).split(':')[0] ?? '')
    .map((place) => place.replaceAll('%3A', ':').replaceAll('%25', '%'))
  return scopes.some((place) => place.length > scope.length && place.startsWith(scope) && path.startsWith(place))
}

const mark = 'paperstand:'
