import { randomBytes, randomInt } from 'node:crypto'
import sharp from 'sharp'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { texts as cameraTexts } from '../../renderer/features/camera/texts.ts'
import { pairTexts } from '../../renderer/features/station/pair-texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, setUpByCall, takeCase } from './calls.ts'
import { seriousFaults, sticksOut } from './checks.ts'

const words = { camera: cameraTexts.zh, pair: pairTexts.zh }

/** A photo as large as phones make them: nothing in it can be squeezed. */
async function photo(): Promise<Buffer> {
  const [width, height] = [2400, 1800]
  return await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 70 })
    .toBuffer()
}

/** A phone photographs into the case that is open at the desk, over TLS, with a certificate it does not trust yet. */
describe('a phone photographs into a case', () => {
  let desk: RunningDesk
  let office: Page
  let phones: BrowserContext
  let phone: Page
  let number: string

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page: office } = await desk.open())
    await setUpByCall(office, desk)
    let caseId: string
    ;({ caseId, number } = await takeCase(office, '客厅顶漏水', { category: ['leak', 'leak-kitchen'] }))
    // Ports of this computer that somebody uses are told by the desk, and others tried.
    for (let addresses: unknown = []; Array.isArray(addresses) && addresses.length === 0; ) {
      const answer = (await call(office, 'station.switch', {
        on: true,
        network: 'lo',
        port: randomInt(20_000, 60_000),
      })) as { result: { data: { addresses: unknown } } }
      addresses = answer.result.data.addresses
    }
    phones = await desk.browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ignoreHTTPSErrors: true,
    })
    phones.setDefaultTimeout(60_000)
    phone = await phones.newPage()
    await office.goto(`${desk.address}cases/${caseId}`)
  })
  afterAll(async () => {
    await phones.close()
    await desk.close()
  })

  const take = async (bytes: Buffer) => {
    const file = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: bytes }
    await phone.getByLabel(words.camera.take, { exact: true }).and(phone.locator('input')).setInputFiles(file)
  }
  const received = (count: number) =>
    office.getByText(words.camera.received.replace('{count}', String(count)), { exact: true }).waitFor()

  it('is paired by the code in the same place, and is there at once', async () => {
    await office.locator('.composer').waitFor()
    await office.keyboard.press('Alt+p')
    await office.locator('.pair-hosts').getByText('127.0.0.1').click()
    const link = office.locator('.pair-link', { hasText: '127.0.0.1' })
    await phone.goto((await link.textContent()) ?? '')
    await picture(office, 'camera-01-codes')
    expect(await seriousFaults(office)).toEqual([])
    await phone.getByLabel(words.pair.name).fill('2号手机')
    await phone.keyboard.press('Enter')
    await phone.getByText(number).waitFor()
    await office.getByText(words.camera.connected.replace('{name}', '2号手机')).waitFor()
    await office.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await phone.getByText('客厅顶漏水').count()).toBe(0)
    await picture(phone, 'camera-02-ready')
    expect(await seriousFaults(phone)).toEqual([])
    expect(await sticksOut(phone)).toBeLessThanOrEqual(0)
  })

  it('a photo is in the case as soon as it is taken', async () => {
    const bytes = await photo()
    const began = Date.now()
    await take(bytes)
    await office.locator('.file-tile img').first().waitFor()
    process.stdout.write(`photo of ${bytes.length} bytes seen at the desk after ${Date.now() - began} ms\n`)
    await received(1)
    await phone.getByText(words.camera['state.arrived']).waitFor()
    await picture(phone, 'camera-03-arrived')
    await picture(office, 'camera-04-in-case')
    expect(await seriousFaults(phone)).toEqual([])
    expect(await seriousFaults(office)).toEqual([])
  })

  it('taken with no reception it is kept, also when the page goes, and arrives once', async () => {
    await phones.setOffline(true)
    await take(await photo())
    await phone.getByText(words.camera['state.retrying']).waitFor()
    await phone.getByText(words.camera.offline).waitFor()
    await picture(phone, 'camera-05-no-line')
    const address = phone.url()
    await phone.close()
    await phones.setOffline(false)
    phone = await phones.newPage()
    await phone.goto(address)
    await received(2)
    await phone.getByRole('button', { name: words.camera.done }).click()
    await picture(phone, 'camera-06-done')
  })

  it('ended at the desk, the phone asks for nothing more', async () => {
    await office.getByRole('button', { name: words.camera.end }).click()
    await phone.getByText(words.camera.nothingOpen).waitFor()
    await phone.getByText('English').click()
    await phone.getByText(cameraTexts.en.nothingOpen).waitFor()
    await picture(phone, 'camera-07-nothing-open')
    expect(await seriousFaults(phone)).toEqual([])
  })
})
