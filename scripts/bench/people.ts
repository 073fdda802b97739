/** Authors of invented papers. All names are put together from syllables: nobody is called so, or is meant. */
import { capitalize } from './patterns.ts'
import type { Random } from './random.ts'
import { inventSyllable } from './vocabulary.ts'

/**
 * Of the places in author lists, so many are of people who were on none before; the others are of those who were, each in
 * proportion to how often. Simon's process then gives 1/(2 − 0.35) = 61 % of all people a single paper, as Lotka's law
 * has it (6/π²; A. J. Lotka, "The frequency distribution of scientific productivity", 1926).
 */
const newcomers = 0.35

/** Draws the authors of one paper after the other, 3 to 8 each. */
export function openPeople(random: Random): { drawAuthors(): string[] } {
  const places: string[] = []
  const draw = () => (places.length === 0 || random.chance(newcomers) ? inventName(random) : random.pick(places))
  return {
    drawAuthors() {
      const authors = new Set<string>()
      const size = random.integer(3, 8)
      while (authors.size < size) authors.add(draw())
      places.push(...authors)
      return [...authors]
    },
  }
}

/** "Dralo Skeanvuz", "K. Ploxi Tromou": given name, sometimes an initial, family name. */
function inventName(random: Random): string {
  const given = inventWord(random)
  const family = inventWord(random)
  if (random.chance(0.1)) return `${given.charAt(0)}. ${inventWord(random)} ${family}`
  return `${given} ${family}`
}

function inventWord(random: Random): string {
  return capitalize(inventSyllable(random) + inventSyllable(random) + random.pick(['', '', 'z', 'v', 'k']))
}
