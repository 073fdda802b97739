/** Titles, compared as a curator would: another spelling of the same words is no other title. */
import { stopWords, words } from '../bibliography/paper-id.ts'
import { titleFingerprint } from '../bibliography/title-fingerprint.ts'
import { toPlainText } from '../text/mathematics.ts'

/** Whether both have the same words: case, accents, dashes, quotes, "&", and how a formula is written say nothing. */
export function isSameTitle(a: string, b: string): boolean {
  return toKey(a) === toKey(b)
}

/**
 * Whether a registry's form of a title says less than ours: without what stands behind the colon, which registries keep in a
 * field of its own, or in capitals throughout.
 */
export function isPoorerTitle(told: string, ours: string): boolean {
  const isShouted = !/\p{Ll}/u.test(told) && /\p{Lu}.*\s.*\p{Lu}/u.test(told)
  const breaks = [...ours.matchAll(/[:?!.]\s|\s[-–—]\s|—/g)].map(({ index }) => ours.slice(0, index))
  return isShouted || breaks.some((head) => isSameTitle(head, told))
}

/** How much of the shorter title's words the other one has, from 0 to 1; words that say nothing do not count. */
export function titleOverlap(a: string, b: string): number {
  const [one, other] = [a, b].map((title) => {
    const all = words(toPlainText(title)).filter((word) => !stopWords.has(word))
    return new Set(all)
  })
  if (!one?.size || !other?.size) return 0
  return [...one].filter((word) => other.has(word)).length / Math.min(one.size, other.size)
}

function toKey(title: string): string {
  const spelled = toPlainText(title)
    .normalize('NFKC')
    .replace(/&/g, ' and ')
    .replace(/(?<=\d\s*)×/g, 'x')
    .replace(/ß/g, 'ss')
    .replace(/[α-ω]/gu, (letter) => greek[letter] ?? letter)
  return titleFingerprint(spelled)
}

/** Some registries spell out what others print. */
const greek: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  τ: 'tau',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
}
