/** Copying a citation. Where the clipboard is refused, the text is selected instead, for the reader's own keys. */

/** Shows the buttons of the citation box and makes them work. */
export function startCopying(): void {
  const status = document.createElement('p')
  status.className = 'visually-hidden'
  status.role = 'status'
  document.querySelector('.cite')?.append(status)
  for (const form of document.querySelectorAll('.cite > div')) {
    const button = form.querySelector('button')
    const text = form.querySelector('pre')
    if (!button || !text) continue
    button.hidden = false
    button.addEventListener('click', async () => {
      button.textContent = (await copy(text)) ? 'Copied' : 'Selected: copy it now'
      status.textContent = `${text.dataset['form']}: ${button.textContent}`
    })
    button.addEventListener('blur', () => {
      button.textContent = 'Copy'
      status.textContent = ''
    })
  }
}

async function copy(text: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent)
    return true
  } catch {
    getSelection()?.selectAllChildren(text)
    return false
  }
}
