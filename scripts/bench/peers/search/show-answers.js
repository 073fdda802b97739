/** The plainest search page: loads on focus, asks at every keystroke without waiting for the next, shows ten links. */
export function showAnswers(load, ask) {
  const [input, list, status] = ['query', 'search-results', 'search-status'].map((id) => document.getElementById(id))
  let latest = 0
  input.addEventListener('focus', load)
  input.addEventListener('input', async () => {
    const turn = ++latest
    const found = await ask(await load(), input.value)
    if (turn !== latest) return
    list.replaceChildren(...found.map(toItem))
    status.textContent = `${found.length} shown`
  })
}

function toItem({ url, title }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = url
  link.textContent = title
  item.append(link)
  return item
}
