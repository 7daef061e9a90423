import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts as watchTexts } from '../../renderer/features/leak-watch/texts.ts'
import { texts } from '../../renderer/features/leak-pack/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, setUpByCall } from './calls.ts'
import { seriousFaults } from './checks.ts'

const words = texts.zh

/** Paper that carries on, and households that may turn to the press. */
describe('paper for the storm', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-07-12T22:00:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    await addHomes(page, 2)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'leak-pack-failed')
  })

  it('reserves numbers, prints forms, and types one in by keys at its own time', async () => {
    await page.goto(`${desk.address}leaks/pack`)
    await page.getByRole('spinbutton').fill('3')
    const made = page.waitForEvent('download')
    await page.getByRole('button', { name: words.makePack }).click()
    expect((await made).suggestedFilename()).toMatch(/\.pdf$/)
    await expect.poll(() => page.locator('.leak-pack-forms li').count()).toBe(3)
    await picture(page, 'leak-pack-1-forms')
    const number = await page.locator('.leak-pack-forms li span').first().innerText()

    const form = page.getByRole('form', { name: words.typeTitle })
    await form.getByLabel(words.number).fill(number)
    await form.getByRole('combobox').first().focus()
    await page.keyboard.type('3-1-101')
    await page.keyboard.press('Enter')
    await form.locator('.leak-where-number', { hasText: '3-1-101' }).waitFor()
    for (const key of ['1', 'e', 'b']) await page.keyboard.press(key)
    await form.getByLabel(words.called).fill('2026-07-12 19:40')
    await page.keyboard.press('Enter')
    await picture(page, 'leak-pack-2-typing')
    await page.keyboard.press('Control+Enter')
    const item = page.locator('.leak-pack-forms li', { hasText: number })
    await item.getByText(words.typed).waitFor()
    await picture(page, 'leak-pack-3-list')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('asks for a person and a time for whoever spoke of the press', async () => {
    const watch = watchTexts.zh
    await page.goto(`${desk.address}leaks/watch`)
    const row = page.locator('.leak-placeless > li', { hasText: '3-1-101' })
    await row.getByText(watch.open).waitFor()
    await row.getByRole('button', { name: watch.agree }).click()
    await row.getByLabel(watch.what).fill('今晚十一点半前回电')
    await row.getByLabel(watch.when).fill('2026-07-12 23:30')
    await picture(page, 'leak-watch-1')
    await page.keyboard.press('Enter')
    await row.getByText(watch.agreed.split('{')[0] ?? '').waitFor()
    expect(await seriousFaults(page)).toEqual([])
  })
})
