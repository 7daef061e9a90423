import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { moveKindWords, seasonTaskWords, shiftWords } from '../../main/contract/season-words.ts'
import { texts } from '../../renderer/features/season/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { command, manager, setUpByCall } from './calls.ts'

const t = texts.zh
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A site is made ready for the rain: the plan is begun, what is missing is named, and mended one after the other. */
describe('the rainy season', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-07-12T09:00:00+08:00' })
    ;({ page } = await desk.open())
    await setUpByCall(page, desk)
    const node = (name: string, kind: string, parentId: string | null) => {
      const nodeId = uuidv7()
      return command(page, 'estate.addNode', { nodeId, kind, parentId, name }).then(() => nodeId)
    }
    await node('3栋', 'building', await node('云湖', 'project', null))
  })
  afterAll(() => desk.close())

  it('is begun, and says what is missing with the way to it', async () => {
    await page.goto(`${desk.address}season`)
    await page.locator('.empty-state button').click()
    await page.locator('.season-lacks summary').first().click()
    await page.locator('.season-head').getByText(t['lack.materialsNone']).waitFor()
    await picture(page, 'season-1-begun')
    const coordinator = seasonTaskWords.coordinator.zh
    await page.getByRole('button', { name: `${t.change} ${coordinator}` }).click()
    await page.getByLabel(t.outside).fill('王主任')
    await page.getByLabel(t.phone).fill('13800001111')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('cell', { name: '王主任' }).waitFor()
  })

  it('keeps materials with what is too little, and counts them', async () => {
    await page.locator('.season-head').getByText(t['lack.materialsNone']).click()
    await page.getByRole('button', { name: t.usualMaterials }).click()
    await page.getByRole('button', { name: `${t.move} 人字梯` }).click()
    await page.getByLabel(t.amount).waitFor()
    await page.getByLabel(t.moveKind).click()
    await page.getByTitle(moveKindWords.bought.zh, { exact: true }).click()
    await page.getByLabel(t.amount).fill('6')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('cell', { name: '6 架' }).waitFor()
    await picture(page, 'season-2-materials')
  })

  it('has a roster that is filled by turns, and drills with what was learnt', async () => {
    await page.goto(`${desk.address}season?tab=roster`)
    await page.getByRole('button', { name: t.fill }).click()
    const turns = page.getByRole('dialog')
    await turns.getByLabel(t.shiftNight).click()
    await page.locator('.ant-select-item-option', { hasText: manager.name }).click()
    await page.keyboard.press('Control+Enter')
    await turns.waitFor({ state: 'detached' })
    await page
      .getByRole('cell', { name: `${shiftWords.night.zh}: ${manager.name}` })
      .first()
      .waitFor()
    await picture(page, 'season-3-roster')
    await page.goto(`${desk.address}season?tab=drills`)
    await page.getByRole('button', { name: t.addDrill }).click()
    await page.getByLabel(t.scenario).fill('地下车库进水')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('cell', { name: '地下车库进水' }).waitFor()
  })

  it('is patrolled by keys, a fault becomes a case, and photos stay with what was seen', async () => {
    await page.goto(`${desk.address}season?tab=patrols`)
    await page.locator('.empty-state button').click()
    await page.locator('.season-list .virtual-list-row').first().waitFor()
    await page.keyboard.press('f')
    const fault = page.getByRole('dialog')
    await fault.getByLabel(t.faultText).fill('落水口被树叶堵住')
    await page.keyboard.press('Control+Enter')
    await fault.waitFor({ state: 'detached' })
    const checks = page.locator('.season-checks')
    await checks.getByText('落水口被树叶堵住').waitFor()
    await checks
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'drain.png',
        mimeType: 'image/png',
        buffer: Buffer.from(onePixel, 'base64'),
      })
    await checks.getByText('drain.png').waitFor()
    await picture(page, 'season-4-patrols')
    await checks.getByRole('link', { name: /BJ01/ }).click()
    await page.locator('.case-words').getByText('落水口被树叶堵住').waitFor()
  })
})
