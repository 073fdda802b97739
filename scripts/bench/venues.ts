/** Invented venues, with names in the manner of real ones. */
import type { Venue } from '../../src/schema.ts'
import type { Random } from './random.ts'

const fields = ['Pondering Machines', 'Careful Arithmetic', 'Restless Memory', 'Patient Inference', 'Small Devices']
const conferences = fields.flatMap((field) => [
  { name: `International Conference on ${field}`, short: `IC${initials(field)}` },
  { name: `Symposium on ${field} and Systems`, short: `S${initials(field)}S` },
  { name: `Advances in ${field}`, short: `A${initials(field)}` },
])
const journals = fields.map((field) => ({ name: `Journal of ${field}`, short: `J${initials(field)}` }))

/** Where a paper of this year appeared: three of four in proceedings, one in a journal. */
export function drawVenue(random: Random, year: number): Venue {
  if (random.chance(0.75)) {
    const { name, short } = random.pick(conferences)
    return { name, short: `${short} ${year}`, kind: 'conference', year }
  }
  const first = random.integer(1, 4000)
  const pages = `${first}-${first + random.integer(8, 30)}`
  return {
    ...random.pick(journals),
    kind: 'journal',
    year,
    volume: `${year - 1990}`,
    issue: `${random.integer(1, 12)}`,
    pages,
  }
}

function initials(words: string): string {
  return words.replace(/[^A-Z]/g, '')
}
