import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import type { RunningDesk } from './browser.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Violations = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(z.object({ html: z.string(), any: z.array(z.object({ message: z.string() })) })),
  }),
)

/** How somebody looks at the desk. */
export interface Look {
  readonly language: 'zh' | 'en'
  readonly dark: boolean
  readonly width: number
  readonly height: number
}

/** A page in this look, with its language remembered by the device. */
export async function openPage(desk: RunningDesk, { language, dark, width, height }: Look): Promise<Page> {
  const { page } = await desk.open({ width, height, dark, locale: language === 'zh' ? 'zh-CN' : 'en-US' })
  await page.evaluate(`localStorage.setItem('desk.language', '${language}')`)
  await page.reload()
  return page
}

/** What stands still on the page is judged: pages fade in, and paler letters on the way are no fault. */
const settle = `Promise.all(document.getAnimations()
  .filter(one => one.effect?.getComputedTiming().endTime !== Infinity)
  .map(one => one.finished.catch(() => undefined)))`

/** Serious and critical faults that axe finds on the page, each with the element it is about. */
export async function seriousFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  await page.evaluate(settle)
  const found = Violations.parse(
    await page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(result => result.violations)`),
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
}

/** How far the page, or a part of it that scrolls or lies above it, sticks out to the right, in pixels. */
export async function sticksOut(page: Page): Promise<number> {
  const wide = `Math.max(...[document.documentElement, ...document.querySelectorAll('#content, .ant-modal-wrap, .ant-modal-body')]
    .map(part => part ? part.scrollWidth - part.clientWidth : 0))`
  return z.number().parse(await page.evaluate(wide))
}

/** Screens that people have: a phone, a tablet held upright, a small desk. */
const widths = [390, 768, 1280] as const

/** By how many pixels the page is too wide on each screen where it is. Leaves the page at its own size. */
export async function tooWide(page: Page): Promise<string[]> {
  const own = page.viewportSize() ?? { width: 1280, height: 800 }
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: own.height })
    const by = await sticksOut(page)
    if (by > 0) found.push(`${by} at ${width}`)
  }
  await page.setViewportSize(own)
  return found
}

/** Chinese characters in what can be pressed or read as a label: on an English screen there are none. */
export async function chineseOn(page: Page): Promise<string[]> {
  const texts = `[...document.querySelectorAll('button, label, h1, h2, h3, th, a, p, dt, legend, [aria-label], [placeholder], [title]')]
    .flatMap(one => [one.innerText ?? '', ...['aria-label', 'placeholder', 'title'].map(name => one.getAttribute(name) ?? '')])
    .filter(text => /\\p{Script=Han}/u.test(text))`
  return z.array(z.string()).parse(await page.evaluate(texts))
}
