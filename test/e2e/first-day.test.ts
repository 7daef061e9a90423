import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts as caseTexts } from '../../renderer/features/cases/case/texts.ts'
import { stateWords } from '../../main/contract/words.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import { importOwners, setUp, type TestLanguage } from './day.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'

/** From an empty computer to a closed, printed and exported case: the day of a clerk, by keyboard. */
describe.each<TestLanguage>(['zh', 'en'])('the first day at a desk (%s)', language => {
  let desk: RunningDesk
  let page: Page
  const failures: string[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open({ locale: language === 'zh' ? 'zh-CN' : 'en-US' }))
    page.on('pageerror', error => failures.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') failures.push(message.text())
    })
    page.on('response', response => {
      if (response.status() >= 500) failures.push(`${response.status()} ${response.url()}`)
    })
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shot('failed')
  })

  const shot = (name: string) => picture(page, `${language}-${name}`)
  const state = (name: keyof typeof stateWords) => page.getByText(stateWords[name][language]).first()

  it('is set up, and the two codes are shown once', async () => {
    await setUp(page, language, shot)
    await shot('04-today-empty')
  })

  it('takes over the owners of a workbook from sales, and a second time creates nothing', async () => {
    const first = await importOwners(page, language, desk.folder, shot)
    expect(first).toEqual({ created: 60, refused: 1 })
    const second = await importOwners(page, language, desk.folder, () => Promise.resolve())
    expect(second.created).toBe(0)
  })

  it('takes a case by keyboard alone', async () => {
    await page.goto(desk.address)
    await page.getByText('F2').first().waitFor()
    await page.keyboard.press('F2')
    // Nobody waits for the page: what is typed on its way is in its field.
    await page.keyboard.type('3#1201', { delay: 20 })
    await page.getByText('3-1-1201').first().waitFor()
    await page.keyboard.press('Enter')
    // Who of the unit's people: the first has the focus.
    await page.locator('.who-option:focus').waitFor()
    await shot('20-intake-who')
    await page.keyboard.press('Enter')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('厨房水管漏水，水从吊顶滴下来', { delay: 5 })
    await page.keyboard.press('Alt+Enter')
    await shot('21-intake-filled')
    await page.keyboard.press('Control+Enter')
    // The number stood below the form before: this one is the case's own.
    await page.locator('.intake-number', { hasText: /^KF-BJ01-\d{6}-0001$/ }).waitFor()
    await shot('22-taken')
  })

  it('works it to the end by keyboard alone', async () => {
    await page.keyboard.press('o')
    await page.waitForURL(/\/cases\/[0-9a-f-]+/, { waitUntil: 'commit' })
    await state('received').waitFor()
    // Keys are deaf while the step before is on its way: nobody means two steps at once.
    const firstStep = (name: 'do.start' | 'do.resolve') =>
      page.getByRole('button', {
        name: new RegExp(`^${caseTexts[language][name]} ?1$`),
        disabled: false,
      })
    await firstStep('do.start').waitFor()
    await page.keyboard.press('1')
    await state('handling').waitFor()
    await firstStep('do.resolve').waitFor()
    await page.keyboard.press('1')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('更换了软管，试水一小时不漏', { delay: 5 })
    await shot('23-resolving')
    await page.keyboard.press('Control+Enter')
    await state('resolved').waitFor()
    await shot('24-resolved')
  })

  it('prints the case sheet as a PDF that says what was said', async () => {
    const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const pdf = await page.request.get(`${desk.address}files/cases/${caseId}/sheet.pdf?language=${language}`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await pdf.body()).byteLength).toBeGreaterThan(10_000)
  })

  it('finds it again by a word of its text and exports the list as seen', async () => {
    await page.goto(`${desk.address}cases`)
    await page.locator('.case-row').first().waitFor()
    await page.keyboard.press('/')
    await page.locator('input:focus').waitFor()
    await page.keyboard.type('吊顶', { delay: 30 })
    await page.getByText('厨房水管漏水').first().waitFor()
    await shot('30-found')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: language === 'zh' ? /导出/ : /Export/ }).click()
    await page.getByText('Excel').first().click()
    const file = await download
    const path = join(desk.folder, file.suggestedFilename())
    await file.saveAs(path)
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
    const workbook = await readWorkbook(path)
    const rows: string[][] = []
    for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
    await workbook.close()
    expect(rows).toHaveLength(2)
    expect(rows[1]?.join(' ')).toMatch(/KF-BJ01-\d{6}-0001/)
  })

  it('is all there after the program was ended and started again', async () => {
    // The page loses its connection for a moment; what it logs then is no failure of the desk.
    const before = [...failures]
    await desk.restart()
    failures.splice(0, failures.length, ...before)
    await page.goto(`${desk.address}cases`)
    await page.getByText('厨房水管漏水').first().waitFor()
    await shot('40-after-restart')
  })

  it('logged no error in the browser', () => {
    expect(failures).toEqual([])
  })
})
