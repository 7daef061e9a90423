import * as electron from 'electron'
import { fileURLToPath } from 'node:url'
import { startShell } from './shell.ts'
import { openDeskForWindow } from './open-desk.ts'

// The entry of the desktop program, and with the preload the only file that loads Electron at run time.
startShell({
  api: electron,
  openDesk: openDeskForWindow,
  argv: process.argv.slice(electron.app.isPackaged ? 1 : 2),
  cwd: process.cwd(),
  platform: process.platform,
  process,
  rendererFolder: fileURLToPath(new URL('../renderer', import.meta.url)),
  preload: fileURLToPath(new URL('../preload/preload.cjs', import.meta.url)),
  now: Date.now,
  everySecond(tick) {
    const timer = setInterval(tick, 1_000)
    return () => clearInterval(timer)
  },
}).catch((error: unknown) => {
  // Nothing of the shell is up yet, so there is no one to tell but the terminal.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  electron.app.exit(1)
})
