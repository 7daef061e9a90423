/** Why a start that could have been a window is a browser page. */
export type BrowserReason = 'asked' | 'no-electron' | 'no-display' | 'root'

export interface StartArguments {
  /** `--browser`: the browser even where Electron is there. */
  browser: boolean
  /** Everything else, for the host. */
  rest: string[]
}

export function parseStartArguments(argv: readonly string[]): StartArguments {
  return { browser: argv.includes('--browser'), rest: argv.filter(value => value !== '--browser') }
}

/** A reason why no window can be opened on this computer at all, or null. */
export function windowObstacle(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  userId: number | null,
): BrowserReason | null {
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY) return 'no-display'
  // The sandbox of Chromium does not run as root, and we do not run without it.
  return userId === 0 ? 'root' : null
}

const reasons: Record<Exclude<BrowserReason, 'asked'>, { zh: string; en: string }> = {
  'no-electron': { zh: '未找到 Electron', en: 'Electron is not installed' },
  'no-display': { zh: '没有图形桌面', en: 'there is no graphical desktop' },
  root: { zh: '不能以 root 身份打开窗口', en: 'a window cannot be opened as root' },
}

/** The one line that says why the desk opens in the browser; null where the person asked for it. */
export function browserLine(reason: BrowserReason): string | null {
  if (reason === 'asked') return null
  const { zh, en } = reasons[reason]
  return `${zh}，服务台改在浏览器中打开。/ The desk opens in the browser: ${en}.`
}

/** Arguments of the command line for the browser host; `--no-open` of the person wins. */
export function browserArguments(rest: readonly string[]): string[] {
  return rest.includes('--no-open')
    ? ['serve', ...rest.filter(value => value !== '--no-open')]
    : ['serve', '--open', ...rest]
}
