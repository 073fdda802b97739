/** All hostile texts, by family: what our pages and files must only ever show. */
import { addressFamilies } from './addresses.ts'
import { attributeFamilies } from './attributes.ts'
import { characterFamilies } from './characters.ts'
import { commandFamilies } from './commands.ts'
import { documentFamilies } from './documents.ts'
import { elementFamilies } from './elements.ts'
import type { Family } from './family.ts'
import { formatFamilies } from './formats.ts'
import { formulaFamilies } from './formulas.ts'
import { markdownFamilies } from './markdown.ts'

export const hostileFamilies: readonly Family[] = [
  ...elementFamilies,
  ...attributeFamilies,
  ...documentFamilies,
  ...addressFamilies,
  ...markdownFamilies,
  ...formulaFamilies,
  ...characterFamilies,
  ...formatFamilies,
  ...commandFamilies,
]

/** Each text once, families in turn: any stretch of as many as there are families has something of each that has so many. */
export const hostileSet: readonly string[] = [...new Set(takeTurns(hostileFamilies.map(({ texts }) => texts)))]

function takeTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat()
}
