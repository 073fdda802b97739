/**
 * Text from outside, as a terminal and the log of a build may have it: letters, and nothing that moves the cursor, colours,
 * turns the line round, or is taken for a command of the program that keeps the log.
 */

/**
 * Without control characters, but for line ends, and without those that set the direction of writing. GitHub obeys lines that
 * begin with "::error", and "##[error]" wherever it stands; there is a space in them.
 */
export function toTerminalText(text: string): string {
  return text
    .replace(controls, '')
    .replace(/^([^\S\n]{0,9}:)(?=:)/gm, '$1 ')
    .replace(/##(?=\[|vso\[)/g, '## ')
}

/** The same on one line. */
export function toTerminalLine(text: string): string {
  return toTerminalText(text.replace(/[\s\u0085]*[\r\n\u0085\u2028\u2029][\s\u0085]*/g, ' '))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a title must not command the terminal
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
