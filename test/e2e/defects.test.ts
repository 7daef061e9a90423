import { crc32, deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../../renderer/features/inspections/texts.ts'
import { typeTexts } from '../../renderer/features/inspections/type-texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, command, setUpByCall } from './calls.ts'
import { seriousFaults } from './checks.ts'

const words = texts.zh
const types = typeTexts.zh
const [contractorId, mock, formal] = [uuidv7(), uuidv7(), uuidv7()]

/** What inspections found is given out, repaired, looked at again. */
describe('defects of homes', () => {
  let desk: RunningDesk
  let page: Page
  let unitId: string

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-09-21T10:00:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    ;({ unitId } = await addHome(page))
    const entry = { contractorId, name: '安固防水', trades: ['waterproofing'], note: '' }
    await command(page, 'contractors.save', entry)
    for (const [inspectionId, purpose] of [
      [mock, 'mock'],
      [formal, 'formal'],
    ] as const)
      await command(page, 'inspections.begin', { inspectionId, unitId, purpose })
    await record(mock, '管根渗水到楼下')
    await record(mock, '墙面空鼓', { itemId: 'living-wall', findingId: 'hollow', kind: 'hollow' })
    await record(formal, '地漏旁渗水')
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'defects-failed')
  })
  const record = (inspectionId: string, text: string, more: object = {}) =>
    command(page, 'defects.record', {
      defectId: uuidv7(),
      inspectionId,
      room: { id: 'bathroom', kind: 'bathroom', name: '卫生间' },
      itemId: 'bathroom-ponding',
      findingId: 'leak-below',
      part: 'wet-room',
      kind: 'leak',
      severity: 'severe',
      text,
      pin: null,
      ...more,
    })
  const row = (text: string) => page.getByRole('option').filter({ hasText: text })

  it('are one where two inspectors found one', async () => {
    await page.goto(new URL(`/units/${unitId}`, desk.address).href)
    await page.getByRole('link', { name: '3 条未了结' }).click()
    const pairs = page.getByRole('region', { name: words.duplicates })
    await pairs.getByRole('button', { name: words.areOne }).click()
    await pairs.waitFor({ state: 'detached' })
    await picture(page, 'defects-1-home')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('are given out together by keys alone', async () => {
    await page.getByRole('link', { name: words['tab.defects'], exact: true }).click()
    await row('墙面空鼓').waitFor()
    await page.keyboard.press('j')
    await page.getByRole('article').waitFor()
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await expect.poll(() => row('墙面空鼓').getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('x')
    await page.getByRole('heading', { name: '已勾选 2 条' }).waitFor()
    await page.keyboard.press('d')
    const form = page.getByRole('form', { name: words.dispatch })
    await form.getByLabel(words.contractor).waitFor()
    await page.keyboard.type('安固')
    await page.locator('.ant-select-item-option').filter({ hasText: '安固防水' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已派出 ZG-2026-0001').waitFor()
    await expect.poll(() => page.getByRole('option').filter({ hasText: '整改中' }).count()).toBe(2)
    expect(await seriousFaults(page)).toEqual([])
  })

  it('are reported, accepted and sent back in their order', async () => {
    await page.getByRole('link', { name: words['tab.orders'], exact: true }).click()
    await page.getByRole('option').filter({ hasText: 'ZG-2026-0001' }).click()
    const order = page.getByRole('article', { name: 'ZG-2026-0001' })
    await order.waitFor()
    await page.keyboard.press('c')
    await order.getByText(/已催办 1 次/).waitFor()
    await page.keyboard.press('r')
    await expect.poll(() => order.getByText('待复验').count()).toBe(2)
    await order.getByRole('checkbox').first().click()
    await page.keyboard.press('a')
    await order.getByText('已验收').waitFor()
    await order.getByRole('checkbox').first().click()
    await order.getByRole('checkbox').last().click()
    await page.keyboard.press('b')
    await page.getByRole('form', { name: words.sendBack }).getByRole('textbox').first().waitFor()
    await page.keyboard.type('还在空鼓')
    await page.keyboard.press('Control+Enter')
    await order.getByText('复验退回', { exact: true }).first().waitFor()
    await picture(page, 'defects-2-order')
    expect(await seriousFaults(page)).toEqual([])
  })

  it('are counted, and each figure leads to its defects', async () => {
    await page.getByRole('link', { name: words['tab.figures'], exact: true }).click()
    await page.getByRole('link', { name: '空鼓', exact: true }).click()
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await row('墙面空鼓').waitFor()
  })

  it('lie on the drawing of their type, whose rooms and checklist are described here', async () => {
    await page.getByRole('link', { name: words['tab.types'], exact: true }).click()
    await page.getByText(types.empty).waitFor()
    await page.keyboard.press('n')
    const form = page.getByRole('form', { name: types.add })
    await form.getByLabel(types.name).waitFor()
    await page.keyboard.type('B1')
    await page.keyboard.press('Control+Enter')
    const type = page.getByRole('article', { name: 'B1' })
    for (const name of ['一版.png', '二版.png']) {
      await type.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer: drawing() })
      await type.getByRole('link', { name }).waitFor()
    }
    await type.getByRole('button', { name: types.align }).click()
    const places = [
      { x: 30, y: 30 },
      { x: 150, y: 100 },
    ]
    for (const position of places)
      for (const label of [types.alignNew, types.alignFrame])
        await type.getByRole('button', { name: label }).click({ position })
    await type.getByRole('button', { name: types.alignSave }).click()
    await type.getByText(types.points, { exact: true }).waitFor()
    const item = type.getByRole('checkbox').first()
    await item.click()
    await expect.poll(() => item.isChecked()).toBe(false)
    await picture(page, 'defects-3-type')
    expect(await seriousFaults(page)).toEqual([])
  })
})

/** A drawing of one colour. */
function drawing(): Buffer {
  const [width, height] = [40, 30]
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits of grey, nothing interlaced.
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc(height * (width + 1), 200)
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
