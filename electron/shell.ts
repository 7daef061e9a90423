import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DeskError, errorText } from '../main/contract/errors.ts'
import type { ElectronApi } from './api.ts'
import { setAppMenu } from './app-menu.ts'
import { guardContents } from './contents-guard.ts'
import { createCookieJar } from './cookie-jar.ts'
import { type CrashLog, createCrashLog } from './crash-log.ts'
import type { DeskPort, OpenDeskPort } from './desk-port.ts'
import { type ProcessEvents, watchFaults } from './fault-watch.ts'
import { createHostActions } from './host-actions.ts'
import { listenToPages } from './host-messages.ts'
import { findKeystore, type KeystoreFinding } from './keystore.ts'
import { watchPower } from './power.ts'
import { createDeskProtocol } from './protocol.ts'
import { createSafeQuit } from './quit.ts'
import { DESK_SCHEME, deskSchemePrivileges } from './scheme.ts'
import { guardSession } from './session-guard.ts'
import { parseShellArguments } from './shell-arguments.ts'
import { loadShellSettings, type ShellSettings } from './shell-settings.ts'
import { shellText } from './shell-texts.ts'
import { createWindows, type ShellWindows } from './windows.ts'

/** The same as `appId` of the installer: Windows groups windows and notifications by it. */
export const APP_USER_MODEL_ID = 'cn.clubhouse.desk'

export interface ShellOptions {
  api: ElectronApi
  openDesk: OpenDeskPort
  /** Command line without the program and its entry. */
  argv: readonly string[]
  cwd: string
  platform: NodeJS.Platform
  process: ProcessEvents
  rendererFolder: string
  preload: string
  now(): number
  everySecond(tick: () => void): () => void
}

/**
 * The life of the desktop program. Resolves when the first window is open, or at once where another instance runs
 * (it shows its window instead).
 */
export async function startShell(options: ShellOptions): Promise<void> {
  const { api, platform } = options
  const { dataFolder } = parseShellArguments(options.argv, options.cwd)

  // Each data folder is a program of its own: lock, window places, drafts.
  if (dataFolder !== null) api.app.setPath('userData', profileFolder(api.app.getPath('userData'), dataFolder))
  if (!api.app.requestSingleInstanceLock()) {
    api.app.quit()
    return
  }
  api.app.enableSandbox()
  if (platform === 'win32') api.app.setAppUserModelId(APP_USER_MODEL_ID)
  api.protocol.registerSchemesAsPrivileged([{ scheme: DESK_SCHEME, privileges: deskSchemePrivileges }])

  const userData = api.app.getPath('userData')
  const crashLogFile = join(api.app.getPath('logs'), 'faults.log')
  const log = createCrashLog(crashLogFile, options.now)
  const settings = loadShellSettings(join(userData, 'shell.json'), api.app.getLocale())
  const devToolsAllowed = !api.app.isPackaged

  const windows = createWindows({
    api,
    preload: options.preload,
    stateFile: join(userData, 'window.json'),
    devToolsAllowed,
    loadFailed: error => log.note({ kind: 'unhandled-rejection', error }),
  })
  watchFaults({ api, process: options.process, log, settings, windows: () => windows })
  api.app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, { devToolsAllowed, openWindow: windows.open })
  })

  const opening = Promise.withResolvers<DeskPort>()
  // Screens wait for the desk through the handler; a failure is told below, not by each request.
  opening.promise.catch(() => undefined)
  watchLife(options, windows, settings, log, opening.promise)

  await api.app.whenReady()
  guardSession(api.session.defaultSession, { devToolsAllowed })
  const handle = createDeskProtocol({
    rendererFolder: options.rendererFolder,
    desk: opening.promise,
    cookies: createCookieJar(options.now),
  })
  api.protocol.handle(DESK_SCHEME, handle)

  const noteFailure = (error: unknown): string => log.note({ kind: 'unhandled-rejection', error })
  const showMenu = (): void =>
    setAppMenu({ api, windows, settings, platform, devToolsAllowed, crashLogFile, noteFailure })
  showMenu()
  const actions = createHostActions({ api, windows, settings, fetchDesk: handle, languageChanged: showMenu })
  listenToPages({ api, windows, actions, noteFailure })
  watchPower(api, windows)
  windows.openApp()

  await openBehindWindow(options, settings, log, dataFolder, opening)
}

