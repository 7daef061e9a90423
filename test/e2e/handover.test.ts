import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  conclusionWords,
  inspectionRecordWords,
  inspectionStateWords,
  purposeWords,
} from '../../main/contract/inspection-words.ts'
import { dayTexts } from '../../renderer/features/handover/day-texts.ts'
import { homeTexts } from '../../renderer/features/handover/home-texts.ts'
import { texts } from '../../renderer/features/handover/texts.ts'
import { inspectionTexts } from '../../renderer/features/inspections/inspection-texts.ts'
import { planTexts } from '../../renderer/features/inspections/plan-texts.ts'
import { texts as moneyTexts } from '../../renderer/features/settlement/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, command, setUpByCall } from './calls.ts'

const t = texts.zh
const home = homeTexts.zh
const day = dayTexts.zh
const money = moneyTexts.zh
const plan = planTexts.zh
const walk = inspectionTexts.zh

/** A handover from its plan to the keys: planned, its homes listed, families checked in, one accepts and one refuses. */
describe('a central handover', () => {
  let desk: RunningDesk
  let page: Page
  let units: string[]

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-10-01T09:00:00+08:00' })
    ;({ page } = await desk.open())
    await setUpByCall(page, desk)
    units = await addHomes(page, 3)
  })
  afterAll(() => desk.close())

  it('is planned with its day, and the countdown stands by date', async () => {
    await page.goto(`${desk.address}handover`)
    await page.locator('.empty-state button').waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByPlaceholder(t.namePlaceholder).fill('一期集中交付')
    await dialog.getByLabel(t.day, { exact: true }).fill('2026-10-01')
    await dialog.getByLabel(t.slots).fill('09:00-12:00 20')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '一期集中交付' }).waitFor()
    await page.locator('.handover-task').first().waitFor()
    await picture(page, 'handover-1-plan')
  })

  it('has the homes of a building on its list, and appointments for its times', async () => {
    await page.getByText(t['part.homes'], { exact: true }).click()
    await page.locator('.empty-state').waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(home.wholeBuildings).click()
    await page.getByTitle('示例花园 3栋').click()
    await dialog.getByRole('button', { name: home.addCount.replace('{count}', '3') }).click()
    await page.locator('.handover-line').nth(2).waitFor()
    await page.keyboard.press('j')
    const panel = page.getByRole('article')
    await panel.getByRole('combobox', { name: home.appointment }).click()
    await page.getByTitle('10-01 09:00–12:00', { exact: false }).first().click()
    await panel.getByRole('button', { name: home.appoint, exact: true }).click()
    await panel.getByText('2026-10-01 09:00').waitFor()
    await picture(page, 'handover-2-homes')
  })

  it('plans who walks through the homes; a walk is called off, another is ended at the desk', async () => {
    await page.keyboard.press('x')
    await page.getByRole('heading', { name: home.ticked.replace('{count}', '1') }).waitFor()
    await page.keyboard.press('j')
    await page.locator('.virtual-list-row-selected', { hasText: '3-1-201' }).waitFor()
    await page.keyboard.press('x')
    const form = page.getByRole('form', { name: plan.plan })
    await form.getByRole('combobox', { name: plan.inspector }).click()
    await page.keyboard.press('Enter')
    await picture(page, 'handover-2-planning')
    await form.getByRole('button', { name: plan.planCount_other.replace('{count}', '2') }).click()
    await form.waitFor({ state: 'detached' })
    await page.goto(`${desk.address}handover/defects/inspections?state=planned`)
    await page.getByRole('option').nth(1).waitFor()
    await page.keyboard.press('j')
    const panel = page.getByRole('article')
    await panel.getByRole('button', { name: walk.cancelPlan }).click()
    await page.keyboard.type('业主改期')
    await page.keyboard.press('Control+Enter')
    await panel.getByText('业主改期').waitFor()
    await page.getByRole('option').nth(1).waitFor({ state: 'detached' })
    const inspectionId = uuidv7()
    await command(page, 'inspections.begin', { inspectionId, unitId: units[2], purpose: 'formal' })
    await page.goto(`${desk.address}handover/defects/inspections?inspection=${inspectionId}`)
    await panel.getByRole('button', { name: walk.end }).click()
    await panel.getByRole('button', { name: walk.end }).click()
    await panel.getByText(walk.conclusionMissing).waitFor()
    await panel.getByLabel(conclusionWords.refused.zh).click()
    await panel.getByRole('button', { name: walk.end }).click()
    await panel.getByText(walk.refusalMissing).waitFor()
    await panel.getByRole('checkbox').first().press('Space')
    await page.keyboard.press('Control+Enter')
    await panel.getByText(inspectionStateWords.done.zh).waitFor()
    await picture(page, 'handover-2-inspection')
    const saved = page.waitForEvent('download')
    await page.keyboard.press('p')
    expect((await saved).suggestedFilename()).toBe(`${inspectionRecordWords.zh} 3栋 3-1-301.pdf`)
  })

  it('checks a family in by its home, and takes it from station to station by keys', async () => {
    await page.goto(`${desk.address}handover/day`)
    const field = page.getByRole('combobox', { name: day.find })
    await field.fill('3-1-101')
    await page.locator('.handover-found').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel(day.cameName).fill('张伟')
    await page.keyboard.press('Control+Enter')
    const card = page.getByRole('article', { name: '3-1-101' })
    await card.getByRole('button', { name: day.stepCall }).waitFor()
    await page.locator('.handover-family').waitFor()
    await page.keyboard.press('Enter')
    await card.getByText(day.called).waitFor()
    await page.keyboard.press('Enter')
    await card.getByText(day.served).waitFor()
    await picture(page, 'handover-3-day')
    await page.keyboard.press('Enter')
    await card.getByRole('button', { name: day.stepCall }).waitFor()
  })

  it('notes that the home is accepted, and what is handed over', async () => {
    await page.keyboard.press('a')
    await page.getByRole('button', { name: day.acceptVerb, exact: true }).click()
    const card = page.getByRole('article', { name: '3-1-101' })
    await card.getByRole('button', { name: day.itemsNow }).click()
    await card.getByText(day.itemsAt, { exact: false }).waitFor()
    await page.getByText(day.acceptedCount.replace('{count}', '1')).waitFor()
  })

  it('notes why another one is refused; what the inspector was told stands there already', async () => {
    const inspectionId = uuidv7()
    await command(page, 'inspections.begin', { inspectionId, unitId: units[1], purpose: 'formal' })
    await command(page, 'inspections.conclude', {
      inspectionId,
      conclusion: 'refused',
      reasons: ['leak'],
      note: '主卫渗水',
    })
    await page.keyboard.press('c')
    await page.keyboard.type('3-1-201')
    await page.locator('.handover-found').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel(day.cameName).fill('李娜')
    await page.keyboard.press('Control+Enter')
    const card = page.getByRole('article', { name: '3-1-201' })
    await card.getByRole('link', { name: purposeWords.formal.zh }).waitFor()
    await card.getByRole('button', { name: day.refuse }).click()
    await card.getByRole('checkbox', { checked: true }).waitFor()
    await card.getByText('主卫渗水').waitFor()
    await picture(page, 'handover-4-told')
    await card.getByRole('textbox', { name: day.words }).press('Control+Enter')
    await page.getByText(day.refusedCount.replace('{count}', '1')).waitFor()
    await card.getByText(day.appointment).waitFor()
    await picture(page, 'handover-4-refused')
  })

  it('shows the hall where everybody is, and the evening what the day came to', async () => {
    await page.getByRole('link', { name: day.wall }).click()
    await page.locator('.hall-stations').getByText('001').waitFor()
    await picture(page, 'handover-5-wall')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: day.report, exact: true }).click()
    await page.getByRole('heading', { name: '交付日报 2026-10-01 一期集中交付' }).waitFor()
    await picture(page, 'handover-6-report')
  })

  it('explains what a late handover costs, line by line, and fixes it', async () => {
    await command(page, 'contracts.sign', {
      contractId: uuidv7(),
      unitId: units[0],
      buyers: [],
      terms: { paid: 100_000_000, price: 200_000_000, promisedOn: '2026-08-31', penaltyRate: 100 },
      words: { penaltyText: null, commitments: null, requests: null },
    })
    await page.goto(`${desk.address}units/${units[0]}?tab=contract`)
    const sum = page.getByRole('region', { name: money.delay })
    await sum.getByText('31 天 × 0.01% × 已付房款 ¥1,000,000.00 = ¥3,100.00').waitFor()
    await sum.getByRole('button', { name: money.fix }).click()
    await page.keyboard.press('Control+Enter')
    await sum.locator('.state-tag', { hasText: money.fixed }).waitFor()
    await picture(page, 'handover-7-money')
    await page.getByRole('link', { name: money.slip }).click()
    await page.locator('.leak-paper-sheet').getByText('应付业主 ¥3,100.00').waitFor()
    await picture(page, 'handover-8-slip')
  })
})
