import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { texts as backupTexts } from '../../renderer/features/settings/texts.ts'
import { texts as restoreTexts } from '../../renderer/features/setup/restore-texts.ts'
import { texts as setUpTexts } from '../../renderer/features/setup/texts.ts'
import { takeCase } from './calls.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { seriousFaults } from './checks.ts'
import { type TestLanguage, setUp } from './day.ts'

/** A computer is lost; on a new one a stick and a printed sheet bring the desk back, from the first screen. */
describe.each<TestLanguage>(['zh', 'en'])('a lost desk is brought back (%s)', language => {
  const words = { ...restoreTexts[language], ...setUpTexts[language], ...sessionTexts[language] }
  const restoring = restoreTexts[language]
  const locale = language === 'zh' ? 'zh-CN' : 'en-US'
  let lost: RunningDesk
  let found: RunningDesk
  let page: Page
  let recoveryKey = ''
  let number = ''
  let stick = ''

  beforeAll(async () => {
    ;[lost, found] = await Promise.all([startDesk(), startDesk()])
    // Not inside either data folder: a stick.
    stick = join(found.folder, 'stick')
  })
  afterAll(() => Promise.all([lost.close(), found.close()]))
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, `restore-${language}-failed`)
  })
  const shot = (name: string) => picture(page, `restore-${language}-${name}`)

  it('a desk is set up, a case taken, and a backup put on a stick', async () => {
    ;({ page } = await lost.open({ locale }))
    await setUp(page, language, async name => {
      if (name !== '03-codes') return
      const groups = await page.locator('.secret-key').first().locator('span').allTextContents()
      recoveryKey = groups.join('-')
    })
    expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/)
    ;({ number } = await takeCase(page, '厨房水管漏水'))

    await page.goto(`${lost.address}more/settings`)
    const backup = backupTexts[language]
    await page.getByRole('button', { name: backup.backUpTo }).click()
    await page.getByLabel(backup.backupFolder).fill(stick)
    await page.keyboard.press('Enter')
    await expect
      .poll(() => (readdirOrNothing(stick).some(name => name.endsWith('.deskbackup')) ? 'there' : ''), {
        timeout: 60_000,
      })
      .toBe('there')
  })

  it('the new computer finds it, says what a wrong key is, and brings it back with the right one', async () => {
    ;({ page } = await found.open({ locale }))
    if (language === 'en') await page.getByText('English', { exact: true }).click()
    await page.getByText(setUpTexts[language].chooseRestore).click()
    await page.getByRole('textbox', { name: restoring.place }).fill(join(found.folder, 'nothing-here'))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await shot('1-nothing')
    await page.getByRole('textbox', { name: restoring.place }).fill(stick)
    await page.keyboard.press('Enter')
    const offer = page.locator('.restore-offers button')
    await offer.waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await shot('2-found')
    await offer.click()
    const key = page.getByLabel(setUpTexts[language].recoveryKey, { exact: true })
    await key.fill(recoveryKey.replace(/^.{5}/, '00000'))
    await page.keyboard.press('Enter')
    await page.locator('.key-group-wrong, [role="alert"]').first().waitFor()
    await shot('3-wrong-key')
    await key.fill(recoveryKey)
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: restoring.done }).waitFor()
    await page.getByText('BJ01').first().waitFor()
    await page.getByText(/\bA\b/).first().waitFor()
    await shot('4-done')
  })

  it('everybody signs in as before, and what was taken is there', async () => {
    await page.getByRole('button', { name: restoring.signIn }).click()
    await page.getByLabel(words.login).fill('lijing')
    await page.locator('input[type="password"]').fill('eight ducks swim')
    await page.keyboard.press('Enter')
    await page.locator('.rail').waitFor()
    await page.goto(`${found.address}cases`)
    await page.getByText(number).first().waitFor()
    await shot('5-cases')
  })
})

function readdirOrNothing(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
