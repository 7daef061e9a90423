/** Longest a cookie line may be; anything longer is not ours. */
const MAX_COOKIE_LENGTH = 4_096
const MAX_COOKIES = 20

interface KeptCookie {
  value: string
  path: string
  /** UTC milliseconds, or null for "as long as the program runs". */
  expiresAt: number | null
}

/**
 * The cookies of the one signed-in session of the shell. Pages of a custom scheme have no cookies, so the shell
 * keeps what the desk sets and adds it to each request. Only in memory: a restart asks for the password again.
 */
export interface CookieJar {
  /** Keeps the cookies that a response sets. */
  keep(response: Response): void
  /** Value of the `Cookie` header for a path, or null. */
  headerFor(pathname: string): string | null
}

export function createCookieJar(now: () => number): CookieJar {
  const cookies = new Map<string, KeptCookie>()

  return {
    keep(response) {
      for (const line of response.headers.getSetCookie()) {
        const parsed = parseSetCookie(line, now())
        if (parsed === null) continue
        const expired = parsed.cookie.expiresAt !== null && parsed.cookie.expiresAt <= now()
        if (expired || parsed.cookie.value === '') cookies.delete(parsed.name)
        else if (cookies.has(parsed.name) || cookies.size < MAX_COOKIES)
          cookies.set(parsed.name, parsed.cookie)
      }
    },

    headerFor(pathname) {
      const parts: string[] = []
      for (const [name, cookie] of cookies) {
        if (cookie.expiresAt !== null && cookie.expiresAt <= now()) cookies.delete(name)
        else if (pathMatches(pathname, cookie.path)) parts.push(`${name}=${cookie.value}`)
      }
      return parts.length === 0 ? null : parts.join('; ')
    },
  }
}

function parseSetCookie(line: string, now: number): { name: string; cookie: KeptCookie } | null {
  if (line.length > MAX_COOKIE_LENGTH) return null
  const [pair = '', ...attributes] = line.split(';')
  const equals = pair.indexOf('=')
  if (equals < 1) return null
  const cookie: KeptCookie = { value: pair.slice(equals + 1).trim(), path: '/', expiresAt: null }
  let hasMaxAge = false
  for (const attribute of attributes) {
    const [rawName = '', ...rest] = attribute.split('=')
    const name = rawName.trim().toLowerCase()
    const value = rest.join('=').trim()
    if (name === 'path' && value.startsWith('/')) cookie.path = value
    if (name === 'max-age' && /^-?\d+$/.test(value)) {
      hasMaxAge = true
      cookie.expiresAt = now + Number(value) * 1_000
    }
    // Max-Age wins over Expires wherever it stands (RFC 6265, 5.3).
    if (name === 'expires' && !hasMaxAge) {
      const at = Date.parse(value)
      if (!Number.isNaN(at)) cookie.expiresAt = at
    }
  }
  return { name: pair.slice(0, equals).trim(), cookie }
}

/** RFC 6265, 5.1.4. */
function pathMatches(pathname: string, cookiePath: string): boolean {
  if (pathname === cookiePath) return true
  return pathname.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}
