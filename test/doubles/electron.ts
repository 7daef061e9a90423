import { join } from 'node:path'
import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  Privileges,
  Rectangle,
  SaveDialogOptions,
} from 'electron'
import type {
  ElectronApi,
  MessageEventFromPage,
  ParentWindow,
  ShellApp,
  ShellContents,
  ShellDialog,
  ShellMenu,
  ShellSession,
} from '../../electron/api.ts'
import { EventDouble } from './electron-emitter.ts'
import { WindowDouble } from './electron-window.ts'

export { HeldEvent } from './electron-emitter.ts'
export { ContentsDouble, WindowDouble } from './electron-window.ts'

class AppDouble extends EventDouble implements ShellApp {
  isPackaged = true
  firstInstance = true
  locale = 'zh-CN'
  sandboxed = false
  quits = 0
  exitCode: number | null = null
  userModelId = ''
  readonly paths: Record<string, string>
  /** What happened in which order, for rules like "before ready". */
  readonly trace: string[]

  constructor(folder: string, trace: string[]) {
    super()
    this.paths = {
      userData: join(folder, 'user'),
      logs: join(folder, 'logs'),
      documents: join(folder, 'documents'),
    }
    this.trace = trace
  }

  requestSingleInstanceLock(): boolean {
    this.trace.push('lock')
    return this.firstInstance
  }
  async whenReady(): Promise<void> {
    this.trace.push('ready')
  }
  isReady(): boolean {
    return this.trace.includes('ready')
  }
  quit(): void {
    this.quits += 1
  }
  exit(exitCode = 0): void {
    this.exitCode ??= exitCode
  }
  getPath(name: 'userData' | 'logs' | 'documents'): string {
    return this.paths[name] ?? ''
  }
  setPath(name: string, path: string): void {
    this.trace.push(`path ${name}`)
    this.paths[name] = path
  }
  setAppUserModelId(id: string): void {
    this.userModelId = id
  }
  enableSandbox(): void {
    this.trace.push('sandbox')
    this.sandboxed = true
  }
  getLocale(): string {
    return this.locale
  }
  getVersion(): string {
    return '0.0.0-test'
  }
}

type PermissionHandler = Parameters<ShellSession['setPermissionRequestHandler']>[0]
type PermissionCheck = Parameters<ShellSession['setPermissionCheckHandler']>[0]

class SessionDouble extends EventDouble implements ShellSession {
  requestHandler: PermissionHandler | null = null
  checkHandler: PermissionCheck | null = null
  deviceHandler: (() => boolean) | null = null
  displayHandler: ((request: unknown, answer: (streams: null) => void) => void) | null = null
  beforeRequest:
    | ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void)
    | null = null

  readonly webRequest = {
    onBeforeRequest: (
      listener: (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void,
    ): void => {
      this.beforeRequest = listener
    },
  }

  setPermissionRequestHandler(handler: PermissionHandler): void {
    this.requestHandler = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.checkHandler = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.deviceHandler = handler
  }
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: null) => void) => void): void {
    this.displayHandler = handler
  }

  /** Asks for a permission as Chromium would. */
  asks(
    contents: ShellContents,
    permission: string,
    requestingUrl: string,
    mediaTypes?: ('video' | 'audio')[],
  ): boolean {
    let granted = true
    const answer = (answered: boolean): void => {
      granted = answered
    }
    this.requestHandler?.(contents, permission, answer, {
      requestingUrl,
      ...(mediaTypes ? { mediaTypes } : {}),
    })
    return granted
  }

  /** True where a request for the address goes through. */
  loads(url: string): boolean {
    let cancelled = false
    this.beforeRequest?.({ url }, response => {
      cancelled = response.cancel === true
    })
    return !cancelled
  }
}

class DialogDouble implements ShellDialog {
  readonly errors: { title: string; content: string }[] = []
  readonly boxes: MessageBoxOptions[] = []
  readonly saves: SaveDialogOptions[] = []
  readonly opens: OpenDialogOptions[] = []
  boxAnswer: Promise<{ response: number }> = Promise.resolve({ response: 0 })
  saveAnswer: { canceled: boolean; filePath: string } = { canceled: true, filePath: '' }
  openAnswer: { canceled: boolean; filePaths: string[] } = { canceled: true, filePaths: [] }

