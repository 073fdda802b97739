/** How many files of the search papers share where a host has no room for one each. Papers are invented. */
import { describe, expect, test } from 'vitest'
import { forecastFiles, limitFragments } from '../../src/forecast.ts'
import { findHost, type HostName } from '../../src/hosts.ts'
import { buildLibrary, type Library } from '../../src/library/library.ts'
import { contentOf, paper } from './invented-list.ts'

/** A list of so many papers for a host. */
function listFor(host: HostName, size: number): Library {
  const content = contentOf(paper('p'))
  const [model] = content.papers
  if (!model) throw new Error('There is no paper.')
  const papers = Array.from({ length: size }, (_, n) => ({ ...model, id: `p${n}` }))
  return buildLibrary({ ...content, papers, site: { ...content.site, host } })
}

describe('fragments of the search', () => {
  test.each<[HostName, number]>([
    ['other', 40_000],
    ['netlify', 40_000],
    ['cloudflare-pages', 58],
    ['cloudflare-pages', 7000],
    ['cloudflare-pages-paid', 30_000],
    ['other', 0],
    ['cloudflare-pages', 0],
  ])('are one a paper where the host %s has room for %i', (host, size) => {
    expect(limitFragments(listFor(host, size))).toBeUndefined()
    expect(forecastFiles(listFor(host, size)).files).toBeGreaterThanOrEqual(2 * size)
  })

  test.each([9000, 10_000, 12_000, 13_900])(
    'are shared by the %i papers of a list that has no room for them',
    (size) => {
      const list = listFor('cloudflare-pages', size)
      const fragments = limitFragments(list) ?? size
      expect(fragments).toBeLessThan(size)
      expect(forecastFiles(list).files).toBeLessThanOrEqual(0.8 * (findHost('cloudflare-pages').limits.files ?? 0) + 1)
    },
  )

  test('are shared the sooner, the more files each paper has', () => {
    const list = listFor('cloudflare-pages', 3500)
    expect(limitFragments(list)).toBeUndefined()
    expect(limitFragments({ ...list, site: { ...list.site, twins: 3500 } })).toBeLessThan(3500)
  })

  test('are never shared by more than twenty', () => {
    expect(limitFragments(listFor('cloudflare-pages', 30_000))).toBe(1500)
  })

  test('are shared where folders count as well', () => {
    expect(limitFragments(listFor('gitlab-pages', 50_000))).toBeUndefined()
    expect(limitFragments(listFor('gitlab-pages', 60_000))).toBeLessThan(60_000)
  })
})
