import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts as todayTexts } from '../../renderer/features/today/texts.ts'
import { levelTexts } from '../../renderer/features/settings/profile/level-texts.ts'
import { texts as profileTexts } from '../../renderer/features/settings/profile/texts.ts'
import { texts as warningTexts } from '../../renderer/features/warnings/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, call, manager, setUpByCall, signInByCall, takeCase } from './calls.ts'
import { openPage, seriousFaults } from './checks.ts'

const colleague = { login: 'wangli', name: '王丽', password: 'eight ducks swim' } as const

/** A collective warning that nobody answers, over the days. */
describe('a warning nobody answers', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-06-01T09:00:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    await call(page, 'staff.add', {
      commandId: uuidv7(),
      input: { staffId: uuidv7(), role: 'specialist', ...colleague },
    })
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'escalate-failed')
  })

  it('is asked of whom the manager chose on the settings screen', async () => {
    const words = levelTexts.zh
    await page.goto(`${desk.address}more/settings/levels`)
    const field = page.getByRole('combobox', { name: `${words.recipient} 黄色预警` })
    await field.press('Enter')
    await page.locator('.ant-select-item-option', { hasText: colleague.name }).click()
    await page.getByText(profileTexts.zh.unsaved).waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText(profileTexts.zh.saved).waitFor()
    await picture(page, 'escalate-1-settings')
    expect(await seriousFaults(page)).toEqual([])

    for (const unitId of await addHomes(page, 5))
      await takeCase(page, '顶楼漏水', { kind: 'complaint', category: ['leak', 'leak-roof'], unitId })
    await page.goto(desk.address)
    await page.getByText(`待${colleague.name}应答`).waitFor()
  })

  it('goes up once its time is over, on its story and on Today, and is answered', async () => {
    const words = warningTexts.zh
    await desk.passTimeUntil('2026-06-02T10:00:00+08:00')
    const theirs = await openPage(desk, { language: 'zh', dark: false, width: 1024, height: 768 })
    await signInByCall(theirs, colleague.login, colleague.password)
    await theirs.goto(desk.address)
    const row = theirs.locator('.today-row', { hasText: '已上报客服经理' })
    await row.waitFor()
    await picture(theirs, 'escalate-2-today')
    await row.getByRole('button', { name: todayTexts.zh['act.answer'] }).click()
    await theirs.getByText(words['why.missed'].replace('{who}', '客服经理')).waitFor()
    await picture(theirs, 'escalate-3-story')
    expect(await seriousFaults(theirs)).toEqual([])
    await theirs.getByRole('textbox', { name: words.whatDone }).fill('工程部今日上屋面')
    await theirs.keyboard.press('Control+Enter')
    await theirs.locator('.warning-line', { hasText: words['state.acknowledged'] }).waitFor()
    await theirs.close()
  })

  it('is to be analysed after its days, and says so', async () => {
    await desk.passTimeUntil('2026-06-09T09:00:00+08:00')
    await page.goto(desk.address)
    await signInByCall(page, manager.login, manager.password)
    await page.goto(desk.address)
    await page.locator('.today-row', { hasText: '该分析了' }).waitFor()
    // Its time was 10:00: nobody made it, so it goes one role up.
    await desk.passTimeUntil('2026-06-09T11:00:00+08:00')
    await page.goto(desk.address)
    await page.locator('.today-row', { hasText: '分析逾期，已上报客服经理' }).waitFor()
    await picture(page, 'escalate-4-analysis')
  })
})
