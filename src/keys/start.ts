/** Keys of every page, for readers who have their hands on them. The page About lists them, and turns them off. */

/** What this browser keeps under this name says that the keys are off. */
const keysOff = 'paperstand:keys'

/** Listens to the keys, never while somebody types. Where nothing may be kept, they could not be turned off, and are not there. */
export function startKeys(): void {
  const box = document.getElementById('keys-switch')
  try {
    const isOff = localStorage[keysOff]
    if (box) void import('./switch.ts').then((it) => it.startSwitch(box, keysOff))
    if (isOff) return
  } catch {
    return
  }
  // One promise for all keys, or a key could overtake the one before it while the module is on its way.
  let coming: Promise<typeof import('./press.ts')> | undefined
  addEventListener('keydown', (event) => {
    const { key, target } = event
    if (!'/jkos?'.includes(key) || event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return
    event.preventDefault()
    const field = document.querySelector<HTMLInputElement>('.search-form input')
    // At once, since the next letter is on its way.
    if (key === '/' && field) field.select()
    else {
      coming ??= import('./press.ts')
      void coming.then((it) => it.press(key))
    }
  })
}

/** The whole document can be the target, too, and matches nothing. */
function isTyping(target: EventTarget | null): boolean | undefined {
  return (target as Partial<Element> | null)?.matches?.('input,textarea,select')
}
