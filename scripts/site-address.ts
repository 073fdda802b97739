/** Where the site will stand, as Astro wants it: the origin, and the base path with a slash at both ends. */

export interface SiteAddress {
  site: string
  base: string
}

/** `address` is that of the site file; `site` and `base` are what the command line says, and win. */
export function toSiteAddress(
  address: string,
  { site, base }: { site?: string | undefined; base?: string | undefined } = {},
): SiteAddress {
  const url = new URL(site ?? address)
  const path = (base ?? url.pathname).replace(/^\/+|\/+$/g, '')
  return { site: url.origin, base: path ? `/${path}/` : '/' }
}
