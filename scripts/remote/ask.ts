/**
 * Services asked with patience and by their terms: whatever imports or renews papers asks here and nowhere else. An answer that
 * was good is kept for a day; a failure never is.
 */
import { isPast, type Period } from '../../src/import/remote-source.ts'
import { day } from './answers.ts'
import type { Asking } from './asking.ts'
import { byHand, findBadId, judgeAtom, judgeCsl, judgeDailyPapers } from './judge.ts'
import { type Answer, askPatiently, type Refusal } from './patience.ts'

/** arXiv takes lists of ids, and answers with as many entries as we allow. */
const batchSize = 100

/**
 * arXiv's Atom on these ids ("2508.18224", "hep-th/9901001v2"), in batches. What arXiv does not know is not in the answer; an id
 * that it finds malformed has a refusal of its own. Ends when arXiv is down.
 */
export async function* askArxiv(
  ids: readonly string[],
  asking: Asking,
): AsyncGenerator<(Answer | Refusal) & { ids: readonly string[] }> {
  for (let start = 0; start < ids.length; start += batchSize) {
    let batch = ids.slice(start, start + batchSize)
    while (batch.length > 0) {
      let bad: string | undefined
      const reply = await askPatiently(
        {
          service: 'arxiv',
          path: `/api/query?id_list=${batch.join(',')}&start=0&max_results=${batch.length}`,
          accept: 'application/atom+xml',
          asked: batch.length === 1 ? `arXiv:${batch[0]}` : `${batch.length} arXiv ids`,
          judge: (answer, attempt) => {
            bad = batch.find((id) => id === findBadId(answer.text))
            return bad === undefined ? judgeAtom(answer, batch, attempt) : { refuse: noSuchId, isDown: false }
          },
        },
        asking,
      )
      if (bad !== undefined) yield { asked: `arXiv:${bad}`, reason: noSuchId, isDown: false, ids: [bad] }
      else yield { ...reply, ids: batch }
      if ('reason' in reply && reply.isDown) return
      batch = bad === undefined ? [] : batch.filter((id) => id !== bad)
    }
  }
}

const noSuchId = 'arXiv has no ids of this form. Check it.'

/** CSL-JSON of a DOI, bare, from its registry. */
export function askDoi(doi: string, asking: Asking): Promise<Answer | Refusal> {
  const [prefix = '', ...suffix] = doi.split('/')
  return askPatiently(
    {
      service: 'doi',
      path: `/${prefix}/${encodeURIComponent(suffix.join('/'))}`,
      accept: 'application/vnd.citationstyles.csl+json',
      asked: `doi:${doi}`,
      judge: judgeCsl,
      judgeFault: ({ isLedAstray, isUnreadable, fault, host = 'doi.org' }) =>
        isLedAstray || isUnreadable
          ? { refuse: `${host} ${fault}: its registry has no record for programs. ${byHand}`, isDown: false }
          : undefined,
    },
    asking,
  )
}

/** The JSON of one paper on Hugging Face, by its arXiv id. */
export function askPaper(id: string, asking: Asking): Promise<Answer | Refusal> {
  return askPatiently(
    {
      service: 'huggingface',
      path: `/api/papers/${id}`,
      accept: 'application/json',
      asked: `the Hugging Face page of ${id}`,
      judge: (reply) => judgeDailyPapers(reply, false),
    },
    asking,
  )
}

const pageSize = 50
const pageLimit = 100

/** The Daily Papers of a day, week or month as one JSON list, each once. A list that may still grow is kept for ten minutes. */
export async function askDailyPapers(period: Period, asking: Asking): Promise<Answer | Refusal> {
  const asked = `the Daily Papers of ${period.name}`
  const papers = new Map<string, unknown>()
  for (let page = 0; page < pageLimit; page++) {
    const answer = await askPatiently(
      {
        service: 'huggingface',
        path: `/api/daily_papers?${period.kind}=${period.name}&p=${page}&limit=${pageSize}`,
        accept: 'application/json',
        asked: page === 0 ? asked : `${asked}, page ${page + 1}`,
        age: isPast(period, asking.clock.now()) ? day : 600_000,
        judge: (reply) => judgeDailyPapers(reply, true),
      },
      asking,
    )
    if ('reason' in answer) return answer
    const known = papers.size
    for (const paper of JSON.parse(answer.text)) papers.set(paper?.paper?.id ?? paper?.id ?? `${papers.size}`, paper)
    if (papers.size === known) return { asked, text: JSON.stringify([...papers.values()]) }
  }
  return { asked, reason: `Hugging Face gives more than ${pageLimit} pages. Name a shorter time.`, isDown: false }
}
