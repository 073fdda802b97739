/** How the hostile texts are made: a family says what it tries, and has a text for every disguise of it. All of them are our own. */

export interface Family {
  name: string
  /** What would happen in a program that believed it. */
  tries: string
  texts: readonly string[]
}

/** What the texts call, ask and say when they get their way: the tests listen to all three. */
export const act = 'window.__pwned=1'
export const dialog = 'alert(1)'
export const elsewhere = 'https://evil.example'

/** Every text that comes of putting each of `parts` in the place of "@". */
export function fill(patterns: readonly string[], parts: readonly string[] = [act]): string[] {
  return patterns.flatMap((pattern) => parts.map((part) => pattern.replaceAll('@', () => part)))
}

/** The same word as filters forget that it can be written. */
export function disguise(word: string): string[] {
  const middle = Math.ceil(word.length / 2)
  return [
    word,
    word.toUpperCase(),
    [...word].map((sign, n) => (n % 2 ? sign.toUpperCase() : sign)).join(''),
    `${word.slice(0, middle)}\t${word.slice(middle)}`,
    `${word.slice(0, middle)}&#9;${word.slice(middle)}`,
    `${word.slice(0, middle)}&NewLine;${word.slice(middle)}`,
    `&#${word.charCodeAt(0)};${word.slice(1)}`,
    `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`,
    `&#0000${word.charCodeAt(0)}${word.slice(1)}`,
    ` ${word}`,
    `&#1;${word}`,
    `\u00a0${word}`,
    `\u200b${word}`,
  ]
}
