import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { texts } from '../../renderer/features/documents/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, command, setUpByCall } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'

const t = texts.zh
/** A sound picture of one dot. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('papers of a home, from the scanner to the complete file', () => {
  let desk: RunningDesk
  let page: Page
  let unitId: string

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open())
    await setUpByCall(page, desk)
    const [projectId, buildingId] = [uuidv7(), uuidv7()]
    unitId = uuidv7()
    await command(page, 'estate.addNode', {
      nodeId: projectId,
      kind: 'project',
      parentId: null,
      name: '河畔花园',
    })
    await command(page, 'estate.addNode', {
      nodeId: buildingId,
      kind: 'building',
      parentId: projectId,
      name: '3栋',
    })
    await command(page, 'estate.registerUnit', {
      unitId,
      parentId: buildingId,
      attributes: {
        kind: 'dwelling',
        number: '3-101',
        room: '101',
        floor: 1,
        unitType: null,
        contractArea: null,
        measuredArea: null,
        orientation: null,
      },
    })
    await command(page, 'people.register', {
      personId: uuidv7(),
      details: { name: '张三', phones: [] },
      occupancies: [{ unitId, role: 'owner', from: '2025-05-01' }],
    })
  })
  afterAll(() => desk.close())

  const judge = async (name: string) => {
    await picture(page, `documents-${name}`)
    expect.soft(await seriousFaults(page), name).toEqual([])
    for (const width of [390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect.soft(await sticksOut(page), `${name} at ${width}`).toBeLessThanOrEqual(0)
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }

  it('scans arrive from the watched folder and are filed by keys alone', async () => {
    const folder = join(desk.folder, 'scans')
    mkdirSync(folder)
    for (const name of ['scan 1.png', 'scan 2.png', 'scan 3.png']) writeFileSync(join(folder, name), png)
    await page.goto(new URL('/documents/inbox', desk.address).href)
    await page.getByRole('button', { name: t.folderSet }).click()
    await page.getByLabel(t.folder, { exact: true }).last().fill(folder)
    await page.keyboard.press('Enter')
    await page.locator('.scan-line').nth(2).waitFor()
    await page.locator('.scan-preview img').waitFor()
    await page.getByRole('combobox', { name: t.home }).waitFor()
    await judge('inbox')

    await page.getByRole('combobox', { name: t.home }).focus()
    await page.keyboard.type('3-101')
    await page.locator('.who-row').first().waitFor()
    await page.keyboard.press('Enter')
    for (const [initials, left] of [
      ['gfht', 2],
      ['sfz', 1],
    ] as const) {
      await page.getByRole('combobox', { name: t.type }).and(page.locator(':focus')).waitFor()
      await page.keyboard.type(initials)
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.scan-line').count()).toBe(left)
    }
    await judge('filing')
    await page.keyboard.press('+')
    await page.getByText(t.inboxEmpty).waitFor()
    await picture(page, 'documents-inbox-empty')
  })

  it('the file of the home shows them, what is missing, and what does not apply', async () => {
    await page.goto(new URL(`/units/${unitId}?tab=documents`, desk.address).href)
    await page.locator('.paper').nth(1).waitFor()
    await expect.poll(() => page.locator('.paper .file-tile').count()).toBe(3)
    await page.getByRole('button', { name: `${t.waive} 水电气表底数` }).click()
    await page.locator('input:focus, textarea:focus').waitFor()
    await page.keyboard.type('毛坯未装表')
    await page.keyboard.press('Enter')
    await page.getByText(t.notApplicableWhy.replace('{reason}', '毛坯未装表')).waitFor()
    await picture(page, 'documents-unit')

    await page.getByRole('button', { name: t.addFor.replace('{type}', '付款凭证') }).click()
    await page.locator('.ant-modal input[type=file]').setInputFiles({
      name: '付款.png',
      mimeType: 'image/png',
      buffer: png,
    })
    await page.getByText(t.chosenFiles.replace('{count}', '1')).waitFor()
    await picture(page, 'documents-add')
    await page.locator('.ant-modal').getByRole('button', { name: t.file, exact: true }).click()
    await page.locator('.paper').nth(2).waitFor()
  })

  it('completeness leads from the site to the home', async () => {
    await page.goto(new URL('/documents', desk.address).href)
    await page.locator('.completeness-building').click()
    await page.getByText(t.missing, { exact: false }).first().waitFor()
    await judge('completeness')
    const site = (await call(page, 'documents.completeness', {})) as {
      result: { data: { required: number; present: number } }
    }
    expect(site.result.data.present).toBe(3)
    await page.locator('.completeness-homes .virtual-list-row').first().click()
    await page.locator('.papers').waitFor()
    await page.goto(new URL('/documents/search', desk.address).href)
    await page.locator('main input').fill('付款')
    await page.locator('.document-list li').first().waitFor()
    await judge('search')
  })
})
