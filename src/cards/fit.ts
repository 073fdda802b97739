/** Text in a given space: as large as it goes in, in lines of much the same length, and cut where nothing else helps. */

/** The width of a text in ems of its size. */
export type Ruler = (text: string) => number

export interface Space {
  width: number
  /** Sizes to be tried, the largest first, each with the most lines it may take. */
  sizes: readonly (readonly [size: number, lines: number])[]
}

export interface Fitted {
  size: number
  lines: string[]
}

/** No line is wider than the space, nor are there more than the size allows; a text that is cut ends in "…". */
export function fitText(text: string, { width, sizes }: Space, ruler: Ruler): Fitted {
  const words = measureWords(text.split(' '), ruler)
  const widest = Math.max(0, ...words.map((word) => word.width))
  for (const [size, most] of sizes) {
    const room = width / size
    if (widest > room) continue
    const lines = breakLines(words, room, ruler)
    if (lines.length <= most) return { size, lines: balance(words, { room, widest }, lines, ruler) }
  }
  const [size, most] = sizes.at(-1) ?? [1, 1]
  const room = width / size
  const pieces = words.flatMap((word) => (word.width > room ? splitWord(word.text, room, ruler) : [word.text]))
  const lines = breakLines(measureWords(pieces, ruler), room, ruler)
  if (lines.length <= most) return { size, lines }
  return { size, lines: [...lines.slice(0, most - 1), cut(lines.slice(most - 1).join(' '), room, ruler)] }
}

/** Whether something of a text is missing in the lines that it was fitted in. */
export function isCut(lines: readonly string[], text: string): boolean {
  return lines.join('').replace(/ /g, '') !== text.replace(/ /g, '')
}

interface Word {
  text: string
  width: number
}

/** Each word is measured once, and not each line that it might stand in. */
function measureWords(words: readonly string[], ruler: Ruler): Word[] {
  return words.filter((text) => text !== '').map((text) => ({ text, width: ruler(text) }))
}

/** As many words a line as go, in their order. Words are not wider than the room. */
function breakLines(words: readonly Word[], room: number, ruler: Ruler): string[] {
  const space = ruler('n n') - 2 * ruler('n')
  const lines: string[] = []
  let end = 0
  for (const { text, width } of words) {
    if (lines.length > 0 && end + space + width <= room) {
      lines[lines.length - 1] += ` ${text}`
      end += space + width
    } else {
      lines.push(text)
      end = width
    }
  }
  return lines
}

/** The same number of lines within the narrowest room that has it, to a twentieth of an em. */
function balance(
  words: readonly Word[],
  { room, widest }: { room: number; widest: number },
  lines: string[],
  ruler: Ruler,
): string[] {
  if (lines.length < 2) return lines
  let [best, narrow, wide] = [lines, widest, room]
  while (wide - narrow > 0.05) {
    const middle = (narrow + wide) / 2
    const tried = breakLines(words, middle, ruler)
    if (tried.length > lines.length) narrow = middle
    else [best, wide] = [tried, middle]
  }
  return best
}

/** A word in pieces that go into a line. */
function splitWord(word: string, room: number, ruler: Ruler): string[] {
  const pieces: string[] = []
  for (const character of word) {
    const longer = (pieces.at(-1) ?? '') + character
    if (pieces.length > 0 && ruler(longer) <= room) pieces[pieces.length - 1] = longer
    else pieces.push(character)
  }
  return pieces
}

/** As much of a text as goes into a line, by whole words where that leaves a third of it. */
function cut(text: string, room: number, ruler: Ruler): string {
  if (ruler(text) <= room) return text
  const characters = [...text]
  let [least, most] = [0, characters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (ruler(`${characters.slice(0, middle).join('').trimEnd()}…`) <= room) least = middle
    else most = middle - 1
  }
  const kept = characters.slice(0, least).join('').trimEnd()
  const space = kept.lastIndexOf(' ')
  const isWhole = characters[least] === ' ' || characters.length === least
  return `${(isWhole || space < kept.length / 3 ? kept : kept.slice(0, space)).replace(/[\s,;:–-]+$/, '')}…`
}
