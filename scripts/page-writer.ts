/** The thread that writes the pages of a site to their files, and those that were made to the store. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { openPackWriter, readPlace } from './page-pack.ts'
import type { WriterTask } from './page-store.ts'

const pack = openPackWriter(workerData)

/** Answers each task: with why pages cannot be kept, or with nothing. */
parentPort?.on('message', (task: WriterTask) => {
  parentPort?.postMessage(fulfil(task))
  if (task === 'close') parentPort?.close()
})

function fulfil(task: WriterTask): string | undefined {
  if (task === 'close') return pack.close()
  if (task === 'keep nothing') pack.discard()
  else if ('page' in task) {
    write(task.file, task.page)
    pack.add(task.digest, task.page)
  } else write(task.file, readPlace(task.pack, task.offset, task.length))
  return undefined
}

function write(file: string, page: Uint8Array): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, page)
  } catch (error) {
    throw new Error(
      `A page cannot be written (${(error as Error).message}). Make room, or name another folder with --out.`,
    )
  }
}
