import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { texts } from '../../renderer/features/standby/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, manager, signInByCall, takeCase } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'
import { switchOnLoopback } from './trusted.ts'

const words = texts.zh
const SetUp = z.object({ result: z.object({ data: z.object({ recoveryKey: z.string() }) }) })
const Invited = z.object({ result: z.object({ data: z.object({ line: z.string() }) }) })
const Stands = z.object({ result: z.object({ data: z.object({ state: z.string() }) }) })

/** Two computers: one is replaced by the other, is told so, and becomes its standby from its own screen. */
describe('a computer whose place was taken', () => {
  let old: RunningDesk
  let second: RunningDesk
  let page: Page
  let other: Page

  beforeAll(async () => {
    ;[old, second] = await Promise.all([startDesk(), startDesk()])
    ;({ page } = await old.open())
    ;({ page: other } = await second.open())
  })
  afterAll(async () => {
    await Promise.all([old.close(), second.close()])
  })

  const stateOf = async (on: Page) => Stands.parse(await call(on, 'site.state', {})).result.data.state
  const lineOf = async (on: Page) =>
    Invited.parse(await call(on, 'standby.invite', { password: manager.password })).result.data.line
  const shown = async (name: string) => {
    await picture(page, name)
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  }

  it('says so on its screen, with where to go and what is to be entered again', async () => {
    const setUp = await call(page, 'site.setUp', {
      code: 'BJ01',
      name: '示例花园',
      language: 'zh',
      managerName: manager.name,
      login: manager.login,
      password: manager.password,
    })
    const { recoveryKey } = SetUp.parse(setUp).result.data
    await signInByCall(page, manager.login, manager.password)
    await page.goto(old.address)
    await switchOnLoopback(page)
    await call(other, 'standby.join', { line: await lineOf(page), name: '财务室电脑' })
    await other.goto(second.address)
    await other.getByText(words.copyOf.slice(-3)).first().waitFor()
    await takeCase(page, '卫生间漏水，电话 13800001234')
    await call(other, 'standby.takeOver', { recoveryKey })
    await expect.poll(() => stateOf(other), { timeout: 120_000 }).toBe('ready')
    await signInByCall(other, manager.login, manager.password)
    await other.goto(second.address)
    await other.locator('.rail').waitFor()
    await switchOnLoopback(other)

    await page.getByRole('heading', { name: words.replacedTitle }).waitFor({ timeout: 120_000 })
    await page.getByRole('link', { name: /127\.0\.0\.1/ }).waitFor({ timeout: 120_000 })
    await shown('standby-01-replaced')
  })

  it('becomes the standby by a line and the password, and goes on listing what was entered', async () => {
    await page.getByRole('button', { name: words.rejoinOpen }).click()
    const form = page.getByRole('form', { name: words.rejoinTitle })
    await form.getByLabel(words.line).fill(await lineOf(other))
    await form.getByLabel(words.joinName).fill('前台电脑')
    await form.getByLabel(words.login).fill(manager.login)
    await form.getByRole('textbox', { name: words.password, exact: true }).fill(manager.password)
    await shown('standby-02-rejoin')
    await page.setViewportSize({ width: 820, height: 1180 })
    await shown('standby-03-rejoin-820')
    await form.getByRole('button', { name: words.rejoin }).click()

    await page.getByRole('heading', { name: words.asideTitle }).waitFor()
    await page.getByText(words.reached).waitFor({ timeout: 120_000 })
    await page.getByRole('button', { name: words.asideOpen }).click()
    await page.getByLabel(words.login).fill(manager.login)
    await page.getByRole('textbox', { name: words.password, exact: true }).fill(manager.password)
    await page.keyboard.press('Enter')
    await page.getByText('卫生间漏水，电话 13800001234').waitFor()
    await shown('standby-04-standby-820')
    await page.setViewportSize({ width: 1280, height: 800 })
    await shown('standby-05-standby')
  })
})
