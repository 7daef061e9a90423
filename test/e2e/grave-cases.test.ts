import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { texts as undoTexts } from '../../renderer/components/texts.ts'
import { texts as caseTexts } from '../../renderer/features/cases/texts.ts'
import { texts as intakeTexts } from '../../renderer/features/intake/texts.ts'
import { texts as knowledgeTexts } from '../../renderer/features/knowledge/texts.ts'
import { texts as levelTexts } from '../../renderer/features/levels/texts.ts'
import { texts as warningTexts } from '../../renderer/features/warnings/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, command, setUpByCall, takeCase } from './calls.ts'
import { seriousFaults } from './checks.ts'

/** Levels, collective warnings and standard answers as somebody at the counter meets them. */
describe('grave cases, by keyboard', () => {
  let desk: RunningDesk
  let page: Page
  const failures: string[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    page.on('pageerror', error => failures.push(error.message))
    await setUpByCall(page, desk)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'grave-failed')
  })

  it('the level is confirmed as proposed, then overridden with a reason', async () => {
    const words = levelTexts.zh
    const level = page.locator(`section[aria-label="${words.level}"]`)
    const { caseId } = await takeCase(page, '再不修就找记者', {
      kind: 'complaint',
      category: ['leak', 'leak-kitchen'],
    })
    await page.goto(`${desk.address}cases/${caseId}`)
    await level.getByText(words.proposedOnly).waitFor()
    await page.keyboard.press('l')
    await level.locator('input:focus').waitFor()
    await page.keyboard.press('Control+Enter')
    await level.getByText(words.setBy.replace('{name}', '李静')).waitFor()

    await page.keyboard.press('l')
    await level.locator('input:focus').waitFor()
    for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    // Without a reason it is refused, and what was chosen stays.
    await page.keyboard.press('Control+Enter')
    await level.getByRole('alert').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('已当面谈妥')
    await page.keyboard.press('Control+Enter')
    await level.getByText('已当面谈妥').waitFor()
    await page.locator('.case-head').getByText(/三级/).waitFor()
    await picture(page, 'grave-1-level')
  })

  it('a duplicate of another owner is refused and linked instead; one answer reaches both', async () => {
    const words = caseTexts.zh
    const first = await takeCase(page, '单元门禁坏了', { kind: 'complaint', callerName: '张伟' })
    const second = await takeCase(page, '单元门禁刷不开', { kind: 'complaint', callerName: '李芳' })
    await page.goto(`${desk.address}cases/${second.caseId}`)
    await page.getByRole('button', { name: words.more }).click()
    await page.getByRole('menuitem', { name: words['do.void'] }).click()
    await page.getByRole('combobox', { name: words.voidReason }).click()
    await page
      .getByTitle('重复')
      .or(page.getByText('重复', { exact: true }))
      .last()
      .click()
    await page.getByRole('combobox', { name: words.duplicateOf }).fill(first.number)
    await page.locator('.ant-select-item-option', { hasText: first.number }).click()
    await page.locator('.composer textarea').press('Control+Enter')
    await page.getByRole('button', { name: words.linkInstead }).click()
    await page.locator('.care').getByText(first.number).waitFor()
    await page
      .getByRole('button', { name: new RegExp(words['do.takeOver']) })
      .or(page.getByRole('button', { name: new RegExp(words['do.start']) }))
      .first()
      .waitFor()
    await page.getByRole('button', { name: new RegExp(`^${words['do.resolve']}`) }).click()
    await page
      .getByText(words.withLinked_one.replace('{count}', '1').replace('{homes}', first.number))
      .waitFor()
    const cause = page.locator('.composer').getByRole('combobox', { name: words.chooseCause })
    await cause.click()
    await cause.fill('材料与设备')
    await page.locator('.ant-select-item-option', { hasText: '材料与设备' }).first().click()
    await picture(page, 'grave-2-linked')
    await page.locator('.composer textarea').fill('门禁已更换')
    await page.locator('.composer textarea').press('Control+Enter')
    await page.getByText(words.undoResolveAll_other.replace('{count}', '2')).waitFor()
    await page.locator('[data-type="case.resolved"]', { hasText: '材料与设备' }).waitFor()
    await page.goto(`${desk.address}cases/${first.caseId}`)
    await page.locator('.case-middle').getByText('门禁已更换').waitFor()
  })

  it('five homes raise a warning: the house shows them, they are linked, undone, linked and answered', async () => {
    const words = warningTexts.zh
    const homes = await houseOf(page, 8)
    const cases: string[] = []
    for (const unitId of homes.slice(0, 5)) {
      const matter = { kind: 'complaint', category: ['leak', 'leak-roof'], unitId }
      cases.push((await takeCase(page, '顶楼漏水', matter)).caseId)
    }
    await page.goto(`${desk.address}more/warnings`)
    await page.locator('.warning-line').waitFor()
    await page.keyboard.press('j')
    await page.locator('.homes-map-house a').first().waitFor()
    await expect.poll(() => page.locator('.homes-map-house a').count()).toBe(8)
    await expect.poll(() => page.locator('.homes-map-house a.homes-map-has').count()).toBe(5)
    await picture(page, 'grave-3-warning')
    expect(await seriousFaults(page)).toEqual([])

    const link = page.getByRole('button', { name: words.linkAll })
    await link.press('Enter')
    await page.getByText(words.linkedAll.replace('{count}', '4')).waitFor()
    await link.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: undoTexts.zh.undo, exact: true }).press('Enter')
    // The first that was linked is the last to be taken back.
    await expect.poll(() => leaderOf(page, cases[1])).toBeNull()
    await link.press('Enter')
    await link.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: words.answerAll, exact: true }).press('Enter')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('下周统一翻修屋面')
    await page.keyboard.press('Control+Enter')
    await page
      .getByText(words.figuresOf.replace('{open}', '0').replace('{resolved}', '5').replace('{closed}', '0'))
      .waitFor()
    await page.getByRole('button', { name: undoTexts.zh.undo, exact: true }).last().press('Enter')
    await page
      .getByText(words.figuresOf.replace('{open}', '5').replace('{resolved}', '0').replace('{closed}', '0'))
      .waitFor()
  })

  it('a standard answer is put in by one key, and a second one settles the matter', async () => {
    const [answerId, versionId] = [uuidv7(), uuidv7()]
    await command(page, 'knowledge.draft', {
      answerId,
      versionId,
      question: '门禁卡怎么补办？',
      answer: '带身份证到客服台，当天办好。',
      words: ['门禁卡'],
      kinds: [],
      categories: [],
    })
    await command(page, 'knowledge.approve', { answerId, versionId, from: today(), until: null })
    await page.goto(`${desk.address}intake`)
    await page.getByLabel(intakeTexts.zh.what).fill('投诉补办门禁卡等了三天')
    await page.keyboard.press('Alt+2')
    await page.locator('.offered', { hasText: knowledgeTexts.zh.give }).waitFor()
    await page.keyboard.press('Alt+7')
    await expect
      .poll(() => page.getByLabel(intakeTexts.zh.told).inputValue())
      .toBe('带身份证到客服台，当天办好。')
    await page.keyboard.press('Alt+s')
    await page.getByText(intakeTexts.zh.settledHint).waitFor()
    await picture(page, 'grave-4-settled')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByText(intakeTexts.zh.nobody).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(intakeTexts.zh['taken.resolved']).waitFor()
    await page.keyboard.press('o')
    await page.locator('.case-middle').getByText('带身份证到客服台').waitFor()
    await page.locator('.case-head').getByText(/三级/).waitFor()
  })

  it('logged no error in the browser', () => {
    expect(failures).toEqual([])
  })
})

