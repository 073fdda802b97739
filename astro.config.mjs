import { defineConfig } from 'astro/config'

/** Where the site will stand is told by the build and by the development server, which know the site file. */
export default defineConfig({
  site: 'https://paperstand.example',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 }, plugins: [loadLightly()] },
})

/**
 * Vite's own loader of what is imported later takes 0.7 kB (Brotli) of every page, mostly for styles, which we have none of
 * there. This one does the rest: it asks for a script and for those that it needs at the same time.
 */
function loadLightly() {
  const code = `export const __vitePreload = (load, needed = []) => {
    for (const path of needed)
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'modulepreload', href: new URL('../' + path, import.meta.url) }),
      )
    return load()
  }`
  return {
    name: 'paperstand:load-lightly',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? code : undefined),
  }
}
