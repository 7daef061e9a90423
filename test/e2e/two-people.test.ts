import type { Browser, Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fieldWord } from '../../main/contract/field-words.ts'
import { operationWord } from '../../main/contract/operation-words.ts'
import { letterStateWords } from '../../main/contract/register-words.ts'
import { stateWords } from '../../main/contract/words.ts'
import { texts as shellTexts } from '../../renderer/app/shell/texts.ts'
import { texts as meanwhileTexts } from '../../renderer/components/meanwhile/texts.ts'
import { texts as caseTexts } from '../../renderer/features/cases/texts.ts'
import { letterTexts } from '../../renderer/features/registers/letter-texts.ts'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { texts as staffTexts } from '../../renderer/features/staff/texts.ts'
import { texts as stationTexts } from '../../renderer/features/station/texts.ts'
import { launchBrowser, picture, type RunningDesk, startDesk } from './browser.ts'
import { call, chooseCause, command, sendWithCause, setUpByCall, takeCase } from './calls.ts'
import { type Line, openLine } from './line.ts'

const Members = z.object({
  result: z.object({ data: z.array(z.object({ id: z.string(), login: z.string() })) }),
})
const words = {
  cases: caseTexts.zh,
  letters: letterTexts.zh,
  meanwhile: meanwhileTexts.zh,
  station: stationTexts.zh,
  session: sessionTexts.zh,
  shell: shellTexts.zh,
  staff: staffTexts.zh,
}

