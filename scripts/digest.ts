/** `npm run digest`: an edition as a letter, on standard output. */
import { buildLetter } from '../src/letters/letter.ts'
import { propose } from '../src/library/problems.ts'
import { exitCode, fail, readCommandLine } from './command.ts'
import { composeMessage } from './letter-message.ts'
import { editionHelp, editionOptions, readEdition } from './read-edition.ts'
import { parseMailbox } from './recipients.ts'

const formats = ['html', 'text', 'eml']

const { values } = readCommandLine(
  `
npm run digest -- [--edition DATE | --week W | --month M] [--format F]

Writes an edition as a letter to standard output: the newest day, or the one that is asked for.

  --format F         html (for mail programs), text (plain), or eml (a whole message with both)
  --from ADDRESS     the sender of an eml; without one nobody's, at the host of the site
  ${editionHelp}

Example: npm run --silent digest -- --week 2025-W50 --format eml > week.eml
`,
  { ...editionOptions, format: { type: 'string', default: 'html' }, from: { type: 'string' } },
)

const { format } = values
if (!formats.includes(format))
  fail(
    `There is no format "${format}".${propose(format, formats)} Formats: ${formats.join(', ')}.`,
    exitCode.wrongUsage,
  )
const sender = values.from === undefined ? undefined : parseMailbox(values.from)
if (values.from !== undefined && sender === undefined)
  fail(`--from "${values.from}" is not an address. Write it as "My stand <stand@example.org>".`, exitCode.wrongUsage)
const { library, edition, origin } = readEdition(values)
// Whoever reads the first lines alone (`| head`) has not found a fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
if (format === 'eml') {
  const name = library.site.title.trim()
  const from = sender ? { ...sender, name: sender.name || name } : { name, address: `nobody@${origin.hostname}` }
  const leaving = sender && { address: sender.address }
  process.stdout.write(await composeMessage({ library, edition, origin, from, leaving }))
} else {
  const { html, text } = buildLetter(edition, library, origin)
  process.stdout.write(format === 'html' ? html : text)
}
