/** `npm run format`: puts every file into the one form that `npm test` asks for. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listCopiedFiles } from '../src/hosting/copied-files.ts'
import { readCommandLine } from './command.ts'

readCommandLine(
  'npm run format\n\nFormats code, pages and prose, mends what the linter can mend safely, and writes the files in hosting/ anew.',
  {},
)
for (const [name, text] of Object.entries(listCopiedFiles())) writeFileSync(join('hosting', name), text)
const run = (command: string, ...options: string[]) =>
  spawnSync(process.execPath, [join('node_modules', ...command.split('/')), ...options], { stdio: 'inherit' }).status ??
  1
const codes = [
  run('prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.'),
  run('@biomejs/biome/bin/biome', 'check', '--write', '.'),
]
process.exit(Math.max(...codes))
