import { existsSync } from 'node:fs'
import { defineConfig } from 'astro/config'
import { readContent } from './scripts/read-content.ts'
import { toSiteAddress } from './scripts/site-address.ts'

const content = process.env.PAPERSTAND_CONTENT ?? 'content'
const address = existsSync(content) ? readContent(content).site.address : 'https://paperstand.example'

export default defineConfig({
  ...toSiteAddress(address),
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
})
