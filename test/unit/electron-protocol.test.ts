import { describe, expect, it } from 'vitest'
import { serveRendererFile } from '../../main/host/page-files.ts'
import { startShellDouble } from '../doubles/electron-shell.ts'

describe('screens on desk://', () => {
  it('are served with their type', async () => {
    const { get } = await startShellDouble()
    const page = await get('desk://desk/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await page.text()).toContain('<title>desk</title>')
    const script = await get('desk://desk/assets/index.js')
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    // The page names the files of the present build, so it is asked for anew each time, and they never are.
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(script.headers.get('cache-control')).toContain('immutable')
  })

  it('routes of the single page get the page, missing files do not', async () => {
    const { get } = await startShellDouble()
    expect(await (await get('desk://desk/cases/42?filter=open')).text()).toContain('<title>desk</title>')
    expect((await get('desk://desk/assets/gone.js')).status).toBe(404)
    expect((await get('desk://desk/package.exe')).status).toBe(404)
  })

  it('nothing outside the screens is served, however the path is written', async () => {
    const { get, folder } = await startShellDouble()
    const paths = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
      '/..%5csecret.txt',
      '/%00secret.txt',
      '/c:%5csecret.txt',
      '/%2fetc/passwd.txt',
      '/%zz.txt',
    ]
    for (const path of paths) {
      expect((await get(`desk://desk${path}`)).status, path).toBeGreaterThanOrEqual(400)
      // The address parser has already taken dots out above; the folder check must hold without it.
      const raw = await serveRendererFile(`${folder}/renderer`, path)
      expect(raw.status, path).toBeGreaterThanOrEqual(400)
      expect(await raw.text()).not.toContain('outside')
    }
    expect((await serveRendererFile(`${folder}/rend`, '/../renderer/index.html')).status).toBe(403)
  })

  it('a missing build says what to do, in both languages', async () => {
    const { folder } = await startShellDouble()
    const response = await serveRendererFile(`${folder}/nowhere`, '/')
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).toContain('请重新安装')
    expect(text).toContain('npm run build')
  })

  it('are only read', async () => {
    const { get } = await startShellDouble()
    expect((await get('desk://desk/', { method: 'POST', body: 'x' })).status).toBe(405)
  })
})

describe('the desk on desk://', () => {
  it('gets API and file requests as ordinary HTTP, with method, query and body', async () => {
    const { get, desk } = await startShellDouble()
    await get('desk://desk/api/trpc/cases.list?batch=1', { method: 'POST', body: '{"open":true}' })
    await get('desk://desk/files/abc')
    expect(desk.requests).toMatchObject([
      { url: 'http://desk/api/trpc/cases.list?batch=1', method: 'POST', body: '{"open":true}' },
      { url: 'http://desk/files/abc', method: 'GET', body: '' },
    ])
  })

  it('has one session, whose cookie the page never sees and cannot choose', async () => {
    const { get, desk } = await startShellDouble()
    const login = await get('desk://desk/api/login', { method: 'POST', body: '{}' })
    expect(login.headers.get('set-cookie')).toBeNull()
    await get('desk://desk/api/me', { headers: { cookie: 'session=forged' } })
    expect(desk.requests.map(request => request.cookie)).toEqual([null, 'session=s3cret'])
  })

  it('refuses requests that another origin caused', async () => {
    const { get, desk } = await startShellDouble()
    const strange: Record<string, string>[] = [
      { origin: 'https://example.com' },
      { origin: 'null' },
      { origin: 'desk://desk.evil' },
      { referer: 'https://example.com/' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of strange) {
      expect((await get('desk://desk/api/me', { headers })).status, JSON.stringify(headers)).toBe(403)
    }
    expect((await get('desk://other/api/me')).status).toBe(404)
    expect(desk.requests).toEqual([])
    expect((await get('desk://desk/api/me', { headers: { origin: 'desk://desk' } })).status).toBe(200)
  })

  it('keeps stored files from running as pages, and answers out of every cache', async () => {
    const { get } = await startShellDouble()
    const file = await get('desk://desk/files/abc')
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
    expect((await get('desk://desk/api/me')).headers.get('cache-control')).toBe('no-store')
  })

  it('ends an event stream at once, so that screens poll', async () => {
    const { get, desk } = await startShellDouble()
    // 204 is the answer after which an EventSource does not connect again.
    expect((await get('desk://desk/events')).status).toBe(204)
    expect(desk.requests).toEqual([])
    await get('desk://desk/events/position')
    expect(desk.requests).toMatchObject([{ url: 'http://desk/events/position' }])
  })
})
