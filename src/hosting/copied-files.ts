/** The files in `hosting/`, which a curator copies to where a host reads them; `npm run format` writes them. */
import { formatCaddy } from './caddy.ts'
import { formatNginx } from './nginx.ts'
import { formatVercel } from './vercel.ts'

/** Text of each, by its name in that folder. */
export function listCopiedFiles(): Record<string, string> {
  return { 'nginx.conf': formatNginx(), Caddyfile: formatCaddy(), 'vercel.json': formatVercel() }
}
