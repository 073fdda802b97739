/** The configuration for nginx that stands in `hosting/nginx.conf`, from the table of answers; a test holds both equal. */
import { cacheOtherwise, cacheRules, everywhere, fileTypes, unknownType } from './answers.ts'

/**
 * The whole file: a `map` and a `server`, for the `http` part of a configuration. Headers stand once, in the server, and what
 * differs by path comes from the map: a location with an `add_header` of its own would lose all others
 * (https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header). No path in it knows the site's base path.
 */
export function formatNginx(): string {
  const compressed = fileTypes.filter(({ isText, ending }) => isText && ending !== 'html').map(({ type }) => type)
  const texts = [...new Set(compressed)].sort()
  const endings = new Map<string, string[]>()
  for (const { ending, type } of fileTypes) endings.set(type, [...(endings.get(type) ?? []), ending])
  return `# Paperstand on nginx. Copy this file to /etc/nginx/conf.d/, or wherever your nginx takes sites from, and change the
# lines that say CHANGE. docs/hosting.md has the rest: a site below a path, https, a new build in the place of the old one.

# How long an answer may be kept. What has its content in its name is never asked for again; all else is, each time.
map $uri $paperstand_cache {
  default "${cacheOtherwise}";
${cacheRules.map(({ path, value }) => `  "~${toPattern(path)}" "${value}";\n`).join('')}}

server {
  listen 80; # CHANGE, once there is a certificate
  listen [::]:80; # CHANGE likewise
  server_name list.example.org; # CHANGE
  root /srv/list/current; # CHANGE: the folder of the site; below a path, the one above it
  # Redirects to a trailing slash keep whichever name and port the reader used.
  absolute_redirect off;
  server_tokens off;

  error_page 403 404 =404 /404.html; # CHANGE below a path: /list/404.html
  index index.html;

  add_header Cache-Control $paperstand_cache always;
${Object.entries(everywhere)
  .map(([name, value]) => `  add_header ${name} "${value}" always;\n`)
  .join('')}
  # Hidden files are nobody's business, but for certificates and the like.
  location ~ "/\\.(?!well-known/)" {
    return 404;
  }

  types {
${[...endings].map(([type, names]) => `    ${type} ${names.join(' ')};\n`).join('')}  }
  default_type ${unknownType};
  charset utf-8;
  charset_types
${formatList(texts)}

  gzip on;
  gzip_vary on;
  gzip_proxied any;
  gzip_comp_level 6;
  gzip_min_length 1000;
  gzip_types
${formatList(texts)}
}
`
}

/** A path of the table as a regular expression; nginx knows paths from the origin on, and this one none before its slash. */
function toPattern(path: string): string {
  const pattern = `/${path}`.replaceAll('.', '\\.').replace('*', '.*')
  return pattern.endsWith('/.*') ? pattern.slice(0, -2) : `${pattern.replace(/^\/\.\*/, '')}$`
}

function formatList(words: readonly string[]): string {
  return `${words.map((word) => `    ${word}`).join('\n')};`
}
