import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { texts as campaignTexts } from '../../renderer/features/callbacks/campaign-texts.ts'
import { texts as allTexts } from '../../renderer/features/callbacks/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, call, command, setUpByCall } from './calls.ts'

const texts = { ...campaignTexts.zh, ...allTexts.zh }
const Rows = z.object({
  result: z.object({
    data: z.object({
      rows: z.array(
        z.object({
          name: z.string().nullable(),
          satisfaction: z.string().nullable(),
          words: z.string().nullable(),
          attempts: z.number(),
        }),
      ),
    }),
  }),
})

/** Days before today, as people at the site count them. */
const daysAgo = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() - days * 86_400_000)

/** Calls in a row, without the mouse, over a power cut. */
describe('calling owners back', () => {
  let desk: RunningDesk
  let page: Page

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page } = await desk.open())
    await setUpByCall(page, desk)
    const { unitId, personId } = await addHome(page)
    const people = [personId]
    for (const [name, number] of [
      ['王芳', '13900139000'],
      ['李娜', '13700137000'],
    ]) {
      const id = uuidv7()
      await command(page, 'people.register', {
        personId: id,
        details: { name, phones: [{ number }] },
        occupancies: [{ unitId, role: 'co-owner', from: null, until: null }],
      })
      people.push(id)
    }
    // The third day behind the event is the last one of the window.
    for (const one of people)
      await command(page, 'callbacks.plan', { planId: 'complaint', personId: one, on: daysAgo(3) })
  })
  afterAll(() => desk.close())

  const show = (path: string) => page.goto(new URL(path, desk.address).href)
  const rows = async (filter: object) =>
    Rows.parse(await call(page, 'callbacks.list', { filter })).result.data.rows
  const who = (name: string) => page.locator('.call-facts h2', { hasText: name }).waitFor()

  it('the list says who is due today, and one key begins', async () => {
    await show('/callbacks')
    await page.locator('.case-row').nth(2).waitFor()
    await picture(page, 'callbacks-01-list')
    await page.keyboard.press('n')
    await page.locator('.call-form').waitFor()
    expect(new URL(page.url()).pathname).toBe('/callbacks/calls')
  })

  it('figures, words and Enter, then the next one', async () => {
    await who('张伟')
    await page.keyboard.press('p')
    await page.getByText('13800138000').waitFor()
    await page.keyboard.press('1')
    for (const score of ['5', '4']) await page.keyboard.press(score)
    // A wrong figure is taken back and given anew.
    await page.keyboard.press('Backspace')
    await page.keyboard.press('3')
    await page.keyboard.press('5')
    await page.keyboard.type('师傅很细心')
    await picture(page, 'callbacks-02-call')
    await page.keyboard.press('Enter')
    await who('王芳')
    expect(await rows({ state: 'done' })).toMatchObject([
      { name: '张伟', satisfaction: 'satisfied', words: '师傅很细心' },
    ])
  })

  it('who is not reached is noted and passed', async () => {
    await page.keyboard.press('u')
    await who('李娜')
    const open = await rows({ when: 'today' })
    expect(open.find(row => row.name === '王芳')).toMatchObject({ attempts: 1 })
  })

  it('what was entered of a call outlives a power cut, and so does every call before', async () => {
    await page.keyboard.press('3')
    await page.keyboard.press('w')
    await page.keyboard.type('一直没人来')
    // Drafts are kept a moment after the last key.
    const kept = z.object({ result: z.object({ data: z.object({ body: z.string() }).nullable() }) })
    const place = async () => {
      const queue = z.object({
        result: z.object({ data: z.object({ calls: z.array(z.object({ id: z.string() })) }) }),
      })
      const answer = queue.parse(await call(page, 'callbacks.queue', {}))
      return `callback/${answer.result.data.calls[0]?.id ?? ''}`
    }
    const where = await place()
    await expect
      .poll(async () => kept.parse(await call(page, 'drafts.get', { place: where })).result.data?.body ?? '')
      .toContain('一直没人来')
    await desk.kill()
    await show('/callbacks/calls')
    await who('李娜')
    await expect.poll(() => page.locator('.call-form textarea').first().inputValue()).toBe('一直没人来')
    expect(await rows({ state: 'done' })).toHaveLength(1)
    await page.locator('.call-form textarea').first().press('Enter')
    await page
      .getByText(texts.allCalled)
      .or(page.locator('.call-facts h2', { hasText: '王芳' }))
      .first()
      .waitFor()
    expect(await rows({ state: 'done' })).toHaveLength(2)
  })

  it('the last entry is taken back by a key', async () => {
    await page.keyboard.press('z')
    await who('李娜')
    expect(await rows({ state: 'done' })).toHaveLength(1)
    for (const key of ['3', '1', '2', '1']) await page.keyboard.press(key)
    await page.keyboard.type('一直没人来')
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await rows({ state: 'done' })).length).toBe(2)
  })

  it('twenty calls in a row take five keys each, and none is lost', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `业主${String(index + 1).padStart(2, '0')}`)
    for (const name of names) {
      const id = uuidv7()
      await command(page, 'people.register', { personId: id, details: { name }, occupancies: [] })
      await command(page, 'callbacks.plan', { planId: 'complaint', personId: id, on: daysAgo(3) })
    }
    await show('/callbacks/calls')
    let pressed = 0
    for (let calls = 0; calls < names.length; calls++) {
      const heading = page.locator('.call-facts h2')
      const name = (await heading.textContent()) ?? ''
      for (const key of ['1', '5', '5', '4', 'Enter']) {
        await page.keyboard.press(key)
        pressed += 1
      }
      await expect
        .poll(async () => (await heading.count()) === 0 || (await heading.textContent()) !== name)
        .toBe(true)
    }
    expect(pressed).toBe(100)
    const done = (await rows({ state: 'done' })).map(row => row.name)
    expect(done).toEqual(expect.arrayContaining(names))
  })

  it('a visit to the dissatisfied owner is planned', async () => {
    await show('/callbacks/care')
    await page.getByText('一直没人来').waitFor()
    await page.getByRole('button', { name: texts.planVisit, exact: true }).click()
    await page.locator('.care-form').waitFor()
    await picture(page, 'callbacks-03-care')
    await page.keyboard.press('Control+Enter')
    await page.getByText(texts.careEmpty).waitFor()
    await show('/callbacks/care?state=planned')
    await page.getByText('一直没人来').waitFor()
  })

  it('a campaign calls everybody on a list', async () => {
    await show('/callbacks/campaigns')
    await page.getByText(texts.campaignEmpty).waitFor()
    await page.keyboard.press('n')
    await page.getByLabel(texts.campaignName).fill('夏季防汛提醒')
    await page.getByLabel(texts.campaignScript).fill('您好，这里是客户服务中心。')
    await page.getByLabel(texts.campaignQuestion.replace('{number}', '1')).fill('窗户是否渗水')
    await picture(page, 'callbacks-04-campaign')
    await page.getByLabel(texts.campaignName).press('Enter')
    await page.getByText('夏季防汛提醒').waitFor()
    await page.getByText(texts.campaignCalls).click()
    await page.getByText('窗户是否渗水').waitFor()
    await picture(page, 'callbacks-05-campaign-call')
  })
})
