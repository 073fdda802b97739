/** Text from outside, as a terminal may have it: letters, and nothing that moves the cursor, colours, or turns the line round. */

/** Without control characters, but for line ends, and without those that set the direction of writing. */
export function toTerminalText(text: string): string {
  return text.replace(controls, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a title must not command the terminal
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
