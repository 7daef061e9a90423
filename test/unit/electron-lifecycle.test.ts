import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { APP_USER_MODEL_ID } from '../../electron/shell.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { HeldEvent } from '../doubles/electron.ts'
import { settle, startShellDouble } from '../doubles/electron-shell.ts'

describe('start of the desktop program', () => {
  it('opens one window with the screens and the desk behind it', async () => {
    const { api, window, opened } = await startShellDouble()
    expect(window.webContents.url).toBe('desk://desk/')
    expect(window.shown).toBe(true)
    expect(opened).toMatchObject([{ dataFolder: null, keyProtector: { kind: 'keystore' } }])
    expect(api.trace).toEqual(['lock', 'sandbox', 'schemes', 'ready'])
  })

  it('a second start does nothing but show the window that runs', async () => {
    const second = await startShellDouble({
      prepare: double => {
        double.app.firstInstance = false
      },
    })
    expect(second.api.app.quits).toBe(1)
    expect(second.opened).toEqual([])
    expect(second.api.windows).toEqual([])
    expect(second.api.trace).toEqual(['lock'])

    const first = await startShellDouble()
    first.window.minimised = true
    first.window.focused = false
    first.api.app.emit('second-instance', new HeldEvent(), ['clubhouse-desk', '--allow-file-access'])
    expect(first.window).toMatchObject({ minimised: false, focused: true, shown: true })
    expect(first.api.windows).toHaveLength(1)
    first.api.app.emit('second-instance', new HeldEvent(), ['clubhouse-desk', '--new-window'])
    expect(first.api.windows).toHaveLength(2)
  })

  it('each data folder is a program of its own, known before the lock, its name kept out of the path', async () => {
    const { api, opened, folder } = await startShellDouble({ argv: ['--data', 'estate-a', '--no-sandbox'] })
    expect(opened[0]?.dataFolder).toBe(join(folder, 'estate-a'))
    expect(api.trace.slice(0, 2)).toEqual(['path userData', 'lock'])
    expect(api.app.paths.userData).toMatch(/profiles[\\/][0-9a-f]{16}$/)
    const other = await startShellDouble({ argv: ['--data=/srv/estate-b'] })
    expect(other.opened[0]?.dataFolder).toMatch(/estate-b$/)
    expect(other.api.app.paths.userData).not.toBe(api.app.paths.userData)
  })

  it('Windows knows the program by the id of its installer', async () => {
    const windows = await startShellDouble({ platform: 'win32' })
    const installer = readFileSync(join(import.meta.dirname, '../../build/electron-builder.yml'), 'utf8')
    expect(installer).toMatch(/^appId: cn\.clubhouse\.desk$/m)
    expect(APP_USER_MODEL_ID).toBe('cn.clubhouse.desk')
    expect(windows.api.app.userModelId).toBe(APP_USER_MODEL_ID)
    const linux = await startShellDouble()
    expect(linux.api.app.userModelId).toBe('')
  })

  it('a desk that does not open says why in the language of the person, and ends with an error', async () => {
    const shell = await startShellDouble({
      openDesk: () => Promise.reject(new DeskError('shell.rendererMissing')),
    })
    expect(shell.api.dialog.errors).toMatchObject([{ title: '无法启动' }])
    expect(shell.api.dialog.errors[0]?.content).toContain('重新安装')
    expect(shell.api.app.exitCode).toBe(1)

    const unknown = await startShellDouble({
      openDesk: () => Promise.reject(new Error('table people of 王小明 is broken')),
      prepare: double => {
        double.app.locale = 'en-GB'
      },
    })
    expect(unknown.api.dialog.errors[0]?.title).toBe('Cannot start')
    expect(unknown.api.dialog.errors[0]?.content).not.toContain('王小明')
  })

  it('ends with its last window, except where programs stay in the dock', async () => {
    const linux = await startShellDouble()
    linux.window.close()
    linux.api.app.emit('window-all-closed')
    expect(linux.api.app.quits).toBe(1)
    const mac = await startShellDouble({ platform: 'darwin' })
    mac.window.close()
    mac.api.app.emit('window-all-closed')
    expect(mac.api.app.quits).toBe(0)
    mac.api.app.emit('activate')
    expect(mac.api.windows).toHaveLength(2)
  })
})

