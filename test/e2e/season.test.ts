import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { moveKindWords, seasonTaskWords } from '../../main/contract/season-words.ts'
import { texts } from '../../renderer/features/season/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { command, setUpByCall } from './calls.ts'

const t = texts.zh

/** A site is made ready for the rain: the plan is begun, what is missing is named, and mended one after the other. */
describe('the rainy season', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
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
})
