import { hostEventChannel } from '../main/contract/host-channels.ts'
import type { HostEvent } from '../main/contract/host-capabilities.ts'
import type { ElectronApi, ShellWindow } from './api.ts'
import { DESK_ORIGIN, isDeskPath, isDeskUrl } from './scheme.ts'
import { appWindowOptions, printWindowOptions, viewerWindowOptions } from './window-options.ts'
import {
  cascaded,
  fittedWindowState,
  loadWindowState,
  MIN_WINDOW,
  saveWindowState,
  type WindowState,
} from './window-state.ts'

export interface WindowsOptions {
  api: Pick<ElectronApi, 'BrowserWindow' | 'screen'>
  preload: string
  stateFile: string
  devToolsAllowed: boolean
  /** A page could not be loaded; the window stays, the fault is noted. */
  loadFailed(error: unknown): void
}

export interface ShellWindows {
  /** Opens a window with screens, at a path of the desk. */
  openApp(path?: string): ShellWindow
  /** Opens whatever address of the desk: a screen in a new window, a stored file in a viewer. */
  open(address: string): void
  /** A hidden window that has loaded the path. The caller destroys it. */
  openForPrint(path: string): Promise<ShellWindow>
  /** The windows with screens, oldest first. */
  all(): ShellWindow[]
  /** The one in front, else the newest. */
  current(): ShellWindow | null
  /** The window with screens that has these contents, or null: viewers and print windows are not heard. */
  withContents(contentsId: number): ShellWindow | null
  /** Brings a window to the front. */
  reveal(): void
  tell(event: HostEvent): void
}

export function createWindows(options: WindowsOptions): ShellWindows {
  const { api } = options
  const appWindows: ShellWindow[] = []

  const areas = () => api.screen.getAllDisplays().map(display => display.workArea)
  const load = (window: ShellWindow, address: string): void => {
    window.loadURL(address).catch(options.loadFailed)
  }

  const openApp = (path = '/'): ShellWindow => {
    const state = fittedWindowState(
      loadWindowState(options.stateFile),
      areas(),
      api.screen.getPrimaryDisplay().workArea,
    )
    const bounds = appWindows.length === 0 ? state.bounds : cascaded(state.bounds, areas())
    const base = appWindowOptions(options)
    const window = new api.BrowserWindow({
      ...base,
      ...bounds,
      minWidth: MIN_WINDOW.width,
      minHeight: MIN_WINDOW.height,
      webPreferences: { ...base.webPreferences, zoomFactor: state.zoom },
    })
    appWindows.push(window)
    if (state.maximised && appWindows.length === 1) window.maximize()
    window.once('ready-to-show', () => window.show())
    window.on('close', () => {
      saveWindowState(options.stateFile, stateOf(window))
    })
    window.on('closed', () => {
      const at = appWindows.indexOf(window)
      if (at !== -1) appWindows.splice(at, 1)
    })
    load(window, `${DESK_ORIGIN}${path}`)
    return window
  }

  const current = (): ShellWindow | null =>
    appWindows.find(window => window.isFocused()) ?? appWindows.at(-1) ?? null

  return {
    openApp,
    open(address) {
      if (!isDeskUrl(address)) return
      const url = new URL(address)
      if (!isDeskPath(url.pathname)) {
        openApp(`${url.pathname}${url.search}${url.hash}`)
        return
      }
      load(new api.BrowserWindow(viewerWindowOptions(options.devToolsAllowed)), address)
    },
    async openForPrint(path) {
      const window = new api.BrowserWindow(printWindowOptions())
      try {
        await window.loadURL(`${DESK_ORIGIN}${path}`)
        return window
      } catch (error) {
        window.destroy()
        throw error
      }
    },
    all: () => [...appWindows],
    current,
    withContents: id =>
      appWindows.find(window => !window.isDestroyed() && window.webContents.id === id) ?? null,
    reveal() {
      const window = current()
      if (window === null) {
        openApp()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    tell(event) {
      for (const window of appWindows) {
        if (!window.isDestroyed() && !window.webContents.isDestroyed()) {
          window.webContents.send(hostEventChannel, event)
        }
      }
    },
  }
}

function stateOf(window: ShellWindow): WindowState {
  return {
    bounds: window.getNormalBounds(),
    maximised: window.isMaximized(),
    zoom: Math.min(3, Math.max(0.5, window.webContents.getZoomFactor())),
  }
}
