import { expect, test } from 'vitest'
import { findNews } from '../../../scripts/changelog-news.ts'

test('points that were not there before are news, each on one line and in their order', () => {
  const before = '# Changelog\n\n## Unreleased\n\n- **One** goes\n  on here.\n- Two.\n'
  const after =
    '# Changelog\n\n## Unreleased\n\n- Three\n  of it.\n- **One** goes\n  on here.\n- Two, reworded.\n\n## 0.1.0\n\n- Two.\n'
  expect(findNews(before, after)).toEqual(['- Three of it.', '- Two, reworded.'])
})

test('the same points under another heading, or wrapped otherwise, are no news', () => {
  expect(findNews('- a point of two lines\n', '## 1.0.0\r\n\r\n- a point\r\n  of two lines\r\n')).toEqual([])
})

test('without a changelog before, every point is news; without one after, none is', () => {
  expect([findNews('', '- a\n- b\n'), findNews('- a\n', '')]).toEqual([['- a', '- b'], []])
})
