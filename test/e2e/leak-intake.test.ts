import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../../renderer/features/leak-intake/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, manager, setUpByCall, signInByCall } from './calls.ts'
import { openPage, seriousFaults } from './checks.ts'

const words = texts.zh

/** Calls about leaks, taken by keys alone. */
describe('leaks on the phone', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-07-12T18:30:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    await addHomes(page, 3)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'leak-intake-failed')
  })

  const last = () => page.getByRole('region', { name: words.taken }).getByRole('listitem')
  const line = () => page.getByRole('region', { name: words.form })
  const found = (number: string) => line().locator('.leak-where-number', { hasText: number }).waitFor()

  it('takes one with three keys more than its unit, and the next line is there at once', async () => {
    await page.keyboard.press('F4')
    await line().getByRole('combobox').waitFor()
    for (const [typed, number] of [
      ['3-1-101', '3-1-101'],
      ['3栋1单元201', '3-1-201'],
    ] as const) {
      await page.keyboard.type(typed)
      await page.keyboard.press('Enter')
      await found(number)
      for (const key of ['1', 'w', 'Enter']) await page.keyboard.press(key)
      await line().getByRole('combobox').waitFor()
    }
    // While both are on their way they may stand the other way round.
    await expect
      .poll(async () => (await last().allInnerTexts()).map(text => text.slice(0, 7)))
      .toEqual(['3-1-201', '3-1-101'])
  })

  it('says what is missing, takes words and phone, and says of a second call what to tell', async () => {
    await page.keyboard.type('3-1-101')
    await page.keyboard.press('Enter')
    await found('3-1-101')
    await page.getByText(words.nthCall.replace('{count}', '2')).waitFor()
    await page.keyboard.press('Enter')
    await line().getByText(words['missing.entry']).waitFor()
    for (const key of ['4', 'x', 'd']) await page.keyboard.press(key)
    await page.keyboard.type('再不来就找记者')
    await picture(page, 'leak-intake-1-second-call')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await last()
      .filter({ hasText: words.joined.replace('{count}', '2') })
      .waitFor()
  })

  it('takes back what was taken by mistake', async () => {
    await page.keyboard.type('3-1-301')
    await page.keyboard.press('Enter')
    await found('3-1-301')
    for (const key of ['8', 'r', 'Enter']) await page.keyboard.press(key)
    const mistake = last().filter({ hasText: '3-1-301' })
    await mistake.getByRole('button', { name: words.undo }).click()
    await expect.poll(() => mistake.count()).toBe(0)
  })

  it('takes a whole building and a home nobody knows, and puts that one right later', async () => {
    const field = line().getByRole('combobox').first()
    await field.focus()
    for (const typed of ['9栋都在漏', '东边十几楼']) {
      await page.keyboard.type(typed)
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await line().getByText(words['about.unknown']).waitFor()
      const place = line().getByLabel(words.place)
      await place.focus()
      for (const key of ['End', '!', '?', 'Backspace', 'Backspace']) await page.keyboard.press(key)
      expect(await place.inputValue()).toBe(typed)
      await place.blur()
      for (const key of ['1', 'e', 'Enter']) await page.keyboard.press(key)
      await last().filter({ hasText: typed }).waitFor()
    }
    await page.getByRole('link', { name: words.toList.replace('{count}', '2') }).click()
    const item = page.locator('.leak-placeless > li', { hasText: '东边十几楼' })
    await item.getByRole('button', { name: words.giveHome }).click()
    await page.keyboard.type('3-1-101')
    await picture(page, 'leak-intake-2-placeless')
    await page.keyboard.press('Enter')
    await expect.poll(() => item.count()).toBe(0)
  })

  it('reads as well in English and on a narrow screen', async () => {
    const other = await openPage(desk, { language: 'en', dark: false, width: 820, height: 1100 })
    await signInByCall(other, manager.login, manager.password)
    await other.goto(`${desk.address}leaks/new`)
    await other.getByRole('combobox').first().waitFor()
    await picture(other, 'leak-intake-3-en')
    expect(await seriousFaults(other)).toEqual([])
  })
})
