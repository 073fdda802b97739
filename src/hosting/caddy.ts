/** The configuration for Caddy that stands in `hosting/Caddyfile`, from the table of answers; a test holds both equal. */
import { cacheOtherwise, cacheRules, everywhere, fileTypes, formatType, toContentType } from './answers.ts'

/**
 * The whole file. Caddy puts directives of a name in an order of its own, so no two of them set the same header for a file
 * (https://caddyserver.com/docs/caddyfile/directives#sorting-algorithm); what an error answers keeps what was set before it.
 */
export function formatCaddy(): string {
  const byValue = Map.groupBy(cacheRules, ({ value }) => value)
  const texts = new Set(fileTypes.filter(({ isText }) => isText).map(({ type }) => type))
  // Caddy takes types that the table takes for known from the system it runs on, and systems differ; but a folder is a page.
  const types = Map.groupBy(
    fileTypes.filter(({ ending }) => ending !== 'html'),
    formatType,
  )
  return `# Paperstand on Caddy. Change the name of the site and its folder; docs/hosting.md has the rest.
list.example.org {
	root * /srv/list/current

	# What is compressed on the way has no parts: who asks for a part gets it as it is.
	@whole not header Range *
	encode @whole {
		zstd
		gzip
		match {
${lines([...texts].map((type) => `\t\t\theader Content-Type ${type}*`))}
		}
	}

	header {
${lines(Object.entries(everywhere).map(([name, value]) => `\t\t${name} "${value}"`))}
	}

	# How long an answer may be kept. What has its content in its name is never asked for again; all else is, each time.
${lines([...byValue].flatMap(([value, rules], n) => toHeader(`kept${n}`, rules.map(toPath), 'Cache-Control', value)))}
	@otherwise not path ${cacheRules.map(toPath).join(' ')}
	header @otherwise Cache-Control "${cacheOtherwise}"

${lines(
  [...types].flatMap(([type, kinds], n) =>
    toHeader(
      `type${n}`,
      kinds.map(({ ending }) => `*.${ending}`),
      'Content-Type',
      type,
    ),
  ),
)}

	@writing not method GET HEAD
	respond @writing 405
	file_server {
		hide ${hidden.join(' ')}
	}
	handle_errors {
		header Cache-Control "${cacheOtherwise}"
		header Content-Type "${toContentType('404.html')}"
		rewrite * /404.html
		file_server
	}
}
`
}

/** Caddy hides by names; a star for all would hide what certificates need, too. */
const hidden = ['.git', '.nojekyll', '.DS_Store']

/** Only a star at the start goes through folders, where no slash is before it. */
const toPath = ({ path }: { path: string }) => (path.startsWith('*') ? path : `/${path}`)

const lines = (all: readonly string[]) => all.join('\n')

function toHeader(matcher: string, paths: readonly string[], name: string, value: string): string[] {
  return [`\t@${matcher} path ${paths.join(' ')}`, `\theader @${matcher} ${name} "${value}"`]
}
