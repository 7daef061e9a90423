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

/** Paths answered by the desk itself; everything else is a screen. */
export function isDeskPath(pathname: string): boolean {
  return pathname === '/events' || ['/api/', '/files/', '/events/'].some(part => pathname.startsWith(part))
}
