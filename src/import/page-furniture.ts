/** What stands on a page of papers and is no paper: its head, its buttons, its counters. */

/** Whether the line belongs to the page itself. None of these is ever a title or a part of an abstract. */
export function isFurniture(line: string): boolean {
  return /^[\d.,]+ ?[kKM]?$/.test(line) || !/\p{L}{2}/u.test(line) || patterns.some((pattern) => pattern.test(line))
}

/** Whether the line says that the page is a Daily Papers page. */
export function isPageHead(line: string): boolean {
  return /^(?:Daily|Trending) Papers$|\band the research community$/i.test(line) && line.length < 80
}

/** Whether the line is a button below a paper that leads to its text or its code. */
export function isPaperButton(line: string): boolean {
  return /^(?:arxiv|github|gitlab)\b/i.test(line) && line.length < 40
}

/** Every pattern with a line that it is for. */
export const furniture: readonly (readonly [RegExp, string])[] = [
  [/^new$/i, 'new'],
  [/^get trending papers\b.{0,60}$/i, 'Get trending papers in your email inbox!'],
  [/^(?:un)?subscribe$/i, 'Subscribe'],
  [/^(?:daily|trending|weekly|monthly)(?: papers)?(?: - hugging face)?$/i, 'Daily Papers'],
  [/^by ?\S{1,40}(?: \S{1,40}){0,3} and the research community$/i, 'byAK and the research community'],
  [/^(?:image \d+:? ?.{0,20}|thumbnail)$/i, 'Image 12'],
  [/^submitted\b.{0,80}$/i, 'Submitted by wren'],
  [/^up ?votes?(?: [\d.,]+k?)?$/i, 'Upvote 104'],
  [/^(?:github|gitlab)(?: [\d.,]+k?)?$/i, 'GitHub 8.5k'],
  [/^(?:(?:view )?(?:arxiv|paper|pdf)(?: page| explained)?|view pdf|add to collection)$/i, 'arXiv Page'],
  [/^(?:previous|next|load more|show more|view all|see all|back|home|menu|more)$/i, 'Next'],
  [/^(?:log ?in|sign ?in|sign ?up|log ?out|register|settings|profile|search)$/i, 'Log In'],
  [/^(?:today|yesterday|daily|weekly|monthly|trending|all)$/i, 'Yesterday'],
  [/^(?:models|datasets|spaces|buckets|docs|community|enterprise|pricing|posts|papers|company|website)$/i, 'Models'],
  [
    /^(?:tos|terms.{0,30}|privacy.{0,20}|about|jobs|careers|contact|system theme|hugging face|huggingface)$/i,
    'Privacy',
  ],
  [/^©.{0,80}$/, '© 2025 The page'],
  [/^(?:abstract|authors?:?|authors?:.{0,2000}|ai-generated summary|references|visible links:?)$/i, 'Abstract'],
  [/^published\b.{0,80}$/i, 'Published on a day'],
  [/^(?:about |over |almost )?(?:an?|\d{1,3}) (?:second|minute|hour|day|week|month|year)s? ago$/i, 'about 3 hours ago'],
  [/^arxiv: ?\S{1,30}$/i, 'arxiv:2508.01234'],
  [/^view (?:arxiv|paper|pdf)\b.{0,60}$/i, 'View arXiv page View PDF Add to collection'],
  [/^upload images, audio.{0,100}$/i, 'Upload images, audio, and videos by dragging'],
  [/^(?:title|url source|published time|markdown content):.{0,300}$/i, 'URL Source: https://example.org/papers'],
  [/^\d{1,3}(?:\.\d)?k? (?:comments?|replies|stars|upvotes?|likes?|authors?)$/i, '12 comments'],
]

const patterns = furniture.map(([pattern]) => pattern)
