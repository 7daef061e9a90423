import { serveRendererFile } from '../main/host/page-files.ts'
import { FILE_POLICY } from '../main/host/page-policy.ts'
import type { CookieJar } from './cookie-jar.ts'
import type { DeskPort } from './desk-port.ts'
import { DESK_ORIGIN, isDeskPath, isDeskUrl } from './scheme.ts'

export interface DeskProtocolOptions {
  /** Folder of the built screens. */
  rendererFolder: string
  /** Resolves when the desk is open. Screens are served before. */
  desk: Promise<Pick<DeskPort, 'fetch'>>
  cookies: CookieJar
}

/** Headers that the page has no say in, and those that only make sense between a browser and a server. */
const droppedRequestHeaders = [
  'cookie',
  'origin',
  'referer',
  'host',
  'connection',
  'forwarded',
  'x-forwarded-for',
]

/** Content types that are shown as they are; every other stored file is locked into a sandbox. */
const shownFileTypes = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|avif|bmp)|audio\/|video\/)/

/**
 * The handler of `desk://`: screens from the build, everything else from the desk. The desk sees an ordinary HTTP
 * request (`http://desk/…`), because libraries disagree on what the origin of a custom scheme is.
 */
export function createDeskProtocol(options: DeskProtocolOptions): (request: Request) => Promise<Response> {
  return async request => {
    if (!isDeskUrl(request.url)) return refused(404)
    if (!fromDesk(request)) return refused(403)
    const url = new URL(request.url)
    if (!isDeskPath(url.pathname)) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405)
      return serveRendererFile(options.rendererFolder, url.pathname)
    }
    // The event stream stays closed here: requests of a custom scheme are not told when a page goes away.
    if (url.pathname === '/events') return new Response(null, { status: 204 })
    const desk = await options.desk
    const response = await desk.fetch(toDesk(request, url, options.cookies))
    options.cookies.keep(response)
    return toPage(response, url.pathname)
  }
}

/** A request without an origin is a plain load of our own page; one with another origin is refused. */
function fromDesk(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (origin !== null && origin !== DESK_ORIGIN) return false
  const referer = request.headers.get('referer')
  if (referer !== null && referer !== '' && !isDeskUrl(referer)) return false
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none'
}

function toDesk(request: Request, url: URL, cookies: CookieJar): Request {
  const headers = new Headers(request.headers)
  for (const name of droppedRequestHeaders) headers.delete(name)
  const cookie = cookies.headerFor(url.pathname)
  if (cookie !== null) headers.set('cookie', cookie)
  const hasBody = request.body !== null && request.method !== 'GET' && request.method !== 'HEAD'
  return new Request(`http://desk${url.pathname}${url.search}`, {
    method: request.method,
    headers,
    signal: request.signal,
    redirect: 'manual',
    ...(hasBody ? { body: request.body, duplex: 'half' as const } : {}),
  })
}

/** The page never sees a session cookie. */
function toPage(response: Response, pathname: string): Response {
  const headers = new Headers(response.headers)
  headers.delete('set-cookie')
  headers.set('x-content-type-options', 'nosniff')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  if (pathname.startsWith('/files/') && !shownFileTypes.test(headers.get('content-type') ?? '')) {
    headers.set('content-security-policy', FILE_POLICY)
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}

function refused(status: number): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store' } })
}
