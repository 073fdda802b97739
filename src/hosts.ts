/** What static hosts take, and what to tell a curator whose site comes near. Only limits that the host itself writes down. */

/** Limits that the build can hold a site against. Absent means: none that the host writes down. */
interface Limits {
  /** Files of the whole site. */
  files?: number
  /** Files and folders together. */
  entries?: number
  /** Files that stand in one folder, not counting the folders below it. */
  filesPerFolder?: number
  /** Bytes of one file. */
  fileBytes?: number
  /** Bytes of all files, not compressed. */
  siteBytes?: number
  /** Seconds after which the host's own builder stops a build, installing included. */
  buildSeconds?: number
}

export interface Host {
  product: string
  /** How the plan is named in a sentence; absent where all plans have the same limits. */
  plan?: string
  limits: Limits
  /** Name of the same host's larger plan. */
  larger?: string
  /** Pages of the host that say so; each was read on the day `checked`, in the newest copy that there was. */
  sources: readonly string[]
  checked: string
}

const checked = '2026-11-22'
const mebibyte = 1024 * 1024
const gigabyte = 1e9
const minute = 60

const cloudflarePages = {
  product: 'Cloudflare Pages',
  sources: ['https://developers.cloudflare.com/pages/platform/limits/'],
  checked,
}
const cloudflareWorkers = {
  product: 'Cloudflare Workers',
  sources: [
    'https://developers.cloudflare.com/workers/platform/limits/',
    'https://developers.cloudflare.com/workers/ci-cd/builds/limits-and-pricing/',
  ],
  checked,
}

/** By the name that `host` has in the site file. `other` is one's own server, an object store, or any host without limits. */
const hosts = {
  'github-pages': {
    product: 'GitHub Pages',
    limits: { siteBytes: gigabyte },
    sources: ['https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits'],
    checked,
  },
  'gitlab-pages': {
    product: 'GitLab Pages',
    plan: 'on GitLab.com',
    limits: { entries: 200_000, siteBytes: gigabyte },
    sources: [
      'https://docs.gitlab.com/user/gitlab_com/#gitlab-pages',
      'https://docs.gitlab.com/administration/instance_limits/#number-of-files-per-gitlab-pages-website',
    ],
    checked,
  },
  'cloudflare-pages': {
    ...cloudflarePages,
    plan: 'on its free plan',
    limits: { files: 20_000, fileBytes: 25 * mebibyte, buildSeconds: 20 * minute },
    larger: 'cloudflare-pages-paid',
  },
  'cloudflare-pages-paid': {
    ...cloudflarePages,
    plan: 'on a paid plan',
    limits: { files: 100_000, fileBytes: 25 * mebibyte, buildSeconds: 20 * minute },
  },
  'cloudflare-workers': {
    ...cloudflareWorkers,
    plan: 'on its free plan',
    limits: { files: 20_000, fileBytes: 25 * mebibyte, buildSeconds: 20 * minute },
    larger: 'cloudflare-workers-paid',
  },
  'cloudflare-workers-paid': {
    ...cloudflareWorkers,
    plan: 'on a paid plan',
    limits: { files: 100_000, fileBytes: 25 * mebibyte, buildSeconds: 20 * minute },
  },
  netlify: {
    product: 'Netlify',
    limits: { filesPerFolder: 54_000, buildSeconds: 15 * minute },
    sources: [
      'https://docs.netlify.com/site-deploys/overview/#files-per-directory-limit',
      'https://answers.netlify.com/t/support-guide-how-to-use-the-api-to-increase-your-sites-build-time-limit/52805',
    ],
    checked,
  },
  vercel: {
    product: 'Vercel',
    limits: { buildSeconds: 45 * minute },
    sources: ['https://vercel.com/docs/limits#build-time-per-deployment'],
    checked,
  },
  other: { product: 'This host', limits: {}, sources: [], checked },
} as const satisfies Record<string, Host>

export type HostName = keyof typeof hosts

export const hostNames = Object.keys(hosts) as HostName[]

export function findHost(name: HostName): Host {
  return hosts[name]
}

/** How large a site is; what is not known is left out and not checked. */
export interface SiteSize {
  papers?: number
  files?: number
  /** How many of the files are bibliographies of a single paper, which a list can do without. */
  twins?: number
  folders?: number
  /** Bytes of all files. */
  bytes?: number
  largest?: { path: string; bytes: number }
  /** The folder with the most files of its own. */
  fullest?: { path: string; files: number }
  /** How long the build took. */
  seconds?: number
}

export interface Finding {
  severity: 'error' | 'warning'
  /** What there is, what the limit is, and what to do. */
  message: string
}

/** From which part of a limit on the curator is told. */
const warningFrom = 0.8

/**
 * Everything that is over a limit (an error) or has used four fifths of one (a warning), in the order of the table. A build
 * that took too long is a warning too: the host's machine is another one. `forecast` says that the site is yet to be built.
 */
export function checkLimits(host: Host, size: SiteSize, { forecast = false } = {}): Finding[] {
  return listUses(host, size).flatMap((use) => {
    const { limit, used } = use
    if (limit === undefined || used === undefined || used < warningFrom * limit) return []
    const severity = used > limit && use.kind !== 'buildSeconds' ? 'error' : 'warning'
    const advice = use.kind === 'buildSeconds' ? hurry : used > limit ? toRemedy(host, use, size) : toRoom(use, size)
    return [{ severity, message: `${use.say(forecast)} ${advice}` }]
  })
}

