import { describe, expect, it } from 'vitest'
import { findAssets, isWholePage, readTitle, sortRequest, tellBuild, toPageUrl } from '../../../src/offline/requests.ts'

const scope = 'https://stand.example/a/'
const asked = (change: object = {}) => ({
  method: 'GET',
  url: `${scope}x`,
  mode: 'no-cors',
  hasRange: false,
  ...change,
})
const isNamed = (path: string) => path === '_astro/style.css'

describe('a request', () => {
  it.each([
    ['to go to a page', { mode: 'navigate', url: `${scope}papers/x/` }, 'page'],
    ['to go to the front page', { mode: 'navigate', url: scope }, 'page'],
    ['for a file of the shell', { url: `${scope}_astro/style.css` }, 'named'],
    ['for another file', { url: `${scope}feed.xml` }, 'other'],
    ['for a page, by a script', { url: `${scope}papers/x/`, mode: 'cors' }, 'other'],
    ['by POST', { method: 'POST', mode: 'navigate' }, 'ignore'],
    ['by HEAD', { method: 'HEAD' }, 'ignore'],
    ['for a part', { hasRange: true, url: `${scope}_astro/style.css` }, 'ignore'],
    ['to another origin', { url: 'https://other.example/a/x' }, 'ignore'],
    ['to another port', { url: 'https://stand.example:8443/a/x' }, 'ignore'],
    ['beside the scope', { url: 'https://stand.example/b/x', mode: 'navigate' }, 'ignore'],
    ['to a path that begins alike', { url: 'https://stand.example/ab/', mode: 'navigate' }, 'ignore'],
  ])('%s is sorted', (_, change, part) => {
    expect(sortRequest(asked(change), scope, isNamed)).toBe(part)
  })
})

describe('an answer', () => {
  const answer = (change: object = {}) =>
    ({
      status: 200,
      type: 'basic',
      redirected: false,
      headers: new Headers({ 'content-type': 'text/html' }),
      ...change,
    }) as Response

  it('may be kept when it is a page of the site', () => {
    expect(isWholePage(answer())).toBe(true)
    expect(isWholePage(answer({ headers: new Headers({ 'content-type': 'text/html; charset=utf-8' }) }))).toBe(true)
  })

  it.each([
    ['a failure', { status: 404 }],
    ['a part', { status: 206 }],
    ['opaque', { status: 0, type: 'opaque' }],
    ['a redirect', { status: 0, type: 'opaqueredirect' }],
    ['at another address', { redirected: true }],
    ['of another origin', { type: 'cors' }],
    ['no page', { headers: new Headers({ 'content-type': 'application/xml' }) }],
    ['of no type', { headers: new Headers() }],
  ])('may not be kept when it is %s', (_, change) => {
    expect(isWholePage(answer(change))).toBe(false)
  })
})

describe('a page', () => {
  it('is kept without query and fragment', () => {
    expect(toPageUrl(`${scope}papers/x/?from=mail#content`)).toBe(`${scope}papers/x/`)
  })

  it('names the assets that tell its build, each once', () => {
    const html =
      '<link href="/a/_astro/Page.Ab_c-1.css"><script type="module" src="/a/_astro/x.js"></script><link href="/a/_astro/x.js"><p>/a/_astro/said.js</p>'
    expect(findAssets(html, `${scope}papers/x/`)).toEqual([`${scope}_astro/Page.Ab_c-1.css`, `${scope}_astro/x.js`])
  })

  it('names them also with a space in the base path, and with other quotes or none', () => {
    const html = `<link href="/my stand/_astro/a.css"><script src='/my stand/_astro/b.js'></script><script src=/c/_astro/c.js></script>`
    expect(findAssets(html, 'https://stand.example/my%20stand/')).toEqual([
      'https://stand.example/my%20stand/_astro/a.css',
      'https://stand.example/my%20stand/_astro/b.js',
      'https://stand.example/c/_astro/c.js',
    ])
  })

  const own = `<link rel="stylesheet" href="/a/_astro/kept.css">`
  it.each([
    ['this', 'loads what is in the shell', own],
    ['this', 'links to the asset of another site', `${own}<a href="https://x.example/_astro/poster.pdf">Poster</a>`],
    ['this', 'links to that of another site of this origin', `${own}<a href="/b/_astro/poster.pdf">Poster</a>`],
    ['this', 'speaks of one', `${own}<p>("/a/_astro/other.css")</p>`],
    ['another', 'loads one that is not', `${own}<script src="/a/_astro/new.js"></script>`],
    ['foreign', 'loads those of another site', '<link href="/b/_astro/kept.css">'],
    ['foreign', 'loads none', '<h1>We are mending things</h1>'],
  ])('is of %s build or site when it %s', (build, _, html) => {
    const isInShell = (url: string) => url === `${scope}_astro/kept.css`
    expect(tellBuild(html, `${scope}papers/x/`, scope, isInShell)).toBe(build)
  })

  it('is of this build when it is a letter, which loads nothing', () => {
    const tell = (path: string) => tellBuild('<p>Dear readers</p>', scope + path, scope, () => false)
    expect([tell('editions/2026-01-05/letter.html'), tell('editions/2026-01-05/'), tell('letter.html')]).toEqual([
      'this',
      'foreign',
      'foreign',
    ])
  })

  it.each([
    ['<title>Fog &amp; Oil · A Stand</title>', 'Fog & Oil'],
    ['<title>One · Two · A Stand</title>', 'One · Two'],
    ['<title>&lt;b&gt; &quot;x&quot; &#39;y&#39; &amp;lt; · A Stand</title>', '<b> "x" \'y\' &lt;'],
    ['<title>Alone</title>', 'Alone'],
    ['<p>None</p>', ''],
  ])('%s has its title in plain text', (html, title) => {
    expect(readTitle(html)).toBe(title)
  })
})