/** Opens the desk while the first screen already loads; a desk that does not open ends the program with the reason. */
async function openBehindWindow(
  options: ShellOptions,
  settings: ShellSettings,
  log: CrashLog,
  dataFolder: string | null,
  opening: PromiseWithResolvers<DeskPort>,
): Promise<void> {
  const { api } = options
  try {
    const keystore = await findKeystore(api.safeStorage, options.platform)
    opening.resolve(await options.openDesk({
        dataFolder,
        keyProtector: keystore.protector,
        rendererFolder: options.rendererFolder,
      }))
    await tellKeystoreWarning(api, settings, keystore)
  } catch (error) {
    const { language } = settings
    const reference = log.note({ kind: 'desk-not-opened', error })
    const text =
      error instanceof DeskError
        ? errorText(error.code, error.params, language)
        : errorText('shell.deskNotOpened', { reason: reference }, language)
    opening.reject(error)
    api.dialog.showErrorBox(shellText('cannotStart', language), text)
    api.app.exit(1)
  }
}

/** Once per warning: a notice that comes back every morning is no longer read. */
async function tellKeystoreWarning(
  api: ElectronApi,
  settings: ShellSettings,
  finding: KeystoreFinding,
): Promise<void> {
  if (finding.warning === null || settings.keystoreWarningRead === finding.warning) return
  await api.dialog.showMessageBox({
    type: 'warning',
    message: shellText('keystoreTitle', settings.language),
    detail: errorText(finding.warning, {}, settings.language),
    buttons: [shellText('ok', settings.language)],
  })
  settings.update({ keystoreWarningRead: finding.warning })
}

/** Second starts, the last window, and quitting only after the desk is closed. */
function watchLife(
  options: ShellOptions,
  windows: ShellWindows,
  settings: ShellSettings,
  log: CrashLog,
  desk: Promise<DeskPort>,
): void {
  const { api } = options
  api.app.on('second-instance', (_event, argv) => {
    if (parseShellArguments(argv, options.cwd).newWindow) windows.openApp()
    else windows.reveal()
  })
  api.app.on('activate', () => {
    if (api.app.isReady()) windows.reveal()
  })
  api.app.on('window-all-closed', () => {
    if (options.platform !== 'darwin') api.app.quit()
  })

  const quit = createSafeQuit({
    async drain() {
      const opened = await desk
      await opened.close()
    },
    quit: () => api.app.quit(),
    exit: code => api.app.exit(code),
    everySecond: options.everySecond,
    async askToForce(seconds) {
      const { language } = settings
      const { response } = await api.dialog.showMessageBox({
        type: 'warning',
        message: shellText('stillSaving', language),
        detail: shellText('stillSavingDetail', language, { seconds }),
        buttons: [shellText('keepWaiting', language), shellText('forceQuit', language)],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
      })
      return response === 1
    },
    showProgress(secondsLeft) {
      windows.tell({ kind: 'closing', secondsLeft })
      // Above 1 is the indeterminate bar: how much is left to write is not known.
      for (const window of windows.all()) if (!window.isDestroyed()) window.setProgressBar(2)
    },
    noteFailure: error => log.note({ kind: 'close-failed', error }),
    noteForced: secondsWaited => log.note({ kind: 'quit-forced', secondsWaited }),
  })
  api.app.on('before-quit', event => quit.beforeQuit(event))
}

/** Folder names of people stay out of the profile's name. */
function profileFolder(userData: string, dataFolder: string): string {
  return join(userData, 'profiles', createHash('sha256').update(dataFolder).digest('hex').slice(0, 16))
}
