/** Names as lists print them, in parts: "Given Family", "Family, Given", "Family, Given, Jr.", and groups, which stay whole. */
import type { CslName } from '../bibliography/csl.ts'
import { toName } from '../bibliography/names.ts'

/** One name; a group is known by its words ("Heron Collaboration"). Empty for nothing. */
export function parsePersonName(text: string): CslName | undefined {
  const name = text.replace(/\s+/g, ' ').trim()
  if (name === '' || !/[\p{L}\p{N}]/u.test(name)) return undefined
  if (group.test(name)) return { literal: name }
  const parts = name.split(/\s?,\s?/).filter(Boolean)
  if (parts.length === 3) {
    const [family = '', ...others] = parts
    const suffixFirst = /^(?:[JS]r\.?|I{2,3}|IV)$/.test(others[0] ?? '')
    const [suffix = '', given = ''] = suffixFirst ? others : others.reverse()
    return { family, given, suffix }
  }
  return toName(parts.length === 2 ? parts.join(', ') : name)
}

const group =
  /\b(?:collaborations?|consortium|consortia|team|group|working group|committee|foundation|association|society|institute|university|laboratory|laboratories|inc\.?|ltd\.?)$/i
