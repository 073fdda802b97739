import { describe, expect, it } from 'vitest'
import { cleanItem } from '../../../src/shelf/clean-item.ts'
import fc from '../../properties.ts'

const whole = {
  id: 'ash',
  type: 'book',
  title: 'On Fog',
  author: [{ family: 'Ash', given: 'Ann' }, { literal: 'The Fog Group' }],
  issued: { 'date-parts': [[2026]] },
  DOI: '10.5555/x',
  URL: 'https://x.example/',
  number: '7',
  archive: 'arXiv',
  archive_location: '9999.00001',
  custom: { organization: 'Fog' },
  ISSN: 1234,
}

describe('a reference from a file', () => {
  it('that is as CSL has it stays as it is', () => {
    expect(cleanItem(whole)).toEqual(whole)
  })

  it.each(['title', 'author', 'issued', 'DOI', 'URL', 'number', 'archive', 'archive_location', 'custom'])(
    'loses a %s that is of another kind, and nothing else',
    (field) => {
      const { [field]: _, ...rest } = whole as Record<string, unknown>
      expect(cleanItem({ ...whole, [field]: 7 })).toEqual(rest)
      expect(cleanItem({ ...whole, [field]: null })).toEqual(rest)
    },
  )

  it.each(Object.getOwnPropertyNames(Object.prototype))('keeps a field that every object has: %s', (field) => {
    const text = `{"id":"ash","type":"book","${field}":"x"}`
    expect(JSON.stringify(cleanItem(JSON.parse(text)))).toBe(text)
  })

  it('has names of texts alone', () => {
    const author = [null, 'Ash', {}, { family: 7 }, { family: 'Ash', given: null }, { family: ' ' }]
    expect(cleanItem({ ...whole, author }).author).toEqual([{ family: 'Ash' }])
  })

  it('cleaned twice is as cleaned once, whatever it was', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.jsonValue()), (item) => {
        const clean = cleanItem(item)
        expect(cleanItem({ ...clean })).toEqual(clean)
        expect([typeof clean.id, typeof clean.type]).toEqual(['string', 'string'])
      }),
    )
  })
})
