/**
 * What a page may load and run. Text from outside is made harmless before it gets into a page (components/RichText.astro);
 * this is the second wall, should the first ever have a hole. It stands in the page itself, since not every host sends
 * headers; what only a header can say is here too, for the files that hosts take.
 */

export interface PageNeeds {
  /** The one script and the one style that stand in the page. */
  script: string
  style: string
  /** A page that searches: Pagefind is WebAssembly, and no other page runs any. */
  searches?: boolean
}

/** The policy of a page, for its meta element. */
export async function formatPagePolicy({ script, style, searches = false }: PageNeeds): Promise<string> {
  return join([
    // Our files, and one script by its hash: no script that somebody else wrote into the page, no handler in an attribute.
    `script-src 'self' ${await hash(script)}${searches ? " 'wasm-unsafe-eval'" : ''}`,
    // The style sheet, and one line by its hash; no style attribute.
    `style-src 'self' ${await hash(style)}`,
    "font-src 'self'",
    // The favicon; an image of a note would tell its host who reads.
    "img-src 'self'",
    // What scripts fetch: the search index, packs of pages, what the worker is asked for.
    "connect-src 'self'",
    // The service worker, and Pagefind's.
    "worker-src 'self'",
    // The search form. Nothing that is typed here can be sent elsewhere.
    "form-action 'self'",
    // Text becomes neither HTML nor a script, not even by our own mistake. The default policy (theme/early-script.ts) lets the
    // addresses of our two workers pass.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ])
}

/** A page that only leads on: it has no script and no style. */
export const movedPolicy = formatStillPolicy([])

/** A letter as a page: the styles of mail stand in its attributes, and no script runs, wherever it comes from. */
export const letterPolicy = formatStillPolicy(["style-src 'unsafe-inline'"])

/** What no meta element may say (https://www.w3.org/TR/CSP3/#meta-element): no other site puts our pages into a frame. */
export const headerPolicy = "frame-ancestors 'none'"

/** Our own host learns which page led to the next; no other host learns that somebody came from here. */
export const referrerPolicy = 'same-origin'

function formatStillPolicy(allowed: readonly string[]): string {
  return join([...allowed, "form-action 'none'"])
}

/** What is not named is not loaded: no frame, no object, no media, nothing of another origin. No `base` turns our links around. */
function join(directives: readonly string[]): string {
  return ["default-src 'none'", ...directives, "base-uri 'none'"].join('; ')
}

/** As a policy names it (https://www.w3.org/TR/CSP3/#grammardef-hash-source). Every page asks for the same two. */
function hash(text: string): Promise<string> {
  const known = hashes.get(text) ?? computeHash(text)
  hashes.set(text, known)
  return known
}

const hashes = new Map<string, Promise<string>>()

async function computeHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}
