import type { ElectronApi } from './api.ts'
import type { ShellWindows } from './windows.ts'

/**
 * Passes sleep and lock of the computer on to the screens, which lock the session; a shutdown of the system quits
 * in order. Windows says nothing of a shutdown here: a commit is on disk when it is reported, so nothing is lost.
 */
export function watchPower(api: Pick<ElectronApi, 'app' | 'powerMonitor'>, windows: ShellWindows): void {
  const { powerMonitor } = api
  powerMonitor.on('suspend', () => windows.tell({ kind: 'power', state: 'suspend' }))
  powerMonitor.on('resume', () => windows.tell({ kind: 'power', state: 'resume' }))
  powerMonitor.on('lock-screen', () => windows.tell({ kind: 'power', state: 'lock-screen' }))
  powerMonitor.on('unlock-screen', () => windows.tell({ kind: 'power', state: 'unlock-screen' }))
  powerMonitor.on('shutdown', () => api.app.quit())
}
