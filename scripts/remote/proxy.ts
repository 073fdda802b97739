/** The proxy of the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), where this Node can go through one. */
import http from 'node:http'

/** From here on, requests go as the environment says; throws where that is no address. Node before 24.14 goes straight. */
export function heedProxy(): void {
  const { setGlobalProxyFromEnv } = http as { setGlobalProxyFromEnv?: () => unknown }
  try {
    setGlobalProxyFromEnv?.()
  } catch {
    throw new Error(
      'HTTPS_PROXY or HTTP_PROXY is no address of a proxy. Write it as "http://proxy.example:8080", or unset it.',
    )
  }
}
