import type {
  BrowserWindowConstructorOptions,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  PrinterInfo,
  PrintToPDFOptions,
  Privileges,
  Rectangle,
  SaveDialogOptions,
  WebContentsPrintOptions,
} from 'electron'

/**
 * The part of Electron that the shell uses. Everything in this folder takes it by injection, so tests run without
 * the binary. `electron.ts` passes the real module: the compiler proves there that Electron's own types fit, so a
 * change of Electron that breaks us breaks the type check.
 */
export interface ElectronApi {
  app: ShellApp
  BrowserWindow: new (options: BrowserWindowConstructorOptions) => ShellWindow
  dialog: ShellDialog
  ipcMain: {
    handle(channel: string, listener: (event: MessageEventFromPage, ...values: unknown[]) => unknown): void
  }
  Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): ShellMenu
    setApplicationMenu(menu: ShellMenu | null): void
  }
  Notification: {
    new (options: { title: string; body: string }): { show(): void }
    isSupported(): boolean
  }
  powerMonitor: {
    on(event: 'suspend', listener: () => void): unknown
    on(event: 'resume', listener: () => void): unknown
    on(event: 'lock-screen', listener: () => void): unknown
    on(event: 'unlock-screen', listener: () => void): unknown
    on(event: 'shutdown', listener: () => void): unknown
  }
  protocol: {
    registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: Privileges }[]): void
    handle(scheme: string, handler: (request: Request) => Promise<Response>): void
  }
  safeStorage: {
    isAsyncEncryptionAvailable(): Promise<boolean>
    encryptStringAsync(text: string): Promise<Buffer>
    decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
    getSelectedStorageBackend(): string
  }
  screen: { getAllDisplays(): { workArea: Rectangle }[]; getPrimaryDisplay(): { workArea: Rectangle } }
  session: { readonly defaultSession: ShellSession }
}

interface Preventable {
  preventDefault(): void
}

export interface ShellApp {
  readonly isPackaged: boolean
  requestSingleInstanceLock(): boolean
  whenReady(): Promise<void>
  isReady(): boolean
  quit(): void
  exit(exitCode?: number): void
  getPath(name: 'userData' | 'logs' | 'documents'): string
  setPath(name: string, path: string): void
  setAppUserModelId(id: string): void
  enableSandbox(): void
  getLocale(): string
  getVersion(): string
  on(event: 'second-instance', listener: (event: Preventable, argv: string[]) => void): unknown
  on(event: 'window-all-closed', listener: () => void): unknown
  on(event: 'activate', listener: () => void): unknown
  on(event: 'before-quit', listener: (event: Preventable) => void): unknown
  on(event: 'web-contents-created', listener: (event: Preventable, contents: ShellContents) => void): unknown
  on(
    event: 'render-process-gone',
    listener: (event: Preventable, contents: ShellContents, details: ProcessGone) => void,
  ): unknown
  on(
    event: 'child-process-gone',
    listener: (event: Preventable, details: ProcessGone & { type: string }) => void,
  ): unknown
}

interface ProcessGone {
  reason: string
  exitCode: number
}

export interface Navigation extends Preventable {
  readonly url: string
}

export interface ShellContents {
  readonly id: number
  getURL(): string
  isDestroyed(): boolean
  isDevToolsOpened(): boolean
  closeDevTools(): void
  openDevTools(): void
  reload(): void
  send(channel: string, ...values: unknown[]): void
  getZoomFactor(): number
  setZoomFactor(factor: number): void
  executeJavaScript(code: string): Promise<unknown>
  print(options: WebContentsPrintOptions, done: (success: boolean, failureReason: string) => void): void
  printToPDF(options: PrintToPDFOptions): Promise<Buffer>
  getPrintersAsync(): Promise<PrinterInfo[]>
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void
  on(event: 'will-navigate', listener: (event: Navigation) => void): unknown
  on(event: 'will-frame-navigate', listener: (event: Navigation) => void): unknown
  on(event: 'will-redirect', listener: (event: Navigation) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  on(event: 'devtools-opened', listener: () => void): unknown
}

export interface ShellWindow {
  readonly id: number
  readonly webContents: ShellContents
  loadURL(url: string): Promise<void>
  show(): void
  focus(): void
  close(): void
  destroy(): void
  restore(): void
  maximize(): void
  isMinimized(): boolean
  isMaximized(): boolean
  isFullScreen(): boolean
  isFocused(): boolean
  isDestroyed(): boolean
  getNormalBounds(): Rectangle
  setProgressBar(progress: number): void
  on(event: 'close', listener: (event: Preventable) => void): unknown
  on(event: 'closed', listener: () => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

/** What a dialog needs to know of the window it belongs to. */
export interface ParentWindow {
  readonly id: number
}

export interface ShellDialog {
  showErrorBox(title: string, content: string): void
  showMessageBox(options: MessageBoxOptions): Promise<{ response: number }>
  showOpenDialog(
    parent: ParentWindow,
    options: OpenDialogOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(
    parent: ParentWindow,
    options: SaveDialogOptions,
  ): Promise<{ canceled: boolean; filePath: string }>
}

/** A built menu, passed on untouched. */
export interface ShellMenu {
  getMenuItemById(id: string): unknown
}

/** A message of the page, with what is needed to see who sent it. */
export interface MessageEventFromPage {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

export interface ShellSession {
  setPermissionRequestHandler(
    handler: (
      contents: ShellContents,
      permission: string,
      answer: (granted: boolean) => void,
      details: { requestingUrl?: string; mediaTypes?: ('video' | 'audio')[] },
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (
      contents: ShellContents | null,
      permission: string,
      origin: string,
      details: { mediaType?: 'video' | 'audio' | 'unknown' },
    ) => boolean,
  ): void
  setDevicePermissionHandler(handler: () => boolean): void
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: null) => void) => void): void
  readonly webRequest: {
    onBeforeRequest(
      listener: (details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void,
    ): void
  }
  on(event: 'will-download', listener: (event: Preventable, item: { getURL(): string }) => void): unknown
}
