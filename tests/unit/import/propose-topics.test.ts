import { describe, expect, it } from 'vitest'
import { openTopicProposer } from '../../../src/import/propose-topics.ts'

describe('openTopicProposer', () => {
  const propose = openTopicProposer([{ id: 'kv-cache', name: 'Key–value caches' }, { id: 'fog' }])

  it('proposes a topic whose name or id a term is, and no other', () => {
    expect(propose(['KV cache', ' Fog ', 'foggy', 'caches'])).toEqual(['kv-cache', 'fog'])
    expect(propose(['key-value cache', 'kv-cache'])).toEqual(['kv-cache'])
  })

  it('proposes nothing where there are no topics', () => {
    expect(openTopicProposer([])(['fog'])).toEqual([])
  })
})
