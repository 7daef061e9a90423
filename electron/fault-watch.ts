import { errorText } from '../main/contract/errors.ts'
import type { ElectronApi } from './api.ts'
import type { CrashLog } from './crash-log.ts'
import type { ShellSettings } from './shell-settings.ts'
import { shellText } from './shell-texts.ts'
import type { ShellWindows } from './windows.ts'

/** The events of the main process itself, injected so that tests do not catch the test runner's own. */
export interface ProcessEvents {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

export interface FaultWatchOptions {
  api: Pick<ElectronApi, 'app' | 'dialog'>
  process: ProcessEvents
  log: CrashLog
  settings: ShellSettings
  windows: () => ShellWindows | null
}

/** Notes every crash of any process, and tells a person what to do where a person is concerned. */
export function watchFaults(options: FaultWatchOptions): void {
  const { api, log } = options

  options.process.on('uncaughtException', error => {
    const reference = log.note({ kind: 'uncaught-exception', error })
    const language = options.settings.language
    api.dialog.showErrorBox(
      shellText('unexpectedTitle', language),
      errorText('unexpected', { reference }, language),
    )
    // The main process is in an unknown state: it closes the desk in order and ends.
    api.app.quit()
  })
  options.process.on('unhandledRejection', error => {
    log.note({ kind: 'unhandled-rejection', error })
  })

  api.app.on('child-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    log.note({
      kind: 'process-gone',
      process: details.type,
      reason: details.reason,
      exitCode: details.exitCode,
    })
  })

  api.app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return
    log.note({ kind: 'page-gone', process: 'page', reason: details.reason, exitCode: details.exitCode })
    const window = options.windows()?.withContents(contents.id) ?? null
    if (window === null) return
    const language = options.settings.language
    const ask = async (): Promise<void> => {
      const { response } = await api.dialog.showMessageBox({
        type: 'error',
        message: shellText('pageGone', language),
        detail: shellText('pageGoneDetail', language),
        buttons: [shellText('reloadPage', language), shellText('closeWindow', language)],
        defaultId: 0,
        cancelId: 1,
      })
      if (window.isDestroyed()) return
      if (response === 0) window.webContents.reload()
      else window.close()
    }
    ask().catch((error: unknown) => log.note({ kind: 'unhandled-rejection', error }))
  })
}
