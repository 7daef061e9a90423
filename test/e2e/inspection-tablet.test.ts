import { createHash } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { offlineErrors } from '../../main/contract/errors/offline.ts'
import { signerWords } from '../../main/contract/inspection-words.ts'
import { texts as inspectionTexts } from '../../renderer/features/inspections/tablet/texts.ts'
import { texts as sessionTexts } from '../../renderer/features/session/texts.ts'
import { pairTexts } from '../../renderer/features/station/pair-texts.ts'
import { texts as tabletTexts } from '../../renderer/features/tablet/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { addHome, call, command, manager, setUpByCall } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'
import { codeFor, switchOnLoopback, trustingBrowser } from './trusted.ts'

const walk = inspectionTexts.zh
const words = tabletTexts.zh
const Me = z.object({ result: z.object({ data: z.object({ staffId: z.string() }) }) })
const Inspections = z.object({
  result: z.object({ data: z.array(z.object({ id: z.string(), state: z.string() })) }),
})
const Inspection = z.object({
  result: z.object({
    data: z.object({
      conclusion: z.string().nullable(),
      found: z.array(
        z.object({
          text: z.string().nullable(),
          photos: z.array(z.object({ hash: z.string(), marks: z.array(z.unknown()) })),
        }),
      ),
      signatures: z.array(z.object({ name: z.string().nullable(), role: z.string() })),
      measures: z.array(z.object({ values: z.array(z.number()), faults: z.array(z.string()) })),
    }),
  }),
})
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('a walk through a home with no reception', () => {
  let desk: RunningDesk
  let office: Page
  let tablet: Browser
  let station: string
  let context: BrowserContext
  let page: Page
  let unitId: string
  let photo: Buffer

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page: office } = await desk.open())
    await setUpByCall(office, desk)
    ;({ unitId } = await addHome(office))
    const port = await switchOnLoopback(office)
    station = `https://127.0.0.1:${port}/`
    tablet = await trustingBrowser(port)
    context = await tablet.newContext({
      viewport: { width: 820, height: 1180 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    await newPage()
    photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#a03020' } })
      .jpeg()
      .toBuffer()
  })
  afterAll(async () => {
    await tablet.close()
    await desk.close()
  })

  async function newPage(): Promise<void> {
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
  }

  it('what is found, photographed, drawn and signed is at the desk once', async () => {
    await command(office, 'inspections.plan', {
      inspections: [{ inspectionId: uuidv7(), unitId }],
      purpose: 'formal',
      inspector: Me.parse(await call(office, 'staff.me', {})).result.data.staffId,
      plannedOn: null,
    })
    const openHome = async () => {
      await page.goto(`${station}tablet/inspections`)
      await page.locator('.tablet-card', { hasText: '3-1201' }).click()
    }
    const room = (index: number) => page.locator('.walk-room').nth(index)
    const item = (index: number) => page.locator('.walk-item').nth(index)
    const done = () => page.locator('.walk-panel').getByRole('button', { name: walk.done }).click()
    await page.goto(`${station}pair#${await codeFor(office, 'tablet', '平板')}`)
    await page.getByLabel(pairTexts.zh.name).fill('平板')
    await page.keyboard.press('Enter')
    await page.getByLabel(sessionTexts.zh.login, { exact: true }).fill(manager.login)
    await page.getByLabel(sessionTexts.zh.password, { exact: true }).fill(manager.password)
    await page.keyboard.press('Enter')
    await page.locator('.tablet-who').waitFor()
    await openHome()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await context.setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: walk.begin }).click()
    expect(await seriousFaults(page)).toEqual([])
    expect(await sticksOut(page)).toBe(0)
    await picture(page, 'inspection-1-room')

    // Two taps record it, a third opens the camera.
    await item(0).click()
    await page.locator('.walk-panel .ant-btn-dangerous').first().click()
    await page.locator('.walk-panel input[multiple]').setInputFiles({
      name: 'IMG_1.jpg',
      mimeType: 'image/jpeg',
      buffer: photo,
    })
    await page.locator('.walk-photo').click()
    const stage = page.locator('.walk-mark-photo')
    await stage.locator('img').waitFor()
    const box = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2)
    await page.mouse.up()
    await picture(page, 'inspection-2-marked')
    await page.getByRole('button', { name: walk.markDone }).click()
    await page.locator('.walk-panel textarea').fill('门扇下角')
    expect(await seriousFaults(page)).toEqual([])
    await picture(page, 'inspection-3-defect')

    // Killed with the panel open: nothing of it was said yet, and nothing of it is gone.
    await page.close({ runBeforeUnload: false })
    await newPage()
    await openHome()
    await page.locator('.walk-defect', { hasText: '门扇下角' }).waitFor()
    await page.getByRole('button', { name: walk.restOk }).click()
    await room(1).click()
    await item(1).click()
    await page.getByRole('spinbutton', { name: walk.valueOf.replace('{index}', '1') }).fill('9')
    await page.getByText(walk['fault.high']).waitFor()
    await page.locator('.walk-panel .ant-btn-dangerous').first().click()
    await done()
    await page.getByRole('button', { name: walk.finish }).click()
    await page.getByLabel(walk.signerName).fill('张建国')
    const frame = (await page.locator('.walk-sign canvas').boundingBox()) ?? box
    await page.mouse.move(frame.x + 20, frame.y + 20)
    await page.mouse.down()
    await page.mouse.move(frame.x + 120, frame.y + 60, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('button', { name: walk.keepSignature }).click()
    await page
      .getByText(walk.signedBy.replace('{name}', '张建国').replace('{role}', signerWords.owner.zh))
      .waitFor()
    await page.getByText(walk['decision.refused'], { exact: true }).click()
    await page.getByRole('button', { name: walk.end }).click()
    await page.getByText(walk.reasonMissing).waitFor()
    await page.locator('.walk-reasons input').first().check()
    await picture(page, 'inspection-4-end')
    await page.getByRole('button', { name: walk.end }).click()
    await page.getByText(walk.again).waitFor()

    await context.setOffline(false)
    const ended = async () => {
      const { data } = Inspections.parse(await call(office, 'inspections.ofUnit', { unitId })).result
      return data.filter(({ state }) => state === 'done')
    }
    await expect.poll(async () => (await ended()).length).toBe(1)
    const inspectionId = (await ended())[0]?.id
    const there = Inspection.parse(await call(office, 'inspections.detail', { inspectionId })).result.data
    expect(there.conclusion).toBe('refused')
    expect(there.found.map(({ text }) => text)).toEqual(['门扇下角', ''])
    expect(there.found[0]?.photos).toMatchObject([{ hash: sha256(photo) }])
    expect(there.found[0]?.photos[0]?.marks).toMatchObject([{ kind: 'circle' }])
    expect(there.signatures).toMatchObject([{ name: '张建国', role: 'owner' }])
    expect(there.measures).toMatchObject([{ values: [9], faults: ['high'] }])
    await picture(page, 'inspection-5-there')
  })
  it('what a tablet cannot send any more goes as a file to the desk, and counts once when the tablet is back', async () => {
    const bar = page.locator('.tablet-bar')
    // Its answers have come: nothing of the walk before is told again.
    await bar.getByText(words['bar.nothing']).waitFor()
    await context.setOffline(true)
    await page.getByRole('button', { name: walk.again }).click()
    await page.getByRole('button', { name: walk.again }).click()
    await page.locator('.walk-title').getByRole('button', { name: walk.restOk }).click()
    await page.locator('.walk-room').nth(1).click()
    await bar.getByText(words['bar.waiting_other'].replace('{count}', '2')).click()
    await bar.getByRole('button', { name: words['file.write'] }).click()
    const code = (await page.locator('.tablet-code').textContent()) ?? ''
    await picture(page, 'inspection-6-file')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words['file.save'] }).click(),
    ])
    const file = await download.path()

    await office.goto(`${desk.address}tablet/inspections`)
    await office.locator('.tablet-bar summary').click()
    await office.getByRole('button', { name: words['file.read'] }).click()
    await office.locator('.ant-modal input[type=file]').setInputFiles(file)
    await office.getByLabel(words['file.code']).fill('WRONG')
    await office.getByRole('button', { name: words['file.take'], exact: true }).click()
    await office.getByText(offlineErrors['offline.wrongCode'].zh).waitFor()
    await office.getByLabel(words['file.code']).fill(code.toLowerCase())
    await office.getByRole('button', { name: words['file.take'], exact: true }).click()
    await office.getByText(words['file.taken_other'].replace('{count}', '2')).waitFor()
    await picture(office, 'inspection-7-taken')
    const open = async () =>
      Inspections.parse(await call(office, 'inspections.ofUnit', { unitId })).result.data.filter(
        ({ state }) => state === 'open',
      )
    await expect.poll(async () => (await open()).length).toBe(1)

    await page.keyboard.press('Escape')
    await context.setOffline(false)
    await bar.getByText(words['bar.nothing']).waitFor()
    expect(await bar.getByText(words['bar.refused_other'].replace('{count}', '')).count()).toBe(0)
    expect(await open()).toHaveLength(1)
  })
})
