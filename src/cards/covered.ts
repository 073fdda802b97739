/**
 * Which characters the typefaces of cards have. It stands here, and not in their files alone, since pages want to know it, too,
 * and the files are read by the program that draws; a test holds this table equal to them.
 */

/** In the order in which they are asked: our own typeface, others for what it has not, and signs of mathematics at last. */
export const covered = {
  'newsreader-latin':
    '20-7e a0-ac ae-ff 131 152-153 2bc 2c6 2da 2dc 300-301 303-304 308-309 323 2013-2014 2018-201a 201c-201e ' +
    '2022 2026 2032-2033 2039-203a 2044 20ac 2122 2212 2215',
  'newsreader-latin-ext':
    '20 a0 100-130 134-148 14a-151 154-17e 18f 192 1a0-1a1 1af-1b0 1c4-1cc 1e6-1e7 1ea-1eb 1fa-21b 22a-22d ' +
    '230-233 237 259 2b9-2ba 2bc 2c7 2dd 300-301 303-304 308-309 323 1e80-1e85 1e9e 1ef2-1ef9 2020 20a1 ' +
    '20a3-20a4 20a6-20a7 20a9 20ab 20ad 20b1-20b2 20b5 20b9-20ba 20bc-20bd',
  'newsreader-vietnamese':
    '20 a0 102-103 110-111 128-129 168-169 1a0-1a1 1af-1b0 300-301 303-304 308-309 323 1ea0-1ef9 20ab',
  'stix-greek': '20 41 a0 37e 384-38a 38c 38e-3a1 3a3-3ce 3d0-3d2 3d5-3d6 3d8-3e1 3f0-3f1 3f4-3f6',
  'stix-cyrillic': '20 41 a0 301 400-45f 490-491 2116',
  'stix-cyrillic-ext': '20 41 a0 462-463 46a-46b 472-475',
  'stix-latin-ext':
    '20 41 a0 100-130 132-151 154-180 188 190 192 195 199-19b 19e 1a0-1a1 1a5 1aa-1ab 1ad 1af-1b0 1b5 1ba-1bb ' +
    '1be 1c0-1c3 1de-1df 1f0 1fa-1ff 218-21b 221 228-229 234-237 250-2ba 2bc-2c5 2c7-2cc 2ce-2d7 2dd-2e9 ' +
    '2ec-2ed 2f7 300-301 303-304 308-309 323 329 1d00 1d07 1d1c 1d81 1d84-1d85 1d8a 1d8d-1d8e 1d98 1da3 ' +
    '1e00-1e9f 1ef2-1ef9 2020 20a3-20a4 20a7 20ab 20b9-20ba 20bd 2113 a727 a792',
  math:
    '2010 2014-2019 201c-201d 2020-2022 2025-2026 202f 2032-2038 203c 2040 2043-2044 2047 2050 2057 205f 20ac ' +
    '20d0-20df 20e1 20e4-20f0 2102 2107 210a-2113 2115 2118-211d 2124 2126-2129 212b-212d 212f-2138 213c-214b ' +
    '2190-2300 2302 2305-2306 2308-230b 2310-2313 2317 2319 231c-2323 232c 2332 2336-237a 237c 2394-2395 ' +
    '239b-23b9 23ce 23d0 23dc-23e7 2422-2423 2474-2475 2500 2506 250c 2510 2514 2518 2550 2571-2572 2577 2580 ' +
    '2584 2588 258c 2590-2593 25a0-25ff 2605-2606 2609 2621 263b-263e 2640 2642 2660-2667 2669-266f 267e ' +
    '2680-2689 26a5 26aa-26ac 26b2 2713 2720 272a 2736 2739 273d 2772-2773 279b 27c0-27ff 2900-2b04 2b0e-2b4c ' +
    '2b50-2b54 2bfe',
} as const

export type Face = keyof typeof covered

export const faces = Object.keys(covered) as Face[]

/** Whether the typeface has this character. */
export function isCovered(face: Face, codePoint: number): boolean {
  return ranges[face].some(([first, last]) => codePoint >= first && codePoint <= last)
}

const ranges = Object.fromEntries(faces.map((face) => [face, readRanges(covered[face])])) as Record<
  Face,
  [first: number, last: number][]
>

/** "41-5a 61": from one number to another, or one alone, in hexadecimal digits. */
function readRanges(text: string): [first: number, last: number][] {
  return text.split(' ').map((range) => {
    const [first = 0, last = first] = range.split('-').map((digits) => Number.parseInt(digits, 16))
    return [first, last]
  })
}
