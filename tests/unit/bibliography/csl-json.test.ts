import { describe, expect, it } from 'vitest'
import { formatCslJson } from '../../../src/bibliography/csl-json.ts'

describe('CSL-JSON', () => {
  it('is a list with one field a line', () => {
    expect(formatCslJson([{ id: 'x', type: 'book', author: [{ family: 'Ash' }] }])).toBe(
      '[\n{\n  "id": "x",\n  "type": "book",\n  "author": [{"family":"Ash"}]\n}\n]\n',
    )
  })

  it('is read back as it was', () => {
    const items = [
      { id: 'x', type: 'book', title: '"\n</pre>\u2028' },
      { id: 'y', type: 'song' },
    ]
    expect(JSON.parse(formatCslJson(items))).toEqual(items)
    expect(JSON.parse(formatCslJson([]))).toEqual([])
  })
})
