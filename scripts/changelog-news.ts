/** What an update brings, in the words of CHANGELOG.md: the points that were not there before. */

/** Points of the newer text that the older one has not, in their order, each on one line; a point that was reworded is new. */
export function findNews(before: string, after: string): string[] {
  const known = new Set(listPoints(before))
  return listPoints(after).filter((point) => !known.has(point))
}

/** A point begins with a hyphen at the margin and goes on over lines that are set in. */
function listPoints(text: string): string[] {
  return [...text.matchAll(/^- .*(?:\r?\n[ \t]+\S.*)*/gm)].map(([point]) => point.replaceAll(/\s+/g, ' ').trim())
}
