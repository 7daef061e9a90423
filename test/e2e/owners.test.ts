import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { stageWords } from '../../main/contract/unit-changes.ts'
import { ownerWords } from '../../renderer/components/owner-words.ts'
import { recordTexts } from '../../renderer/features/owners/estate/record-texts.ts'
import { texts as personTexts } from '../../renderer/features/owners/person/texts.ts'
import { texts as ownersTexts } from '../../renderer/features/owners/texts.ts'
import { changeTexts } from '../../renderer/features/owners/unit/change-texts.ts'
import { texts as unitTexts } from '../../renderer/features/owners/unit/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { setUp } from './day.ts'

const words = {
  owners: ownersTexts.zh,
  unit: unitTexts.zh,
  person: personTexts.zh,
  common: ownerWords.zh,
}
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Violations = z.array(
  z.object({ id: z.string(), impact: z.string().nullish(), nodes: z.array(z.object({ html: z.string() })) }),
)

describe('the owner files in a browser', () => {
  let desk: RunningDesk
  let page: Page
  let unitId: string

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open())
    await setUp(page, 'zh', () => Promise.resolve())
    unitId = await buildEstate(page)
  })
  afterAll(() => desk.close())

  const show = async (path: string) => {
    await page.goto(new URL(path, desk.address).href)
  }
  const seriousViolations = async () => {
    await page.evaluate(axeSource)
    const found = Violations.parse(await page.evaluate('axe.run().then(result => result.violations)'))
    return found
      .filter(one => one.impact === 'serious' || one.impact === 'critical')
      .map(one => `${one.id}: ${one.nodes[0]?.html}`)
  }

  it('show the house as it stands, and arrow keys walk through it to a home', async () => {
    await show('/owners')
    await page.locator('.cell').first().waitFor()
    await expect.poll(() => page.locator('.cell').count()).toBe(8)
    expect(await seriousViolations()).toEqual([])
    await picture(page, 'owners-01-house')
    await page.locator('.cell', { hasText: '401' }).focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('heading', { name: '3-202', level: 1 }).waitFor()
  })

  it('say at a glance who lives in a home and what is open', async () => {
    await show(`/units/${unitId}`)
    await page.getByRole('heading', { name: '3-201', level: 1 }).waitFor()
    const glance = page.locator('.glance')
    await glance.getByText('张伟').waitFor()
    await glance.getByText(words.common.noOpenCases).waitFor()
    await page.locator('.phones', { hasText: '138****8000' }).first().waitFor()
    expect(await seriousViolations()).toEqual([])
    await picture(page, 'owners-02-home')
  })

  it('register somebody new at a home by keyboard', async () => {
    await page.keyboard.press('a')
    await page.locator('.who-lookup input:focus').waitFor()
    await page.keyboard.type('13912345678')
    await page.locator('.who-stranger').waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel(words.person.name, { exact: false }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('李娜')
    await picture(page, 'owners-03-register')
    await page.keyboard.press('Enter')
    await page.locator('.residents').getByText('李娜').waitFor()
  })

  it('colour the house by what is asked, and keep what belongs to the building', async () => {
    await show('/owners?measure=stage')
    await page.locator('.building-legend').getByText(stageWords['moved-in'].zh).waitFor()
    await page.locator('.cell.cell-none', { hasText: '201' }).waitFor()
    await page.getByRole('button', { name: words.owners.nodeFile }).click()
    await page.getByText(recordTexts.zh.none).waitFor()
    await page.getByRole('button', { name: recordTexts.zh.add }).click()
    await page.getByLabel(recordTexts.zh.what).fill('消防泵房')
    await page.getByRole('dialog').getByRole('button', { name: recordTexts.zh.save }).click()
    await page.locator('.node-records').getByText('消防泵房').waitFor()
    expect(await seriousViolations()).toEqual([])
    await picture(page, 'owners-06-building')
  })

  it('merge a home that was entered twice, and take it back', async () => {
    await show(`/units/${unitId}`)
    await page.getByRole('button', { name: words.unit.edit, exact: true }).click()
    await page.getByRole('menuitem', { name: changeTexts.zh.merge }).click()
    await page.locator('.who-lookup input:focus').waitFor()
    await page.keyboard.type('3-202')
    await page.locator('.who-lookup [role=option], [role=option]').first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.who-chosen', { hasText: '3-202' }).waitFor()
    await picture(page, 'owners-07-merge')
    await page.getByRole('dialog').getByRole('button', { name: changeTexts.zh.merge }).click()
    await page.getByRole('heading', { name: '3-202', level: 1 }).waitFor()
    await page.locator('.residents').getByText('张伟').waitFor()
    await show(`/units/${unitId}`)
    await page.getByText(changeTexts.zh.mergedFrom.replace('{number}', '3-201')).waitFor()
    expect(await seriousViolations()).toEqual([])
    await picture(page, 'owners-08-merged')
    await page.locator('.unit-changes').getByRole('button').click()
    await page.locator('.ant-popconfirm').getByRole('button', { name: changeTexts.zh.undo }).click()
    await page.locator('.unit-change-undone').waitFor()
    await show(`/units/${unitId}`)
    await page.getByRole('heading', { name: '3-201', level: 1 }).waitFor()
    await page.locator('.residents').getByText('张伟').waitFor()
  })

  it('take a case from the page of a home', async () => {
    await show(`/units/${unitId}`)
    await page.getByRole('heading', { name: '3-201', level: 1 }).waitFor()
    await page.keyboard.press('n')
    await page.waitForURL(/\/intake/)
    await page.locator('.who-chosen', { hasText: '3-201' }).waitFor()
  })

  it('show details in full on demand, and erase them once the name is typed', async () => {
    await show(`/units/${unitId}`)
    await page.locator('.resident-head').getByText('李娜').click()
    await page.getByRole('heading', { name: '李娜', level: 1 }).waitFor()
    await page.locator('.facts', { hasText: '139****5678' }).first().waitFor()
    await page.getByRole('button', { name: words.person.show }).click()
    await page.getByText('13912345678').waitFor()
    // Buttons are paler while they work and under the pointer.
    await page.mouse.move(0, 0)
    await page.getByRole('button', { name: words.person.hide }).waitFor()
    await page.locator('.ant-btn-loading').waitFor({ state: 'detached' })
    expect(await seriousViolations()).toEqual([])
    await picture(page, 'owners-04-person')
    await page.getByRole('button', { name: words.person.actions }).click()
    await page.getByRole('menuitem', { name: words.person.erase }).click()
    const confirm = page.getByRole('dialog').getByRole('button', { name: words.person.erase })
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByRole('dialog').getByRole('textbox').fill('李娜')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.common.erased, level: 1 }).waitFor()
    // What else stands on the page is asked again a moment later.
    await expect.poll(() => page.locator('body').textContent()).not.toContain('李娜')
  })

  it('fit on a tablet and a phone', async () => {
    for (const [width, height] of [
      [768, 1024],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const path of ['/owners', '/owners/units', '/owners/people', `/units/${unitId}`]) {
        await show(path)
        await page.locator('.cell, .virtual-list-row, .residents').first().waitFor()
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        expect(overflow, `${path} at ${width}`).toBeLessThanOrEqual(0)
      }
      await picture(page, `owners-05-${width}`)
    }
  })
})

