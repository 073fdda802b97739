/**
 * Who has had a letter already: a file beside the list of recipients, an address a line, each on the disk before the next
 * letter goes out. A letter that a server took in the moment in which the power failed is not in it; the next run sends
 * it again, under the same Message-ID.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { isOtherRunning } from './processes.ts'

export interface Ledger {
  /** Returns when the line is on the disk. */
  note(address: string): void
  close(): void
}

/** The addresses in a ledger, in lower case; none where there is no file yet. Throws when it cannot be read. */
export function readLedger(file: string): Set<string> {
  const lines = readText(file).split('\n')
  return new Set(lines.map((line) => line.trim().toLowerCase()).filter((line) => line && !line.startsWith('#')))
}

/** Opens it for a run, which has it for itself; throws, with what to do, when another one has it or it cannot be written. */
export function openLedger(file: string, heading: string): Ledger {
  const lock = takeLock(`${file}.lock`)
  try {
    const before = readText(file)
    const ledger = openSync(file, 'a', 0o600)
    const write = (line: string) => {
      writeSync(ledger, line)
      fsyncSync(ledger)
    }
    // A run that was ended within a line must not get the next one's address on it.
    write(before === '' ? `# ${heading}\n` : before.endsWith('\n') ? '' : '\n')
    return {
      note: (address) => write(`${address}\n`),
      close: () => {
        closeSync(ledger)
        rmSync(lock, { force: true })
      },
    }
  } catch (error) {
    rmSync(lock, { force: true })
    throw explain(file, error)
  }
}

function readText(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  } catch (error) {
    throw explain(file, error)
  }
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
          `Another run (process ${owner}) sends this edition. Wait for its end; if there is none, remove ${lock}.`,
        )
      rmSync(lock, { force: true })
    }
  }
}

function explain(file: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  return new Error(
    `${file} cannot be read or written (${code ?? message}), and without it a second run would send everything again. Mend the permissions or make room.`,
  )
}
