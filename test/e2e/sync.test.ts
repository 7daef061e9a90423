import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../main/desk/core.ts'
import { sendDirective } from '../../main/hq/directive-commands.ts'
import { becomeHeadquarters, makeInvitation } from '../../main/hq/invite.ts'
import { receiveParcel } from '../../main/hq/receive.ts'
import { writeReceipt } from '../../main/hq/receipt.ts'
import { texts as askedTexts } from '../../renderer/features/directives/texts.ts'
import { texts } from '../../renderer/features/sync/texts.ts'
import { texts as todayTexts } from '../../renderer/features/today/texts.ts'
import { type ServedHq, serveHeadquarters } from '../../main/host/hq/serve.ts'
import { joinHeadquarters } from '../../main/sync/join.ts'
import { syncOverNetwork } from '../../main/sync/network/run.ts'
import { networkTexts } from '../../renderer/features/sync/network/texts.ts'
import { openCopiedDesk, openTestDesk, type TestDesk } from '../support/desk.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { setUpByCall, takeCase } from './calls.ts'
import { openPage, seriousFaults, sticksOut } from './checks.ts'

/** A site joins its headquarters, sends by stick, reads the receipt, and answers what headquarters asks. */
describe('a manager syncs with headquarters', () => {
  const words = texts.zh
  const asked = askedTexts.zh
  let desk: RunningDesk
  let hq: TestDesk
  let other: TestDesk
  let served: ServedHq | undefined
  let page: Page
  let stick = ''

  beforeAll(async () => {
    ;[desk, hq, other] = await Promise.all([startDesk(), openTestDesk(), openCopiedDesk()])
    await becomeHeadquarters(hq.core, '华东区域集团客户服务中心')
    page = await openPage(desk, { language: 'zh', dark: false, width: 1280, height: 800 })
    await setUpByCall(page, desk, 'zh', { site: '海棠湾', manager: '李经理' })
    await takeCase(page, '厨房水管漏水')
    stick = join(desk.folder, 'stick')
    mkdirSync(stick)
  })
  afterAll(async () => {
    await desk.close()
    await served?.close()
    await hq.close()
    await other.close()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'sync-failed')
  })

  const part = (title: string): Locator =>
    page.locator('.settings-part', { has: page.getByRole('heading', { name: title, exact: true }) })

  async function shows(name: string): Promise<void> {
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
    await picture(page, name)
  }

  it('first reads what the invitation says, then joins', async () => {
    await page.goto(new URL('/more/sync', desk.address).href)
    const joining = part(words.join)
    await joining.getByRole('button', { name: words.chooseInvitation }).waitFor()
    await shows('sync-1-not-joined')
    const file = join(desk.folder, 'own.desk-invitation')
    writeFileSync(file, 'nothing of the kind')
    const input = joining.locator('input[type=file]')
    await input.setInputFiles(file)
    await joining.getByRole('alert').waitFor()
    writeFileSync(
      file,
      JSON.stringify(await makeInvitation(hq.core, systemActor, { code: 'BJ01', name: '海棠湾' })),
    )
    await input.setInputFiles(file)
    await joining.getByText('华东区域集团客户服务中心').waitFor()
    await shows('sync-2-invitation')
    await expect
      .poll(() => page.evaluate('document.activeElement?.textContent'))
      .toContain(words.joinNow.slice(0, 1))
    await page.keyboard.press('Enter')
    await part(words.standing).getByText('华东区域集团客户服务中心').waitFor()
    await part(words.said).getByText(words.saidNothing).waitFor()
  })

  it('writes everything to a stick, which headquarters reads', async () => {
    const send = part(words.send)
    await send.getByRole('button', { name: words.toFolder }).click()
    await send.getByRole('textbox', { name: words.folder }).fill(stick)
    await page.keyboard.press('Enter')
    await send.getByText(words.writtenNext).waitFor()
    await part(words.standing).locator('.state-tag', { hasText: words.notConfirmed }).waitFor()
    await shows('sync-3-written')
    expect(readdirSync(stick).filter(name => name.endsWith('.desk-bundle'))).toHaveLength(1)
  })

  it('reads the receipt, which says that all is well', async () => {
    const [bundle = ''] = readdirSync(stick)
    const { hqSiteId, applied } = await receiveParcel(hq.core, join(stick, bundle))
    expect(applied).toBeGreaterThan(0)
    const { file } = await writeReceipt(hq.core, hqSiteId, stick)
    await part(words.receipt).locator('input[type=file]').setInputFiles(file)
    await part(words.said).getByText(words.saidWell).waitFor()
    await part(words.standing).getByText(words.confirmed).waitFor()
    await part(words.history).getByText(words.historyWell).waitFor()
    await part(words.receipt).locator('input[type=file]').setInputFiles(file)
    await part(words.receipt).getByRole('alert').waitFor()
    await shows('sync-4-receipt')
  })

  it('signs with a new key from then on', async () => {
    await page.getByRole('button', { name: words.rotate }).press('Enter')
    await page.locator('.ant-popconfirm').getByRole('button', { name: words.rotateVerb }).click()
    await page.getByText(words.rotated).waitFor()
    await shows('sync-rotated')
  })

  it('fetches a bundle of figures through the browser', async () => {
    await takeCase(page, '屋面渗水')
    const send = part(words.send)
    await send.getByRole('radio', { name: words['content.figures'] }).check()
    await send.getByRole('button', { name: words.toFetch }).click()
    const download = page.waitForEvent('download')
    await send.getByRole('button', { name: words.fetch.replace('{number}', '1') }).click()
    const file = join(stick, 'fetched.desk-bundle')
    await (await download).saveAs(file)
    const { hqSiteId } = await receiveParcel(hq.core, file)
    const { file: receipt } = await writeReceipt(hq.core, hqSiteId, stick)
    await part(words.receipt).locator('input[type=file]').setInputFiles(receipt)
    await part(words.standing).getByText(words.unsentWords).waitFor()
    await page.setViewportSize({ width: 820, height: 1100 })
    await shows('sync-5-narrow')
    await page.evaluate(`localStorage.setItem('desk.language', 'en')`)
    await page.reload()
    await page.getByRole('heading', { name: texts.en.history }).waitFor()
    await shows('sync-6-english')
    await page.evaluate(`localStorage.setItem('desk.language', 'zh')`)
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  it('sends over the network, as another site does, and says what happened when nobody is there', async () => {
    const named = networkTexts.zh
    served = await serveHeadquarters({ desk: hq.desk, port: 0, host: '127.0.0.1' })
    const address = `http://127.0.0.1:${served.port}`
    const invited = await makeInvitation(hq.core, systemActor, { code: 'TEST', name: '别处', address })
    await joinHeadquarters(other.core, systemActor, Buffer.from(JSON.stringify(invited)))
    const control = { signal: new AbortController().signal, progress: () => undefined }
    const sent = await syncOverNetwork(other.core, other.manager, { content: 'everything' }, control)
    expect(sent).toMatchObject({ receipt: 1 })

    await page.reload()
    await takeCase(page, '电梯停运')
    await page.goto(new URL('/more/sync', desk.address).href)
    const network = part(named.network)
    await network.getByText(named.networkNone).waitFor()
    await network.getByRole('button', { name: named.networkSet }).click()
    await network.getByRole('textbox', { name: words.address }).fill('hq')
    await page.keyboard.press('Enter')
    await network.getByRole('alert').waitFor()
    await shows('sync-7-address')
    await network.getByRole('textbox', { name: words.address }).fill(address)
    await page.keyboard.press('Enter')
    await network.getByRole('button', { name: named.networkNow }).click()
    await network.locator('.state-tag', { hasText: named.networkDone.slice(0, 6) }).waitFor()
    await part(words.standing).getByText(words.unsentNone).waitFor()
    await shows('sync-8-network')
    expect(hq.core.read.all('select code from hq_site where enrolled_at is not null order by code')).toEqual([
      { code: 'BJ01' },
      { code: 'TEST' },
    ])

    await served.close()
    served = undefined
    await network.getByRole('button', { name: named.networkNow }).click()
    await network.getByRole('alert').getByText('ECONNREFUSED').waitFor()
    await network.getByText(named.lastTryFailed).waitFor()
    await shows('sync-9-nobody-there')
  })

  it('does what headquarters asks, and tells it what is difficult', async () => {
    const at = (path: string) => page.goto(new URL(path, desk.address).href)
    await page.evaluate(`localStorage.setItem('desk.language', 'zh')`)
    const site = hq.core.read.get<{ id: string }>('select id from hq_site')?.id ?? ''
    await hq.core.execute(sendDirective, {
      actor: hq.manager,
      input: {
        hqSiteId: site,
        directiveId: uuidv7(),
        kind: 'supervision',
        caseId: null,
        dueOn: '2026-01-05',
        title: '地下车库渗漏排查：本周内查完三个楼栋并报送台账',
        text: '请于本周内排查地下车库渗漏。\n查完后报送台账。',
      },
    })
    const { file } = await writeReceipt(hq.core, site, stick)
    await at('/more/sync')
    await part(words.receipt).locator('input[type=file]').setInputFiles(file)
    await page.getByText('其中有总部的新消息').waitFor()
    await at('/')
    await page.locator('.today-number', { hasText: todayTexts.zh['number.directives'] }).click()
    await page.getByText('查完后报送台账').waitFor()
    await shows('directives-1-asked')
    await page.getByRole('button', { name: asked.acknowledge, exact: true }).click()
    await page.getByText(asked['state.seen']).waitFor()
    await page.getByRole('button', { name: asked.answer, exact: true }).click()
    await page.getByRole('textbox', { name: asked.answerLabel }).fill('三处渗漏，已派单。')
    await shows('directives-2-answer')
    await page.keyboard.press('Control+Enter')
    await page.getByText(asked['state.answered']).waitFor()
    await page.getByRole('button', { name: asked.finish, exact: true }).click()
    await page.locator('.ant-popover').getByRole('button', { name: asked.finish }).click()
    // Today counts it no more, and so does the list that Today opens.
    await page.getByText(asked.emptyOpen).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: asked.subject }).fill('施工单位不配合')
    await shows('directives-3-telling')
    await page.keyboard.press('Control+Enter')
    await page.getByText(asked['need.open']).waitFor()
    await at('/more/directives')
    await page.getByText(asked['state.done']).waitFor()
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(`localStorage.setItem('desk.language', 'en')`)
    await page.reload()
    await page.getByText(askedTexts.en['state.done']).waitFor()
    await shows('directives-4-english')
  })
})
