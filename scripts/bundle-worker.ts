/** The service worker as one script, bundled by Vite; what it knows of a site is put in later, when the site is there. */
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './build-folders.ts'

/** The worker of a site that is kept offline, or the one that takes everything back. */
export type WorkerName = 'worker' | 'farewell'

/** The script as text; the same for the same code. */
export async function bundleWorker(name: WorkerName): Promise<string> {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      copyPublicDir: false,
      modulePreload: false,
      reportCompressedSize: false,
      target: 'es2022',
      lib: { entry: join(root, 'src', 'offline', `${name}.ts`), formats: ['iife'], name: 'paperstand' },
    },
  })
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []))
  const [script] = outputs
  if (outputs.length !== 1 || script?.type !== 'chunk')
    throw new Error('The service worker did not become one script. Report this as a defect.')
  return script.code
}
