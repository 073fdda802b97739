/** `npm run check`: every problem of the content, all at once. */
import { existsSync } from 'node:fs'
import { forecastLimits } from '../src/forecast.ts'
import { buildLibrary } from '../src/library/library.ts'
import { formatProblem } from '../src/library/problems.ts'
import { exitCode, fail, formatCount, readCommandLine, say } from './command.ts'
import { contentHelp, findContentFolder } from './content-folder.ts'
import { readContent } from './read-content.ts'

const { values } = readCommandLine(
  `
npm run check -- [--content DIR] [--json]

Reports everything that is wrong with the content: file:line:column: what. What to do.
Content that is well is also held against the limits of the host in site.yaml; what is said of them is no problem.

  --content DIR  ${contentHelp}
  --json         the report for programs, on standard output

Example: npm run check -- --content ../elsewhere
`,
  { content: { type: 'string', default: findContentFolder() }, json: { type: 'boolean', default: false } },
)

if (!existsSync(values.content))
  fail(`There is no folder ${values.content}. Make it, or name another with --content.`, exitCode.wrongUsage)
const content = readContent(values.content)
const { problems, papers, topics, paths } = content
const limits = problems.length > 0 ? [] : forecastLimits(buildLibrary(content))
if (values.json)
  process.stdout.write(
    `${JSON.stringify({ papers: papers.length, topics: topics.length, paths: paths.length, problems, limits }, null, 2)}\n`,
  )
else {
  for (const problem of problems) say(formatProblem(problem, values.content))
  for (const { message } of limits) say(message)
}
if (problems.length > 0) fail(`${formatCount(problems.length, 'problem')}.`)
if (!values.json)
  say(
    `${formatCount(papers.length, 'paper')}, ${formatCount(topics.length, 'topic')}, ${formatCount(paths.length, 'path')}: ${limits.length > 0 ? 'the content is well' : 'all well'}.`,
  )
