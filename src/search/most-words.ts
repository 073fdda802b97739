/** Papers that have most words of a question, where none has all: rare words count for more. */
import type { Hit, SmallIndex } from './small-index.ts'
import type { Word } from './terms.ts'
import type { TextHit, TextIndex } from './text-index.ts'

/** A paper, by its number, and why it is there: terms of its title, or a place in its text. */
export interface JoinedHit extends Hit {
  load?: TextHit['load'] | undefined
}

/** Best first, by what the words that they have weigh. */
export async function findMost(words: readonly Word[], small: SmallIndex, texts: TextIndex): Promise<JoinedHit[]> {
  const found = new Map<number, { weight: number; most: number; hit: JoinedHit }>()
  await Promise.all(
    words.map(async (word) => {
      const inTitles = small.find([word], 'typed')
      const inTexts = await texts.find(word.text)
      const titles = new Set(inTitles.map(({ paper }) => paper))
      const all = new Map<number, TextHit | undefined>([
        ...inTexts.map((hit) => [hit.paper, hit] as const),
        ...inTitles.flatMap(({ paper }) =>
          inTexts.some((hit) => hit.paper === paper) ? [] : [[paper, undefined] as const],
        ),
      ])
      const weight = Math.log(1 + small.size / Math.max(1, all.size))
      for (const [paper, text] of all) {
        const before = found.get(paper) ?? { weight: 0, most: 0, hit: { paper, terms: [] } }
        const isBest = weight > before.most
        found.set(paper, {
          weight: before.weight + weight * (titles.has(paper) ? namedWeight : 1),
          most: Math.max(weight, before.most),
          hit: {
            paper,
            terms: [...before.hit.terms, ...word.ways.flat()],
            load: isBest ? (text?.load ?? before.hit.load) : before.hit.load,
          },
        })
      }
    }),
  )
  const best = Math.max(0, ...[...found.values()].map(({ weight }) => weight))
  return [...found.values()]
    .filter(({ weight }) => weight >= best / 2)
    .sort((a, b) => b.weight - a.weight || a.hit.paper - b.hit.paper)
    .map(({ hit }) => hit)
}

/** A word of a title or a name says more than one of a text. */
const namedWeight = 1.5
