import { describe, expect, it } from 'vitest'
import { createCookieJar } from '../../electron/cookie-jar.ts'

function setting(...lines: string[]): Response {
  const headers = new Headers()
  for (const line of lines) headers.append('set-cookie', line)
  return new Response(null, { headers })
}

describe('cookie jar of the shell', () => {
  it('keeps several cookies and sends them back', () => {
    const jar = createCookieJar(() => 0)
    expect(jar.headerFor('/api')).toBeNull()
    jar.keep(setting('session=a=b; HttpOnly; Secure; SameSite=Strict', 'device=d'))
    expect(jar.headerFor('/api')).toBe('session=a=b; device=d')
  })

  it('replaces a cookie of the same name, and drops one that is emptied or expired', () => {
    const jar = createCookieJar(() => 1_000)
    jar.keep(setting('session=one'))
    jar.keep(setting('session=two'))
    expect(jar.headerFor('/')).toBe('session=two')
    jar.keep(setting('session=; Max-Age=0'))
    expect(jar.headerFor('/')).toBeNull()
    jar.keep(setting('old=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT'))
    expect(jar.headerFor('/')).toBeNull()
  })

  it('forgets a cookie when its time is over; Max-Age wins over Expires', () => {
    let now = 0
    const jar = createCookieJar(() => now)
    jar.keep(setting('session=x; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'))
    now = 59_999
    expect(jar.headerFor('/')).toBe('session=x')
    now = 60_000
    expect(jar.headerFor('/')).toBeNull()
  })

  it('keeps to the path of a cookie', () => {
    const jar = createCookieJar(() => 0)
    jar.keep(setting('api=1; Path=/api'))
    expect(jar.headerFor('/api')).toBe('api=1')
    expect(jar.headerFor('/api/trpc')).toBe('api=1')
    expect(jar.headerFor('/apish')).toBeNull()
    expect(jar.headerFor('/files/x')).toBeNull()
  })

  it('ignores lines that are no cookie, and does not grow without end', () => {
    const jar = createCookieJar(() => 0)
    jar.keep(setting('nonsense', '=value', `long=${'x'.repeat(5_000)}`))
    expect(jar.headerFor('/')).toBeNull()
    for (let number = 0; number < 100; number += 1) jar.keep(setting(`c${number}=1`))
    expect(jar.headerFor('/')?.split('; ')).toHaveLength(20)
  })
})
