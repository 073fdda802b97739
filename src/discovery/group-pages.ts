/** Paths of the pages of venues, organisations and years. */
import type { PageKeys } from '../library/page-keys.ts'
import { type ListPage, pageParam, toPages } from '../library/pages.ts'
import type { Paper } from '../library/paper.ts'
import type { PaperGroup } from '../library/paper-groups.ts'

export interface GroupPath {
  params: { slug: string; page: string | undefined }
  props: { group: PaperGroup; list: ListPage<Paper>; newer: string | undefined; older: string | undefined }
  cacheKey: string
}

/** All pages of all groups; `newer` and `older` are the names of those beside one, as the groups stand. */
export function toGroupPaths(groups: readonly PaperGroup[], { toKey, frame }: PageKeys): GroupPath[] {
  return groups.flatMap((group, n) => {
    const [newer, older] = [groups[n - 1]?.name, groups[n + 1]?.name]
    return toPages(group.papers).map((list) => ({
      params: { slug: group.slug, page: pageParam(list.page) },
      props: { group, list, newer, older },
      cacheKey: toKey(list.items, frame, [group.name, group.papers.length, list.last, newer, older]),
    }))
  })
}
