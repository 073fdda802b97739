/** A text in a word: the same for the same text, and another for any other. */

/** 16 hexadecimal digits, the beginning of SHA-256. */
export async function digestText(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
