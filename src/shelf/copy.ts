/** Copying and saving a citation. Where the clipboard is refused, the text is selected instead, for the reader's own keys. */
import { saveFile } from './save-file.ts'

/** Shows the buttons of the citation box and makes them work. */
export function startCopying(): void {
  const status = document.createElement('p')
  status.className = 'visually-hidden'
  status.role = 'status'
  document.querySelector('.cite')?.append(status)
  for (const form of document.querySelectorAll('.cite > div')) {
    const text = form.querySelector<HTMLElement>('[data-form]')
    const [copyButton, saveButton] = form.querySelectorAll('button')
    if (!text || !copyButton) continue
    const name = text.dataset['form']
    const say = (done: string) => {
      copyButton.textContent = done || 'Copy'
      copyButton.ariaLabel = `${copyButton.textContent} ${name}`
      status.textContent = done && `${name}: ${done}`
    }
    say('')
    copyButton.hidden = false
    copyButton.addEventListener('click', async () => say((await copy(text)) ? 'Copied' : 'Selected: copy it now'))
    copyButton.addEventListener('blur', () => say(''))
    if (!saveButton) continue
    saveButton.hidden = false
    saveButton.ariaLabel = `Save ${name}`
    saveButton.addEventListener('click', () =>
      saveFile(saveButton.name, saveButton.value, toFile(text, saveButton.name)),
    )
  }
}

/** The text as a file has it: RIS ends its lines as it always did, and a page cannot say so. */
function toFile({ textContent }: HTMLElement, name: string): string {
  return name.endsWith('.ris') ? `${textContent}\n`.replaceAll('\n', '\r\n') : `${textContent}\n`
}

async function copy(text: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent)
    return true
  } catch {
    const folded = text.closest('details')
    if (folded) folded.open = true
    getSelection()?.selectAllChildren(text)
    return false
  }
}
