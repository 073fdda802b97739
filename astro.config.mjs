import { defineConfig } from 'astro/config'

/** Where the site will stand is told by the build and by the development server, which know the site file. */
export default defineConfig({
  site: 'https://paperstand.example',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
})
