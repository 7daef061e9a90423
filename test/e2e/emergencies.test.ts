import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { emergencyKindWords, emergencyLevelWords } from '../../main/contract/emergency-words.ts'
import { texts } from '../../renderer/features/emergencies/texts.ts'
import { texts as leakTexts } from '../../renderer/features/leaks/texts.ts'
import { texts as todayTexts } from '../../renderer/features/today/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { command, setUpByCall } from './calls.ts'

const t = texts.zh

/** A storm as two windows of one desk see it: the home screen follows, one key leads back, rain raises the level. */
describe('a storm', () => {
  let desk: RunningDesk
  let page: Page
  /** Another window of the same desk, left on its home screen. */
  let other: Page

  beforeAll(async () => {
    desk = await startDesk()
    const opened = await desk.open()
    ;({ page } = opened)
    await setUpByCall(page, desk)
    other = await opened.context.newPage()
    other.setDefaultTimeout(60_000)
    await other.goto(desk.address)
    await other.getByRole('heading', { name: new RegExp(todayTexts.zh.title) }).waitFor()
    await other.locator('.status-stream').waitFor()
  })
  afterAll(() => desk.close())

  const banner = (on: Page) => on.locator('.emergency-banner')
  const board = (on: Page) => on.getByRole('heading', { name: leakTexts.zh.title, exact: true })
  const today = (on: Page) => on.getByRole('heading', { name: new RegExp(`^${todayTexts.zh.title}`) })

  it('is started by a few keys, and every window on its home screen goes over to the board', async () => {
    await page.goto(`${desk.address}emergencies`)
    await page.getByText(t.empty).waitFor()
    await page.keyboard.press('n')
    const form = page.locator('.emergency-form')
    await form.locator('input:focus').waitFor()
    await form.getByRole('radio', { name: emergencyLevelWords.yellow.zh }).check()
    await form.getByLabel(t.note).fill('气象台 21:40 发布')
    await picture(page, 'emergency-1-start')
    await page.keyboard.press('Control+Enter')
    await page.locator('.emergency-steps').getByText('气象台 21:40 发布').waitFor()
    await board(other).waitFor()
    await banner(other).getByText(emergencyLevelWords.yellow.zh).waitFor()
    await picture(other, 'emergency-2-board')
  })

  it('leaves the ordinary Today one key away, with the storm in the status line', async () => {
    await other.keyboard.press('F6')
    await today(other).waitFor()
    await other.locator('.status-line').getByText(emergencyKindWords.storm.zh).waitFor()
    await picture(other, 'emergency-3-today')
    await other.keyboard.press('F6')
    await board(other).waitFor()
    await other.locator('.rail').getByText('今日').click()
    await today(other).waitFor()
    await other.goto(desk.address)
    await board(other).waitFor()
  })

  it('takes rain on one line, says what it reaches, and is raised by a person', async () => {
    await page.goto(`${desk.address}emergencies?view=rain`)
    const entry = page.getByRole('form', { name: t.entry })
    await entry.getByLabel(t.entryMm).fill('120')
    await page.keyboard.press('Enter')
    await page.locator('.rain-table tbody tr').waitFor()
    await picture(page, 'emergency-4-rain')
    const red = t.raise.replace('{level}', emergencyLevelWords.red.zh)
    await banner(other).getByRole('button', { name: red }).click()
    await banner(page).locator('.level-tag-red').waitFor()
    await banner(other).getByRole('button', { name: red }).waitFor({ state: 'detached' })
  })

  it('refuses what somebody else started already, and ends with what stays open', async () => {
    await command(page, 'leaks.take', {
      caseId: uuidv7(),
      unitId: null,
      buildingId: null,
      place: '地下车库 B 区',
      entry: 'basement',
      severity: 'spreading',
    })
    await page.goto(`${desk.address}emergencies`)
    await page.locator('.emergency-line').click()
    await page.locator('.emergency-actions').waitFor()
    await picture(page, 'emergency-5-panel')
    await page.keyboard.press('x')
    await page.getByText(t.endOpen_one).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: t.reopen }).waitFor()
    await banner(other).waitFor({ state: 'detached' })
    await page.goto(desk.address)
    await today(page).waitFor()
    await page.goto(`${desk.address}leaks`)
    await page.locator('.leak-line').waitFor()
  })
})
