import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { texts } from '../../renderer/features/inspections/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, command, setUpByCall } from './calls.ts'
import { seriousFaults } from './checks.ts'

const words = texts.zh
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
})
