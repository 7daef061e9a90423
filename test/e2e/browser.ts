import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumArguments, chromiumEnvironment, chromiumPath } from '../support/chromium.ts'
import { shiftDate } from '../support/shifted-date.ts'
import { slowDown } from './slow.ts'

const root = join(import.meta.dirname, '../..')
/** Pictures of every step, for a person to look at. */
const pictures = join(root, 'test-results', 'pictures')

/** The built program in a folder of its own, and a browser in front of it. */
export interface RunningDesk {
  readonly address: string
  readonly folder: string
  readonly browser: Browser
  /** A fresh browser profile on the desk's first page. */
  open(options?: {
    width?: number
    height?: number
    locale?: string
    dark?: boolean
  }): Promise<{ page: Page; context: BrowserContext }>
  /** Ends the program as a closed window would, and starts it again on the same folder, after `meanwhile`. */
  restart(meanwhile?: () => Promise<void>): Promise<void>
  /** Kills the program as a power cut would, and starts it again on the same folder. */
  kill(): Promise<void>
  /**
   * Ends the program, lets time pass until `moment`, and starts it again; pages opened before live at that moment as
   * soon as they are loaded anew. Only for a desk that was started at a moment of its own.
   */
  passTimeUntil(moment: string): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the built program (`out/main/cli.js serve`) on a free port of loopback.
 * @param at the moment it is there and on its pages, such as `2026-06-01T09:10:00+08:00`; by default now, or what the
 *   environment variable `DESK_TEST_AT` says: nothing may depend on the hour at which somebody runs it
 */
export async function startDesk({
  at = process.env['DESK_TEST_AT'],
}: {
  readonly at?: string | undefined
} = {}): Promise<RunningDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk-e2e-'))
  const browser = await launchBrowser()
  const clock = at === undefined ? undefined : clockIn(folder, at)
  const contexts = new Set<BrowserContext>()
  let running = await serve(folder, 0, clock?.environment)
  const restart = async (meanwhile: () => Promise<void> = () => Promise.resolve()) => {
    const port = Number(new URL(running.address).port)
    await stop(running.child)
    await meanwhile()
    running = await serve(folder, port, clock?.environment)
  }

  return {
    get address() {
      return running.address
    },
    folder,
    browser,
    async open({ width = 1280, height = 800, locale = 'zh-CN', dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale,
        timezoneId: 'Asia/Shanghai',
        colorScheme: dark ? 'dark' : 'light',
        acceptDownloads: true,
      })
      contexts.add(context)
      if (clock) await context.addInitScript(shiftDate, clock.offset())
      // A machine that does much else at the same time is slow, not broken. The context's time is for what a test
      // fetches by itself, such as a PDF, where the default is half a minute.
      context.setDefaultTimeout(120_000)
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      await page.goto(running.address)
      return { page, context }
    },
    restart,
    async kill() {
      const port = Number(new URL(running.address).port)
      await stop(running.child, 'SIGKILL')
      running = await serve(folder, port, clock?.environment)
    },
    async passTimeUntil(moment) {
      if (!clock) throw new Error('this desk lives now')
      await restart(async () => {
        clock.set(moment)
        for (const context of contexts) await context.addInitScript(shiftDate, clock.offset())
      })
    },
    async close() {
      await browser.close()
      await stop(running.child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A browser as the tests use it, slow where that is asked for. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('no Chromium')
  const browser = await chromium.launch({
    executablePath,
    args: [...chromiumArguments, ...more],
    env: chromiumEnvironment,
  })
  slowDown(browser)
  return browser
}

/** Takes a picture under a name that sorts by flow and step; where nobody looks at it, only of what failed. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['CI'] && !name.endsWith('failed')) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
}

/** A clock for the program that only a test can have. */
function clockIn(folder: string, at: string) {
  const file = join(folder, 'clock')
  let offset = 0
  const set = (moment: string) => {
    offset = Date.parse(moment) - Date.now()
    writeFileSync(file, String(offset))
  }
  set(at)
  const preload = new URL('../support/shifted-clock.ts', import.meta.url).href
  return {
    environment: { ...process.env, DESK_TEST_CLOCK: file, NODE_OPTIONS: `--import=${preload}` },
    offset: () => offset,
    set,
  }
}

async function serve(
  folder: string,
  port: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ child: ChildProcess; address: string }> {
  const child = spawn(
    process.execPath,
    [join(root, 'out/main/cli.js'), 'serve', '--data', join(folder, 'data'), '--port', String(port)],
    { stdio: ['ignore', 'pipe', 'pipe'], env },
  )
  let printed = ''
  const address = await new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer) => {
      printed += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('exit', code => reject(new Error(`the desk ended with ${code}: ${printed}`)))
  })
  return { child, address }
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await ended
}
