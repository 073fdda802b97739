import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { removeLeftovers, writeFileWhole, writeNewFileWhole } from '../../../scripts/write-file.ts'
import { nobody, root, runModule } from './run-script.ts'
import { temporaryFolders } from './temporary-folder.ts'

const temporary = temporaryFolders()
const text = 'An invented text. 日本語\n'

test.runIf(process.platform !== 'win32')('a file that is replaced keeps its permissions', () => {
  const file = join(temporary(), 'x.md')
  for (const mode of [0o600, 0o664]) {
    writeFileSync(file, 'old')
    chmodSync(file, mode)
    writeFileWhole(file, text)
    expect(statSync(file).mode & 0o777).toBe(mode)
  }
})

describe.each([
  ['writeFileWhole', writeFileWhole],
  ['writeNewFileWhole', writeNewFileWhole],
])('%s', (name, write) => {
  test('writes the file and leaves nothing beside it', () => {
    const folder = temporary()
    write(join(folder, 'x.md'), text)
    expect(readdirSync(folder)).toEqual(['x.md'])
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(text)
  })

  test('is not troubled by what an earlier process of its number has left', () => {
    const folder = temporary()
    writeFileSync(join(folder, `.x.md.${process.pid}.tmp`), 'half')
    write(join(folder, 'x.md'), text)
    expect(readdirSync(folder)).toEqual(['x.md'])
    expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(text)
  })

  test('throws where it cannot write, and leaves nothing behind', () => {
    const folder = temporary()
    expect(() => write(join(folder, 'none', 'x.md'), text)).toThrow(/ENOENT/)
    expect(readdirSync(folder)).toEqual([])
  })

  test('throws for a folder that may not be written to', () => {
    const folder = temporary()
    const code = `import { ${name} } from ${JSON.stringify(`file://${root}scripts/write-file.ts`)}
      try { ${name}(${JSON.stringify(join(folder, 'x.md'))}, 'x') } catch (error) { process.stdout.write(error.code) }`
    spawnSync('chmod', ['555', folder])
    expect(runModule(code, nobody).stdout).toBe('EACCES')
    expect(readdirSync(folder)).toEqual([])
  })

  test('case 46: throws when the disk is full, and leaves nothing behind', () => {
    const folder = temporary()
    const code = `import { ${name} } from ${JSON.stringify(`file://${root}scripts/write-file.ts`)}
      try { ${name}(${JSON.stringify(join(folder, 'x.md'))}, 'x'.repeat(100_000)) } catch (error) { process.stdout.write(error.code) }`
    const { stdout } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 8; exec "$0" --input-type=module --eval "$1"', process.execPath, code],
      {
        encoding: 'utf8',
      },
    )
    expect(stdout).toBe('EFBIG')
    expect(readdirSync(folder)).toEqual([])
  })
})

test('writeFileWhole replaces a file', () => {
  const file = join(temporary(), 'x.md')
  writeFileSync(file, 'old')
  writeFileWhole(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('writeFileWhole leaves nothing behind where a folder has the name', () => {
  const folder = temporary()
  mkdirSync(join(folder, 'x.md', 'y'), { recursive: true })
  expect(() => writeFileWhole(join(folder, 'x.md'), text)).toThrow()
  expect(readdirSync(folder)).toEqual(['x.md'])
})

test('writeNewFileWhole never touches a file that is there', () => {
  const folder = temporary()
  const file = join(folder, 'x.md')
  writeFileSync(file, 'mine')
  expect(() => writeNewFileWhole(file, text)).toThrow(/EEXIST/)
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(readdirSync(folder)).toEqual(['x.md'])
})

describe('removeLeftovers', () => {
  test('removes what ended processes have left, and nothing else', () => {
    const folder = temporary()
    const ended = spawnSync(process.execPath, ['--version']).pid
    const kept = ['x.md', '.x.md.1.tmp', 'x.md.99.tmp', '.x.tmp', '.hidden']
    for (const name of [...kept, `.x.md.${ended}.tmp`, `.y.md.${process.pid}.tmp`])
      writeFileSync(join(folder, name), '')
    removeLeftovers(folder)
    expect(readdirSync(folder).sort()).toEqual([...kept].sort())
  })
  test('does nothing where there is no folder', () => {
    const folder = join(temporary(), 'none')
    removeLeftovers(folder)
    expect(existsSync(folder)).toBe(false)
  })
})
