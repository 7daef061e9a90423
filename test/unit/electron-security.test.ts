import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PAGE_POLICY } from '../../main/host/page-policy.ts'
import { hostChannels } from '../../main/contract/host-channels.ts'
import { ContentsDouble, HeldEvent } from '../doubles/electron.ts'
import { settle, startShellDouble } from '../doubles/electron-shell.ts'

const root = join(import.meta.dirname, '../..')

/** Every window the shell can open: screens, a second one, a viewer of a stored file, a print window. */
async function everyWindow() {
  const shell = await startShellDouble()
  const open = shell.window.webContents.openHandler
  if (open === null) throw new Error('windows can be opened freely')
  open({ url: 'desk://desk/cases' })
  open({ url: 'desk://desk/files/abc' })
  await settle()
  await shell.send('print', { source: { kind: 'path', path: '/print/case-sheet/1' }, printer: 'front' })
  expect(shell.api.windows).toHaveLength(4)
  return { ...shell, preferences: shell.api.windows.map(window => window.options.webPreferences ?? {}) }
}

/** The checklist of https://www.electronjs.org/docs/latest/tutorial/security, one test an item. */
describe("Electron's security checklist", () => {
  it('1. only load secure content: nothing but desk:// ever leaves the page', async () => {
    const { api } = await startShellDouble()
    const session = api.session.defaultSession
    expect(api.windows.every(window => window.webContents.url.startsWith('desk://desk/'))).toBe(true)
    for (const address of [
      'http://example.com/',
      'https://example.com/',
      'ws://example.com',
      'file:///etc/passwd',
      'ftp://x/',
    ]) {
      expect(session.loads(address), address).toBe(false)
    }
    expect(session.loads('desk://desk/assets/index.js')).toBe(true)
    expect(session.loads('desk://desk.evil.example/')).toBe(false)
  })

  it('2. no Node.js integration in any window', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) {
      expect(page.nodeIntegration).toBe(false)
      expect(page.nodeIntegrationInWorker).toBe(false)
      expect(page.nodeIntegrationInSubFrames).toBe(false)
    }
  })

  it('3. context isolation in every window', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page.contextIsolation).toBe(true)
  })

  it('4. process sandboxing in every window and for the whole program, before it is ready', async () => {
    const { preferences, api } = await everyWindow()
    for (const page of preferences) expect(page.sandbox).toBe(true)
    expect(api.trace.indexOf('sandbox')).toBeGreaterThanOrEqual(0)
    expect(api.trace.indexOf('sandbox')).toBeLessThan(api.trace.indexOf('ready'))
  })

  it('5. permission requests and checks are refused unless needed, and always to strangers', async () => {
    const { api, window } = await startShellDouble()
    const session = api.session.defaultSession
    const refused = [
      'geolocation',
      'midi',
      'openExternal',
      'pointerLock',
      'hid',
      'serial',
      'usb',
      'display-capture',
      'clipboard-read',
      'fileSystem',
      'window-management',
      'unknown',
    ]
    for (const permission of refused) {
      expect(session.asks(window.webContents, permission, 'desk://desk/'), permission).toBe(false)
      expect(session.checkHandler?.(window.webContents, permission, 'desk://desk', {}), permission).toBe(
        false,
      )
    }
    expect(session.asks(window.webContents, 'notifications', 'desk://desk/')).toBe(true)
    expect(session.checkHandler?.(window.webContents, 'clipboard-sanitized-write', 'desk://desk', {})).toBe(
      true,
    )
    expect(session.asks(window.webContents, 'notifications', 'https://example.com/')).toBe(false)
    expect(session.checkHandler?.(null, 'notifications', 'https://example.com', {})).toBe(false)
    expect(session.asks(window.webContents, 'media', 'desk://desk/', ['video'])).toBe(true)
    expect(session.asks(window.webContents, 'media', 'desk://desk/', ['video', 'audio'])).toBe(false)
    expect(session.checkHandler?.(null, 'media', 'desk://desk', { mediaType: 'audio' })).toBe(false)
    expect(session.deviceHandler?.()).toBe(false)
    let streams: unknown = 'untouched'
    session.displayHandler?.({}, answer => {
      streams = answer
    })
    expect(streams).toBeNull()
  })

  it('6. webSecurity is on in every window', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page.webSecurity).toBe(true)
  })

  it('7. a Content-Security-Policy on every screen that names no other origin and no inline script', async () => {
    const { get } = await startShellDouble()
    for (const address of [
      'desk://desk/',
      'desk://desk/cases/1',
      'desk://desk/assets/index.js',
      'desk://desk/missing.js',
    ]) {
      expect((await get(address)).headers.get('content-security-policy'), address).toBe(PAGE_POLICY)
    }
    const directives = new Map(
      PAGE_POLICY.split('; ').map(line => [line.split(' ')[0], line.split(' ').slice(1)]),
    )
    expect(directives.get('default-src')).toEqual(["'none'"])
    expect(directives.get('script-src')).toEqual(["'self'"])
    expect(directives.get('object-src')).toEqual(["'none'"])
    expect(directives.get('base-uri')).toEqual(["'none'"])
    const named = new Set([...directives.values()].flat())
    expect([...named].toSorted()).toEqual(["'none'", "'self'", "'unsafe-inline'", 'blob:', 'data:'])
  })

  it('8. allowRunningInsecureContent stays off', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page.allowRunningInsecureContent).toBe(false)
  })

  it('9. experimental features stay off', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page.experimentalFeatures).toBe(false)
  })

  it('10. no Blink features are switched on', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page).not.toHaveProperty('enableBlinkFeatures')
  })

  it('11. no <webview>, so none with allowpopups', async () => {
    const { preferences } = await everyWindow()
    for (const page of preferences) expect(page.webviewTag).toBe(false)
  })

  it('12. a <webview> is never attached, whatever its options', async () => {
    const { api } = await everyWindow()
    for (const window of api.windows) {
      const event = new HeldEvent()
      window.webContents.emit('will-attach-webview', event, {}, { src: 'desk://desk/' })
      expect(event.prevented).toBe(true)
    }
  })

  it('13. navigation and redirects stay on the desk, in frames too', async () => {
    const { api } = await everyWindow()
    const strangers = [
      'https://example.com/',
      'desk://desk.evil/',
      'desk://desk@evil/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'not an address',
    ]
    for (const window of api.windows) {
      for (const kind of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        for (const address of strangers) {
          const event = new HeldEvent(address)
          window.webContents.emit(kind, event)
          expect(event.prevented, `${kind} ${address}`).toBe(true)
        }
        const own = new HeldEvent('desk://desk/cases')
        window.webContents.emit(kind, own)
        expect(own.prevented, kind).toBe(false)
      }
      const file = new HeldEvent('desk://desk/files/abc')
      window.webContents.emit('will-navigate', file)
      expect(file.prevented).toBe(true)
    }
  })

  it('14. pages open no windows; addresses of the desk get one of the shell, others nothing', async () => {
    const { api, window } = await startShellDouble()
    expect(window.webContents.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
    await settle()
    expect(api.windows).toHaveLength(1)
    expect(window.webContents.openHandler?.({ url: 'desk://desk/cases' })).toEqual({ action: 'deny' })
    await settle()
    expect(api.windows).toHaveLength(2)
    // Contents that come into being by any other way are guarded all the same.
    const stray = new ContentsDouble(77)
    api.app.emit('web-contents-created', {}, stray)
    expect(stray.openHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  })

  it('15. shell.openExternal is not used, and the page cannot ask for it', () => {
    const sources = readdirSync(join(root, 'electron')).map(name =>
      readFileSync(join(root, 'electron', name), 'utf8'),
    )
    expect(sources.length).toBeGreaterThan(10)
    for (const source of sources) {
      expect(source).not.toMatch(/\bopenExternal\(|\bopenPath\(|\bshell\.open/)
      expect(source).not.toMatch(/import \{[^}]*\bshell\b[^}]*\} from 'electron'/)
    }
    expect(Object.keys(hostChannels).filter(name => /external|url|link/i.test(name))).toEqual([])
  })

  it('16. a current Electron, pinned and the one that is installed', () => {
    const declared: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const installed: unknown = JSON.parse(
      readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'),
    )
    expect(declared).toMatchObject({
      devDependencies: { electron: expect.stringMatching(/^\d+\.\d+\.\d+$/) },
    })
    expect(installed).toMatchObject({ version: expect.stringMatching(/^(?:4[5-9]|[5-9]\d)\./) })
    expect(JSON.stringify(declared)).toContain(
      JSON.stringify(installed).match(/"version":"([^"]+)"/)?.[1] ?? 'no version',
    )
  })

  it('17. the sender of every message is validated', async () => {
    const { api, send, window } = await startShellDouble()
    expect([...api.channels.keys()].toSorted()).toEqual(Object.values(hostChannels).toSorted())
    for (const channel of [
      'print',
      'printToPdf',
      'printers',
      'chooseFolder',
      'saveFile',
      'notify',
      'setLanguage',
    ] as const) {
      const message = channel === 'printers' ? undefined : { title: 'a', body: 'b', language: 'en' }
      const refused = { ok: false, code: 'shell.messageRefused', params: { channel } }
      expect(await send(channel, message, { url: 'https://example.com/' })).toEqual(refused)
      expect(await send(channel, message, { url: 'desk://desk.evil/' })).toEqual(refused)
      expect(await send(channel, message, { parent: {} })).toEqual(refused)
      expect(await send(channel, message, { contentsId: 4_242 })).toEqual(refused)
      // A frame that has gone has no address to trust.
      const gone = api.channels.get(hostChannels[channel])
      expect(await gone?.({ sender: { id: window.webContents.id }, senderFrame: null }, message)).toEqual(
        refused,
      )
    }
    expect(api.notices).toEqual([])
    expect(await send('printers', undefined)).toMatchObject({ ok: true })
  })
})

