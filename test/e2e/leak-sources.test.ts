import type { Page } from 'playwright-core'
import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sourceKindWords } from '../../main/contract/leak-cluster-words.ts'
import { leakStateWords, leakWords } from '../../main/contract/leak-words.ts'
import { costBearerWords } from '../../main/contract/loss-words.ts'
import { lossesTexts } from '../../renderer/features/leak-card/losses-texts.ts'
import { texts as cardTexts } from '../../renderer/features/leak-card/texts.ts'
import { texts } from '../../renderer/features/leak-sources/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHomes, command, manager, setUpByCall, signInByCall } from './calls.ts'
import { chineseOn, openPage, seriousFaults, sticksOut } from './checks.ts'

const t = texts.zh
const card = cardTexts.zh
const l = lossesTexts.zh

/** Four ceilings of one riser, from the list of sources until the first household accepts. */
describe('the source of several leaks', () => {
  let desk: RunningDesk
  let page: Page
  const cases: string[] = []

  beforeAll(async () => {
    desk = await startDesk({ at: '2026-07-12T18:30:00+08:00' })
    ;({ page } = await desk.open({ locale: 'zh-CN' }))
    await setUpByCall(page, desk)
    const homes = await addHomes(page, 8)
    for (const floor of [7, 6, 5, 4]) {
      const caseId = uuidv7()
      cases.push(caseId)
      await command(page, 'leaks.take', {
        caseId,
        unitId: homes[floor - 1],
        buildingId: null,
        entry: floor % 2 ? 'pipe' : 'wet-room-above',
        severity: floor === 7 ? 'spreading' : 'seepage',
      })
    }
    const team = { teamId: uuidv7(), name: '物业抢修一队', kind: 'property', capacity: 6 }
    await command(page, 'teams.add', team)
  })
  afterAll(() => desk.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page, 'leak-sources-failed')
  })

  const panel = () => page.getByRole('article', { name: t.title })
  const press = (name: string | RegExp) => panel().getByRole('button', { name }).first().click()
  const states = (state: keyof typeof leakStateWords) =>
    panel().getByRole('table', { name: t.homes }).getByText(leakStateWords[state].zh)

  it('says where to begin and why, and is confirmed, split and put together again', async () => {
    await page.goto(`${desk.address}leaks/sources`)
    await page.locator('.source-line').first().click()
    await panel().getByText('从 3-1-701 室内查起').waitFor()
    await panel().getByRole('heading', { name: t.evidence }).waitFor()
    await picture(page, 'leak-sources-1-found')
    expect(await seriousFaults(page)).toEqual([])
    await page.keyboard.press('a')
    await panel().getByText(t.decided).first().waitFor()
    await panel()
      .getByRole('checkbox', { name: t.tick.replace('{home}', '3-1-401') })
      .check()
    await press(t.split.replace('{count}', '1'))
    await expect.poll(() => page.locator('.source-line').count()).toBe(2)
    await press(t.merge)
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.source-line').count()).toBe(1)
    await press(t.name)
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await panel()
      .getByRole('heading', { name: new RegExp(sourceKindWords.riser.zh) })
      .waitFor()
  })

  it('moves all its homes with each step', async () => {
    await page.keyboard.press('s')
    await panel()
      .getByRole('radio', { name: /物业抢修一队/ })
      .waitFor()
    await page.keyboard.press('Enter')
    await panel().getByText(t.advanced_other.replace('{count}', '4')).waitFor()
    await expect.poll(() => states('dispatched').count()).toBe(4)
    await press(new RegExp(`^${t.stop.slice(0, 4)}`))
    await expect.poll(() => states('stopped').count()).toBe(4)
    await press(t.plan.replace('{count}', '4'))
    await page.keyboard.type('更换 7 层立管三通')
    await picture(page, 'leak-sources-2-plan')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('planned').count()).toBe(4)
    await press(t.repair.replace('{count}', '4'))
    await page.keyboard.type('已换三通')
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('repaired').count()).toBe(4)
    await press(t.test.replace('{count}', '4'))
    await panel()
      .getByRole('radio', { name: new RegExp(leakWords['test.rain'].zh) })
      .click()
    await panel().getByText(card.rainNone).waitFor()
    await panel()
      .getByRole('radio', { name: new RegExp(card.holds) })
      .click()
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => states('proven').count()).toBe(4)
    await picture(page, 'leak-sources-3-proven')
  })

  it('leaves each household its own acceptance, on the page of its case', async () => {
    await page.goto(`${desk.address}cases/${cases[1]}`)
    const leak = page.getByRole('region', { name: card.title })
    await leak.getByText(card.missing.replace('{what}', card['missing.accept'])).waitFor()
    await leak.getByText(leakStateWords.proven.zh).first().waitFor()
    await picture(page, 'leak-card-1-proven')
    expect(await seriousFaults(page)).toEqual([])
    await leak.getByRole('button', { name: card['next.accept'] }).click()
    await page.keyboard.type('业主看过，不漏了')
    await page.keyboard.press('Control+Enter')
    await leak.getByRole('button', { name: card['next.call'] }).waitFor()
    expect(await leak.locator('[aria-current=step]').innerText()).toContain(card['step.called'])
    await picture(page, 'leak-card-2-accepted')
  })

  it('lists what the water damaged and what it cost, for signature and on the account of who bears it', async () => {
    await page.goto(`${desk.address}cases/${cases[1]}`)
    const part = page.locator('.leak-losses')
    const button = (name: string) => part.getByRole('button', { name, exact: true })
    await part.locator('summary').click()
    await button(l.addDamage).click()
    await page.keyboard.type('实木地板约 6 平方米')
    await part.getByLabel(l.claimedYuan).fill('3200')
    await page.keyboard.press('Control+Enter')
    await part.getByText('¥3,200.00').first().waitFor()
    await button(l.agree).click()
    await page.keyboard.type('2500.5')
    await page.keyboard.press('Enter')
    await part.getByText('¥2,500.50').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(l.agreeAnew)

    await button(l.addCost).click()
    await page.keyboard.press('3')
    await part.getByLabel(l.what).fill('酒店两晚')
    await part.getByLabel(l.amountYuan).fill('680')
    await part.getByRole('radio', { name: costBearerWords.property.zh }).click()
    const invoice = { name: '酒店发票.txt', mimeType: 'text/plain', buffer: Buffer.from('发票 680 元') }
    await part.locator('input[type=file]').setInputFiles(invoice)
    await part.getByRole('checkbox', { name: invoice.name }).waitFor()
    await picture(page, 'leak-losses-1-cost')
    await page.keyboard.press('Control+Enter')
    await part.getByRole('button', { name: invoice.name }).waitFor()
    await button(l.reverse).click()
    await page.keyboard.type('住户自己付了')
    await page.keyboard.press('Enter')
    await part.getByText('住户自己付了').waitFor()
    // Whoever enters one thing after the other is not led away to the story below.
    const top = () => part.locator('summary').evaluate(one => one.getBoundingClientRect().top)
    expect(await top()).toBeGreaterThan(0)
    await picture(page, 'leak-losses-2-listed')
    expect(await seriousFaults(page)).toEqual([])
    const [list] = await Promise.all([
      page.waitForEvent('download'),
      part.getByRole('button', { name: l.print }).click(),
    ])
    expect(list.suggestedFilename()).toMatch(/\.pdf$/)

    await page.goto(`${desk.address}leaks/sources?source=${cases[0]}`)
    const source = panel().locator('.loss-part')
    await source.getByRole('button', { name: l.addCost }).click()
    await source.getByLabel(l.what).fill('立管三通与人工')
    await source.getByLabel(l.amountYuan).fill('1.2万')
    await picture(page, 'leak-losses-3-source')
    await page.keyboard.press('Control+Enter')
    await source.getByText('¥12,000.00').first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.goto(`${desk.address}cases/${cases[2]}`)
    await part.locator('summary').getByText('¥12,000.00').waitFor()
  })

  it('reads as well in English and on a narrow screen', async () => {
    const other = await openPage(desk, { language: 'en', dark: false, width: 820, height: 1100 })
    await signInByCall(other, manager.login, manager.password)
    await other.goto(`${desk.address}leaks/sources?source=${cases[0]}`)
    await other.getByRole('heading', { name: texts.en.steps }).waitFor()
    await picture(other, 'leak-sources-4-en')
    expect(await sticksOut(other)).toBeLessThanOrEqual(0)
    expect((await chineseOn(other)).filter(text => text.includes('源头'))).toEqual([])
    await other.goto(`${desk.address}cases/${cases[0]}`)
    await other.getByRole('region', { name: cardTexts.en.title }).waitFor()
    await other.locator('.leak-losses summary').click()
    await other.getByRole('button', { name: lossesTexts.en.addCost }).click()
    await picture(other, 'leak-card-3-en')
    expect(await sticksOut(other)).toBeLessThanOrEqual(0)
  })
})