  showErrorBox(title: string, content: string): void {
    this.errors.push({ title, content })
  }
  showMessageBox(options: MessageBoxOptions): Promise<{ response: number }> {
    this.boxes.push(options)
    return this.boxAnswer
  }
  async showOpenDialog(_parent: ParentWindow, options: OpenDialogOptions): Promise<typeof this.openAnswer> {
    this.opens.push(options)
    return this.openAnswer
  }
  async showSaveDialog(_parent: ParentWindow, options: SaveDialogOptions): Promise<typeof this.saveAnswer> {
    this.saves.push(options)
    return this.saveAnswer
  }
}

class SafeStorageDouble {
  available = true
  backend = 'gnome_libsecret'

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.available
  }
  async encryptStringAsync(text: string): Promise<Buffer> {
    return Buffer.from(`kept:${text}`)
  }
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const text = encrypted.toString()
    if (!text.startsWith('kept:')) throw new Error('not from this keystore')
    return { result: text.slice('kept:'.length), shouldReEncrypt: false }
  }
  getSelectedStorageBackend(): string {
    return this.backend
  }
}

type Channel = (event: MessageEventFromPage, ...values: unknown[]) => unknown

/** Electron without Electron: the whole of `ElectronApi`, recording, with windows that load nothing. */
export interface ElectronDouble extends ElectronApi {
  app: AppDouble
  dialog: DialogDouble
  safeStorage: SafeStorageDouble
  session: { defaultSession: SessionDouble }
  powerMonitor: EventDouble
  readonly windows: WindowDouble[]
  readonly channels: Map<string, Channel>
  readonly menus: MenuItemConstructorOptions[][]
  readonly notices: { title: string; body: string }[]
  readonly schemes: { scheme: string; privileges?: Privileges }[]
  readonly handlers: Map<string, (request: Request) => Promise<Response>>
  readonly trace: string[]
  displays: Rectangle[]
}

/** @param folder an empty folder of the test, for what the shell keeps on disk */
export function createElectronDouble(folder: string): ElectronDouble {
  const trace: string[] = []
  const windows: WindowDouble[] = []
  const channels = new Map<string, Channel>()
  const menus: MenuItemConstructorOptions[][] = []
  const notices: { title: string; body: string }[] = []
  const schemes: { scheme: string; privileges?: Privileges }[] = []
  const handlers = new Map<string, (request: Request) => Promise<Response>>()
  const app = new AppDouble(folder, trace)

  class BrowserWindow extends WindowDouble {
    constructor(options: BrowserWindowConstructorOptions) {
      super(windows.length + 1, options)
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
  class Notification {
    readonly options: { title: string; body: string }
    constructor(options: { title: string; body: string }) {
      this.options = options
    }
    show(): void {
      notices.push(this.options)
    }
    static isSupported(): boolean {
      return true
    }
  }
  const double: ElectronDouble = {
    app,
    BrowserWindow,
    Notification,
    dialog: new DialogDouble(),
    safeStorage: new SafeStorageDouble(),
    session: { defaultSession: new SessionDouble() },
    powerMonitor: new EventDouble(),
    ipcMain: { handle: (channel, listener) => void channels.set(channel, listener) },
    Menu: {
      buildFromTemplate(template): ShellMenu {
        menus.push(template)
        return { getMenuItemById: () => null }
      },
      setApplicationMenu: () => undefined,
    },
    protocol: {
      registerSchemesAsPrivileged(registered) {
        trace.push('schemes')
        schemes.push(...registered)
      },
      handle: (scheme, handler) => void handlers.set(scheme, handler),
    },
    screen: {
      getAllDisplays: () => double.displays.map(workArea => ({ workArea })),
      getPrimaryDisplay: () => ({
        workArea: double.displays[0] ?? { x: 0, y: 0, width: 1920, height: 1040 },
      }),
    },
    windows,
    channels,
    menus,
    notices,
    schemes,
    handlers,
    trace,
    displays: [{ x: 0, y: 0, width: 1920, height: 1040 }],
  }
  return double
}
