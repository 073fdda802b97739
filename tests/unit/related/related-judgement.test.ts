/** Related papers against verdicts that a person wrote down (related-judgement.md), on the list that the verdicts are about. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readContent } from '../../../scripts/read-content.ts'
import { buildLibrary } from '../../../src/library/library.ts'
import { listRelated } from '../../../src/related/related.ts'
import { root } from '../scripts/run-script.ts'

interface Row {
  paper: string
  related: string
  verdict: string
  reason: string
}

const rows = readFileSync(join(root, 'tests/unit/related/related-judgement.md'), 'utf8')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, paper]) => /^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(paper ?? ''))
  .map(([, paper = '', related = '', verdict = '', reason = '']): Row => ({ paper, related, verdict, reason }))
const verdicts = new Map(rows.map(({ paper, related, verdict }) => [`${paper} ${related}`, verdict]))
const known = new Set(rows.flatMap(({ paper, related }) => [paper, related]))

const library = buildLibrary(readContent(join(root, 'content')))
const judged = library.papers.filter(({ id }) => known.has(id))
const related = listRelated(library)
/** The first three of each paper that the verdicts are about; newcomers to the list are nobody's fault. */
const shown = judged.flatMap((paper) =>
  (related[library.papers.indexOf(paper)] ?? [])
    .filter(({ id }) => known.has(id))
    .slice(0, 3)
    .map(({ id }) => verdicts.get(`${paper.id} ${id}`)),
)
const isOurList = judged.length >= 40
const title = isOurList
  ? ''
  : ` (skipped: content/ has ${judged.length} of the papers that were judged, and 40 are needed)`

test('the table of verdicts is well-formed', () => {
  expect(known.size).toBe(58)
  expect(verdicts.size).toBe(rows.length)
  expect(rows.filter(({ paper, related }) => paper === related)).toEqual([])
  expect(rows.filter(({ verdict, reason }) => (verdict === 'no' ? !reason : verdict !== 'yes'))).toEqual([])
})

test.runIf(isOurList)(`nine in ten of the papers shown have been judged${title}`, () => {
  expect(shown.length).toBeGreaterThan(2 * judged.length)
  expect(shown.filter(Boolean).length / shown.length).toBeGreaterThanOrEqual(0.9)
})

test.runIf(isOurList)(`four in five of the first three are papers that one would open next${title}`, () => {
  const decided = shown.filter(Boolean)
  expect(decided.filter((verdict) => verdict === 'yes').length / decided.length).toBeGreaterThanOrEqual(0.8)
})
