import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '../../main/tabular/read.ts'
import { registerTexts } from '../../renderer/features/imports/register-texts.ts'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { registerHeadings, registerRows, writeRegister } from '../support/registers.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, setUpByCall } from './calls.ts'
import { openPage, seriousFaults, sticksOut } from './checks.ts'

describe.each(['zh', 'en'] as const)('an old register of cases, in %s', language => {
  const words = { ...importTexts[language], ...registerTexts[language] }
  let desk: RunningDesk
  let page: Page
  let file: string

  beforeAll(async () => {
    desk = await startDesk()
    page = await openPage(desk, { language, dark: language === 'en', width: 1280, height: 800 })
    await setUpByCall(page, desk, language)
    await addHome(page)
    const time = registerHeadings.indexOf('受理时间')
    const rows = registerRows(24).map((cells, index) =>
      index === 3 || index === 8 ? cells.with(time, '昨天') : cells,
    )
    file = await writeRegister(join(desk.folder, 'register.xlsx'), rows)
  })
  afterAll(() => desk.close())

  const looked = async (name: string) => {
    await picture(page, `registers-${language}-${name}`)
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  }
  const press = (name: string) => page.getByRole('button', { name, exact: false }).first().click()
  /** The number on one of the cards of the outcome. */
  const count = async (label: string) => {
    const card = page.locator('.import-count', { hasText: label })
    return Number(((await card.textContent()) ?? '').replace(/\D/g, ''))
  }

  it('is read beside owners and homes, and its columns are saved under a name', async () => {
    await page.goto(new URL('/more/imports', desk.address).href)
    await page.getByText(words['kind.cases'], { exact: true }).click()
    await page.getByText(words.dropTitle).waitFor()
    await looked('1-choose')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: words.check }).waitFor()
    await looked('2-sheet')
    await press(words.saveMapping)
    await page.getByLabel(words.mappingName).fill('2021')
    await page.keyboard.press('Enter')
    await page.getByText(words.mappingSaved.replace('{name}', '2021')).waitFor()
  })

  it('says what will happen, takes a correction in place, and hands out what stays refused', async () => {
    await press(words.check)
    await page.locator('.import-count').first().waitFor()
    await expect
      .poll(async () => [await count(words['count.created']), await count(words['count.refused'])])
      .toEqual([22, 2])
    await looked('3-outcome')
    const cell = page.getByLabel(words.editCell.replace('{heading}', '受理时间')).first()
    await cell.fill('2021-04-04 10:00')
    await press(words.recheck.replace('{count}', '1'))
    const refusedCard = page.locator('.import-count', { hasText: words['count.refused'] })
    await refusedCard.getByText('1', { exact: true }).waitFor()
    const downloading = page.waitForEvent('download')
    await press(words.refusedFile)
    const path = join(desk.folder, 'refused.xlsx')
    await (await downloading).saveAs(path)
    const refused = await readWorkbook(path)
    const numbers: string[] = []
    for await (const row of refused.rows(0)) numbers.push(row.cells[0]?.text ?? '')
    await refused.close()
    expect(numbers).toEqual(['编号', '旧00009'])
  })

  it('becomes cases, stands in the history, and is taken back whole', async () => {
    await press(words.commit.replace('{count}', '23'))
    await page.getByRole('heading', { name: words.doneTitle }).waitFor()
    await looked('4-done')
    await press(words.toRecords)
    await page.locator('.case-row').first().waitFor()
    await picture(page, `registers-${language}-5-cases`)
    await page.goto(new URL('/more/imports', desk.address).href)
    await page.locator('.import-entry').first().waitFor()
    await looked('6-history')
    await page.locator('.import-entry').getByRole('button', { name: words.undo }).click()
    await page.locator('.ant-popover').getByRole('button', { name: words.undo }).click()
    await page.locator('.import-entry').getByText(words.historyUndone).waitFor()
    await page.goto(new URL('/cases', desk.address).href)
    await page.locator('.empty-state').first().waitFor()
    expect(await page.locator('.case-row').count()).toBe(0)
  })

  it('is read with the saved mapping the next time', async () => {
    await page.goto(new URL('/more/imports/cases', desk.address).href)
    await page.getByRole('combobox', { name: words.useMapping }).click()
    await page.locator('.ant-select-item', { hasText: '2021' }).click()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: words.check }).waitFor()
    await looked('7-saved')
    await press(words.check)
    await page.locator('.import-count').first().waitFor()
    await expect.poll(() => count(words['count.created'])).toBe(22)
  })
})
