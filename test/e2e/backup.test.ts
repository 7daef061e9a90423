import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts as shellTexts } from '../../renderer/app/shell/texts.ts'
import { texts as backupTexts } from '../../renderer/features/settings/backup/texts.ts'
import { texts as settingsTexts } from '../../renderer/features/settings/texts.ts'
import { texts as setUpTexts } from '../../renderer/features/setup/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { takeCase } from './calls.ts'
import { seriousFaults } from './checks.ts'
import { setUp } from './day.ts'

/** A manager keeps a second backup on a disk that comes and goes, and proves that the newest one restores. */
describe('a manager and the backups', () => {
  const words = backupTexts.zh
  let desk: RunningDesk
  let page: Page
  let recoveryKey = ''
  let disk = ''

  beforeAll(async () => {
    desk = await startDesk()
    disk = join(desk.folder, 'disk')
    ;({ page } = await desk.open())
    await setUp(page, 'zh', async name => {
      if (name !== '03-codes') return
      const groups = await page.locator('.secret-key').first().locator('span').allTextContents()
      recoveryKey = groups.join('-')
    })
    await takeCase(page, '厨房水管漏水')
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'backup-failed')
  })

  const part = (title: string) =>
    page.locator('.settings-part', { has: page.getByRole('heading', { name: title, exact: true }) })

  it('choose a second place, which is brought up to date at once', async () => {
    await page.goto(`${desk.address}more/settings/backup`)
    const second = part(words.second)
    await second.getByText(words.secondNone).waitFor()
    await second.getByRole('button', { name: words.secondChoose }).click()
    await second.getByRole('textbox', { name: words.folder }).fill(disk)
    await page.keyboard.press('Enter')
    await second.getByText(words.isThere).waitFor()
    await second.locator('time').waitFor()
    expect(readdirSync(disk).filter(name => name.endsWith('.deskbackup'))).toHaveLength(1)
    expect(await seriousFaults(page)).toEqual([])
    await picture(page, 'backup-1-second-place')
  })

  it('are told when the disk is away, and that it is caught up later', async () => {
    renameSync(disk, `${disk}-away`)
    mkdirSync(disk)
    await page.reload()
    await part(words.second).getByText(words.isGone).waitFor()
    expect(await part(words.second).getByRole('button', { name: words.secondNow }).isDisabled()).toBe(true)
    rmSync(disk, { recursive: true })
    renameSync(`${disk}-away`, disk)
    await page.reload()
    await part(words.second).getByRole('button', { name: words.secondNow }).click()
    await expect.poll(() => readdirSync(disk).filter(name => name.endsWith('.deskbackup')).length).toBe(2)
  })

  it('prove with the printed key that the newest backup restores', async () => {
    const rehearsal = part(words.rehearsal)
    await rehearsal.getByText(words.never).waitFor()
    await rehearsal.getByRole('checkbox', { name: words.withKey }).check()
    const key = rehearsal.getByRole('textbox', { name: setUpTexts.zh.recoveryKey })
    await key.fill(recoveryKey.replace(/^.{5}/, '00000'))
    await page.keyboard.press('Enter')
    await rehearsal.locator('.key-group-wrong').waitFor()
    await key.fill(recoveryKey)
    await page.keyboard.press('Enter')
    await rehearsal.getByText(words.keyTried).waitFor()
    await rehearsal.getByText(words.never).waitFor({ state: 'detached' })
    expect(await seriousFaults(page)).toEqual([])
    await picture(page, 'backup-2-rehearsed')
  })

  it('make a new recovery key with their password, shown once and alone', async () => {
    const key = part(words.newKey)
    await key.getByRole('button', { name: words.newKeyAsk }).click()
    await key.getByLabel(words.newKeyPassword).fill('not it at all')
    await page.keyboard.press('Enter')
    await key.getByRole('alert').waitFor()
    await key.getByLabel(words.newKeyPassword).fill('eight ducks swim')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.newKeyTitle }).waitFor()
    const groups = await page.locator('.secret-key span').allTextContents()
    expect(groups).toHaveLength(recoveryKey.split('-').length)
    expect(groups.join('-')).not.toBe(recoveryKey)
    expect(await seriousFaults(page)).toEqual([])
    await picture(page, 'backup-3-new-key')
    await page.getByRole('checkbox', { name: setUpTexts.zh.kept }).check()
    await page.getByRole('button', { name: words.newKeyClose }).click()
    await part(words.newKey).getByRole('button', { name: words.newKeyAsk }).waitFor()
    await page.locator('.secret-key').waitFor({ state: 'detached' })
  })

  it('are told in the status line what failed, which leads to the place', async () => {
    rmSync(disk, { recursive: true })
    await page.reload()
    const all = part(settingsTexts.zh.backup)
    await all.getByRole('button', { name: settingsTexts.zh.backUpTo }).click()
    await all.getByRole('textbox', { name: settingsTexts.zh.backupFolder }).fill('/proc/nowhere/backups')
    await page.keyboard.press('Enter')
    await all.getByRole('alert').waitFor()
    await page.goto(desk.address)
    const told = page.getByRole('link', { name: shellTexts.zh.backupFailed })
    expect(await told.getAttribute('title')).toContain('/proc/nowhere')
    await told.click()
    await page.getByText(words.trouble).waitFor()
    await picture(page, 'backup-4-failed')
  })
})
