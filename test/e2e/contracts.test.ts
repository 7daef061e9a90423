import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contractFieldWords } from '../../main/contract/contract-words.ts'
import { contractTexts } from '../../renderer/features/imports/contract-texts.ts'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { texts as contractsTexts } from '../../renderer/features/contracts/texts.ts'
import { ownerRows, writeOwnerFile } from '../support/owner-files.ts'
import { salesHeadings, salesRows, writeSalesFile } from '../support/sales-files.ts'
import { withCell } from '../support/import-desk.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { setUpByCall } from './calls.ts'
import { openPage, seriousFaults, sticksOut } from './checks.ts'

const homes = 30
const column = (heading: string) => salesHeadings.indexOf(heading)
/** Signed today, so that the calls behind it begin. */
const months = {
  first: salesRows(homes - 1),
  second: withCell(
    withCell(salesRows(homes), 2, column('已付款'), '150万'),
    3,
    column('约定交付日期'),
    '2027-03-31',
  ).filter((_, index) => index !== 5),
}

describe.each(['zh', 'en'] as const)('two months of contracts from sales, in %s', language => {
  const words = { ...importTexts[language], ...contractTexts[language] }
  const own = contractsTexts[language]
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
    page = await openPage(desk, { language, dark: language === 'en', width: 1280, height: 800 })
    await setUpByCall(page, desk, language)
    await writeOwnerFile(join(desk.folder, 'owners.xlsx'), 'xlsx', ownerRows(homes))
    await writeSalesFile(join(desk.folder, 'first.xlsx'), months.first)
    await writeSalesFile(join(desk.folder, 'second.xlsx'), months.second)
  })
  afterAll(() => desk.close())

  const looked = async (name: string) => {
    await picture(page, `contracts-${language}-${name}`)
    expect.soft(await seriousFaults(page), name).toEqual([])
    expect.soft(await sticksOut(page), name).toBeLessThanOrEqual(0)
  }
  const at = (path: string) => page.goto(new URL(path, desk.address).href)
  const button = (name: string) => page.getByRole('button', { name }).first()
  const tryFile = async (path: string, file: string) => {
    await at(path)
    await page.locator('input[type=file]').setInputFiles(join(desk.folder, file))
    await button(words.check).click()
    await page.locator('.import-count').first().waitFor()
  }
  const commit = async () => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: words.doneTitle }).waitFor()
  }

  it('the first month becomes contracts of the homes', async () => {
    await tryFile('/more/imports', 'owners.xlsx')
    await commit()
    await at('/more/imports/contracts')
    await looked('1-choose')
    await tryFile('/more/imports/contracts', 'first.xlsx')
    await looked('2-first-month')
    await commit()
    await button(words.toRecords).click()
    await page.locator('.contract-line').first().waitFor()
    await looked('3-list')
  })

  it('the second month says what is new, changed and gone before anything is taken over', async () => {
    await tryFile('/more/imports/contracts', 'second.xlsx')
    await page.locator('.import-vanished').getByText('HT-0006').waitFor()
    const changes = page.locator('.import-changes tr')
    await changes.first().waitFor()
    expect(await changes.allTextContents()).toEqual([
      expect.stringContaining(`${contractFieldWords.paid[language]}¥500,000.00¥1,500,000.00`),
      expect.stringContaining(`${contractFieldWords.promisedOn[language]}2026-12-312027-03-31`),
    ])
    await looked('4-second-month')
    await commit()
  })

  it('what vanished is asked about, and what came of it is said', async () => {
    await at('/more/contracts?list=missing')
    await page.locator('.contract-line').first().click()
    await page.getByRole('alert').first().waitFor()
    await looked('5-missing')
    await button(own.confirm).click()
    await page.locator('.empty-state').first().waitFor()
    await page.keyboard.press('Control+z')
    await page.locator('.contract-line').first().waitFor()
  })

  it('stands in the file of its home, and is amended there', async () => {
    await at('/more/contracts?list=requests')
    await page.locator('.contract-line').first().click()
    await page.locator('.contract-card h2 a').click()
    await page
      .getByRole('tab', { selected: true })
      .getByText(language === 'zh' ? '合同' : 'Contract')
      .waitFor()
    await page.locator('.contract-card').waitFor()
    await looked('6-tab')
    await button(own.amend).click()
    const paid = page.getByLabel(contractFieldWords.paid[language], { exact: true })
    await paid.fill('abc')
    await page.keyboard.press('Control+Enter')
    await page.getByText(own.sumWrong).waitFor()
    await paid.fill('150万')
    await looked('7-form')
    await page.keyboard.press('Control+Enter')
    await page.locator('.contract-card').getByText(own.paidUp).waitFor()
    await page.locator('.contract-story summary').click()
    await page.locator('.contract-story ins', { hasText: '¥1,500,000.00' }).first().waitFor()
    await looked('8-story')
  })
})
