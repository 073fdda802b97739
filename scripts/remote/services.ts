/** The services that papers are fetched from: where they are, how often they may be asked, and where they may send us on to. */

/** `arxiv` and `huggingface` answer with lists, `doi` with the record of one DOI, which its registry keeps. */
export type ServiceName = 'arxiv' | 'doi' | 'huggingface'

export interface Service {
  key: ServiceName
  /** Its name in messages. */
  name: string
  origin: string
  /** Milliseconds from the end of a request to the next one, over all processes of this user. */
  pace: number
  /** Whether it may lead us to this address. */
  mayLeadTo: (url: URL) => boolean
}

export type Services = Record<ServiceName, Service>

/**
 * arXiv asks for one connection and three seconds between requests (https://info.arxiv.org/help/api/tou.html); the others for
 * no number that we would come near with one request a second. DOIs lead to the registries that answer with CSL-JSON
 * (https://citation.doi.org/docs.html).
 */
const table: Record<ServiceName, { name: string; origin: string; pace: number; hosts: readonly string[] }> = {
  arxiv: {
    name: 'arXiv',
    origin: 'https://export.arxiv.org',
    pace: 3000,
    hosts: ['export.arxiv.org', 'arxiv.org', 'www.arxiv.org'],
  },
  doi: {
    name: 'doi.org',
    origin: 'https://doi.org',
    pace: 1000,
    hosts: [
      ...['doi.org', 'dx.doi.org', 'www.doi.org', 'api.crossref.org', 'data.crossref.org'],
      ...['data.crosscite.org', 'data.datacite.org', 'api.datacite.org', 'data.medra.org', 'api.medra.org'],
    ],
  },
  huggingface: {
    name: 'Hugging Face',
    origin: 'https://huggingface.co',
    pace: 1000,
    hosts: ['huggingface.co', 'www.huggingface.co', 'hf.co'],
  },
}

/**
 * The services, each at its own address or at the one that the environment names (PAPERSTAND_ARXIV, PAPERSTAND_DOI,
 * PAPERSTAND_HUGGINGFACE: an origin; PAPERSTAND_PACE: milliseconds). Throws with what to mend.
 */
export function readServices(env: NodeJS.ProcessEnv): Services {
  const open = (key: ServiceName): Service => {
    const { name, hosts, ...own } = table[key]
    const origin = readOrigin(env, `PAPERSTAND_${key.toUpperCase()}`) ?? own.origin
    const { host } = new URL(origin)
    const isHere = isLoopback(new URL(origin))
    const mayLeadTo = (url: URL) =>
      url.username === '' &&
      url.password === '' &&
      ((url.protocol === 'https:' && url.port === '' && [host, ...hosts].includes(url.host)) ||
        url.origin === origin ||
        (isHere && isLoopback(url)))
    return { key, name, origin, pace: readPace(env, origin, own), mayLeadTo }
  }
  return { arxiv: open('arxiv'), doi: open('doi'), huggingface: open('huggingface') }
}

function readOrigin(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const typed = env[name]
  if (typed === undefined || typed === '') return undefined
  const url = URL.canParse(typed) ? new URL(typed) : undefined
  if (url?.username || url?.password)
    throw new Error(`${name} has a name or a password in it, which no service here takes. Leave them out.`)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search)
    throw new Error(`${name} is "${typed}", and no origin. Write it as "https://export.example.org", or unset it.`)
  return url.origin
}

/** The real services are never asked faster than they allow. */
function readPace(env: NodeJS.ProcessEnv, origin: string, own: { origin: string; pace: number }): number {
  const typed = env['PAPERSTAND_PACE']
  if (typed === undefined || typed === '') return own.pace
  if (!/^\d{1,7}$/.test(typed))
    throw new Error(`PAPERSTAND_PACE is "${typed}", and no number of milliseconds. Mend or unset it.`)
  return origin === own.origin ? Math.max(Number(typed), own.pace) : Number(typed)
}

function isLoopback({ hostname }: URL): boolean {
  return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname)
}
