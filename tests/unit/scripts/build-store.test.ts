import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openBuildStore } from '../../../scripts/build-store.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporaryFolder = temporaryFolders()
const openPackStore = (folder: string) => openBuildStore(folder, 'Packs for offline reading')

describe('what earlier builds made', () => {
  it('are taken over by their keys; what a build did not use is gone after it', () => {
    const folder = join(temporaryFolder(), 'packs')
    const first = openPackStore(folder)
    expect(first.take('a')).toBeUndefined()
    first.put('a', Buffer.from('fog'))
    first.put('b', Buffer.from('oil'))
    expect(first.close()).toBeUndefined()
    const second = openPackStore(folder)
    expect(second.take('a')?.toString()).toBe('fog')
    expect(second.close()).toBeUndefined()
    expect(readdirSync(folder)).toEqual(['a'])
  })

  it('are made anew when they are not what was written', () => {
    const folder = join(temporaryFolder(), 'packs')
    openPackStore(folder).put('a', Buffer.from('fog'))
    const file = readFileSync(join(folder, 'a'))
    file[file.length - 1] = 0
    writeFileSync(join(folder, 'a'), file)
    expect(openPackStore(folder).take('a')).toBeUndefined()
  })

  it('that cannot be kept are told of, once and in a sentence', () => {
    const folder = join(temporaryFolder(), 'packs')
    writeFileSync(folder, 'A file stands where a folder should be.')
    const store = openPackStore(folder)
    store.put('a', Buffer.from('fog'))
    expect(store.close()).toMatch(/^Packs for offline reading cannot be kept for the next build: /)
  })
})
