/** The switch on the page About that turns the keys off, and on again. */

/** Shows the switch and makes it work; what is kept under `name` says that the keys are off. */
export function startSwitch(box: HTMLElement, name: string): void {
  const button = box.querySelector('button')
  if (!button) return
  const isOff = localStorage[name] !== undefined
  box.hidden = false
  button.textContent = isOff ? 'Turn the keys on' : 'Turn the keys off'
  button.addEventListener('click', () => {
    if (isOff) localStorage.removeItem(name)
    else localStorage[name] = '1'
    location.reload()
  })
}
