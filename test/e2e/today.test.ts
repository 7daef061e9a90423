import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../../renderer/features/today/texts.ts'
import { texts as wallTexts } from '../../renderer/features/wall/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, command, sendWithCause, setUpByCall, takeCase } from './calls.ts'
import { openPage } from './checks.ts'

const looks = [
  { language: 'zh', dark: false, width: 1280, height: 800 },
  { language: 'en', dark: false, width: 1280, height: 800 },
] as const

describe.each(looks)('Today and the wall ($language)', look => {
  const { language } = look
  const t = texts[language]
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
    page = await openPage(desk, look)
    await setUpByCall(page, desk, language)
  })
  afterAll(() => desk.close())

  it('is empty on an empty desk and says where to begin', async () => {
    await page.getByText(t.nothing).waitFor()
    await picture(page, `today-${language}-1-empty`)
  })

  it('is worked by keyboard: what nobody has is taken over, the next row is resolved on its case', async () => {
    const { caseId } = await takeCase(page, '门厅的灯不亮')
    await command(page, 'cases.assign', { caseId, to: null })
    const mine = await takeCase(page, '厨房漏水', { emergency: true })
    await page.goto(desk.address)
    await page.locator('.today-row').nth(1).waitFor()
    await picture(page, `today-${language}-2-two`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('门厅的灯不亮')
    await page.keyboard.press('a')
    await page.getByText(t.tookOver.replace('{what}', '')).waitFor()
    await page.keyboard.press('k')
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('厨房漏水')
    await page.keyboard.press('a')
    await page
      .locator('.today-row', { hasText: '厨房漏水' })
      .getByRole('button', { name: t['act.resolve'] })
      .waitFor()
    await page.keyboard.press('a')
    await page.waitForURL(new RegExp(`/cases/${mine.caseId}`))
    await page.locator('.composer textarea').waitFor()
    await page.keyboard.type('换了角阀')
    await sendWithCause(page)
    await page.locator('[data-type="case.resolved"]').waitFor()
    await page.goto(desk.address)
    await page
      .locator('.today-row', { hasText: '厨房漏水' })
      .getByRole('button', { name: t['act.verifyGood'] })
      .waitFor()
  })

  it('a number opens its list with as many rows', async () => {
    const number = page.locator('.today-number', { hasText: t['number.toVerify'] })
    const count = Number(await number.locator('strong').textContent())
    await number.click()
    await page.locator('.case-row').first().waitFor()
    await expect.poll(() => page.locator('.case-row').count()).toBe(count)
  })

  it('holds more than anybody can do without losing its order', async () => {
    for (let index = 0; index < 24; index++)
      await takeCase(page, `第 ${index} 件：${'很长的话'.repeat(30)}`, { emergency: index % 2 === 0 })
    await page.goto(desk.address)
    await page.locator('.today-more').first().waitFor()
    await picture(page, `today-${language}-3-full`)
    const groups = await page.locator('.today-section h2').allTextContents()
    expect(groups[0]).toBe(t['group.now'])
  })

  it('the wall goes on while the desk behind it is locked or away, and the lock keeps the rest', async () => {
    await page.goto(new URL('/wall', desk.address).href)
    await page.locator('.wall-case').first().waitFor()
    await picture(page, `wall-${language}-1`)
    await call(page, 'staff.lock', {})
    await page.reload()
    await page.locator('.wall-case').first().waitFor()
    await desk.restart(async () => {
      await page.getByText(wallTexts[language].lastKnown.split('{time}')[0] ?? '').waitFor()
      await picture(page, `wall-${language}-2-away`)
    })
    await page.keyboard.press('Escape')
    await picture(page, `wall-${language}-3-left`)
    await page.locator('.door-lock').waitFor()
  })
})
