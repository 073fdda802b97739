/**
 * Who has had which letter: a file beside the list of recipients, with an address a line below a heading for each letter.
 * `trying ada@example.org` is on the disk before a letter goes out, and `ada@example.org` or `refused ada@example.org`
 * before the next one. Where nothing follows upon the trying, nobody can tell whether the server took the letter.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { isOtherRunning } from './processes.ts'

export interface Ledger {
  /** Without a word, the address has had the letter. Returns when the line is on the disk, and throws when it cannot be. */
  note(address: string, word?: 'trying' | 'refused'): void
  close(): void
}

/** What a ledger says of one letter: addresses in lower case. */
export interface Had {
  had: Set<string>
  uncertain: Set<string>
}

/**
 * `letter` is its name at all times and places, such as "2025-12-10 of example.org,2025". What stands above the first
 * heading is said of every letter. All is empty where there is no file yet. Throws when it cannot be read.
 */
export function readLedger(file: string, letter: string): Had {
  const words = new Map<string, string | undefined>()
  let isMeant = true
  for (const line of readText(file).split('\n')) {
    if (line.startsWith(heading(''))) isMeant = line.trimEnd() === heading(letter)
    const [address, word] = line.trim().toLowerCase().split(/\s+/).reverse()
    if (isMeant && address && !line.startsWith('#')) words.set(address, word)
  }
  const having = (sought: string | undefined) =>
    new Set([...words].flatMap(([address, word]) => (word === sought ? [address] : [])))
  return { had: having(undefined), uncertain: having('trying') }
}

/** Opens it for a run, which has it for itself; throws, with what to do, when another one has it or it cannot be written. */
export function openLedger(file: string, letter: string): Ledger {
  const lock = takeLock(`${file}.lock`)
  try {
    const before = readText(file)
    const ledger = explaining(file, () => openSync(file, 'a', 0o600))
    const write = (line: string) =>
      explaining(file, () => {
        writeSync(ledger, line)
        fsyncSync(ledger)
      })
    // A run that was ended within a line must not get the next one's heading on it.
    write(`${before === '' ? introduction : before.endsWith('\n') ? '' : '\n'}${heading(letter)}\n`)
    return {
      note: (address, word) => write(`${word ? `${word} ` : ''}${address}\n`),
      close: () => {
        closeSync(ledger)
        rmSync(lock, { force: true })
      },
    }
  } catch (error) {
    rmSync(lock, { force: true })
    throw error
  }
}

const introduction =
  '# Whoever stands below a letter gets it no more; "trying" says that they may have had it, or not.\n'

function heading(letter: string): string {
  return `# Letter ${letter}`
}

function readText(file: string): string {
  return explaining(file, () => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
}

function takeLock(lock: string): string {
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
      return lock
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explain(lock, error)
      const owner = Number(readFileSync(lock, 'utf8'))
      if (owner === 0 || isOtherRunning(owner))
        throw new Error(
          `Another run (process ${owner}) is sending and has this ledger. Wait for its end; if there is none, remove ${lock}.`,
        )
      rmSync(lock, { force: true })
    }
  }
}

function explaining<T>(file: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw explain(file, error)
  }
}

function explain(file: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  return new Error(
    `${file} cannot be read or written (${code ?? message}), and without it a second run would send everything again. Mend the permissions or make room.`,
  )
}