describe('keystore of the system', () => {
  it('wraps and unwraps the data key', async () => {
    const { opened } = await startShellDouble()
    const protector = opened[0]?.keyProtector
    const key = new Uint8Array([1, 2, 250, 0, 7])
    const wrapped = await protector?.wrap(key)
    expect(wrapped).toBeDefined()
    expect(Buffer.from(wrapped ?? []).includes(Buffer.from(key))).toBe(false)
    expect(new Uint8Array((await protector?.unwrap(wrapped ?? new Uint8Array())) ?? [])).toEqual(key)
    await expect(protector?.unwrap(new Uint8Array([9]))).rejects.toThrow('not from this keystore')
  })

  it('absent: the desk keeps a key file and the person is told, once', async () => {
    const { api, opened, folder } = await startShellDouble({
      prepare: double => {
        double.safeStorage.available = false
      },
    })
    expect(opened[0]?.keyProtector).toBeNull()
    expect(api.dialog.boxes).toMatchObject([
      { type: 'warning', detail: expect.stringContaining('密钥库不可用') },
    ])
    const kept: unknown = JSON.parse(readFileSync(join(folder, 'user', 'shell.json'), 'utf8'))
    expect(kept).toEqual({ keystoreWarningRead: 'shell.keystoreUnavailable' })
  })

  it('Linux without a password manager is told that the protection is weak; other systems are not', async () => {
    const weak = (double: { safeStorage: { backend: string } }): void => {
      double.safeStorage.backend = 'basic_text'
    }
    const linux = await startShellDouble({ prepare: weak })
    expect(linux.opened[0]?.keyProtector).not.toBeNull()
    expect(linux.api.dialog.boxes[0]?.detail).toContain('GNOME Keyring')
    const windows = await startShellDouble({ platform: 'win32', prepare: weak })
    expect(windows.api.dialog.boxes).toEqual([])
  })
})

describe('power of the computer', () => {
  it('sleep and lock reach every window, shutdown quits in order', async () => {
    const { api, window } = await startShellDouble()
    for (const state of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) api.powerMonitor.emit(state)
    expect(window.webContents.sent.map(message => message.values[0])).toEqual([
      { kind: 'power', state: 'suspend' },
      { kind: 'power', state: 'resume' },
      { kind: 'power', state: 'lock-screen' },
      { kind: 'power', state: 'unlock-screen' },
    ])
    api.powerMonitor.emit('shutdown')
    expect(api.app.quits).toBe(1)
  })
})

describe('menu', () => {
  it('speaks Chinese first and English when asked, with the same accelerators', async () => {
    const { api, send } = await startShellDouble()
    const labels = (): string => JSON.stringify(api.menus.at(-1))
    expect(labels()).toContain('新建窗口')
    expect(await send('setLanguage', { language: 'en' })).toEqual({ ok: true, value: { language: 'en' } })
    expect(api.menus).toHaveLength(2)
    expect(labels()).toContain('New window')
    expect(labels()).not.toMatch(/[\u4e00-\u9fff]/)
    const accelerators = api.menus.map(menu => JSON.stringify(menu).match(/"accelerator":"[^"]+"/g))
    expect(accelerators[0]).toEqual(accelerators[1])
    expect(new Set(accelerators[0]).size).toBe(accelerators[0]?.length)
  })

  it('opens windows, zooms within limits, prints and reloads the window in front', async () => {
    const { api, window } = await startShellDouble()
    const click = (label: string): void => {
      for (const menu of api.menus.at(-1) ?? []) {
        const items = Array.isArray(menu.submenu) ? menu.submenu : []
        const item = items.find(entry => entry.label === label)
        if (item?.click !== undefined) Reflect.apply(item.click, undefined, [])
      }
    }
    for (let times = 0; times < 30; times += 1) click('放大')
    expect(window.webContents.zoom).toBe(3)
    for (let times = 0; times < 60; times += 1) click('缩小')
    expect(window.webContents.zoom).toBe(0.5)
    click('实际大小')
    expect(window.webContents.zoom).toBe(1)
    click('打印…')
    expect(window.webContents.prints).toMatchObject([{ silent: false }])
    click('刷新')
    expect(window.webContents.reloads).toBe(1)
    click('关于')
    expect(api.dialog.boxes.at(-1)?.detail).toContain('faults.log')
    click('新建窗口')
    await settle()
    expect(api.windows).toHaveLength(2)
    expect(api.windows[1]?.options.x).not.toBe(window.options.x)
  })
})
