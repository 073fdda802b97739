/** The code that Node has compiled is kept for the next build: what that build can use, and nothing that it cannot. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runScript } from './run-script.ts'

const folder = mkdtempSync(join(tmpdir(), 'paperstand-compile-cache-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Astro's programs for a site are some sixty files, which stand in another folder in each build; its configuration is one under a new name. */
const few = 20

it('does not grow from build to build', async () => {
  const [content, compiled] = [join(folder, 'content'), join(folder, 'compiled')]
  mkdirSync(join(content, 'papers'), { recursive: true })
  writeFileSync(join(content, 'papers', 'fog.md'), '---\ntitle: An Invented Paper on Fog\nadded: 2026-01-05\n---\n')
  const sizes: number[] = []
  for (let build = 0; build < 3; build++) {
    const options = ['--content', content, '--out', join(folder, 'site')]
    expect(await runScript('build', options, { env: { NODE_COMPILE_CACHE: compiled } })).toMatchObject({ code: 0 })
    sizes.push(readdirSync(compiled, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length)
  }
  const [first = 0, second = 0, third = 0] = sizes
  expect(first).toBeGreaterThan(500) // Astro and Vite are among it.
  // What was loaded too late, or wanted only where there was nothing yet, may come with the second.
  expect(third - second).toBeLessThan(few)
})
