/** What can be wrong with the content: said once for each, with the place and the remedy. */
import { closest, distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import { compareTexts } from '../text/compare.ts'
import { toTerminalLine } from '../text/terminal-text.ts'
import type { Position } from './frontmatter.ts'

/** One thing to mend; `file` is relative to the content folder. */
export interface Problem extends Position {
  file: string
  message: string
}

/** `file:line:column: what. What to do.`, on one line, with `folder` (as the curator typed it) before the file. */
export function formatProblem({ file, line, column, message }: Problem, folder = ''): string {
  return toTerminalLine(`${folder ? `${folder.replace(/\/+$/, '')}/` : ''}${file}:${line}:${column}: ${message}`)
}

/** By file, then line, then column, so that the same content always gives the same report. */
export function compareProblems(a: Problem, b: Problem): number {
  return compareTexts(a.file, b.file) || a.line - b.line || a.column - b.column || compareTexts(a.message, b.message)
}

/** ` Did you mean "x"?` for the nearest known word, if one is near enough to be a slip of the pen; else nothing. */
export function propose(word: string, known: readonly string[]): string {
  if (known.length === 0 || word === '') return ''
  const nearest = closest(word.toLowerCase(), [...known])
  const limit = Math.max(1, Math.floor(Math.max(word.length, nearest.length) * 0.4))
  return distance(word.toLowerCase(), nearest) <= limit ? ` Did you mean "${nearest}"?` : ''
}

/** What the schema found, in a curator's words; `path` is where, and whether the key or the value is at fault. */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown, keys: readonly string[]) {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      what: 'key' as const,
      message: `unknown field "${key}".${calledHere(key, keys) || propose(key, keys) || ` Fields here: ${keys.join(', ')}.`}`,
    }))
  }
  const name = fieldName(issue.path)
  const value = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], data)
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String)
    const choice = `one of ${options.join(', ')}.`
    const message =
      value === undefined
        ? `${name} is missing. Add it: ${choice}`
        : value === null
          ? `${name} is empty. Write ${choice}`
          : `${name} ${quote(value)} is not ${choice}${propose(String(value), options) || ' Choose one.'}`
    return [{ path: issue.path, what: 'value' as const, message }]
  }
  const fallback =
    issue.code === 'invalid_type'
      ? typeMessage(issue.expected, value)
      : `is not as it should be (${issue.message}). Mend it, or leave it out.`
  const own = /^(?:is|has) /.test(issue.message) ? issue.message : fallback
  const shown =
    typeof value === 'string' && /^is (?:not|longer)/.test(own) && value.length <= 80 ? ` ${quote(value)}` : ''
  return [{ path: issue.path, what: 'value' as const, message: `${name}${shown} ${own}` }]
}

function calledHere(key: string, keys: readonly string[]): string {
  const name = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined
  return name && keys.includes(name) ? ` Here it is called "${name}".` : ''
}

/** How others call our fields. */
const elsewhere: Record<string, string> = {
  abbr: 'short',
  author: 'authors',
  booktitle: 'venue',
  categories: 'topics',
  code: 'links',
  comments: 'discussion',
  date: 'published',
  eprint: 'arxiv',
  journal: 'venue',
  keywords: 'topics',
  reason: 'why',
  tags: 'topics',
  tldr: 'summary',
  url: 'links',
  year: 'published',
}

function typeMessage(expected: string, value: unknown): string {
  if (value === undefined) return 'is missing. Add it.'
  if (value === null) return 'is empty. Write something, or leave the field out.'
  return `is not ${wanted[expected] ?? expected}.`
}

const wanted: Record<string, string> = {
  array: 'a list. Write it as [one, two], or each on a line of its own behind "- "',
  object: 'a group of fields. Write each on a line of its own, as "name: value"',
  record: 'a group of fields. Write each on a line of its own, as "name: value"',
  number: 'a number. Write digits alone, without quotes',
  int: 'a whole number. Write digits alone, without quotes',
  string: 'text. Write one text, in quotes',
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the frontmatter'
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' ')
}

function quote(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(JSON.stringify(value) ?? value)
}
