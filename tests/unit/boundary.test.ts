/** The linter holds the boundary: the logic in src/ knows neither Astro nor Node nor scripts/. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './scripts/run-script.ts'
import { temporaryFolders } from './scripts/temporary-folder.ts'

const temporary = temporaryFolders()
const foreign = ['node:fs', 'node:fs/promises', 'astro', 'astro:content', 'astro/loaders', '../../scripts/command.ts']
const pure = ['src/urls.ts', 'src/library/library.ts', 'src/text/deep/down.ts', 'src/search/page.ts', 'src/new/one.ts']
const free = [
  'src/pages/x.ts',
  'src/components/x.ts',
  'src/layouts/x.ts',
  'src/content.config.ts',
  'src/library/index.ts',
]

/** The files, of those that import this module, which the linter refuses. */
function refused(module: string, files: readonly string[]): string[] {
  const folder = temporary()
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { a } from '${module}'\n\nexport const b = a\n`)
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const { status, stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=github', '.'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const found = [...stdout.matchAll(/^::error title=lint\/style\/noRestrictedImports,file=([^,]+),/gm)]
  expect(status).toBe(found.length > 0 ? 1 : 0)
  return found.map(([, file = '']) => files.find((own) => file.endsWith(own)) ?? file)
}

test.each(foreign)('%s is refused in what is pure, and in nothing else', (module) => {
  expect(refused(module, [...pure, ...free]).sort()).toEqual([...pure].sort())
})

test.each(['zod', '../schema.ts', 'node'])('%s is not refused', (module) => {
  expect(refused(module, [...pure, ...free])).toEqual([])
})
