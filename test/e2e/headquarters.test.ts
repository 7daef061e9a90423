import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sectionWords } from '../../main/contract/profile-sections.ts'
import { listDirectives } from '../../main/directives/queries.ts'
import { sectionFromAbove } from '../../main/reference/queries.ts'
import { exportBundle } from '../../main/sync/bundle.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { lineView } from '../../main/sync/network/line-row.ts'
import { takeReceiptFile } from '../../main/sync/take-receipt.ts'
import { texts as shellTexts } from '../../renderer/app/shell/texts.ts'
import { decisionTexts } from '../../renderer/features/headquarters/decision-texts.ts'
import { texts as messageTexts } from '../../renderer/features/headquarters/message-texts.ts'
import { inboxPath, ledgersPath } from '../../renderer/features/headquarters/paths.ts'
import { sectionTexts } from '../../renderer/features/headquarters/section-texts.ts'
import { texts } from '../../renderer/features/headquarters/texts.ts'
import { texts as seasonTexts } from '../../renderer/features/season/texts.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { runHistory } from '../support/histories.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { signInByCall } from './calls.ts'
import { openPage, seriousFaults, tooWide } from './checks.ts'

const program = join(import.meta.dirname, '../../out/main/cli.js')
const password = 'eight ducks swim'

