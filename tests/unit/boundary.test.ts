/**
 * The linter holds two boundaries: the logic in src/ knows neither Astro nor Node nor scripts/, and text becomes HTML in two
 * audited files. What the linter does not read, components and pages, is read here.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './scripts/run-script.ts'
import { temporaryFolders } from './scripts/temporary-folder.ts'

const temporary = temporaryFolders()
const foreign = ['node:fs', 'node:fs/promises', 'astro', 'astro:content', 'astro/loaders', '../../scripts/command.ts']
const pure = ['src/urls.ts', 'src/library/library.ts', 'src/text/deep/down.ts', 'src/search/page.ts', 'src/new/one.ts']
const free = [
  'src/pages/x.ts',
  'src/components/x.ts',
  'src/layouts/x.ts',
  'src/content.config.ts',
  'src/library/index.ts',
]

/** What the linter says of files with these contents: "rule file". */
function lint(files: Record<string, string>): string[] {
  const folder = temporary()
  for (const file of ['biome.json', 'scripts/no-live-html.grit']) copy(file, folder)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const { status, stdout } = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=github', '--max-diagnostics=500', '.'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  )
  const found = [...stdout.matchAll(/^::error title=([^,]+),file=([^,]+),/gm)]
  expect(status).toBe(found.length > 0 ? 1 : 0)
  const names = Object.keys(files)
  return found.map(([, rule, file = '']) => `${rule} ${names.find((own) => file.endsWith(own)) ?? file}`)
}

function copy(file: string, folder: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  cpSync(join(root, file), join(folder, file))
}

/** The files, of those that import this module, which the linter refuses. */
function refused(module: string, files: readonly string[]): string[] {
  const text = `import { a } from '${module}'\n\nexport const b = a\n`
  const rule = 'lint/style/noRestrictedImports '
  return lint(Object.fromEntries(files.map((file) => [file, text])))
    .filter((found) => found.startsWith(rule))
    .map((found) => found.slice(rule.length))
}

test.each(foreign)('%s is refused in what is pure, and in nothing else', (module) => {
  expect(refused(module, [...pure, ...free]).sort()).toEqual([...pure].sort())
})

test.each(['zod', '../schema.ts', 'node'])('%s is not refused', (module) => {
  expect(refused(module, [...pure, ...free])).toEqual([])
})

const live = [
  'x.innerHTML = y',
  'x.innerHTML += y',
  "x['innerHTML'] = y",
  'x?.outerHTML',
  'x.a.b.outerHTML = y',
  'Object.assign(x, { innerHTML: y })',
  "Reflect.set(x, 'outerHTML', y)",
  "x.insertAdjacentHTML('afterend', y)",
  'const { insertAdjacentHTML: put } = x',
  'const { innerHTML } = x',
  'range.createContextualFragment(y)',
  'x.setHTMLUnsafe(y)',
  'Document.parseHTMLUnsafe(y)',
  "x.setAttribute('srcdoc', y)",
  'x.srcdoc = y',
  "new DOMParser().parseFromString(y, 'text/html')",
  "document.execCommand('insertHTML', false, y)",
  'document.write(y)',
  'document.write(y, y)',
  'document.writeln(y)',
  'eval(y)',
  'globalThis.eval(y)',
  'new Function(y)',
  "new Function('a', y)",
  'Function(y)',
]

test('case 72: what would make HTML or a script of text is refused in src/, scripts/ and public/, and in tests is not', () => {
  const places = ['src/search', 'src/pages', 'scripts', 'public']
  const name = (place: string, n: number) => `${place}/live-${n}.${place === 'public' ? 'js' : 'ts'}`
  const planted = [...places, 'tests'].flatMap((place) => live.map((line, n) => [name(place, n), `${line}\n`] as const))
  const told = new Set(lint(Object.fromEntries(planted)).filter((found) => found.startsWith('plugin ')))
  expect([...told].sort()).toEqual(places.flatMap((place) => live.map((_, n) => `plugin ${name(place, n)}`)).sort())
})

test.each(['x.textContent = y', 'x.append(y)', "say('No innerHTML here.')", 'stream.write(y)', 'retrieval(y)'])(
  '%s is not refused',
  (line) => {
    expect(lint({ 'src/search/a.ts': `${line}\n` }).filter((found) => found.startsWith('plugin'))).toEqual([])
  },
)

/** Where a component may do what no other may, and how often it does. */
const audited: Record<string, readonly string[]> = {
  'src/components/Once.astro': ['slots.render', 'set:html'], // What Astro has made of components.
  'src/components/RichText.astro': [
    ...['set:html', 'is:inline', 'set:html'], // Titles, summaries and notes; JSON-LD.
    ...['is:inline', 'set:html', '<style', 'is:inline', 'set:html'], // Constants of ours in the head.
  ],
}

test('case 72: components and pages make HTML of text in RichText alone, and have no handlers, styles or frames', () => {
  const found = Object.fromEntries(
    ['src/components', 'src/layouts', 'src/pages'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(?:astro|ts)$/.test(file))
        .map((file) => [`${folder}/${file}`, findLiveCode(readFileSync(join(root, folder, file), 'utf8'))] as const)
        .filter(([, signs]) => signs.length > 0),
    ),
  )
  expect(found).toEqual(audited)
})

test.each([
  ['<p set:html={text} />', 'set:html'],
  ["<p {...{ 'set:html': text }} />", 'set:html'],
  ['<script define:vars={{ text }}></script>', 'define:vars'],
  ['<script is:inline>x</script>', 'is:inline'],
  ['<p style={text}></p>', 'style='],
  ['<p style="color: red"></p>', 'style='],
  ['<p onclick={text}></p>', 'onclick='],
  ['<iframe src={url}></iframe>', '<iframe'],
  ['<Fragment is:raw>{text}</Fragment>', 'is:raw'],
  ['<style>p { color: red }</style>', '<style'],
  ['<p>{await Astro.slots.render("default")}</p>', 'slots.render'],
  ['<script>document.body.innerHTML = location.hash</script>', 'innerHTML'],
  ['<script>eval(location.hash)</script>', 'eval('],
  ['<p srcdoc={text}></p>', 'srcdoc'],
  ["import { unescapeHTML } from 'astro/runtime/server/index.js'", 'unescapeHTML'],
])('%s in a component is found', (line, sign) => {
  expect(findLiveCode(line)).toEqual([sign])
})

/** Every sign of what Astro does not escape, in the order of the file. */
function findLiveCode(text: string): string[] {
  const signs =
    /set:html|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|HTMLUnsafe|srcdoc|DOMParser|\beval\(|define:vars|is:inline|is:raw|slots\.render|unescapeHTML|HTMLString|(?<=\s)style=|(?<=\s)on[a-z]+=(?=["'{])|<(?:iframe|object|embed|base|style)\b/g
  return text.match(signs) ?? []
}
