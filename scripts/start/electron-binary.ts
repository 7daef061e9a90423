import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** How long fetching Electron may take. */
const FETCH_MILLIS = 120_000
/** After a failure, how long later starts do not try again. */
const RETRY_MILLIS = 24 * 60 * 60 * 1_000

export interface ElectronSearch {
  root: string
  env: Readonly<Record<string, string | undefined>>
  platform: NodeJS.Platform
  now: number
  cacheFolder: string
  /** Runs the installer of the electron package; resolves to whether it succeeded. */
  install(packageFolder: string): Promise<boolean>
}

/** The Electron program of this computer, fetched if need be, or null. Says nothing: the caller does. */
export async function findElectron(search: ElectronSearch): Promise<string | null> {
  const packageFolder = join(search.root, 'node_modules', 'electron')
  if (!existsSync(packageFolder)) return null
  const present = installedElectron(search, packageFolder)
  if (present !== null) return present
  if (search.env.ELECTRON_SKIP_BINARY_DOWNLOAD || search.env.ELECTRON_OVERRIDE_DIST_PATH) return null
  const memo = join(search.cacheFolder, `electron-${electronVersion(packageFolder)}-unavailable`)
  if (failedLately(memo, search.now)) return null
  const installed = (await search.install(packageFolder)) ? installedElectron(search, packageFolder) : null
  if (installed === null) {
    mkdirSync(search.cacheFolder, { recursive: true })
    writeFileSync(memo, String(search.now))
  } else {
    rmSync(memo, { force: true })
  }
  return installed
}

/** Reads `path.txt` as the package itself does, without loading it: loading it would start a download. */
function installedElectron(search: ElectronSearch, packageFolder: string): string | null {
  const pathFile = join(packageFolder, 'path.txt')
  const named = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : ''
  const override = search.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const program = join(override, named || programName(search.platform))
    return existsSync(program) ? program : null
  }
  const program = join(packageFolder, 'dist', named)
  return named !== '' && existsSync(program) ? program : null
}

function programName(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'electron.exe'
  return platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function electronVersion(packageFolder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return typeof version === 'string' ? version.replace(/[^\w.-]/g, '') : ''
}

function failedLately(memo: string, now: number): boolean {
  if (!existsSync(memo)) return false
  const at = Number(readFileSync(memo, 'utf8'))
  return Number.isFinite(at) && at <= now && now - at < RETRY_MILLIS
}

/** Where this computer keeps what may be thrown away. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string {
  if (platform === 'win32')
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'clubhouse-desk', 'cache')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'clubhouse-desk')
  return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'clubhouse-desk')
}

/** Runs `install.js` of the package with a bound on time and without a word. */
export function installElectron(packageFolder: string): Promise<boolean> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), FETCH_MILLIS)
    child.on('error', () => {
      clearTimeout(timer)
      resolve(false)
    })
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}
