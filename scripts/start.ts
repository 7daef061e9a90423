import { join } from 'node:path'
import { ensureBuilt } from './start/build.ts'
import { cacheFolder, findElectron, installElectron } from './start/electron-binary.ts'
import {
  browserArguments,
  browserLine,
  type BrowserReason,
  parseStartArguments,
  windowObstacle,
} from './start/plan.ts'
import { memoryFlags } from './start/memory-flags.ts'
import { runChild } from './start/run-child.ts'

const root = join(import.meta.dirname, '..')

/** A program that cannot be loaded (missing system libraries) ends with this code at once. */
const CANNOT_START = 127

/**
 * `npm start`: builds where the sources are newer, then opens the desk in its window, or in the browser where there
 * is no Electron. `--data DIR`, `--port N` and the like go through to the host; `--browser` asks for the browser.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const { browser, rest } = parseStartArguments(argv)
  if (!(await ensureBuilt(root))) {
    process.exitCode = 1
    return
  }
  let reason: BrowserReason | null = browser
    ? 'asked'
    : windowObstacle(process.platform, process.env, process.getuid?.() ?? null)
  if (reason === null) {
    const electron = await electronOfThisComputer()
    if (electron !== null) {
      const env = { ...process.env }
      delete env.ELECTRON_RUN_AS_NODE
      const end = await runChild(electron, [root, ...rest], { cwd: root, env })
      if (end.exitCode !== CANNOT_START) {
        process.exitCode = end.exitCode
        return
      }
    }
    reason = 'no-electron'
  }
  const line = browserLine(reason)
  if (line !== null) console.log(line)
  const end = await runChild(
    process.execPath,
    [...memoryFlags, join(root, 'out/main/cli.js'), ...browserArguments(rest)],
    {
      cwd: root,
    },
  )
  process.exitCode = end.exitCode
}

/** A quick answer is silent; only a download that takes a while is announced. */
async function electronOfThisComputer(): Promise<string | null> {
  const notice = setTimeout(() => {
    console.log('正在下载 Electron（最多 2 分钟）… / Fetching Electron (2 minutes at most)…')
  }, 3_000)
  try {
    return await findElectron({
      root,
      env: process.env,
      platform: process.platform,
      now: Date.now(),
      cacheFolder: cacheFolder(process.env, process.platform),
      install: installElectron,
    })
  } finally {
    clearTimeout(notice)
  }
}
