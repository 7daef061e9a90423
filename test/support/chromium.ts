import { existsSync } from 'node:fs'

/** Where a Chromium lies that the end-to-end tests can drive; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const candidates = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  return candidates.find(path => path !== undefined && path !== '' && existsSync(path))
}

/**
 * What the browser does beside the page. Its address line has two pages of its own for each window, which cost more
 * than a page of the desk does. Of several such lists Chromium takes the last one alone, so what Playwright switches off
 * stands here too, as far as it concerns a page.
 */
const switchedOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/**
 * Chromium as root in a container, with nothing that reaches for a network. Without movement: on a busy machine a click
 * may begin before a dialog grew to its size and end beside what it was meant for.
 */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--force-prefers-reduced-motion',
  `--disable-features=${switchedOff.join(',')}`,
]

/**
 * The browser's surroundings. Without a UTF-8 locale Chromium cannot open files whose names are Chinese, so a build
 * machine with none would see every upload hang.
 */
export const chromiumEnvironment = { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
