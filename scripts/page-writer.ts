/** The thread that writes the pages of a site to their files, and those that were made to the store. */
import { parentPort, workerData } from 'node:worker_threads'
import { openPackWriter, readPlace } from './page-pack.ts'
import type { WriterAnswer, WriterOrder, WriterTask } from './page-store.ts'
import { openSiteWriter } from './site-writer.ts'

const { folder, place }: WriterOrder = workerData
const pack = openPackWriter(folder)
const write = openSiteWriter(place)

parentPort?.on('message', (tasks: WriterTask[]) => {
  const failure = tasks.map(fulfil).find((failure) => failure !== undefined)
  parentPort?.postMessage({ fulfilled: tasks.length, failure } satisfies WriterAnswer)
  if (tasks.includes('close')) parentPort?.close()
})

/** Tells why pages cannot be kept, if so. */
function fulfil(task: WriterTask): string | undefined {
  if (task === 'close') return pack.close()
  if (task === 'keep nothing') pack.discard()
  else if ('page' in task) {
    write(task.path, task.page)
    pack.add(task.digest, task.page)
  } else write(task.path, readPlace(task.pack, task.offset, task.length))
  return undefined
}