describe('beyond the checklist', () => {
  it('desk:// is a real origin, registered before ready and bound by the content policy', async () => {
    const { api } = await startShellDouble()
    expect(api.schemes).toEqual([
      {
        scheme: 'desk',
        privileges: expect.objectContaining({
          standard: true,
          secure: true,
          supportFetchAPI: true,
          stream: true,
          bypassCSP: false,
        }),
      },
    ])
    expect(api.trace.indexOf('schemes')).toBeLessThan(api.trace.indexOf('ready'))
  })

  it('an installed program has no developer tools: no item, no setting, and closed if they appear', async () => {
    const { api, window } = await startShellDouble()
    expect(window.options.webPreferences?.devTools).toBe(false)
    expect(JSON.stringify(api.menus)).not.toContain('Shift+I')
    window.webContents.openDevTools()
    expect(window.webContents.devToolsOpen).toBe(false)
    expect(api.session.defaultSession.loads('devtools://devtools/bundled/inspector.html')).toBe(false)
  })

  it('a program run from sources has developer tools', async () => {
    const { api, window } = await startShellDouble({
      prepare: double => {
        double.app.isPackaged = false
      },
    })
    expect(window.options.webPreferences?.devTools).toBe(true)
    expect(JSON.stringify(api.menus)).toContain('Shift+I')
  })

  it('only windows with screens have a preload; a viewer and a print window are not heard', async () => {
    const { api, preferences, send } = await everyWindow()
    expect(preferences.map(page => page.preload !== undefined)).toEqual([true, true, false, false])
    const viewer = api.windows[2]
    expect(await send('printers', undefined, { contentsId: viewer?.webContents.id ?? 0 })).toMatchObject({
      ok: false,
    })
  })

  it('downloads come from the desk only', async () => {
    const { api } = await startShellDouble()
    const tries: [string, boolean][] = [
      ['https://example.com/a.exe', true],
      ['blob:https://example.com/1', true],
      ['desk://desk/files/abc', false],
      ['blob:desk://desk/1', false],
    ]
    for (const [address, prevented] of tries) {
      const event = new HeldEvent()
      api.session.defaultSession.emit('will-download', event, { getURL: () => address })
      expect(event.prevented, address).toBe(prevented)
    }
  })
})
