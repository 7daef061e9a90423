import type { ShellSession } from './api.ts'
import { isDeskBlobUrl, isDeskUrl } from './scheme.ts'

/**
 * What a page of the desk may ask for: copying text it shows, full screen for the wall display, notifications, and
 * the camera (photos of documents and defects), never the microphone. Everything else is refused, and all of it to
 * anyone else.
 */
const grantedPermissions: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
  'notifications',
  'media',
])

/** Schemes that load nothing from outside. `devtools:` only where developer tools exist at all. */
const localSchemes: ReadonlySet<string> = new Set(['blob:', 'data:', 'about:'])

/** Chromium's own viewer, which shows stored PDF files. */
const PDF_VIEWER = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/'

/** True where the session may load the address. */
function mayLoad(address: string, devToolsAllowed: boolean): boolean {
  if (isDeskUrl(address) || address.startsWith(PDF_VIEWER)) return true
  const scheme = URL.parse(address)?.protocol ?? ''
  return localSchemes.has(scheme) || (devToolsAllowed && scheme === 'devtools:')
}

/** Closes the session of all windows: no remote content, no permission that is not needed, no foreign download. */
export function guardSession(session: ShellSession, options: { devToolsAllowed: boolean }): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const asker = details.requestingUrl ?? contents.getURL()
    const hears = details.mediaTypes?.includes('audio') ?? false
    answer(isDeskUrl(asker) && grantedPermissions.has(permission) && !hears)
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      isDeskUrl(origin) && grantedPermissions.has(permission) && details.mediaType !== 'audio',
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, options.devToolsAllowed) })
  })
  session.on('will-download', (event, item) => {
    const address = item.getURL()
    if (!isDeskUrl(address) && !isDeskBlobUrl(address)) event.preventDefault()
  })
}
