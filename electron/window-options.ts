import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'

/** Settings shared by every page: nothing of Node, nothing experimental, no way around the origin. */
function closedPreferences(devToolsAllowed: boolean): WebPreferences {
  return {
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // The spell checker fetches dictionaries from the network.
    spellcheck: false,
    devTools: devToolsAllowed,
  }
}

export interface WindowKindOptions {
  devToolsAllowed: boolean
  preload: string
}

/** A window with the screens of the desk. The only kind that has a preload. */
export function appWindowOptions(options: WindowKindOptions): BrowserWindowConstructorOptions {
  return {
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: { ...closedPreferences(options.devToolsAllowed), preload: options.preload },
  }
}

/** A window that shows one stored file. `plugins` is what Chromium calls its own PDF viewer. */
export function viewerWindowOptions(devToolsAllowed: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1000,
    height: 900,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: { ...closedPreferences(devToolsAllowed), plugins: true },
  }
}

/** A window that is never shown, in which a page is laid out for the printer. */
export function printWindowOptions(): BrowserWindowConstructorOptions {
  return {
    show: false,
    width: 1024,
    height: 1448,
    // A window out of sight is slowed down otherwise, and someone waits for the paper.
    // Sheets of the desk are PDF files, which need the viewer (`plugins`).
    webPreferences: { ...closedPreferences(false), plugins: true, backgroundThrottling: false },
  }
}
