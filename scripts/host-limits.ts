/** What the host of a site takes, said before the host says it. */
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { checkLimits, type Finding, findHost, type HostName, measureFiles } from '../src/hosts.ts'
import { say } from './command.ts'

/**
 * Counts the finished site in `folder` and says, on standard error, what is near or over a limit of its host. Nothing is read
 * where the host has no limits. The site stays as it is: whether to put it there is the curator's and the host's affair.
 * `twins` is how many of the files are bibliographies of single papers, `seconds` how long the build took.
 */
export function reportHostLimits(
  host: HostName,
  { folder, ...known }: { folder: string; papers: number; twins: number; seconds: number },
): Finding[] {
  const { limits } = findHost(host)
  if (Object.keys(limits).length === 0) return []
  const findings = checkLimits(findHost(host), { ...measureFiles(listFiles(folder)), ...known })
  for (const { message } of findings) say(message)
  return findings
}

function listFiles(folder: string): { path: string; bytes: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), bytes: statSync(file).size }))
}
