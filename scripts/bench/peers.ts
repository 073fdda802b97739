/** What the same pages cost when others make them: each peer is a folder in peers/, filled with the corpus and built. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../build-folders.ts'
import type { Corpus } from './corpus.ts'
import { folderOf, type NpmPackage, provide } from './install.ts'
import type { Command } from './measure.ts'
import { addRows, type BuildPeer, type Context, isBuildPeer, measureRow, type Row, toMissing } from './rows.ts'
import { setAside } from './set-aside.ts'

/** The version that is compared with. */
const eleventy: NpmPackage = { peer: 'eleventy', package: '@11ty/eleventy', version: '3.1.8' }

interface Peer {
  /** Its name, with the version that is here. */
  what(): string
  /** Why it cannot be measured here; nothing when it can, perhaps after having been installed. */
  explainAbsence?(mayInstall: boolean): string | undefined
  fill(project: string, context: Context): void
  /** What builds it, in its folder, into `dist`. */
  build(): Command['argv']
}

/** Rows of all peers that are asked for; where Astro is among them, also of Pagefind over Astro's pages, and of both. */
export async function measurePeers(context: Context): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of context.peers.filter(isBuildPeer)) {
    const project = join(context.folder, name)
    rows.push(await measurePeer(context, name, project))
    if (name === 'astro') rows.push(...(await measurePagefind(context, join(project, 'dist'), rows.at(-1) as Row)))
  }
  return rows
}

async function measurePeer(context: Context, name: BuildPeer, project: string): Promise<Row> {
  const peer = peers[name]
  const head = { id: name, what: peer.what(), against: 'cold' }
  const absence = peer.explainAbsence?.(context.mayInstall)
  if (absence !== undefined) return toMissing({ papers: context.papers, ...head }, absence)
  mkdirSync(project, { recursive: true })
  peer.fill(project, context)
  const row = await measureRow(context, head, { argv: peer.build(), cwd: project }, () => {
    for (const made of ['dist', '.cache', '.astro', 'resources']) setAside(join(project, made), context.folder)
  })
  const pages = countPaperPages(join(project, 'dist'))
  if (row.missing !== undefined || pages === context.papers) return row
  return toMissing({ papers: context.papers, ...head }, `made ${pages} pages of papers, not ${context.papers}`)
}

/** A peer that makes nothing would be the fastest. */
function countPaperPages(site: string): number {
  const papers = join(site, 'papers')
  if (!existsSync(papers)) return 0
  return readdirSync(papers).filter((name) => /[a-z]/.test(name) && existsSync(join(papers, name, 'index.html'))).length
}

async function measurePagefind(context: Context, pages: string, astro: Row): Promise<Row[]> {
  const { papers } = context
  const heads = {
    index: { id: 'pagefind', what: "Pagefind over Astro's pages", against: 'cold' },
    both: { id: 'astro and pagefind', what: "Astro's pages plus Pagefind", against: 'cold' },
  }
  if (astro.missing !== undefined)
    return Object.values(heads).map((head) => toMissing({ papers, ...head }, "Astro's pages are missing"))
  const program = join(root, 'node_modules', '.bin', 'pagefind')
  const index = await measureRow(context, heads.index, { argv: [program, '--site', pages], cwd: pages }, () =>
    setAside(join(pages, 'pagefind'), context.folder),
  )
  return [index, addRows({ papers, ...heads.both }, astro, index)]
}

const peers: Record<BuildPeer, Peer> = {
  node: {
    what: () => 'Node with template literals (the floor)',
    fill(project, { corpus }) {
      const list = { papers: corpus.papers, topics: listTopics(corpus) }
      writeFileSync(join(project, 'list.json'), JSON.stringify(list))
    },
    build: () => [process.execPath, join(templates, 'floor.mjs'), 'list.json', 'dist'],
  },
  hugo: {
    what: () => `Hugo ${findHugo() ?? ''}`.trim(),
    explainAbsence: () =>
      findHugo() ? undefined : 'not installed; on Debian: apt-get install hugo, else https://gohugo.io/installation',
    fill: (project, context) => fillProject('hugo', project, context),
    build: () => ['hugo', '--quiet', '--destination', 'dist'],
  },
  eleventy: {
    what: () => `Eleventy ${eleventy.version}`,
    explainAbsence: (mayInstall) => provide(eleventy, mayInstall),
    fill: (project, context) => fillProject('eleventy', project, context),
    build: () => [process.execPath, join(folderOf(eleventy), 'cmd.cjs')],
  },
  astro: {
    what: () => `Astro ${readVersion('astro')}, Markdown through glob()`,
    fill(project, context) {
      fillProject('astro', project, context)
      linkPackages(project)
    },
    build: () => [process.execPath, join('node_modules', 'astro', 'bin', 'astro.mjs'), 'build', '--silent'],
  },
}

const templates = join(root, 'scripts', 'bench', 'peers')

/** The folder of the peer with the corpus in it. */
function fillProject(name: BuildPeer, project: string, { content, corpus }: Context): void {
  cpSync(join(templates, name), project, { recursive: true })
  cpSync(join(content, 'papers'), join(project, 'content', 'papers'), { recursive: true })
  writeFileSync(join(project, 'topics.json'), JSON.stringify(listTopics(corpus)))
}

function listTopics({ topics }: Corpus) {
  return topics.map(({ id, record }) => ({ id, ...record }))
}

/** Our own packages, each a link in a folder of the project's own: what is written beside them stays in the project. */
function linkPackages(project: string): void {
  const [from, to] = [join(root, 'node_modules'), join(project, 'node_modules')]
  mkdirSync(to)
  for (const name of readdirSync(from).filter((name) => !name.startsWith('.')))
    symlinkSync(join(from, name), join(to, name), 'junction')
}

/** Version of the Hugo that is on the PATH. */
function findHugo(): string | undefined {
  const { stdout } = spawnSync('hugo', ['version'], { encoding: 'utf8' })
  return /v(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1]
}

function readVersion(name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
}
