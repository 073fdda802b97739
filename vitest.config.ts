import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** What takes long (`npm run test:long`) may take so many times as long. */
const patience = process.env['PAPERSTAND_LONG'] === '1' ? 20 : 1

/** Three kinds of tests: pure functions, a built site, a browser. Time limits are there to end what hangs. */
export default defineConfig({
  test: {
    // Half of the time a test waits, for a browser, a server or a build; of two cores Vitest would use one.
    maxWorkers: availableParallelism() + 1,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          testTimeout: patience * 60_000,
          hookTimeout: patience * 60_000,
        },
      },
      {
        test: {
          name: 'site',
          globalSetup: 'tests/site/fixture-site.ts',
          include: ['tests/site/**/*.test.ts'],
          testTimeout: patience * 180_000,
          hookTimeout: patience * 180_000,
        },
      },
      {
        test: {
          name: 'browser',
          globalSetup: 'tests/browser/serve-list.ts',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: patience * 180_000,
          hookTimeout: patience * 180_000,
        },
      },
    ],
  },
})