const Detail = z.object({
  result: z.object({ data: z.object({ leader: z.object({ id: z.string() }).nullable() }) }),
})

async function leaderOf(page: Page, caseId: string | undefined): Promise<string | null> {
  return Detail.parse(await call(page, 'cases.detail', { caseId })).result.data.leader?.id ?? null
}

/** The day at the site. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A building with so many homes, two on each floor. */
async function houseOf(page: Page, homes: number): Promise<string[]> {
  const [projectId, buildingId] = [uuidv7(), uuidv7()]
  await command(page, 'estate.addNode', { nodeId: projectId, kind: 'project', parentId: null, name: '花园' })
  await command(page, 'estate.addNode', {
    nodeId: buildingId,
    kind: 'building',
    parentId: projectId,
    name: '5栋',
  })
  const ids: string[] = []
  for (let index = 0; index < homes; index++) {
    const floor = Math.floor(index / 2) + 1
    const room = `${floor}0${(index % 2) + 1}`
    const unitId = uuidv7()
    await command(page, 'estate.registerUnit', {
      unitId,
      parentId: buildingId,
      attributes: {
        kind: 'dwelling',
        number: `5-${room}`,
        room,
        floor,
        unitType: null,
        contractArea: null,
        measuredArea: null,
        orientation: null,
      },
    })
    ids.push(unitId)
  }
  return ids
}
