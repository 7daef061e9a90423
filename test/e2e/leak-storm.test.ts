import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { emergencyLevelWords } from '../../main/contract/emergency-words.ts'
import { leakStateWords, leakWords } from '../../main/contract/leak-words.ts'
import { texts as stormTexts } from '../../renderer/features/emergencies/texts.ts'
import { texts as cardTexts } from '../../renderer/features/leak-card/texts.ts'
import { texts as intakeTexts } from '../../renderer/features/leak-intake/texts.ts'
import { texts as sourceTexts } from '../../renderer/features/leak-sources/texts.ts'
import { shiftTexts } from '../../renderer/features/leaks/shift-texts.ts'
import { texts as boardTexts } from '../../renderer/features/leaks/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, command, setUpByCall, signInByCall } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'

const [storm, intake, board, source, card, shift] = [
  stormTexts.zh,
  intakeTexts.zh,
  boardTexts.zh,
  sourceTexts.zh,
  cardTexts.zh,
  shiftTexts.zh,
]
const colleague = { login: 'wangqiang', name: '王强', password: 'nine geese dive' } as const

/** One evening of rain on three screens: the coordinator's desk, the wall, and a team's phone. */
describe('a storm from its start to its report', () => {
  let desk: RunningDesk
  let page: Page
  let wall: Page
  let phone: Page
  const team = uuidv7()

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-07-12T18:30:00+08:00' })
    const opened = await desk.open({ width: 1280, height: 800 })
    ;({ page } = opened)
    await setUpByCall(page, desk)
    await addHomes(page, 8)
    await command(page, 'teams.add', { teamId: team, name: '物业抢修一队', kind: 'property', capacity: 6 })
    await command(page, 'staff.add', { staffId: uuidv7(), role: 'clerk', ...colleague })
    const beside = async (width: number, height: number, path: string) => {
      const other = await opened.context.newPage()
      other.setDefaultTimeout(60_000)
      await other.setViewportSize({ width, height })
      await other.goto(`${desk.address}${path}`)
      return other
    }
    wall = await beside(1920, 1080, 'wall')
    phone = await beside(390, 844, `leaks/teams/${team}/field`)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    for (const [name, one] of Object.entries({ desk: page, wall, phone }))
      await picture(one, `leak-storm-failed-${name}`)
  })

  const row = (number: string) => page.getByRole('option').filter({ hasText: number })
  const figure = (name: string) =>
    wall.locator('.leak-wall-figures > div', { hasText: name }).locator('dd').innerText()

  it('is started, takes calls by keys alone, and the wall shows them', async () => {
    await page.goto(`${desk.address}emergencies?emergency=new`)
    const form = page.locator('.emergency-form')
    await form.getByRole('radio', { name: emergencyLevelWords.orange.zh }).check()
    await form.getByLabel(storm.note).fill('气象台 18:20 发布')
    await page.keyboard.press('Control+Enter')
    await page.locator('.emergency-steps').getByText('气象台 18:20 发布').waitFor()
    await wall.locator('.leak-wall').waitFor()

    await page.keyboard.press('F4')
    const line = page.getByRole('region', { name: intake.form })
    for (const [number, keys] of [
      ['3-1-701', ['5', 'w']],
      ['3-1-601', ['4', 'e']],
      ['3-1-501', ['5', 'e']],
      ['3-1-401', ['4', 'e']],
      ['3-1-101', ['3', 'r', 'z']],
    ] as const) {
      await line.getByRole('combobox').waitFor()
      await page.keyboard.type(number)
      await page.keyboard.press('Enter')
      await line.locator('.leak-where-number', { hasText: number }).waitFor()
      for (const key of keys) await page.keyboard.press(key)
      await page.keyboard.press('Enter')
    }
    await expect.poll(() => figure('待派')).toBe('5')
    expect(await sticksOut(wall)).toBeLessThanOrEqual(0)
    await picture(wall, 'leak-storm-1-wall')
  })

  it('sends a team, which steps on its phone; a closed door comes first again', async () => {
    await page.goto(`${desk.address}leaks`)
    // Electricity in danger comes first, whatever the order of calls.
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain('3-1-101')
    await row('3-1-701').getByText(board.ofSource.replace('{count}', '4')).waitFor()
    await row('3-1-101').click()
    await page.keyboard.press('s')
    await page.getByRole('radio', { name: /物业抢修一队/ }).waitFor()
    await page.keyboard.press('Enter')
    await row('3-1-101').getByText(leakStateWords.dispatched.zh).waitFor()
    await picture(page, 'leak-storm-2-desk')
    const next = phone.locator('.field-next')
    await next.filter({ hasText: leakWords['step.acknowledged'].zh }).click()
    await next.filter({ hasText: leakWords['step.underway'].zh }).waitFor()
    await picture(phone, 'leak-storm-3-phone')
    expect(await sticksOut(phone)).toBeLessThanOrEqual(0)
    await phone.getByRole('button', { name: leakWords['reason.nobody-home'].zh }).click()
    await row('3-1-101').getByText(leakStateWords.noEntry.zh).waitFor()
    await expect
      .poll(() => wall.locator('.leak-wall-first li').first().innerText())
      .toContain(leakWords['severity.danger'].zh)
    await expect.poll(() => figure(board['stage.door'])).toBe('1')
    await next.filter({ hasText: leakWords['step.onsite'].zh }).click()
    await next.filter({ hasText: leakWords['step.stopped'].zh }).click()
    await phone.getByText(board.nothingToDo).waitFor()
    await row('3-1-101').getByText(leakStateWords.stopped.zh).waitFor()
  })

  it('works on the source of four homes at once, drawn as one in the section', async () => {
    await page.goto(`${desk.address}leaks/section`)
    await page.getByRole('link', { name: /^A / }).first().click()
    const panel = page.getByRole('article', { name: source.title })
    const press = (name: string | RegExp) => panel.getByRole('button', { name }).first().click()
    const states = (state: keyof typeof leakStateWords) =>
      panel.getByRole('table', { name: source.homes }).getByText(leakStateWords[state].zh)
    await panel.getByText('从 3-1-701 室内查起').waitFor()
    await page.keyboard.press('a')
    await panel.getByText(source.decided).first().waitFor()
    await page.keyboard.press('s')
    await panel.getByRole('radio', { name: /物业抢修一队/ }).waitFor()
    await page.keyboard.press('Enter')
    await panel.getByText(source.advanced_other.replace('{count}', '4')).waitFor()
    await expect.poll(() => states('dispatched').count()).toBe(4)
    await press(new RegExp(`^${source.stop.slice(0, 4)}`))
    await expect.poll(() => states('stopped').count()).toBe(4)
    await press(source.plan.replace('{count}', '4'))
    await panel.locator('textarea:focus').waitFor()
    await page.keyboard.type('更换 7 层立管三通')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('planned').count()).toBe(4)
    await press(source.repair.replace('{count}', '4'))
    await panel.locator('textarea:focus').waitFor()
    await page.keyboard.type('已换三通')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('repaired').count()).toBe(4)
    await press(source.test.replace('{count}', '4'))
    await panel.getByRole('radio', { name: new RegExp(leakWords['test.rain'].zh) }).click()
    await panel.getByText(card.rainNone).waitFor()
    await panel.getByRole('radio', { name: new RegExp(card.holds) }).click()
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('proven').count()).toBe(4)
    await picture(page, 'leak-storm-4-source')
    await panel.getByRole('table', { name: source.homes }).getByRole('link', { name: /^KF/ }).nth(1).click()
  })

  it('leaves each household its own acceptance and callback, and what leaks again its history', async () => {
    const leak = page.getByRole('region', { name: card.title })
    await leak.getByText(card.missing.replace('{what}', card['missing.accept'])).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await leak.getByRole('button', { name: card['next.accept'] }).click()
    await leak.locator('textarea:focus').waitFor()
    await page.keyboard.type('业主看过，不漏了')
    await page.keyboard.press('Control+Enter')
    await leak.getByRole('button', { name: card['next.call'] }).waitFor()
    await expect.poll(() => leak.locator('[aria-current=step]').innerText()).toContain(card['step.called'])
    await picture(page, 'leak-storm-5-card')
    await leak.getByRole('button', { name: card.return }).click()
    await leak.locator('textarea:focus').waitFor()
    await page.keyboard.type('半夜又滴水')
    await page.keyboard.press('Control+Enter')
    await leak.getByText(card.returned.replace('{count}', '1')).waitFor()
    await leak.getByText(leakStateWords.reported.zh).first().waitFor()
  })

  it('is handed over, signed, and told in a report', async () => {
    await page.goto(`${desk.address}leaks/handover`)
    await page
      .getByRole('button', { name: new RegExp(shift.add) })
      .first()
      .waitFor()
    await page.keyboard.press('n')
    await page.locator('.leak-panel input:focus').waitFor()
    // Typed at once: the list of who works here may still be on its way.
    await page.keyboard.type(colleague.name)
    await page.locator('.ant-select-item-option-active', { hasText: colleague.name }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText(shift.waiting).first().waitFor()

    const { page: other } = await desk.open()
    await signInByCall(other, colleague.login, colleague.password)
    await other.goto(`${desk.address}leaks/handover`)
    await other.getByText(shift.waiting).first().click()
    await other.getByRole('button', { name: shift.confirm }).click()
    await page.getByText(shift.taken).first().waitFor()
    await picture(page, 'leak-storm-6-handover')

    await page.goto(`${desk.address}leaks/reports`)
    await page.locator('.leak-report').getByText('受影响住户').first().waitFor()
    await picture(page, 'leak-storm-7-report')
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  })
})
