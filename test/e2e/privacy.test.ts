import { readFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { retentionWords } from '../../main/contract/privacy-words.ts'
import { texts as personTexts } from '../../renderer/features/owners/person/texts.ts'
import { texts } from '../../renderer/features/privacy/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { command, manager, setUpByCall, signInByCall } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'

let desk: RunningDesk
const t = texts.zh

beforeAll(async () => {
  desk = await startDesk({ at: '2026-06-01T09:10:00+08:00' })
})
afterAll(() => desk.close())

it('what is over is listed with its reason and erased only as chosen; a copy and a support package are taken along', async () => {
  const { page } = await desk.open()
  await setUpByCall(page, desk)
  const prospects = ['只看过房甲', '只看过房乙', '只看过房丙']
  const personIds = prospects.map(() => uuidv7())
  for (const [index, name] of prospects.entries())
    await command(page, 'people.register', {
      personId: personIds[index],
      details: { name, phones: [{ number: `1380013000${index}` }], mailingAddress: '示例市云湖路八号院' },
      occupancies: [],
    })

  await page.goto(new URL(`/people/${personIds[0]}`, desk.address).href)
  await page.getByRole('button', { name: personTexts.zh.actions }).click()
  await page.getByText(personTexts.zh.copyAll).click()
  await page.getByText(t.copyDetail).waitFor()
  await picture(page, 'privacy-01-copy')
  expect(await seriousFaults(page)).toEqual([])
  const copied = page.waitForEvent('download')
  await page.getByRole('button', { name: t.copyVerb, exact: true }).click()
  const copy = readFileSync(await (await copied).path())
  expect(copy.subarray(0, 2).toString()).toBe('PK')
  expect(copy.includes(Buffer.from('data.json'))).toBe(true)

  await desk.passTimeUntil('2028-08-01T09:10:00+08:00')
  await page.goto(desk.address)
  await signInByCall(page, manager.login, manager.password)
  await page.goto(new URL('/more/privacy', desk.address).href)
  const period = page.locator('.privacy-period', { hasText: retentionWords.prospects.zh })
  await period.getByRole('button', { name: t.look }).click()
  await period.locator('.privacy-proposals li').first().waitFor()
  expect(await period.locator('.privacy-proposals li').count()).toBe(3)
  await picture(page, 'privacy-02-proposals')
  expect(await seriousFaults(page)).toEqual([])
  expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await sticksOut(page)).toBeLessThanOrEqual(0)
  await picture(page, 'privacy-03-phone')
  await page.setViewportSize({ width: 1280, height: 800 })
  await period.getByRole('checkbox', { name: prospects[1] ?? '' }).check()
  await period.getByRole('button', { name: t.erase }).click()
  await page.getByRole('button', { name: t.eraseVerb, exact: true }).click()
  await page.getByText(t.erased.replace('{count}', '1')).waitFor()
  await expect.poll(() => period.locator('.privacy-proposals li').count()).toBe(2)
  expect(await period.textContent()).not.toContain(prospects[1])

  await page.getByRole('button', { name: t.make }).click()
  const shown = page.locator('.privacy-package')
  await shown.waitFor()
  const text = (await shown.textContent()) ?? ''
  expect(text).toContain('integrity')
  for (const secret of [...prospects, manager.name, manager.login, '13800130000', '示例花园'])
    expect(text).not.toContain(secret)
  await picture(page, 'privacy-04-package')
  expect(await seriousFaults(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: t.save }).click()
  expect(readFileSync(await (await saved).path(), 'utf8')).toBe(text)
  await page.context().close()
})
