import { defineConfig } from 'astro/config'

// Astro (7.3.5) lets the environment, and a file .env, overrule what `import.meta.env` has of its own: with a DEV of another
// project pages would have no content policy, with its BASE_URL other addresses.
for (const name of ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']) delete process.env[name]

/** Where the site will stand is told by the build and by the development server, which know the site file. */
export default defineConfig({
  site: 'https://paperstand.example',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { envDir: false, build: { assetsInlineLimit: 0 }, plugins: [loadLightly()] },
})

/**
 * Vite's own loader of what is imported later takes 0.7 kB (Brotli) of every page, mostly for styles, which we have none of
 * there, and a list of what each of these scripts imports in turn takes 0.3 kB more. Most of it is on the page already.
 */
function loadLightly() {
  return {
    name: 'paperstand:load-lightly',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load()' : undefined),
    configEnvironment: (name) =>
      name === 'client'
        ? {
            build: {
              modulePreload: { resolveDependencies: () => [] },
              rolldownOptions: {
                output: { codeSplitting: { groups: [{ name: 'page', test: /layouts\/Page\.astro\?/ }] } },
              },
            },
          }
        : {},
  }
}
