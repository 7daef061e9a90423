import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorText } from '../../main/contract/errors.ts'
import { texts as shellTexts } from '../../renderer/app/shell/texts.ts'
import { texts as componentTexts } from '../../renderer/components/texts.ts'
import { texts as intakeTexts } from '../../renderer/features/intake/texts.ts'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, call, manager, setUpByCall, takeCase } from './calls.ts'

const words = {
  intake: intakeTexts.zh,
  shell: shellTexts.zh,
  session: sessionTexts.zh,
  component: componentTexts.zh,
}
const half = '业主反映厨房水管漏水，话还没说完'

describe('an interrupted clerk', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open())
    await setUpByCall(page, desk)
    await addHome(page)
    await takeCase(page, '电梯异响，停在九层')
  })
  afterAll(() => desk.close())

  const show = (path: string) => page.goto(new URL(path, desk.address).href)
  const text = () => page.locator('.intake-panel textarea').first()
  const note = (said: string) => page.locator('.intake-bottom', { hasText: said }).waitFor()
  const casesTaken = async () => JSON.stringify(await call(page, 'cases.search', { text: '漏水', limit: 5 }))

  it('finds the half-written intake again after a reload', async () => {
    await show('/intake')
    await page.locator('.who-lookup input').fill('3#1201')
    await page.locator('[role=option]', { hasText: '3-1201' }).first().waitFor()
    await page.keyboard.press('Enter')
    await text().fill(half)
    await note(words.intake.draftKept)
    await page.reload()
    await note(words.intake.draftRestored)
    expect(await text().inputValue()).toBe(half)
    await page.locator('.who-chosen', { hasText: '3-1201' }).waitFor()
  })

  it('finds it again after the program was killed in the middle of work', async () => {
    await desk.kill()
    await page.reload()
    await note(words.intake.draftRestored)
    expect(await text().inputValue()).toBe(half)
    await picture(page, 'drafts-01-after-kill')
  })

  it('goes on typing while the desk is away for a moment, and nothing typed is lost', async () => {
    await text().press('End')
    await desk.restart(async () => {
      await page.keyboard.type('，楼下也湿了', { delay: 10 })
    })
    await page.locator('.status-lost').waitFor({ state: 'detached' })
    await page.keyboard.type('。')
    await note(words.intake.draftKept)
    await page.reload()
    await note(words.intake.draftRestored)
    expect(await text().inputValue()).toBe(`${half}，楼下也湿了。`)
  })

  it('never takes the case or a candidate by the Enter that ends a word of an input method', async () => {
    const session = await page.context().newCDPSession(page)
    const compose = async (letters: string) => {
      await session.send('Input.imeSetComposition', {
        text: letters,
        selectionStart: letters.length,
        selectionEnd: letters.length,
      })
      // The key of somebody who accepts the letters as they are: browsers mark it with 229.
      for (const modifiers of [0, 2])
        await session.send('Input.dispatchKeyEvent', {
          type: 'rawKeyDown',
          key: 'Enter',
          code: 'Enter',
          windowsVirtualKeyCode: 229,
          modifiers,
        })
    }
    await text().focus()
    await text().press('End')
    await compose('loushui')
    expect(await page.locator('.intake-taken').count()).toBe(0)
    await session.send('Input.insertText', { text: '漏水' })
    expect(await text().inputValue()).toContain('漏水')
    expect(await casesTaken()).toContain('"rows":[]')

    await page.keyboard.press('Control+k')
    await page.locator('.palette-input').waitFor()
    await compose('zhangwei')
    expect(await page.locator('.palette').count()).toBe(1)
    expect(new URL(page.url()).pathname).toBe('/intake')
    await session.send('Input.insertText', { text: '张伟' })
    await page.locator('.palette-line', { hasText: '张伟' }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.palette').waitFor({ state: 'detached' })
  })

  it('is locked by the menu; a wrong password is refused, the right one shows the page as it was', async () => {
    await show('/intake')
    await note(words.intake.draftRestored)
    await text().fill(`${half}，锁屏之前`)
    await page.getByRole('button', { name: new RegExp(words.shell.menu) }).click()
    await page.getByRole('menuitem', { name: words.shell.lock }).click()
    const lock = page.locator('.door-lock')
    await lock.waitFor()
    await picture(page, 'lock-01')
    // Nothing beneath can be read out or reached by keys.
    expect(await page.locator('.gate-page').getAttribute('inert')).not.toBeNull()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await page.locator('.palette').count()).toBe(0)
    expect(await lock.isVisible()).toBe(true)
    const password = lock.locator('input[type=password]')
    await password.fill('seven geese walk')
    await page.keyboard.press('Enter')
    await lock.getByText(errorText('session.wrongPassword', {}, 'zh')).waitFor()
    expect(await password.inputValue()).toBe('')
    await picture(page, 'lock-02-wrong')
    await password.fill(manager.password)
    await page.keyboard.press('Enter')
    await lock.waitFor({ state: 'detached' })
    expect(await text().inputValue()).toBe(`${half}，锁屏之前`)
  })

  it('stays locked over a reload, and the desk answers nothing meanwhile', async () => {
    await page.keyboard.press('Control+Alt+l')
    await page.locator('.door-lock').waitFor()
    // The screen is covered before the desk has heard of it.
    const asked = () => call(page, 'cases.search', { text: '电梯', limit: 5 }).then(() => 'answered', String)
    await expect.poll(asked).toMatch(/40[13]/)
    await page.reload()
    await page.locator('.door-lock').waitFor()
    expect(await page.locator('.rail').count()).toBe(0)
    await page.locator('.door-lock input[type=password]').fill(manager.password)
    await page.keyboard.press('Enter')
    await page.locator('.door-lock').waitFor({ state: 'detached' })
    await note(words.intake.draftRestored)
  })

  it.each([
    ['a person by initials', 'zw', '张伟', /\/people\//],
    ['a home by its number', '3#1201', '3-1201', /\/units\//],
    ['a case by a word', '异响', '电梯异响', /\/cases\//],
  ])('finds %s in the palette by keyboard alone', async (_, typed, shown, address) => {
    await show('/')
    await page.locator('.rail').waitFor()
    await page.keyboard.press('Control+k')
    await page.locator('.palette-input').waitFor()
    await page.keyboard.type(typed, { delay: 20 })
    await page.locator('.palette-line-active', { hasText: shown }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(address, { waitUntil: 'commit' })
    await page.locator('main h1').first().waitFor()
  })

  it('is told by ? which keys work here', async () => {
    await show('/cases')
    await page.locator('.case-row').first().waitFor()
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: words.component.keysTitle })
    await help.waitFor()
    await help.getByRole('heading', { name: words.component.keysHere }).waitFor()
    for (const said of [words.shell.searchLabel, words.shell['place.intake'], words.shell.lock])
      await help.getByText(said, { exact: true }).waitFor()
    await picture(page, 'keys-01-list')
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })
  })
})
