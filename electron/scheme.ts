import type { Privileges } from 'electron'

/** The address of the desk in its own window: `desk://desk/…`. Nothing else is ever loaded. */
export const DESK_SCHEME = 'desk'
export const DESK_ORIGIN = 'desk://desk'

/** Registered before `ready`: a real origin (storage, fetch, streams), never exempt from the content policy. */
export const deskSchemePrivileges: Privileges = {
  standard: true,
  secure: true,
  supportFetchAPI: true,
  stream: true,
  bypassCSP: false,
  corsEnabled: false,
  allowServiceWorkers: false,
}

/** True for an address of the desk. Compared part by part: a prefix test lets `desk://desk.evil` through. */
export function isDeskUrl(address: string): boolean {
  const url = URL.parse(address)
  return (
    url !== null &&
    url.protocol === `${DESK_SCHEME}:` &&
    url.host === 'desk' &&
    url.username === '' &&
    url.password === ''
  )
}

/** True for an object address that a page of the desk made (`blob:desk://desk/…`), as downloads have. */
export function isDeskBlobUrl(address: string): boolean {
  return address.startsWith('blob:') && isDeskUrl(address.slice('blob:'.length))
}

/** The path with query of an address of the desk. */
export function deskPathOf(address: string): string {
  const url = new URL(address)
  return `${url.pathname}${url.search}`
}

/** Paths answered by the desk itself; everything else is a screen. */
export function isDeskPath(pathname: string): boolean {
  return pathname === '/events' || pathname.startsWith('/api/') || pathname.startsWith('/files/')
}

/**
 * What a page may load. `unsafe-inline` for styles only: the component library writes style elements at run time.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** For stored files: one that someone uploaded must not run as a page of the desk. */
export const FILE_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox"
