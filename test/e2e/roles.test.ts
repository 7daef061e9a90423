import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { texts as shellTexts } from '../../renderer/app/shell/texts.ts'
import { texts as caseTexts } from '../../renderer/features/cases/texts.ts'
import { texts as intakeTexts } from '../../renderer/features/intake/texts.ts'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { texts as staffTexts } from '../../renderer/features/staff/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, call, command, setUpByCall, signInByCall, takeCase } from './calls.ts'

const words = {
  cases: caseTexts.zh,
  intake: intakeTexts.zh,
  imports: importTexts.zh,
  staff: staffTexts.zh,
  shell: shellTexts.zh,
}

/** An auditor reads everything and changes nothing; the screens say so instead of offering what is refused. */
describe('an auditor at the desk', () => {
  let desk: RunningDesk
  let page: Page
  let caseId: string
  let unitId: string

  beforeAll(async () => {
    desk = await startDesk()
    const { page: office } = await desk.open()
    await setUpByCall(office, desk)
    ;({ unitId } = await addHome(office))
    ;({ caseId } = await takeCase(office, '厨房水管漏水', { unitId }))
    const password = 'nine ducks swim'
    const input = { staffId: uuidv7(), name: '孙明', login: 'sunming', role: 'auditor', password }
    await command(office, 'staff.add', input)
    ;({ page } = await desk.open())
    await signInByCall(page, 'sunming', password)
    await page.goto(desk.address)
    await page.getByRole('button', { name: /孙明/ }).waitFor()
  })
  afterAll(() => desk.close())

  const show = (path: string) => page.goto(new URL(path, desk.address).href)
  const buttons = async () => {
    const shown = await page.locator('main button:visible, main a:visible').allTextContents()
    return shown.join(' | ')
  }

  it('reads a case but is offered no step, no reply box and no correction', async () => {
    await show(`/cases/${caseId}`)
    await page.locator('.case-words', { hasText: '厨房水管漏水' }).first().waitFor()
    expect(await page.locator('.composer').count()).toBe(0)
    const offered = await buttons()
    for (const key of ['do.takeOver', 'do.assign', 'do.resolve', 'do.close', 'do.void', 'edit'] as const)
      expect(offered).not.toContain(words.cases[key])
    await page.keyboard.press('1')
    await page.keyboard.press('e')
    expect(await page.locator('textarea').count()).toBe(0)
    await picture(page, 'roles-01-case')
  })

  it('finds neither place, key nor command of the intake', async () => {
    await show('/cases')
    await page.getByText('厨房水管漏水').first().waitFor()
    expect(await page.locator('.rail a[href="/intake"]').count()).toBe(0)
    await page.locator('.rail a[aria-current="page"]', { hasText: words.shell['place.more'] }).waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('combobox')
    await palette.fill('shouli')
    await page.locator('.palette-note', { hasText: 'shouli' }).waitFor()
    expect(await page.locator('.palette-line').count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(new URL(page.url()).pathname).toBe('/cases')
  })

  it('who opens the intake by its address is told why not and shown the list', async () => {
    await show('/intake')
    await page.getByText(words.intake.noPermission).waitFor()
    expect(await page.locator('main textarea').count()).toBe(0)
    await page.getByRole('link', { name: words.intake.toList }).click()
    await page.getByText('厨房水管漏水').first().waitFor()
    await picture(page, 'roles-02-list')
  })

  it('sees who works here but cannot add, change or deactivate anybody', async () => {
    await show('/more/staff')
    await page.locator('.staff-table').getByText('李静').waitFor()
    const offered = await buttons()
    for (const key of ['add', 'reset', 'deactivate', 'suggest'] as const)
      expect(offered).not.toContain(words.staff[key])
    expect(await page.locator('.staff-table .ant-select:not(.ant-select-disabled)').count()).toBe(0)
    await page.keyboard.press('n')
    expect(await page.locator('.staff-add').count()).toBe(0)
    await picture(page, 'roles-03-staff')
  })

  it('is offered no change of a home or of its people', async () => {
    await show(`/units/${unitId}`)
    await page.getByRole('heading', { name: '3-1201', level: 1 }).waitFor()
    await page.locator('.residents').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('e')
    expect(await page.locator('main input:visible, main textarea:visible').count()).toBe(0)
    await page.keyboard.press('n')
    await page.getByText(words.intake.noPermission).or(page.locator('.residents')).first().waitFor()
    await picture(page, 'roles-04-home')
  })

  it('finds no import among the places, is answered kindly at its address, and sees settings without changing them', async () => {
    await show('/more')
    await page.locator('.more-line').first().waitFor()
    const offered = await page.locator('.more-line strong').allTextContents()
    expect(offered).not.toContain(words.imports.title)
    await show('/more/imports')
    await page.getByText(words.imports.noPermission).waitFor()
    expect(await page.locator('main input').count()).toBe(0)
    await picture(page, 'roles-05-imports')
    await show('/more/settings')
    await page.locator('.settings').getByRole('heading').first().waitFor()
    // The look of this computer is everybody's; the site card is not.
    expect(await page.locator('.settings input:enabled[type=text], .settings textarea:enabled').count()).toBe(
      0,
    )
    await picture(page, 'roles-06-settings')
  })

  it('is refused by the desk itself when the screens are gone around', async () => {
    await expect(command(page, 'cases.note', { caseId, kind: 'note', text: '不应出现' })).rejects.toThrow(
      '403',
    )
    await expect(takeCase(page, '不应出现')).rejects.toThrow('403')
    const staff = {
      staffId: uuidv7(),
      name: '某人',
      login: 'mouren',
      role: 'manager',
      password: 'ten ducks swim',
    }
    await expect(command(page, 'staff.add', staff)).rejects.toThrow('403')
    await expect(
      call(page, 'staff.resetPassword', { staffId: uuidv7(), password: 'x'.repeat(9) }),
    ).rejects.toThrow('403')
    await show('/cases')
    await page.getByText('厨房水管漏水').first().waitFor()
    expect(await page.getByText('不应出现').count()).toBe(0)
  })
})
