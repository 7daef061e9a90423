import { createHash, randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { offlineErrors } from '../../main/contract/errors/offline.ts'
import { texts as cameraTexts } from '../../renderer/features/camera/texts.ts'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { pairTexts } from '../../renderer/features/station/pair-texts.ts'
import { texts } from '../../renderer/features/tablet/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, call, command, manager, setUpByCall, takeCase } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'
import { codeFor, switchOnLoopback, trustingBrowser } from './trusted.ts'

const words = texts.zh
/** What the browser gives the site on these devices, in bytes: the screens, the room that is held, few photos. */
const quota = 52_000_000
const Visit = z.object({
  result: z.object({
    data: z.object({
      state: z.string(),
      minutes: z.string().nullable(),
      files: z.array(z.object({ hash: z.string() })),
    }),
  }),
})
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A photo that nothing squeezes, of some 3 MB. */
async function photo(): Promise<Buffer> {
  const [width, height] = [2800, 2100]
  return await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

describe('devices whose storage fills up', () => {
  let desk: RunningDesk
  let office: Page
  let devices: Browser
  let station: string
  const contexts: BrowserContext[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page: office } = await desk.open())
    await setUpByCall(office, desk)
    const port = await switchOnLoopback(office)
    station = `https://127.0.0.1:${port}/`
    devices = await trustingBrowser(port)
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await devices.close()
    await desk.close()
  })

  /** A device with little room; `room` sets how much anew, for as long as the device is there. */
  async function smallDevice() {
    const context = await devices.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    contexts.push(context)
    context.setDefaultTimeout(120_000)
    // The quota holds while whoever set it is there, whatever becomes of the pages.
    const holder = await context.newCDPSession(await context.newPage())
    const room = (quotaSize: number) =>
      holder.send('Storage.overrideQuotaForOrigin', { origin: new URL(station).origin, quotaSize })
    await room(quota)
    return { context, room, page: await context.newPage() }
  }
  const asFile = (buffer: Buffer, index: number) => ({
    name: `IMG_${index}.jpg`,
    mimeType: 'image/jpeg',
    buffer,
  })

  it('a tablet says so before, keeps what it has, takes words still, and sends all of it once', async () => {
    const { unitId } = await addHome(office)
    const visitId = uuidv7()
    await command(office, 'visits.plan', {
      visits: [{ visitId, unitId }],
      purpose: 'courtesy',
      visitor: null,
    })
    const appointmentAt = Date.now() - 60_000
    await command(office, 'visits.agree', { visitId, appointmentAt, visitor: null, note: '先打电话' })
    const { context, room, page: first } = await smallDevice()
    let page = first
    await page.goto(`${station}pair#${await codeFor(office, 'tablet', '平板')}`)
    await page.getByLabel(pairTexts.zh.name).fill('平板')
    await page.keyboard.press('Enter')
    await page.getByLabel(sessionTexts.zh.login, { exact: true }).fill(manager.login)
    await page.getByLabel(sessionTexts.zh.password, { exact: true }).fill(manager.password)
    await page.keyboard.press('Enter')
    await page.locator('.tablet-card', { hasText: '3-1201' }).click()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await context.setOffline(true)

    await page.getByText(words['outcome.held'], { exact: true }).click()
    const kept: Buffer[] = []
    const pictures = () => page.locator('.tablet-pictures img')
    const nearly = () => page.getByRole('status').filter({ hasText: words.room.slice(0, 8) })
    const full = () => page.getByRole('status').filter({ hasText: words.roomNone.slice(0, 8) })
    const take = page.getByRole('button', { name: words.takePhoto })
    let warned = 0
    const refused = page.getByText(offlineErrors['offline.full'].zh)
    const outcome = async () =>
      (await pictures().count()) > kept.length
        ? 'kept'
        : (await refused.isVisible())
          ? 'refused'
          : 'under way'
    while (!(await full().isVisible())) {
      const taken = await photo()
      const files = [asFile(taken, kept.length)]
      await page.locator('.tablet-photos input[multiple]').setInputFiles(files)
      await expect.poll(outcome, { timeout: 60_000 }).not.toBe('under way')
      await page.locator('.tablet-photos .ant-btn-loading').waitFor({ state: 'detached' })
      if ((await outcome()) === 'kept') kept.push(taken)
      if (!(await nearly().isVisible())) continue
      if (warned === 0) {
        await nearly().scrollIntoViewIfNeeded()
        await picture(page, 'full-1-nearly')
      }
      warned += 1
    }
    // It was said while photos still fitted.
    expect(warned).toBeGreaterThan(0)
    expect(kept.length).toBeGreaterThan(4)
    expect(await take.isDisabled()).toBe(true)
    await full().scrollIntoViewIfNeeded()
    await picture(page, 'full-2-full')
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)

    // Words are taken on, and outlive the page.
    await page.getByLabel(words.minutes).fill('存满以后写的纪要')
    await page.getByText(words.draftKept).waitFor()
    await page.close({ runBeforeUnload: false })
    page = await context.newPage()
    await page.goto(`${station}tablet/${visitId}`)
    await full().or(nearly()).waitFor()
    await expect.poll(() => page.getByLabel(words.minutes).inputValue()).toBe('存满以后写的纪要')
    await pictures()
      .nth(kept.length - 1)
      .waitFor()
    await page.getByRole('button', { name: words.save }).click()
    await page.locator('.tablet-card', { hasText: words['mark.kept'] }).waitFor()

    // Somebody else took the rest of the room: not even a note fits any more, and still everything is sent.
    await room(1_000_000)
    await context.setOffline(false)
    await page.getByText(words['bar.nothing']).waitFor()
    const visit = Visit.parse(await call(office, 'visits.detail', { visitId })).result.data
    expect(visit).toMatchObject({ state: 'held', minutes: '存满以后写的纪要' })
    expect(visit.files.map(({ hash }) => hash)).toEqual(kept.map(sha256))
    await room(quota)
    await page.reload()
    await page.locator('.tablet-bar').waitFor()
    expect(await page.getByText(words.roomNone.slice(0, 8)).count()).toBe(0)
  })

  it('a phone says so before, and what it kept arrives once', async () => {
    const { caseId } = await takeCase(office, '客厅顶漏水', { category: ['leak', 'leak-kitchen'] })
    const { context, page: first } = await smallDevice()
    let page = first
    const camera = cameraTexts.zh
    await page.goto(`${station}pair#${await codeFor(office, 'camera', '手机')}`)
    await page.getByLabel(pairTexts.zh.name).fill('手机')
    await page.keyboard.press('Enter')
    await page.getByText(camera.nothingOpen).waitFor()
    await office.goto(`${desk.address}cases/${caseId}`)
    await office.locator('.composer').waitFor()
    await office.keyboard.press('Alt+p')
    await page.getByRole('button', { name: camera.take }).waitFor()
    await context.setOffline(true)

    const kept: Buffer[] = []
    const nearly = () => page.getByText(camera.room.slice(0, 6))
    const full = () => page.getByText(camera.roomNone.slice(0, 6))
    const input = page.getByLabel(camera.take, { exact: true }).and(page.locator('input'))
    let warned = 0
    while (!(await full().isVisible())) {
      const taken = await photo()
      await input.setInputFiles([asFile(taken, kept.length)])
      kept.push(taken)
      await page
        .locator('.camera-photo')
        .nth(kept.length - 1)
        .waitFor()
      if (await nearly().isVisible()) warned += 1
    }
    expect(warned).toBeGreaterThan(0)
    await picture(page, 'full-3-phone')
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBeLessThanOrEqual(0)
    expect(await page.getByText(camera.notKept.slice(0, 8)).count()).toBe(0)

    await page.close({ runBeforeUnload: false })
    await context.setOffline(false)
    page = await context.newPage()
    await page.goto(`${station}camera`)
    await office.getByText(camera.received.replace('{count}', String(kept.length)), { exact: true }).waitFor()
    const shown = await office
      .locator('.file-tile img')
      .evaluateAll(all => all.map(one => /[0-9a-f]{64}/.exec(one.getAttribute('src') ?? '')?.[0]))
    // In the story and beside it.
    expect([...new Set(shown)].toSorted()).toEqual(kept.map(sha256).toSorted())
    await expect.poll(() => full().or(nearly()).count()).toBe(0)
  })
})
