import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://paperstand.example',
  cacheDir: '.cache',
  vite: { cacheDir: '.cache/vite' },
})
