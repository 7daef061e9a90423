import { homedir, platform } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'

/** Where the desk's data and its key lie on a computer without the window's keystore. */
export interface DataPlace {
  readonly dataFolder: string
  /** The key file lies beside, never inside, the data folder: who copies the folder does not copy the key. */
  readonly keyFile: string
}

/** The user's own application data folder. */
export function applicationFolder(): string {
  if (platform() === 'win32')
    return join(process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Clubhouse Desk')
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Clubhouse Desk')
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'clubhouse-desk')
}

/** Resolves what a person gave with `--data` and `--key-file`; both have defaults. */
export function dataPlace(given: { data?: string | undefined; keyFile?: string | undefined }): DataPlace {
  const dataFolder = given.data === undefined ? join(applicationFolder(), 'data') : resolve(given.data)
  const keyFile =
    given.keyFile === undefined
      ? join(dirname(dataFolder), `${basename(dataFolder)}.key`)
      : resolve(given.keyFile)
  return { dataFolder, keyFile }
}
