import { describe, expect, it } from 'vitest'
import { isPoorerTitle, isSameTitle, titleOverlap } from '../../../src/refresh/same-title.ts'

describe('isSameTitle', () => {
  it.each([
    ['Mist in H$_2$O', 'Mist in H2O'],
    ['$O(n^2)$ Herons', 'O(n2) herons'],
    ['$\\alpha$-Herons', 'Alpha‐herons'],
    ['Reeds—and “Ponds”', 'Reeds and "Ponds"'],
    ['Reeds & Ponds', 'Reeds and Ponds'],
    ['Éclairs for Crows', 'eclairs for crows'],
    ['μHerons', 'µHerons'],
    ['$\\epsilon$-Herons', 'ϵ-herons'],
    ['Wading 2× Deeper', 'Wading 2x deeper'],
    ['$10\\times$ Deeper', '10x deeper'],
    ['Große Herons', 'Grosse Herons'],
    ['Fog-Horns: A Study', 'FOG HORNS – a study.'],
  ])('takes %s and %s for the same', (a, b) => {
    expect(isSameTitle(a, b)).toBe(true)
    expect(isSameTitle(b, a)).toBe(true)
  })

  it.each([
    ['Reeds in Ponds', 'Reeds in Lakes'],
    ['C for Crows', 'C++ for Crows'],
    ['Reeds in Ponds', 'Reeds'],
    ['Herons 2', 'Herons 3'],
  ])('tells %s and %s apart', (a, b) => {
    expect(isSameTitle(a, b)).toBe(false)
  })
})

describe('isPoorerTitle', () => {
  it.each([
    ['Fog Horns', 'Fog Horns: A Study'],
    ['Do Crows Wade?', 'Do Crows Wade? An Answer'],
    ['Fog Horns', 'Fog-Horns – A Study'],
    ['FOG HORNS OF OLD', 'Fog Horns'],
  ])('is %s of a registry beside %s', (told, ours) => {
    expect(isPoorerTitle(told, ours)).toBe(true)
  })

  it('is none that says something else', () => {
    expect(isPoorerTitle('Fog', 'Fog Horns: A Study')).toBe(false)
    expect(isPoorerTitle('Fog Lamps', 'Fog Horns: A Study')).toBe(false)
    expect(isPoorerTitle('NASA', 'Fog Horns')).toBe(false)
  })
})

describe('titleOverlap', () => {
  it('is the share of words that say something', () => {
    expect(titleOverlap('Reeds in the Ponds', 'Ponds and Reeds of Old')).toBe(1)
    expect(titleOverlap('Reeds in the Ponds', 'The Ponds in Winter')).toBe(0.5)
    expect(titleOverlap('Reeds in the Ponds', 'Herons in the Winter')).toBe(0)
    expect(titleOverlap('In the', 'In the')).toBe(0)
  })
})
