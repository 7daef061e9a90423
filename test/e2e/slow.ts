import type { Browser, BrowserContext, Page } from 'playwright-core'

/** The longest that an answer of the desk is held back, in milliseconds; undefined where nothing is. */
const longest = Number(process.env['DESK_TEST_SLOW'] ?? '') || undefined
const throttle = 3

/** What a page asks of the desk; the stream of changes is none of it, as it is answered at once and never ends. */
const asked = ['*/api/*', '*/files/*'].map(urlPattern => ({ urlPattern, requestStage: 'Response' as const }))

/**
 * With `DESK_TEST_SLOW=800`, every page of this browser gets each answer of the desk up to so many milliseconds late, so
 * that answers overtake each other, on a processor a third as fast: what depends on being quick shows. Repeated with
 * `DESK_TEST_SLOW_SEED`, as far as pages ask in the same order. What a test itself asks of the desk is not held back.
 */
export function slowDown(browser: Browser): void {
  if (longest === undefined) return
  const seed = Number(process.env['DESK_TEST_SLOW_SEED'] ?? '') || Math.floor(Math.random() * 2 ** 31)
  process.stdout.write(`slow mode: up to ${longest} ms, DESK_TEST_SLOW_SEED=${seed}\n`)
  const random = dice(seed)
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async options => {
    const context = await newContext(options)
    slowPagesOf(context, () => random() * longest)
    return context
  }
}

function slowPagesOf(context: BrowserContext, wait: () => number): void {
  const newPage = context.newPage.bind(context)
  context.newPage = async () => {
    const page = await newPage()
    await slowPage(context, page, wait)
    return page
  }
}

async function slowPage(context: BrowserContext, page: Page, wait: () => number): Promise<void> {
  const session = await context.newCDPSession(page)
  session.on('Fetch.requestPaused', ({ requestId }) => {
    setTimeout(() => {
      // A page that is gone by then waits for nothing.
      session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
    }, wait())
  })
  await session.send('Fetch.enable', { patterns: asked })
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttle })
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
