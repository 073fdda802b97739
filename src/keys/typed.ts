/** What a reader types after "/" while the search page is on its way: the page that is left keeps it, and the search page takes it. */

const place = 'paperstand:typed'

/** From now on, until the page is left. */
export function keepTyped(): void {
  let typed = ''
  const keep = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
    if (key.length !== 1 || ctrlKey || metaKey || altKey) return
    typed += key
    sessionStorage[place] = typed
  }
  addEventListener('keydown', keep)
  addEventListener('pagehide', () => removeEventListener('keydown', keep), { once: true })
}

/** Once; empty where nothing was typed, or nothing may be kept. */
export function takeTyped(): string {
  try {
    const typed: string = sessionStorage[place] ?? ''
    delete sessionStorage[place]
    return typed
  } catch {
    return ''
  }
}
