/** What all commands share: options, help, messages and exit codes. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { toTerminalText } from '../src/text/terminal-text.ts'

/** Exit codes that programs may rely on. */
export const exitCode = { well: 0, wrongContent: 1, wrongUsage: 2, partly: 3 } as const

type Options = NonNullable<ParseArgsConfig['options']>
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>['values']

/**
 * Reads the command line. `--help` prints `help` and ends with 0; an option that is not there prints what is wrong and
 * ends with 2.
 */
export function readCommandLine<const O extends Options>(
  help: string,
  options: O,
  { positionals: allowPositionals = false } = {},
): { values: Values<O>; positionals: string[] } {
  if (process.argv.includes('--help') || process.argv.includes('-h')) {
    process.stdout.write(`${help.trim()}\n`)
    process.exit(exitCode.well)
  }
  refuseTakenByNpm(Object.keys(options))
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true, strict: true })
    if (!allowPositionals && positionals.length > 0) throw new Error(`Unexpected "${positionals[0]}"`)
    return { values: values as Values<O>, positionals }
  } catch (error) {
    const [what] = (error as Error).message.split('. ')
    fail(`${what}. Ask for --help to see what this command takes.`, exitCode.wrongUsage)
  }
}

/** `npm run build --out=x` gives the option to npm and not to us; it then stands in the environment, and would be ignored. */
function refuseTakenByNpm(options: readonly string[]): void {
  const own = ['json', 'format']
  const taken = options.find(
    (name) => !own.includes(name) && process.env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined,
  )
  if (taken !== undefined)
    fail(
      `npm took --${taken} for itself. Put two dashes before the options of the command: npm run … -- --${taken} ….`,
      exitCode.wrongUsage,
    )
}

/** A message for people, on standard error, so that standard output stays clean for data. No text in it commands the terminal. */
export function say(message: string): void {
  process.stderr.write(`${toTerminalText(message)}\n`)
}

/** "1 paper", "2 papers" */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Says it and ends the command. */
export function fail(message: string, code: number = exitCode.wrongContent): never {
  say(message)
  process.exit(code)
}

/** Long work on a terminal: "120 of 800 papers" in one line that goes away at the end. Quiet in a pipe. */
export function showProgress(done: number, all: number, what: string): void {
  if (!process.stderr.isTTY || all < 100) return
  process.stderr.write(done < all ? `\r${done} of ${all} ${what}` : '\r\u001b[K')
}

/** What is done or waited for just now, in one line on a terminal; nothing takes it away again. Quiet in a pipe. */
export function showStatus(line = ''): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`)
}
