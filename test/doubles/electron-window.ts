import type {
  BrowserWindowConstructorOptions,
  PrinterInfo,
  PrintToPDFOptions,
  Rectangle,
  WebContentsPrintOptions,
} from 'electron'
import type { ShellContents, ShellWindow } from '../../electron/api.ts'
import { EventDouble } from './electron-emitter.ts'

/** Contents of a window that record what the shell does to them. */
export class ContentsDouble extends EventDouble implements ShellContents {
  readonly id: number
  url = ''
  destroyed = false
  devToolsOpen = false
  reloads = 0
  zoom = 1
  readonly sent: { channel: string; values: unknown[] }[] = []
  readonly prints: WebContentsPrintOptions[] = []
  readonly pdfs: PrintToPDFOptions[] = []
  readonly scripts: string[] = []
  /** What the printer answers. */
  printAnswer: { success: boolean; reason: string } = { success: true, reason: '' }
  /** What a script run in the page answers. */
  scriptAnswer: unknown = true
  openHandler: ((details: { url: string }) => { action: 'deny' }) | null = null

  constructor(id: number) {
    super()
    this.id = id
  }

  getURL(): string {
    return this.url
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  isDevToolsOpened(): boolean {
    return this.devToolsOpen
  }
  closeDevTools(): void {
    this.devToolsOpen = false
  }
  openDevTools(): void {
    this.devToolsOpen = true
    this.emit('devtools-opened')
  }
  reload(): void {
    this.reloads += 1
  }
  send(channel: string, ...values: unknown[]): void {
    this.sent.push({ channel, values })
  }
  getZoomFactor(): number {
    return this.zoom
  }
  setZoomFactor(factor: number): void {
    this.zoom = factor
  }
  async executeJavaScript(code: string): Promise<unknown> {
    this.scripts.push(code)
    return this.scriptAnswer
  }
  print(options: WebContentsPrintOptions, done: (success: boolean, failureReason: string) => void): void {
    this.prints.push(options)
    done(this.printAnswer.success, this.printAnswer.reason)
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    this.pdfs.push(options)
    return Buffer.from('%PDF-1.7')
  }
  async getPrintersAsync(): Promise<PrinterInfo[]> {
    return [{ name: 'front', displayName: 'Front desk', description: '', options: {} }]
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void {
    this.openHandler = handler
  }
}

/** A window that records its options and what happens to it. */
export class WindowDouble extends EventDouble implements ShellWindow {
  readonly id: number
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: ContentsDouble
  bounds: Rectangle
  maximised = false
  minimised = false
  shown = false
  focused = false
  destroyed = false
  progress = -1

  constructor(id: number, options: BrowserWindowConstructorOptions) {
    super()
    this.id = id
    this.options = options
    this.webContents = new ContentsDouble(id + 1_000)
    this.webContents.zoom = options.webPreferences?.zoomFactor ?? 1
    this.bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.url = url
    this.emit('ready-to-show')
  }
  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused = true
  }
  close(): void {
    this.emit('close', { preventDefault: () => undefined })
    this.destroy()
  }
  destroy(): void {
    this.destroyed = true
    this.webContents.destroyed = true
    this.emit('closed')
  }
  restore(): void {
    this.minimised = false
  }
  maximize(): void {
    this.maximised = true
  }
  isMinimized(): boolean {
    return this.minimised
  }
  isMaximized(): boolean {
    return this.maximised
  }
  isFullScreen(): boolean {
    return false
  }
  isFocused(): boolean {
    return this.focused
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  setProgressBar(progress: number): void {
    this.progress = progress
  }
}
