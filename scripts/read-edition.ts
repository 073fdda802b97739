/** The edition that a command is about: the content is read, its problems refused, the edition chosen. */
import { existsSync } from 'node:fs'
import { editionForms, findEdition } from '../src/letters/choose.ts'
import { toIsoWeek, weekDays } from '../src/library/dates.ts'
import { type Edition, formatEdition } from '../src/library/editions.ts'
import { buildLibrary, type Library } from '../src/library/library.ts'
import { formatProblem } from '../src/library/problems.ts'
import { paperSchema } from '../src/schema.ts'
import { exitCode, fail, formatCount, say } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { readContent } from './read-content.ts'
import { toSiteAddress } from './site-address.ts'

/** What the command line says of it; see `editionOptions`. */
export interface EditionChoice {
  edition?: string | undefined
  week?: string | undefined
  month?: string | undefined
  content: string
  site?: string | undefined
  base?: string | undefined
}

export const editionOptions = {
  edition: { type: 'string' },
  week: { type: 'string' },
  month: { type: 'string' },
  content: { type: 'string', default: findContentFolder() },
  site: { type: 'string' },
  base: { type: 'string' },
} as const

/** What `--help` says of them, in the columns of the commands that take them. */
export const editionHelp = `
  --edition DATE     the edition of a day, for example 2025-12-10; the newest day where none is asked for
  --week W           the edition of a week, for example 2025-W50
  --month M          the edition of a month, for example 2025-12
  --content DIR      ${contentHelp}
  --site URL         address of the site, if not the one in site.yaml
  --base PATH        path under which it stands, if not that of the address
`.trim()

/** Ends the command, with what to do, when there is no such edition. The origin has the base path in it. */
export function readEdition(choice: EditionChoice): { library: Library; edition: Edition; origin: URL } {
  if (!existsSync(choice.content))
    fail(`There is no folder ${choice.content}. Make it, or name another with --content.`, exitCode.wrongUsage)
  if (choice.site !== undefined && !/^https?:\/\//.test(choice.site))
    fail(
      `--site "${choice.site}" is not an address. Write it whole, for example https://example.org.`,
      exitCode.wrongUsage,
    )
  const asked = readAsked(choice)
  const content = readContent(choice.content)
  for (const problem of content.problems) say(formatProblem(problem, choice.content))
  if (content.problems.length > 0) fail(`${formatCount(content.problems.length, 'problem')}. There is no letter.`)
  const library = buildLibrary(content)
  const { site, base } = toSiteAddress(content.site.address, choice)
  return { library, edition: choose(library, asked), origin: new URL(base, site) }
}

function readAsked({ edition, week, month }: EditionChoice): Pick<Edition, 'kind' | 'id'> | undefined {
  const [asked, ...others] = [
    { kind: 'day' as const, option: 'edition', id: edition },
    { kind: 'week' as const, option: 'week', id: week },
    { kind: 'month' as const, option: 'month', id: month },
  ].flatMap(({ id, ...rest }) => (id === undefined ? [] : [{ id, ...rest }]))
  if (asked === undefined) return undefined
  if (others.length > 0)
    fail('Ask for one edition: --edition, --week or --month, not several of them.', exitCode.wrongUsage)
  const { pattern, example } = editionForms[asked.kind]
  if (!pattern.test(asked.id))
    fail(`--${asked.option} "${asked.id}" is not a ${asked.kind}. Write it as ${example}.`, exitCode.wrongUsage)
  if (!isInCalendar(asked))
    fail(
      `--${asked.option} "${asked.id}" is not a ${asked.kind} of the calendar. Write it as ${example}.`,
      exitCode.wrongUsage,
    )
  return asked
}

function isInCalendar({ kind, id }: Pick<Edition, 'kind' | 'id'>): boolean {
  if (kind === 'day') return paperSchema.shape.added.safeParse(id).success
  return kind !== 'week' || toIsoWeek(weekDays(id).first) === id
}

function choose(library: Library, asked: Pick<Edition, 'kind' | 'id'> | undefined): Edition {
  const [newest] = library.editions.day
  if (newest === undefined) fail('The list has no papers yet, so there is no edition. Add one first.')
  if (asked === undefined) return newest
  const found = findEdition(library, asked)
  if (!('nearest' in found)) return found
  const nearest = found.nearest.map(({ id }) => id).join(', ')
  return fail(
    `There is no edition of ${formatEdition(asked, 'en')}: no paper joined the list then. The nearest: ${nearest}.`,
    exitCode.wrongUsage,
  )
}
