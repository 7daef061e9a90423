import { DeskError, errorText } from '../main/contract/errors.ts'
import type { ElectronApi } from './api.ts'
import { menuTemplate } from './menu.ts'
import { print } from './print.ts'
import type { ShellSettings } from './shell-settings.ts'
import { shellText } from './shell-texts.ts'
import type { ShellWindows } from './windows.ts'

export interface AppMenuOptions {
  api: Pick<ElectronApi, 'app' | 'dialog' | 'Menu'>
  windows: ShellWindows
  settings: ShellSettings
  platform: NodeJS.Platform
  devToolsAllowed: boolean
  crashLogFile: string
  noteFailure(error: unknown): void
}

/** Sets the menu in the language of the moment; call again when the language changes. */
export function setAppMenu(options: AppMenuOptions): void {
  const { api, windows, settings } = options
  const { language } = settings

  const showError = (title: string, error: unknown): void => {
    const reason = error instanceof DeskError ? errorText(error.code, error.params, language) : ''
    if (!(error instanceof DeskError)) options.noteFailure(error)
    api.dialog.showErrorBox(title, reason)
  }
  const about = async (): Promise<void> => {
    await api.dialog.showMessageBox({
      type: 'info',
      message: shellText('appName', language),
      detail: [
        `${shellText('version', language)} ${api.app.getVersion()}`,
        `${shellText('crashLogAt', language)}\n${options.crashLogFile}`,
      ].join('\n\n'),
      buttons: [shellText('ok', language)],
    })
  }

  const template = menuTemplate({
    language,
    platform: options.platform,
    devToolsAllowed: options.devToolsAllowed,
    actions: {
      newWindow: () => {
        windows.openApp()
      },
      print: () => {
        const window = windows.current()
        if (window === null) return
        const page = { source: { kind: 'page' as const }, copies: 1, landscape: false } as const
        print(windows, window, { ...page, pageSize: 'A4', duplex: 'simplex' }).catch((error: unknown) =>
          showError(shellText('print', language), error),
        )
      },
      reload: () => windows.current()?.webContents.reload(),
      zoom: factor => {
        const contents = windows.current()?.webContents
        if (contents === undefined) return
        const zoom = factor === null ? 1 : contents.getZoomFactor() * factor
        contents.setZoomFactor(Math.min(3, Math.max(0.5, zoom)))
      },
      openDevTools: () => windows.current()?.webContents.openDevTools(),
      about: () => {
        about().catch(options.noteFailure)
      },
    },
  })
  api.Menu.setApplicationMenu(api.Menu.buildFromTemplate(template))
}