/** A headquarters invites a site, takes in what it sends and gives it the receipt, all on its own pages. */
describe('a headquarters and a site that joins it', () => {
  const words = texts.zh
  const messages = messageTexts.zh
  let desk: RunningDesk
  let site: TestDesk
  let page: Page
  /** What the site calls itself. */
  const siteName = '测试项目'
  let bundle = ''
  const leak = '主卧飘窗下方渗水，墙面起皮'
  const ledgerPlace = shellTexts.zh['place.ledgers']

  beforeAll(async () => {
    ;[desk, site] = await Promise.all([startDesk(), openTestDesk()])
    await runHistory(site, [])
    await takeCase(site, { text: leak })
    const client = await site.signIn(site.manager)
    const letterId = uuidv7()
    await client.command('letters.write', {
      letterId,
      direction: 'out',
      kind: 'media',
      party: '晚报社',
      subject: '关于暴雨当晚情况的说明',
      text: '当晚 22 时起共接到 37 户反映，抢修队已逐户到场。',
      replyBy: null,
    })
    await client.command('letters.submit', { letterId })
    await client.command('season.start', { seasonId: uuidv7(), year: new Date().getFullYear() })
    await desk.restart(() => {
      const file = join(desk.folder, 'password')
      writeFileSync(file, password)
      const data = join(desk.folder, 'data')
      const init = ['hq', 'init', '--data', data, '--name', '集团客服部', '--password-file', file]
      execFileSync(process.execPath, [program, ...init, '--json'], { stdio: 'pipe' })
      return Promise.resolve()
    })
    page = await openPage(desk, { language: 'zh', dark: false, width: 1280, height: 800 })
    await page.locator('form input').first().fill('admin')
    await page.locator('form input[type=password]').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText(words.noSites).waitFor()
  })
  afterAll(async () => {
    await desk.close()
    await site.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'headquarters-failed')
  })

  /** Addresses of pages that were looked at, with what shows that they are there. */
  const seen: [address: string, ready: string][] = []

  async function shows(name: string): Promise<void> {
    expect.soft(await seriousFaults(page), name).toEqual([])
    expect.soft(await tooWide(page), name).toEqual([])
    await picture(page, name)
  }

  const tag = (name: string): Locator => page.locator('.state-tag', { hasText: name })

  async function saved(press: () => Promise<void>): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    return await download.path()
  }

  it('has no site at first, and invites one by a file', async () => {
    await shows('headquarters-1-empty')
    await page.getByRole('button', { name: words.invite }).first().click()
    await page.getByLabel(words.code).fill('test')
    await page.getByLabel(words.name).fill('海棠湾')
    await page.getByLabel(words.address).fill('hq')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    await shows('headquarters-1-invite')
    await page.getByLabel(words.address).fill('https://hq.example.com:7430')
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: words.invitationCode }).waitFor()
    await shows('headquarters-2-invitation')
    const invitation = await saved(() => page.getByRole('button', { name: words.saveInvitation }).click())
    await page.getByRole('button', { name: words.done, exact: true }).click()
    await page.getByText(words.invited).waitFor()
    await joinHeadquarters(site.core, site.manager, readFileSync(invitation))
    expect(lineView(site.core.read).address).toBe('https://hq.example.com:7430')
    const to = join(site.folder, 'stick')
    const { files } = await exportBundle(site.core, site.manager, {
      content: 'everything',
      to,
      parcelBytes: 2 ** 21,
    })
    bundle = files[0] ?? ''
  })

  it('takes in what the site sent, says why something else was refused, and gives the receipt', async () => {
    await page.getByRole('link', { name: words.inbox }).click()
    await page.getByText(words.emptyInbox).waitFor()
    const other = join(desk.folder, '照片.jpg')
    writeFileSync(other, 'no parcel')
    await page.locator('input[type=file]').setInputFiles([bundle, other])
    await page.getByText(words.receiptsReady).waitFor()
    await tag(words.refused).waitFor()
    await tag(words.used).waitFor()
    await shows('headquarters-3-inbox')
    const receipt = await saved(() =>
      page
        .getByRole('button', { name: words.receiptOf.replace('{name}', siteName).replace('{number}', '1') })
        .click(),
    )
    expect(await takeReceiptFile(site.core, site.manager, receipt)).toMatchObject({ number: 1 })
  })

  it('lists what it holds and opens a case of the site to be read', async () => {
    await page.getByRole('link', { name: ledgerPlace }).click()
    const number = page.locator('tbody a', { hasText: 'TEST' }).first()
    await number.waitFor()
    await shows('headquarters-5-ledger')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.case-words', { hasText: leak }).waitFor()
    seen.push([page.url(), '.case-words'])
    await shows('headquarters-6-case')
    await page.getByRole('button', { name: messages.supervise }).click()
    await page.getByLabel(messages.words).fill('三天内到场，每天报进度')
    await shows('headquarters-7-supervise')
    await page.keyboard.press('Control+Enter')
    await page.getByText(messages.sent).waitFor()
    await page.getByRole('link', { name: words.backToLedgers }).click()
    await number.waitFor()
  })

  it('approves a document of the site, and sends it a section of its settings', async () => {
    await page.getByRole('link', { name: shellTexts.zh['place.decisions'] }).click()
    await tag(decisionTexts.zh['asks.approval']).waitFor()
    await page.getByRole('button', { name: decisionTexts.zh.approve }).click()
    await page.getByRole('textbox', { name: decisionTexts.zh.approveLabel }).fill('同意，按此口径')
    await shows('headquarters-8-decision')
    await page.keyboard.press('Control+Enter')
    await tag(decisionTexts.zh['decided.approved']).waitFor()
    seen.push([page.url(), '.told-card'])
    await page.getByRole('link', { name: shellTexts.zh['place.sections'] }).click()
    await page.getByText(sectionTexts.zh.nobody).first().waitFor()
    await page.getByRole('link', { name: sectionWords.levels.zh }).click()
    await page.getByRole('checkbox', { name: sectionTexts.zh.all }).press('Space')
    await page
      .getByRole('button', { name: sectionTexts.zh.publish_one.replace('{count}', '1') })
      .press('Enter')
    await tag(sectionTexts.zh['state.waiting']).waitFor()
    await shows('headquarters-9-section')
    seen.push([page.url(), '.hq-table'])
    await page.getByRole('link', { name: sectionTexts.zh.back }).click()
    await tag(sectionTexts.zh['count.waiting_one'].replace('{count}', '1')).waitFor()
    await shows('headquarters-10-sections')
  })

  it('shows the site with what is to be done, and revokes its key after asking', async () => {
    await page.getByRole('link', { name: words.sites }).click()
    await tag(words.fine).waitFor()
    const ownKey = page.getByRole('region', { name: words.ownKey }).locator('code')
    const before = await ownKey.textContent()
    await page.getByRole('button', { name: words.rotate }).press('Enter')
    await page.locator('.ant-popconfirm').getByRole('button', { name: words.rotateVerb }).click()
    await expect.poll(() => ownKey.textContent()).not.toBe(before)
    await shows('headquarters-11-sites')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.keys }).waitFor()
    await page.getByText('三天内到场，每天报进度').waitFor()
    await tag(messages['delivery.waiting']).last().waitFor()
    const season = page.getByRole('region', { name: words.season })
    await season.getByText(seasonTexts.zh.missing.split('，')[1] ?? '').waitFor()
    seen.push([page.url(), '.state-tag'])
    await shows('headquarters-4-site')
    const receipt = await saved(() => page.getByRole('button', { name: words.receipt }).click())
    await takeReceiptFile(site.core, site.manager, receipt)
    expect(listDirectives(site.core.read)).toMatchObject([
      { kind: 'supervision', text: '三天内到场，每天报进度' },
    ])
    expect(sectionFromAbove(site.core.read, 'levels')).toMatchObject({ taken: true })
    expect(site.core.read.get('select state from letter')).toEqual({ state: 'approved' })
    await page.getByRole('button', { name: words.revoke }).click()
    await page.getByText(words.revokeDetail).waitFor()
    await page.locator('.ant-popconfirm').getByRole('button', { name: words.revoke }).click()
    await tag(words.keyRevoked).waitFor()
    await page.getByRole('link', { name: words.inbox }).click()
    await page.locator('input[type=file]').setInputFiles([bundle])
    await expect.poll(() => tag(words.refused).count()).toBe(2)
  })

  it('is the same on a phone, in English and in the dark', async () => {
    const phone = await openPage(desk, { language: 'en', dark: true, width: 390, height: 844 })
    await signInByCall(phone, 'admin', password)
    const pages = [['/', '.state-tag'], [inboxPath, '.state-tag'], [ledgersPath, 'tbody a'], ...seen] as const
    expect(seen).toHaveLength(4)
    for (const [address, ready] of pages) {
      await phone.goto(new URL(address, desk.address).href)
      await phone.locator(ready).first().waitFor()
      await picture(phone, `headquarters-en-${pages.findIndex(one => one[0] === address)}`)
      expect.soft(await seriousFaults(phone), address).toEqual([])
      expect.soft(await tooWide(phone), address).toEqual([])
    }
    await phone.context().close()
  })
})
