/**
 * What a network host lets through: requests addressed to it by a name it knows (against DNS rebinding) and, where
 * the browser says where a request comes from, only from its own pages (against cross-site requests).
 */
export interface RequestGuard {
  /** The reason a request is refused, or undefined. */
  refusal(request: Request): string | undefined
}

/** @param hosts `host:port` values by which this host may be addressed */
export function createRequestGuard(hosts: ReadonlySet<string>): RequestGuard {
  return {
    refusal(request) {
      const host = request.headers.get('host')?.toLowerCase()
      if (host === undefined || !hosts.has(host)) return 'Unknown host name'
      const origin = request.headers.get('origin')
      if (origin !== null && !hosts.has(hostOf(origin))) return 'Foreign origin'
      const site = request.headers.get('sec-fetch-site')
      const isNavigation = request.headers.get('sec-fetch-mode') === 'navigate' && request.method === 'GET'
      if (site !== null && site !== 'same-origin' && site !== 'none' && !isNavigation) return 'Foreign page'
      return undefined
    },
  }
}

function hostOf(origin: string): string {
  const url = URL.parse(origin)
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? url.host.toLowerCase() : ''
}
