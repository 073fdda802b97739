/** Handing the reader a file that was made here. */

/** Saves a text under a name; the browser asks where, or puts it with the other downloads. */
export function saveFile(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The download has taken hold of it by then; there is no event that says so.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