/** Two colleagues at two screens of one desk. */
describe('two people at one desk', () => {
  let desk: RunningDesk
  let first: Page
  let second: Page
  /** The second one's browser, and what it reaches the desk by. */
  let elsewhere: Browser
  let line: Line

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page: first } = await desk.open())
    await setUpByCall(first, desk)
    line = await openLine(desk.address)
    elsewhere = await launchBrowser([line.browserArgument])
  })
  afterAll(async () => {
    await elsewhere.close()
    await line.close()
    await desk.close()
  })

  const openCase = (page: Page, caseId: string) => page.goto(new URL(`/cases/${caseId}`, page.url()).href)
  const composer = (page: Page) => page.locator('.composer textarea')
  const story = (page: Page) => page.locator('.case-entries')

  it('the manager adds a colleague, who signs in at another screen', async () => {
    await first.goto(`${desk.address}more/staff`)
    await first.locator('.staff-table').waitFor()
    await first.keyboard.press('n')
    await first.getByLabel(words.staff.name).fill('王芳')
    await first.getByLabel(words.staff.login).fill('wangfang')
    await first.keyboard.press('Enter')
    const password = await first.locator('.staff-password').textContent()
    second = await elsewhere.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
    second.setDefaultTimeout(60_000)
    await second.goto(desk.address)
    await second.getByLabel(words.session.login, { exact: true }).fill('wangfang')
    await second.getByLabel(words.session.password, { exact: true }).fill(password ?? '')
    await second.keyboard.press('Enter')
    await second.getByRole('button', { name: /王芳/ }).waitFor()
    await second.locator('.status-line', { hasText: words.shell.others_one }).waitFor()
  })

  it('a case taken at one screen appears in the list of the other', async () => {
    await second.goto(`${desk.address}cases`)
    await second.locator('main').getByRole('button').first().waitFor()
    await second.locator('.status-stream').waitFor()
    await takeCase(first, '单元门禁刷不开')
    await second.getByText('单元门禁刷不开').waitFor()
  })

  it('a case taken before the page began to listen appears all the same', async () => {
    let listen = () => {}
    const late = new Promise<void>(resolve => {
      listen = resolve
    })
    await second.route('**/events', async route => {
      await late
      await route.continue()
    })
    await second.goto(`${desk.address}cases`)
    await second.getByText('单元门禁刷不开').waitFor()
    await takeCase(first, '地下车库漏水')
    listen()
    await second.getByText('地下车库漏水').waitFor()
    await second.unroute('**/events')
  })

  it('who writes on a case that a colleague closes is told, and keeps what they typed', async () => {
    const { caseId } = await takeCase(first, '厨房水管漏水')
    await openCase(first, caseId)
    await openCase(second, caseId)
    await second.locator('.presence', { hasText: '李静' }).waitFor()
    await composer(second).fill('业主来电催问，说今晚在家')
    await first.locator('.presence-writes', { hasText: '王芳' }).waitFor()
    await picture(first, 'two-00-colleague-writes')
    await first.getByRole('button', { name: words.cases['do.resolve'] }).click()
    await composer(first).fill('更换了软管，试水一小时不漏')
    await sendWithCause(first)
    await first.locator('.case-head', { hasText: stateWords.resolved.zh }).waitFor()
    await first.getByRole('button', { name: words.cases.more, exact: true }).click()
    await first.getByRole('menuitem', { name: words.cases['do.close'] }).click()
    await first.getByLabel(words.cases.closeReason).click()
    await first.locator('.ant-select-item-option-active').waitFor()
    await first.keyboard.press('Enter')
    await composer(first).fill('业主电话确认')
    await first.keyboard.press('Control+Enter')
    await first.locator('.case-head', { hasText: stateWords.closed.zh }).waitFor()

    await second.locator('.case-head', { hasText: stateWords.closed.zh }).waitFor()
    await second.locator('.case-news', { hasText: '李静' }).waitFor()
    await picture(second, 'two-01-closed-by-colleague')
    expect(await composer(second).inputValue()).toBe('业主来电催问，说今晚在家')
    await composer(second).focus()
    await second.keyboard.press('Control+Enter')
    await story(first).getByText('业主来电催问，说今晚在家').waitFor()
  })

  it('notes two people write at the same moment both stay', async () => {
    const { caseId } = await takeCase(first, '电梯按钮不亮')
    await openCase(first, caseId)
    await openCase(second, caseId)
    await composer(first).fill('已报电梯公司')
    await composer(second).fill('业主再次来电')
    await Promise.all([first.keyboard.press('Control+Enter'), second.keyboard.press('Control+Enter')])
    for (const page of [first, second]) {
      await story(page).getByText('已报电梯公司').waitFor()
      await story(page).getByText('业主再次来电').waitFor()
    }
  })

  it('a step that no longer fits is refused with the state, and the words stay to be sent again', async () => {
    const { caseId } = await takeCase(first, '楼道灯不亮')
    await openCase(second, caseId)
    await second.getByRole('button', { name: words.cases['do.resolve'] }).click()
    await composer(second).fill('换了灯泡')
    await second.locator('.composer-cause input').focus()
    await chooseCause(second)
    line.cut()
    await openCase(first, caseId)
    await first.getByRole('button', { name: words.cases['do.resolve'] }).click()
    await composer(first).fill('物业已换灯泡')
    await sendWithCause(first)
    await first.locator('.case-head', { hasText: stateWords.resolved.zh }).waitFor()
    line.mend()
    await composer(second).focus()
    await second.keyboard.press('Control+Enter')
    await second.locator('.composer', { hasText: words.cases.typedKept }).waitFor()
    expect(await composer(second).inputValue()).toBe('换了灯泡')
    const refusal = second.locator('.composer [role=alert]', {
      hasText: operationWord('case.resolved', 'zh'),
    })
    await refusal.filter({ hasText: '李静' }).waitFor()
    await second.locator('.case-head', { hasText: stateWords.resolved.zh }).waitFor()
    await picture(second, 'two-02-refused')
  })

  it('a letter that was mended after it was opened for approval is shown anew before it is approved', async () => {
    const members = Members.parse(await call(first, 'staff.list', {}))
    const colleague = members.result.data.find(({ login }) => login === 'wangfang')
    await command(first, 'staff.change', { staffId: colleague?.id, role: 'manager' })
    const letterId = uuidv7()
    const content = { kind: 'party', party: '街道办', subject: '停水通知', replyBy: null }
    await command(first, 'letters.write', { letterId, direction: 'out', ...content, text: '明日停水' })
    await command(first, 'letters.submit', { letterId })
    await second.goto(`${desk.address}more/letters?letter=${letterId}`)
    const approve = second.locator('.reg-thing').getByRole('button', { name: words.letters.approve })
    await approve.waitFor()
    line.cut()
    await command(first, 'letters.refuse', { letterId, reason: '写明时间' })
    await command(first, 'letters.correct', { letterId, ...content, text: '后日停水' })
    await command(first, 'letters.submit', { letterId })
    line.mend()
    await approve.click()
    const note = second.getByRole('group', { name: fieldWord('text', 'zh') })
    await note.filter({ hasText: '后日停水' }).filter({ hasText: '李静' }).waitFor()
    await picture(second, 'two-04-letter-changed')
    await note.getByRole('button', { name: words.letters.approveAsNow }).click()
    await second.locator('.reg-thing .reg-head', { hasText: letterStateWords.approved.zh }).waitFor()
  })

  it('the station that a colleague switched otherwise is not switched over it unseen', async () => {
    await second.goto(`${desk.address}more/settings/station`)
    const port = second.getByRole('textbox', { name: words.station.port })
    await port.fill('9443')
    await call(first, 'station.switch', { on: false, network: null, port: 9000 })
    await second.getByRole('button', { name: words.station.switchOn }).click()
    const note = second.getByRole('group', { name: words.station.port })
    await note.filter({ hasText: '9000' }).filter({ hasText: '9443' }).filter({ hasText: '李静' }).waitFor()
    await picture(second, 'two-05-station-changed')
    await note.getByRole('button', { name: words.meanwhile.takeWhole }).click()
    await note.waitFor({ state: 'detached' })
    await expect.poll(() => port.inputValue()).toBe('9000')
  })

  it('a cut line is said on the screen, and what happened meanwhile comes when it is back', async () => {
    await second.goto(`${desk.address}cases`)
    await second.locator('.status-stream').waitFor()
    line.cut()
    await second.locator('.status-lost', { hasText: words.shell['connection.lost'] }).waitFor()
    await picture(second, 'two-03-offline')
    await takeCase(first, '地下车库积水')
    line.mend()
    await second.getByText('地下车库积水').waitFor()
    await second.locator('.status-lost').waitFor({ state: 'detached' })
  })
})
