/** The switch at the foot of a page: system, light or dark. What is painted follows from what is kept (early-script.ts). */
import { onShelfChange } from '../shelf/store.ts'
import { themeKey } from './theme-key.ts'

/** Wires up the switch of Footer.astro. Where the browser lets the site keep nothing, it stays out of sight. */
export function startThemeSwitch(): void {
  const { dataset } = document.documentElement
  const box = document.querySelector<HTMLFieldSetElement>('.theme')
  if (!box) return
  const show = () => {
    for (const button of box.querySelectorAll('button'))
      button.ariaPressed = String(button.value === (dataset['theme'] ?? 'system'))
  }
  try {
    onShelfChange({ prefix: themeKey, storage: localStorage }, show)
  } catch {
    return
  }
  box.addEventListener('click', ({ target }) => {
    const { value } = target as HTMLButtonElement
    if (!value) return
    try {
      localStorage[themeKey] = value
      dispatchEvent(new StorageEvent('storage', { key: themeKey }))
    } catch {
      dataset['theme'] = value // There is no room: for this page alone.
      show()
    }
  })
  show()
  box.disabled = false
}
