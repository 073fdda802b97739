/** What the fixture library holds, written down by hand: the answers that the built site has to give. */

/** All papers, newest first. */
export const papers = [
  'fennimore-hostile',
  'juniper-2026-workshop-embers',
  'aldermoor-2026-lantern-weights-fog',
  'brackenfell-2025-thirty-pairs-hands',
  '2025-tin-whistle-count',
  'gossamer',
  'lanternjaw-2022-abstract-only',
  'evenlode-2018-thesis-kettles',
  'dunwick-2019-journal-damp',
  'kestrel-2023-software-bell',
  'harrowgate-2024-chapter-soot',
  'isherwell-2021-report-tides',
]

/** Topics in their order, with their papers. */
export const topics: Record<string, string[]> = {
  'fog-machines': [
    'fennimore-hostile',
    'juniper-2026-workshop-embers',
    'aldermoor-2026-lantern-weights-fog',
    'brackenfell-2025-thirty-pairs-hands',
    'kestrel-2023-software-bell',
  ],
  'lantern-oil': [
    'aldermoor-2026-lantern-weights-fog',
    '2025-tin-whistle-count',
    'lanternjaw-2022-abstract-only',
    'dunwick-2019-journal-damp',
  ],
  'empty-shelf': [],
}

export const paths: Record<string, string[]> = {
  'through-the-fog': ['aldermoor-2026-lantern-weights-fog', 'dunwick-2019-journal-damp', 'dunwick-2019-journal-damp'],
}

/** Authors with two papers or more, by family name. */
export const authors: Record<string, string[]> = {
  'quentin-kestrel': ['lanternjaw-2022-abstract-only', 'kestrel-2023-software-bell'],
  'zoe-nandu-oystergard': ['brackenfell-2025-thirty-pairs-hands', 'lanternjaw-2022-abstract-only'],
}

/** Years of publication, newest first, with their papers, newest first. */
export const years: [year: string, papers: string[]][] = [
  ['2026', ['fennimore-hostile', 'juniper-2026-workshop-embers']],
  ['2025', ['aldermoor-2026-lantern-weights-fog', 'brackenfell-2025-thirty-pairs-hands', '2025-tin-whistle-count']],
  ['2024', ['harrowgate-2024-chapter-soot']],
  ['2023', ['kestrel-2023-software-bell']],
  ['2022', ['lanternjaw-2022-abstract-only']],
  ['2020', ['isherwell-2021-report-tides']],
  ['2019', ['dunwick-2019-journal-damp']],
  ['2018', ['evenlode-2018-thesis-kettles']],
]

/** Topics whose papers report figures. */
export const topicsWithResults = ['fog-machines', 'lantern-oil']

/** Saved searches in the order of the site file. */
export const searches: Record<string, string[]> = {
  'fog-only': ['aldermoor-2026-lantern-weights-fog'],
  'young-lanterns': ['aldermoor-2026-lantern-weights-fog', '2025-tin-whistle-count', 'lanternjaw-2022-abstract-only'],
}

/** Papers with comments, most first. */
export const discussed = ['2025-tin-whistle-count', 'aldermoor-2026-lantern-weights-fog']

/** Editions with the places of their papers in `papers`: weeks go over the turn of a year, months do not. */
export const editions: Record<string, [from: number, to: number]> = {
  '2026-01-05': [0, 2],
  '2026-01-02': [2, 3],
  '2025-12-31': [3, 5],
  '2025-12-30': [5, 6],
  '2025-12-29': [6, 8],
  '2025-12-28': [8, 9],
  '2025-11-30': [9, 10],
  '2024-12-30': [10, 11],
  '2021-01-01': [11, 12],
  '2026-W02': [0, 2],
  '2026-W01': [2, 8],
  '2025-W52': [8, 9],
  '2025-W48': [9, 10],
  '2025-W01': [10, 11],
  '2020-W53': [11, 12],
  '2026-01': [0, 3],
  '2025-12': [3, 9],
  '2025-11': [9, 10],
  '2024-12': [10, 11],
  '2021-01': [11, 12],
}

/** Pages that are there whatever the content is. */
export const standingPages = [
  '/',
  '/about/',
  '/authors/',
  '/discussed/',
  '/editions/',
  '/offline/',
  '/organizations/',
  '/papers/',
  '/paths/',
  '/results/',
  '/results/by-year/',
  '/search/',
  '/shelf/',
  '/subscribe/',
  '/timeline/',
  '/topics/',
  '/venues/',
  '/years/',
]