/** Adds up the files of a finished site; paths are relative to it, with slashes. */
export function measureFiles(files: Iterable<{ path: string; bytes: number }>): SiteSize {
  const counts = new Map<string, number>()
  let largest = { path: '', bytes: 0 }
  let [number, bytes] = [0, 0]
  for (const file of files) {
    number += 1
    bytes += file.bytes
    if (file.bytes > largest.bytes) largest = { path: file.path, bytes: file.bytes }
    const folder = parentOf(file.path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  const folders = new Set<string>()
  for (let folder of counts.keys())
    for (; folder !== '' && !folders.has(folder); folder = parentOf(folder)) folders.add(folder)
  const [path, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])
  return { files: number, folders: folders.size, bytes, largest, fullest: { path, files: most } }
}

interface Use {
  kind: keyof Limits
  limit: number | undefined
  used: number | undefined
  /** "Netlify takes 54,000 files in one folder, and pagefind/fragment has 55,120." */
  say: (forecast: boolean) => string
}

function listUses(
  { product, plan, limits }: Host,
  { files, folders, bytes, largest, fullest, seconds }: SiteSize,
): Use[] {
  const on = plan ? ` ${plan}` : ''
  const entries = files === undefined || folders === undefined ? undefined : files + folders
  const count = (what: string, limit: number | undefined, used: number | undefined, owner: string) => (soon: boolean) =>
    `${product} takes ${formatCount(limit)} ${what}${on}, and ${owner} ${soon ? `will have about ${formatCount(roundUp(used))}` : `has ${formatCount(used)}`}.`
  return [
    { kind: 'files', limit: limits.files, used: files, say: count('files', limits.files, files, 'this site') },
    {
      kind: 'entries',
      limit: limits.entries,
      used: entries,
      say: count('files and folders', limits.entries, entries, 'this site'),
    },
    {
      kind: 'filesPerFolder',
      limit: limits.filesPerFolder,
      used: fullest?.files,
      say: count('files in one folder', limits.filesPerFolder, fullest?.files, `the folder ${fullest?.path}`),
    },
    {
      kind: 'fileBytes',
      limit: limits.fileBytes,
      used: largest?.bytes,
      say: () =>
        `${product} takes files of up to ${formatBytes(limits.fileBytes)}${on}, and ${largest?.path} has ${formatBytes(largest?.bytes)}.`,
    },
    {
      kind: 'siteBytes',
      limit: limits.siteBytes,
      used: bytes,
      say: () =>
        `${product} takes sites of up to ${formatBytes(limits.siteBytes)}${on}, and this one has ${formatBytes(bytes)}.`,
    },
    {
      kind: 'buildSeconds',
      limit: limits.buildSeconds,
      used: seconds,
      say: () =>
        `${product} stops a build after ${formatMinutes(limits.buildSeconds)}${on}, and this one took ${formatMinutes(seconds)}.`,
    },
  ]
}

const compare = 'docs/hosting.md compares them.'

const hurry =
  'There the packages are installed first, and the machine may be slower. Keep the cache between builds, or build elsewhere and upload the folder: docs/hosting.md says how.'

/** Fewer files, where some can go and that is enough; the larger plan where it takes more of this kind; else another host. */
function toRemedy({ limits, larger }: Host, use: Use, size: SiteSize): string {
  const { kind, limit = 0, used = 0 } = use
  const saved = countSaved(use, size)
  if (saved > 0 && used - saved <= limit)
    return `Write "twins: 0" into site.yaml: without ${formatCount(saved)} bibliography files of single papers it has room. Or choose another host: ${compare}`
  const next = larger === undefined ? undefined : findHost(larger as HostName)
  const more = next?.limits[kind]
  return next && more !== undefined && more > (limits[kind] ?? 0)
    ? `Take its larger plan (host: ${larger} in site.yaml; ${formatCount(more)} files), or another host: ${compare}`
    : `Choose another host, and name it as "host" in site.yaml: ${compare}`
}

/** How many files of what is counted here "twins: 0" saves. */
function countSaved({ kind }: Use, { twins = 0, fullest }: SiteSize): number {
  const isThere = kind === 'files' || kind === 'entries' || (kind === 'filesPerFolder' && fullest?.path === 'papers')
  return isThere ? twins : 0
}

/** What is left, in papers as large as those that are there. */
function toRoom(use: Use, size: SiteSize): string {
  const { limit = 0, used = 0, kind } = use
  const { papers } = size
  if (!papers || kind === 'fileBytes')
    return `That is ${Math.floor((100 * used) / limit)} % of it. Hosts differ: ${compare}`
  const left = round(Math.floor(((limit - used) / used) * papers))
  const room = left === 0 ? 'no more papers' : `about ${formatCount(left)} more ${left === 1 ? 'paper' : 'papers'}`
  const saved = countSaved(use, size)
  const advice = saved > 0 ? ` "twins: 0" in site.yaml saves ${formatCount(saved)} files.` : ''
  return `That leaves room for ${room}.${advice} Hosts differ: ${compare}`
}

/** Down to two digits that say something, so that nobody counts on more room than there is: 1,290 -> 1,200. */
function round(value: number): number {
  const step = stepOf(value, 2)
  return Math.floor(value / step) * step
}

/** Up to three digits, so that what is over a limit is never said to be at it: 20,017 -> 20,100. */
function roundUp(value = 0): number {
  const step = stepOf(value, 3)
  return Math.ceil(value / step) * step
}

function stepOf(value: number, digits: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) + 1 - digits)
}

function formatCount(value = 0): string {
  return value.toLocaleString('en')
}

function formatBytes(bytes = 0): string {
  return bytes >= gigabyte ? `${trim(bytes / gigabyte)} GB` : `${trim(bytes / 1e6)} MB`
}

function formatMinutes(seconds = 0): string {
  const minutes = trim(seconds / minute)
  return `${minutes} ${minutes === '1' ? 'minute' : 'minutes'}`
}

/** One digit behind the point, none where it is a zero. */
function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
