import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { setUpByCall } from './calls.ts'
import { chineseOn, openPage, seriousFaults } from './checks.ts'

describe('an English desk', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
    page = await openPage(desk, { language: 'en', dark: true, width: 390, height: 844 })
    await setUpByCall(page, desk, 'en', { site: 'Example Garden', manager: 'Jane Li' })
  })
  afterAll(() => desk.close())

  it.each([
    '/',
    '/intake',
    '/cases',
    '/owners',
    '/owners/units',
    '/owners/people',
    '/more',
    '/more/imports',
    '/more/staff',
    '/more/audit',
    '/more/password',
    '/nowhere',
  ])('%s has no Chinese on buttons and labels, and says what to do while it is empty', async path => {
    await page.goto(new URL(path, desk.address).href)
    await page.locator('main h1, main .empty-state').first().waitFor()
    // The name of the other language stands in its own script.
    const found = (await chineseOn(page)).filter(text => text.trim() !== '中文')
    expect(found).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
    await picture(page, `a11y-empty${path.replaceAll('/', '-')}`)
  })
})
