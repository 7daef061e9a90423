import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { stepRoleWords } from '../../main/contract/deadline-words.ts'
import { sheetStateWords } from '../../main/contract/sheet-words.ts'
import { clockTexts } from '../../renderer/features/sheets/clock-texts.ts'
import { demandTexts } from '../../renderer/features/sheets/demand-texts.ts'
import { texts as sheetTexts } from '../../renderer/features/sheets/texts.ts'
import { readPdf } from '../unit/print-reading.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { setUpByCall, takeCase } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'

const words = sheetTexts.zh

/** One grey point. */
const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

/** A complaint goes to the property company in writing and comes back, by keyboard. */
describe('a contact sheet from a case to the property company and back', () => {
  let desk: RunningDesk
  let page: Page
  let caseId: string
  const failures: string[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    page.on('pageerror', error => failures.push(error.message))
    await setUpByCall(page, desk)
    ;({ caseId } = await takeCase(page, '3栋楼道垃圾三天没有清理', {
      kind: 'complaint',
      category: ['property-service', 'cleaning'],
    }))
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed')
  })

  const shot = (name: string) => picture(page, `sheets-${name}`)
  const state = (name: keyof typeof sheetStateWords) =>
    page.locator('.case-head').getByText(sheetStateWords[name].zh)
  /** A step by its key, once the one before it is through. */
  const step = async (name: keyof typeof words, key: string) => {
    await page
      .getByRole('button', { name: new RegExp(`^${words[name]} ?${key}$`), disabled: false })
      .waitFor()
    // The form of the step before it would take the key.
    await page.locator('form.sheet-step').waitFor({ state: 'detached' })
    await page.keyboard.press(key)
  }

  it('is missed by the case, written by one key and issued with its number', async () => {
    await page.goto(`${desk.address}cases/${caseId}`)
    await page.getByText(words.missingSheet.replace('{name}', '物业公司')).waitFor()
    await shot('01-missing')
    await page.keyboard.press('s')
    await page.waitForURL(/\/sheets\/new/, { waitUntil: 'commit' })
    // To whom is known: the case demands it.
    await page.getByText('3栋楼道垃圾三天没有清理').waitFor()
    await page.locator('input:focus').waitFor()
    await page.keyboard.type('楼道垃圾清理')
    await page.keyboard.press('Tab')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('请今天清理并书面答复')
    await shot('02-written')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: /^LX-BJ01-\d{4}-0001$/ }).waitFor()
    await state('issued').waitFor()
    await shot('03-issued')
  })

  it('says why it is due when it is, and who is told', async () => {
    await page.getByRole('button', { name: clockTexts.zh.why }).last().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(clockTexts.zh['because.recipient']).waitFor()
    await dialog.getByText(stepRoleWords.hq.zh).waitFor()
    await shot('03-why')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
  })

  it('is a PDF to hand over that says what is asked', async () => {
    const path = `files/sheets/${new URL(page.url()).pathname.split('/').at(-1)}/sheet.pdf?language=zh`
    const pdf = await page.request.get(`${desk.address}${path}`)
    const { pages } = await readPdf(new Uint8Array(await pdf.body()))
    expect(pages.map(one => one.text).join('')).toContain('请今天清理并书面答复')
  })

  it('is delivered, answered, sent back, answered again and closed', async () => {
    await step('do.deliver', '1')
    await page.getByLabel(words.receivedBy).fill('王主管')
    await page.keyboard.press('Control+Enter')
    await state('delivered').waitFor()
    await step('do.reply', '1')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('已安排保洁')
    await page.keyboard.press('Control+Enter')
    await state('replied').waitFor()
    await step('do.sendBack', '2')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('请写明完成时间')
    await page.keyboard.press('Control+Enter')
    await state('sent-back').waitFor()
    await step('do.reply', '1')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('今天 17 点前完成')
    const photo = { name: '整改后.png', mimeType: 'image/png', buffer: smallestPng }
    await page.locator('.sheet-reply-files input[type=file]').setInputFiles(photo)
    await page.getByText(photo.name).waitFor()
    await page.locator('.sheet-step textarea').focus()
    await page.keyboard.press('Control+Enter')
    await state('replied').waitFor()
    await page.getByRole('heading', { name: words['part.reply'] }).waitFor()
    await step('do.accept', '1')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.press('Control+Enter')
    await state('closed').waitFor()
    await shot('04-closed')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('stands in the story of the case, which misses nothing any more', async () => {
    await page.goto(`${desk.address}cases/${caseId}`)
    await page.locator('[data-type="sheet.closed"]').waitFor()
    expect(await page.getByText(words.writeMissing).count()).toBe(0)
    await shot('05-story')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('is answered in writing where one comes in about the case', async () => {
    await page.goto(`${desk.address}cases/${caseId}`)
    await page.getByRole('link', { name: words.receive }).click()
    await page.getByText('3栋楼道垃圾三天没有清理').waitFor()
    await page.getByLabel(words.sender).click()
    await page.keyboard.type('物业')
    await page.locator('.ant-select-item-option-active', { hasText: '物业' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel(words.senderNumber).fill('WY-2026-7')
    await page.getByLabel(words.subject).fill('请提供业主联系方式')
    await page.getByLabel(new RegExp(`^${words.text}`)).fill('为便于沟通，请书面答复。')
    await shot('06-received-form')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'WY-2026-7' }).waitFor()
    await step('do.answer', '1')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('已由服务中心转告业主')
    await page.keyboard.press('Control+Enter')
    await state('answered').waitFor()
    await shot('07-answered')
    await page.goto(`${desk.address}cases/${caseId}`)
    await page.locator('[data-type="sheet.answered"]').waitFor()
  })

  it('is demanded at once by a complaint about a department, in a list of its own', async () => {
    await takeCase(page, '销售承诺的绿化没有兑现', { kind: 'complaint', category: ['sales'] })
    await page.goto(`${desk.address}sheets/demanded`)
    await page.getByRole('link', { name: demandTexts.zh.write }).click()
    await page.getByText('销售承诺的绿化没有兑现').waitFor()
    await page.goto(`${desk.address}sheets/demanded`)
    await page.getByText('销售部负责人').first().waitFor()
  })

  it.each([
    ['list', '/sheets?view=all'],
    ['none', '/sheets?view=late'],
    ['in', '/sheets?direction=in'],
    ['demanded', '/sheets/demanded'],
    ['new', '/sheets/new'],
    ['received', '/sheets/received'],
    ['recipients', '/sheets/recipients'],
  ])('%s can be used by everybody, at any width', async (name, path) => {
    for (const language of ['zh', 'en'] as const) {
      await page.evaluate(`localStorage.setItem('desk.language', '${language}')`)
      await page.goto(new URL(path, desk.address).href)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await shot(`10-${name}-${language}`)
      expect.soft(await seriousFaults(page), `${name} ${language}`).toEqual([])
      for (const width of [390, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        expect.soft(await sticksOut(page), `${name} ${language} at ${width}`).toBeLessThanOrEqual(0)
      }
    }
    await page.evaluate(`localStorage.setItem('desk.language', 'zh')`)
  })

  it('logged no error in the browser', () => {
    expect(failures).toEqual([])
  })
})