/** Four floors of two homes, one of them lived in, through the API of the signed-in page. */
async function buildEstate(page: Page): Promise<string> {
  const command = async (path: string, input: unknown) => {
    const response = await page.request.post(new URL(`/api/trpc/${path}`, page.url()).href, {
      data: { commandId: uuidv7(), input },
      headers: { origin: new URL(page.url()).origin },
    })
    if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
  }
  const [projectId, buildingId] = [uuidv7(), uuidv7()]
  await command('estate.addNode', { nodeId: projectId, kind: 'project', parentId: null, name: '阳光花园' })
  await command('estate.addNode', { nodeId: buildingId, kind: 'building', parentId: projectId, name: '3栋' })
  let lived = ''
  for (let floor = 1; floor <= 4; floor += 1) {
    for (const door of ['01', '02']) {
      const unitId = uuidv7()
      const room = `${floor}${door}`
      const attributes = {
        kind: 'dwelling',
        number: `3-${room}`,
        room,
        floor,
        unitType: null,
        contractArea: null,
        measuredArea: null,
        orientation: null,
      }
      await command('estate.registerUnit', { unitId, parentId: buildingId, attributes })
      if (room === '201') lived = unitId
    }
  }
  await command('people.register', {
    personId: uuidv7(),
    details: { name: '张伟', phones: [{ number: '13800138000' }] },
    occupancies: [{ unitId: lived, role: 'owner', from: '2023-06-01', until: null }],
  })
  return lived
}
