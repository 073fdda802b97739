/** What every host of ours does, as tests: put to nginx with the configuration that we ship, and to `npm run preview`. */
import { readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { everywhere, fileTypes, toAnswer } from '../../src/hosting/answers.ts'
import { hostFileNames } from '../../src/hosting/host-files.ts'
import { listFiles, parseElements } from './built-site.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface Asked {
  method?: string
  headers?: Record<string, string>
}

/** Asks for an address exactly as it is written, follows nothing, and takes nothing apart. */
export function ask(origin: string, path: string, { method = 'GET', headers = {} }: Asked = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

/**
 * The tests; `host` has the address and the folder of a site that is served by the time they run. `isOld` is for a Caddy before
 * 2.8, which loses a query on the way to the trailing slash, and has an error of its own for a NUL.
 */
export function holdsContract(host: () => { url: string; site: string }, { isOld = false } = {}): void {
  /** A file or page below the site's address. */
  const get = (path: string, asked?: Asked) => {
    const { url } = host()
    return ask(url, new URL(url).pathname + path, asked)
  }
  const missing = () => readFileSync(join(host().site, '404.html'))
  const served = () => listFiles(host().site).filter((file) => !hostFileNames.includes(file))
  const isMissing = ({ status, headers, body }: Answer) => {
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      404,
      'text/html; charset=utf-8',
      toAnswer('404.html')['Cache-Control'],
    ])
    expect(headers).toMatchObject(lowered(everywhere))
    expect(body.equals(missing())).toBe(true)
  }

  it('case 70: every file and page is there, whole, and answered as the table says', async () => {
    for (const file of served()) {
      const path = file.replace(/(^|\/)index\.html$/, '$1')
      const { status, headers, body } = await get(path)
      expect([file, status]).toEqual([file, 200])
      expect([file, headers]).toEqual([file, expect.objectContaining(lowered(toAnswer(file)))])
      expect([file, body.equals(readFileSync(join(host().site, file)))]).toEqual([file, true])
    }
  })

  it('case 70: an address without its trailing slash leads to the one with it, on the same host, with its query', async () => {
    const { pathname } = new URL(host().url)
    const addresses = ['papers', 'topics/fog-machines', ...(pathname === '/' ? [] : [''])]
    for (const address of addresses)
      for (const query of isOld ? [''] : ['', '?q=fog%20horn&x=/'])
        for (const method of ['GET', 'HEAD']) {
          const path = (pathname + address).replace(/\/$/, '')
          const { status, headers } = await ask(host().url, path + query, { method })
          expect([path, headers['location']]).toEqual([path, `${path}/${query}`])
          expect([301, 308]).toContain(status)
          // The folder itself may be a matter of the server around the site.
          if (address !== '') expect(headers).toMatchObject(lowered(everywhere))
        }
  })

  it('case 70: what is not there is 404.html with the status 404, which nobody keeps', async () => {
    for (const path of [
      'nothing',
      'papers/nothing/',
      'papers/gossamer.pdf',
      '_astro/Page.gone.js',
      'offline/gone.pack',
    ])
      isMissing(await get(path))
    expect((await get('nothing', { method: 'HEAD' })).status).toBe(404)
  })

  it('case 70: folders are not listed, and hidden files and files for hosts are not served', async () => {
    for (const path of [
      '_astro/',
      'pagefind/',
      'schema/',
      'search/nothing/',
      ...hostFileNames,
      '%2enojekyll',
      '.git/config',
    ])
      isMissing(await get(path))
  })

  it('case 70: nobody gets out of the folder', async () => {
    for (const path of [
      '../../../../etc/passwd',
      '..%2f..%2fetc/passwd',
      '%2e%2e/%2e%2e/etc/passwd',
      '....//etc/passwd',
    ]) {
      const { status, body } = await get(path)
      expect([path, [400, 403, 404].includes(status)]).toEqual([path, true])
      expect(body.toString()).not.toContain('root:')
    }
  })

  it('case 70: no answer leads to another host, however the address is written', async () => {
    const { origin, pathname } = new URL(host().url)
    const evil = [
      '/evil.example/..',
      '/evil.example/%2e%2e',
      '\\evil.example/..',
      '%5cevil.example/..',
      '/papers',
      '/../papers',
    ]
    for (const path of evil.flatMap((end) => [`/${end}`, pathname + end, `${pathname}papers/${end}`])) {
      const { status, headers } = await ask(host().url, path)
      expect([path, status < 500, status]).toEqual([path, true, expect.any(Number)])
      if (headers['location'] !== undefined)
        expect([path, new URL(String(headers['location']), origin).origin]).toEqual([path, origin])
    }
  })

  it('case 70: an address that stands for no file is refused or missing, and ends nothing', async () => {
    for (const path of [
      ...(isOld ? [] : ['%00', 'papers/%00.bib']),
      '%',
      '%zz',
      '%c0%ae%c0%ae/',
      '%ff',
      'feed.xml/',
      'papers/gossamer.bib/',
      '~',
      ';x',
    ])
      expect([path, [400, 404].includes((await get(path)).status)]).toEqual([path, true])
    expect((await get('')).status).toBe(200)
  })

  it('case 68: HEAD has the headers of GET and no body', async () => {
    for (const path of ['', 'feed.xml', 'papers/gossamer.bib', 'sw.js']) {
      const [whole, head] = [await get(path), await get(path, { method: 'HEAD' })]
      const { date: _, ...headers } = whole.headers
      expect([path, head.status, head.body.length]).toEqual([path, 200, 0])
      expect(head.headers).toMatchObject({ ...headers, connection: expect.anything() })
    }
  })

  it('case 68: a part of a file is that part, and no part beyond its end', async () => {
    const pack = served().find((file) => file.endsWith('.pack')) ?? ''
    for (const path of [pack, 'feed.xml']) {
      const whole = readFileSync(join(host().site, path))
      const part = await get(path, { headers: { range: 'bytes=10-19' } })
      expect([path, part.status, part.headers['content-range']]).toEqual([path, 206, `bytes 10-19/${whole.length}`])
      expect(part.body.equals(whole.subarray(10, 20))).toBe(true)
      const beyond = await get(path, { headers: { range: `bytes=${whole.length}-` } })
      expect([path, beyond.status]).toEqual([path, 416])
    }
  })

  it('case 68: compressed on the way there are no parts: who asks for one gets that part of the file, or all of it', async () => {
    const whole = readFileSync(join(host().site, 'library.json'))
    const headers = { range: 'bytes=10-4009', 'accept-encoding': 'gzip' }
    const answer = await get('library.json', { headers })
    const isWhole = answer.status === 200 && answer.headers['content-encoding'] === 'gzip'
    const plain = isWhole ? gunzipSync(answer.body) : answer.body
    expect(plain.equals(isWhole ? whole : whole.subarray(10, 4010))).toBe(true)
  })

  it('case 68: who has a file already is told so, also where it was compressed on the way', async () => {
    for (const headers of [{}, { 'accept-encoding': 'gzip' }])
      for (const path of ['', 'feed.xml', 'sw.js', 'papers/gossamer.bib']) {
        const first = await get(path, { headers })
        const tag = String(first.headers['etag'])
        expect([path, tag]).toEqual([path, expect.stringMatching(/^(W\/)?".+"$/)])
        const again = await get(path, { headers: { ...headers, 'if-none-match': tag } })
        expect([path, again.status, again.body.length]).toEqual([path, 304, 0])
      }
  })

  it('case 68: only reading is allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('', { method })).status).toBe(405)
  })

  it('case 70: text is compressed for those who ask for it, and nothing that is compressed already', async () => {
    const large = served().filter((file) => statSync(join(host().site, file)).size > 2000)
    for (const { ending, isText } of fileTypes) {
      const file = large.find((candidate) => candidate.endsWith(`.${ending}`))
      if (file === undefined) continue
      const { headers, body } = await get(file, { headers: { 'accept-encoding': 'gzip' } })
      expect([file, headers['content-encoding'], isText && headers['vary']]).toEqual([
        file,
        isText ? 'gzip' : undefined,
        isText && 'Accept-Encoding',
      ])
      const plain = headers['content-encoding'] === undefined ? body : gunzipSync(body)
      expect([file, plain.equals(readFileSync(join(host().site, file)))]).toEqual([file, true])
    }
    const best = await get('', { headers: { 'accept-encoding': 'gzip, deflate, br' } })
    const open = best.headers['content-encoding'] === 'br' ? brotliDecompressSync : gunzipSync
    expect(open(best.body).equals(readFileSync(join(host().site, 'index.html')))).toBe(true)
  })

  it('case 70: whoever follows every link comes to every page, and nowhere to nothing', async () => {
    const { url, site } = host()
    const [seen, broken] = [new Set(['']), [] as string[]]
    for (const path of seen) {
      const { status, headers, body } = await get(path)
      if (status !== 200) broken.push(`${path}: ${status}`)
      if (!String(headers['content-type']).startsWith('text/html')) continue
      const canonical = /<link rel="canonical" href="([^"]+)"/.exec(body.toString())?.[1] ?? url
      for (const { tag, attributes } of parseElements(body.toString())) {
        const target = attributes['href'] ?? attributes['src'] ?? (tag === 'form' ? attributes['action'] : undefined)
        if (target === undefined || !URL.canParse(target, url + path)) continue
        const { origin, pathname } = new URL(target, url + path)
        if (![new URL(url).origin, new URL(canonical).origin].includes(origin)) continue
        if (pathname.startsWith(new URL(url).pathname)) seen.add(pathname.slice(new URL(url).pathname.length))
      }
    }
    expect(broken).toEqual([])
    const listed = [...readFileSync(join(site, 'sitemap.xml'), 'utf8').matchAll(/<loc>([^<]+)</g)].map(
      ([, address = '']) => new URL(address).pathname.slice(new URL(url).pathname.length),
    )
    expect(listed.filter((path) => !seen.has(path))).toEqual([])
    expect(listed.length).toBeGreaterThan(50)
  })
}

const lowered = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
