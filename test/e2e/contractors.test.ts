import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../../renderer/features/contractors/texts.ts'
import { contractorTexts } from '../../renderer/features/imports/contractor-texts.ts'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { watchTexts } from '../../renderer/features/contractors/watch-texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, setUpByCall } from './calls.ts'
import { seriousFaults } from './checks.ts'

const words = texts.zh
const watch = watchTexts.zh

/** Before it rains: who built the roof and owes it, who comes when called, which homes to look at. */
describe('contractors and the watch list', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-05-06T10:00:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    await addHomes(page, 3)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'contractors-failed')
  })

  it('enters a contractor by keys, what it built, and that it was reached', async () => {
    await page.goto(new URL('/contractors', desk.address).href)
    await page.getByText(words.empty).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('form', { name: words.add })
    await form.getByRole('textbox').first().waitFor()
    await page.keyboard.type('安固防水工程有限公司')
    await page.keyboard.press('Tab')
    await page.keyboard.type('防水')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '安固防水工程有限公司' }).waitFor()

    await page.getByRole('button', { name: words.addWorks }).click()
    const works = page.getByRole('form', { name: words.addWorks })
    await works.getByLabel(words.worksTitle).fill('屋面和卫生间防水')
    await works.getByRole('button', { name: words.allBuildings }).click()
    await works.getByLabel(words.acceptedOn).fill('2022-06-30')
    await works.getByLabel(words.acceptedOn).press('Control+Enter')
    await works.waitFor({ state: 'detached' })
    await page.getByText('保修至 2027-06-30').first().waitFor()

    await page.getByRole('button', { name: words.addOnCall }).click()
    const onCall = page.getByRole('form', { name: words.addOnCall })
    await onCall.getByLabel(words.dayPhone).fill('0571-88886666')
    await onCall.getByLabel(words.dayPhone).press('Control+Enter')
    await onCall.waitFor({ state: 'detached' })
    await page.getByText(words.neverCalled).waitFor()
    await page.getByRole('button', { name: words.reachable, exact: true }).click()
    await page.getByText(words.confirmed).first().waitFor()
    await picture(page, 'contractors-1')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('tells who owes each part of each building, home by home', async () => {
    await page.getByRole('link', { name: words.warranty }).click()
    const roof = page.getByRole('row', { name: /屋面防水/ }).first()
    await roof.getByText('施工单位在保').waitFor()
    await roof.getByRole('button').click()
    await page.getByText(/屋面防水：逐户/).waitFor()
    await picture(page, 'contractors-2-warranty')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('takes a list of contracts in, after it was seen what of what is known would change', async () => {
    writeFileSync(
      join(desk.folder, 'works.csv'),
      [
        '施工单位,专业,联系人,联系电话,合同编号,工程名称,楼栋,部位,竣工验收日期,保修期,合同价（万元）',
        '安固防水工程有限公司,防水,周立,13800138000,,屋面和卫生间防水,全部,屋面8年,,,',
        '长风门窗厂,门窗,,,GC-02,外窗,全部,外窗,2022-06-30,5年,86',
        '长风门窗厂,门窗,,,GC-03,百叶,99栋,外窗,2022-06-30,5年,12',
      ].join('\n'),
    )
    await page.goto(new URL('/contractors', desk.address).href)
    await page.getByRole('button', { name: words.importFile }).click()
    await page.getByText(contractorTexts.zh.dropTitle).waitFor()
    await picture(page, 'contractors-import-1')
    await page.locator('input[type=file]').setInputFiles(join(desk.folder, 'works.csv'))
    await page.getByRole('button', { name: importTexts.zh.check }).waitFor()
    await picture(page, 'contractors-import-2')
    await page.keyboard.press('Control+Enter')
    await page.locator('.import-count').first().waitFor()
    await page.getByRole('tab', { name: /会改动的资料/ }).click()
    await page.getByText('屋面防水 96 个月').waitFor()
    await picture(page, 'contractors-import-3')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: importTexts.zh.doneTitle }).waitFor()
    await page.getByRole('button', { name: contractorTexts.zh.toRecords }).click()
    await page.getByText('长风门窗厂').first().click()
    await page.getByText('保修至 2027-06-30').first().waitFor()
  })

  it('adds a home to the watch list with its reason, and takes one off with another', async () => {
    await page.goto(new URL('/leaks/watch-list', desk.address).href)
    await page.getByRole('button', { name: watch.add }).first().waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('form', { name: watch.add })
    await form.getByRole('combobox').waitFor()
    await page.keyboard.type('3-1-101')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await form.getByLabel(watch.reason).fill('阳台地漏常堵')
    await form.getByLabel(watch.reason).press('Control+Enter')
    const panel = page.getByRole('article', { name: '3-1-101' })
    await panel.getByText('阳台地漏常堵').waitFor()
    await picture(page, 'contractors-3-watch-list')
    expect(await seriousFaults(page)).toEqual([])
    await panel.getByRole('button', { name: watch.remove }).click()
    await page.getByLabel(watch.reason).fill('已疏通')
    await page.getByLabel(watch.reason).press('Control+Enter')
    await panel.waitFor({ state: 'detached' })
    await page.getByText(`${watch.removed} 1`).click()
    await page.getByText('3-1-101').first().click()
    await panel.getByText('已疏通').waitFor()
  })
})
