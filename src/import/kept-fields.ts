/** What an import brings beyond our fields: kept in `csl`, as JSON that a file can hold, and given out again by exports. */
import type { CslItem } from '../bibliography/csl.ts'
import type { PaperRecord } from '../schema.ts'

type Kept = NonNullable<PaperRecord['csl']>
type Json = Kept[string]

/** Fields that always have a place in the record. */
const placed: ReadonlySet<string> = new Set('id type title author issued abstract archive_location texTitle'.split(' '))

/** Names in `custom` that the record has a place for. */
const placedCustom: ReadonlySet<string> = new Set(['authorCount', 'organization', 'comments', 'links', 'texTitle'])

const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Larger values are no fields of a bibliography, in characters of JSON. */
const sizeLimit = 5000
const depthLimit = 6

/** The rest of the item, without the fields that were `used` for the record ("type" among them: keep the finer word). */
export function keepFields(item: CslItem, used: readonly string[]): { fields: Kept | undefined; lost: string[] } {
  const done = new Set(used)
  const lost: string[] = []
  const kept: [string, Json][] = []
  const keep = (to: [string, Json][], name: string, value: unknown) => {
    if (value === undefined || unsafe.has(name)) return
    const json = toJson(value, depthLimit)
    if (json === undefined || JSON.stringify(json).length > sizeLimit) lost.push(name)
    else to.push([name, json])
  }
  if (done.has('type')) keep(kept, 'type', item.type)
  for (const [name, value] of Object.entries(item)) {
    if (!placed.has(name) && !done.has(name) && name !== 'custom') keep(kept, name, value)
  }
  const custom: [string, Json][] = []
  for (const [name, value] of Object.entries(item.custom ?? {})) if (!placedCustom.has(name)) keep(custom, name, value)
  if (custom.length > 0) kept.push(['custom', Object.fromEntries(custom)])
  return { fields: kept.length > 0 ? Object.fromEntries(kept) : undefined, lost }
}

/** Plain JSON without control characters; nothing for what is nested too deeply or is no JSON. */
function toJson(value: unknown, depth: number): Json | undefined {
  if (typeof value === 'string') return value.toWellFormed().replace(/[^\P{Cc}\n]/gu, ' ')
  if (value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
    return value
  if (typeof value !== 'object' || depth === 0) return undefined
  const entries = Object.entries(value).filter(([name]) => !unsafe.has(name))
  const inner = entries.map(([name, field]) => [name, toJson(field, depth - 1)] as const)
  if (inner.some(([, json]) => json === undefined)) return undefined
  return (Array.isArray(value) ? inner.map(([, json]) => json) : Object.fromEntries(inner)) as Json
}
