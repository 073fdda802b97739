import { createHash } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { keepPack } from '../../../src/offline/kept-packs.ts'

afterEach(() => vi.unstubAllGlobals())

it('a pack that came damaged is fetched anew, and not out of what the browser has stored of it', async () => {
  const whole = 'PSP1 and so on'
  const digest = createHash('sha256').update(whole).digest('hex').slice(0, 20)
  const stored = new Map<string, string>()
  let sent = 'PSP1 and so off'
  const fetchLikeABrowser = async (url: string, { cache = 'default' }: RequestInit = {}) => {
    const body = cache === 'default' ? (stored.get(url) ?? sent) : sent
    if (cache !== 'no-store') stored.set(url, body)
    return new Response(body)
  }
  const put = vi.fn()
  vi.stubGlobal('fetch', fetchLikeABrowser)
  vi.stubGlobal('caches', { open: async () => ({ put }) })
  const keep = () =>
    keepPack(
      { path: `offline/papers.${digest}.pack`, bytes: whole.length, papers: 1 },
      { cache: 'packs', scope: 'https://stand.example/' },
    )
  await expect(keep()).rejects.toThrow('came damaged')
  expect(put).not.toHaveBeenCalled()
  sent = whole
  await keep()
  expect(put).toHaveBeenCalledOnce()
  expect([...stored.keys()]).toEqual([])
})
