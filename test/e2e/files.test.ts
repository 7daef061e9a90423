import { createHash, randomBytes } from 'node:crypto'
import { openSync, writeSync, ftruncateSync, closeSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { texts as fileTexts } from '../../renderer/features/cases/files/texts.ts'
import { picture, type RunningDesk, startDesk } from './browser.ts'
import { call, setUpByCall, takeCase } from './calls.ts'

const words = fileTexts.zh
const megabyte = 1024 * 1024
const Files = z.object({
  result: z.object({
    data: z.object({
      attachments: z.array(
        z.object({ name: z.string().nullable(), hash: z.string(), size: z.number(), mediaType: z.string() }),
      ),
    }),
  }),
})
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A phone held upright: stored lying, red at the left; shown upright, red at the top. */
async function phonePhoto(): Promise<Buffer> {
  const half = (background: string) => ({
    create: { width: 200, height: 200, channels: 3 as const, background },
  })
  const red = await sharp(half('#d02020')).png().toBuffer()
  return sharp({ create: { width: 400, height: 200, channels: 3, background: '#2020d0' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .jpeg({ quality: 95 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

describe('files of a case', () => {
  let desk: RunningDesk
  let page: Page
  let context: BrowserContext
  let caseId: string
  const dialogs: string[] = []

  beforeAll(async () => {
    desk = await startDesk()
    ;({ page, context } = await desk.open())
    page.on('dialog', dialog => {
      dialogs.push(dialog.message())
      dialog.dismiss().catch(() => undefined)
    })
    await setUpByCall(page, desk)
    ;({ caseId } = await takeCase(page, '主卧飘窗渗水'))
    await openCase()
  })
  afterAll(() => desk.close())

  const openCase = async () => {
    await page.goto(`${desk.address}cases/${caseId}`)
    await page.locator('.composer').waitFor()
  }
  const choose = (files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) =>
    page.locator('.composer input[type=file]').setInputFiles(files)
  /** Whether the first picture there, once it has arrived, is higher than wide. */
  const isUpright = (selector: string) =>
    page.evaluate(`(async () => {
      const shown = document.querySelector('${selector}')
      await shown.decode()
      return shown.naturalHeight > shown.naturalWidth
    })()`)
  const tile = (name: string) => page.locator('.case-facts .file-tile', { hasText: name })
  const stored = async () => Files.parse(await call(page, 'cases.detail', { caseId })).result.data.attachments
  const storedAs = async (name: string) => {
    const found = (await stored()).find(file => file.name === name)
    if (!found) throw new Error(`no file ${name}`)
    return found
  }
  const bytesAt = async (path: string, headers: Record<string, string> = {}) => {
    const response = await page.request.get(new URL(path, desk.address).href, { headers })
    return { status: response.status(), headers: response.headers(), bytes: await response.body() }
  }

  it('a photo taken upright is shown upright, small and large', async () => {
    await choose({ name: '飘窗.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto() })
    await tile('飘窗.jpg').locator('img').waitFor()
    expect(await isUpright('.case-facts .file-tile img')).toBe(true)
    // Its middle is what the tile shows, not its top.
    const fits = `(() => {
      const shown = document.querySelector('.case-facts .file-tile img').getBoundingClientRect()
      return shown.height <= document.querySelector('.case-facts .file-picture').getBoundingClientRect().height
    })()`
    expect(await page.evaluate(fits)).toBe(true)
    const { hash } = await storedAs('飘窗.jpg')
    for (const size of ['thumbnail', 'preview']) {
      const { data, info } = await sharp((await bytesAt(`/files/${hash}/${size}`)).bytes)
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(info.height, size).toBeGreaterThan(info.width)
      expect(data[0], `${size}: red at the top`).toBeGreaterThan(150)
      expect(data[(info.height - 1) * info.width * info.channels], `${size}: blue below`).toBeLessThan(100)
    }
    await tile('飘窗.jpg').click()
    await page.locator('.viewer img').waitFor()
    expect(await isUpright('.viewer img')).toBe(true)
    await picture(page, 'files-01-viewer')
    await page.keyboard.press('Escape')
    await page.locator('.viewer').waitFor({ state: 'detached' })
  })

  it('a broken photo is kept as it is and stands there as a file', async () => {
    const whole = await phonePhoto()
    const broken = Buffer.concat([whole.subarray(0, 40), randomBytes(2_000)])
    await choose({ name: '坏照片.jpg', mimeType: 'image/jpeg', buffer: broken })
    await tile('坏照片.jpg').waitFor()
    await tile('坏照片.jpg').locator('img').waitFor({ state: 'detached' })
    await page.locator('.upload', { hasText: '坏照片.jpg' }).locator('img').waitFor({ state: 'detached' })
    await tile('坏照片.jpg').click()
    await page.locator('.viewer', { hasText: words.noPreview }).waitFor()
    await page.keyboard.press('Escape')
    const { hash } = await storedAs('坏照片.jpg')
    expect(sha256((await bytesAt(`/files/${hash}`)).bytes)).toBe(sha256(broken))
  })

  it('files are dropped on the case and pasted into it', async () => {
    await page.evaluate(`{
      const transfer = new DataTransfer()
      transfer.items.add(new File(['拖入的内容'], '拖入.txt', { type: 'text/plain' }))
      const target = document.querySelector('.case-story')
      for (const type of ['dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
    }`)
    await tile('拖入.txt').waitFor()
    await page.evaluate(`{
      const transfer = new DataTransfer()
      transfer.items.add(new File(['粘贴的内容'], '粘贴.txt', { type: 'text/plain' }))
      document.querySelector('.composer textarea').dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
    }`)
    await tile('粘贴.txt').waitFor()
    const { hash } = await storedAs('粘贴.txt')
    expect((await bytesAt(`/files/${hash}`)).bytes.toString()).toBe('粘贴的内容')
  })

  it('a hostile name is only a name: shown as text, harmless as a file', async () => {
    const name = '..\\..\\启动\\<img src=x onerror=alert(1)>\u202Egpj.exe'
    await choose({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('<script>alert(2)</script>'),
    })
    // The letters stand in their order: nothing looks like a photo that is none.
    await page.locator('.upload-name', { hasText: 'gpj.exe' }).waitFor()
    await tile('onerror').waitFor()
    expect(await page.locator('.file-tile img[src=x], .case-story img[src=x]').count()).toBe(0)
    const file = (await stored()).find(one => one.name?.includes('onerror'))
    expect(file?.name).not.toMatch(/[\\/\u202E]/)
    const { headers } = await bytesAt(`/files/${file?.hash}`)
    expect(headers['content-disposition']).toMatch(/^attachment/)
    expect(headers['content-security-policy']).toContain('sandbox')
    await picture(page, 'files-02-hostile-name')
    expect(dialogs).toEqual([])
  })

  it('30 MB go on by themselves where the line broke', async () => {
    const path = join(desk.folder, '户型图合集.bin')
    const bytes = randomBytes(30 * megabyte)
    writeFileSync(path, bytes)
    const sent: number[] = []
    let cut: Promise<void> | undefined
    await page.route('**/api/uploads/*', async route => {
      const address = new URL(route.request().url())
      const offset = Number(address.searchParams.get('offset'))
      if (route.request().method() === 'PUT') {
        // The third slice finds the line gone.
        if (offset >= 8 * megabyte && cut === undefined) cut = context.setOffline(true)
        await cut
        sent.push(offset)
      }
      await route.continue().catch(() => undefined)
    })
    await choose(path)
    await page.locator('.upload', { hasText: words['state.retrying'].split('（')[0] ?? '' }).waitFor()
    await picture(page, 'files-03-offline')
    await context.setOffline(false)
    await tile('户型图合集.bin').waitFor({ timeout: 60_000 })
    await page.unroute('**/api/uploads/*')
    const file = await storedAs('户型图合集.bin')
    expect(file.size).toBe(bytes.byteLength)
    expect(sha256((await bytesAt(`/files/${file.hash}`)).bytes)).toBe(sha256(bytes))
    // What had arrived was not sent again from the start.
    expect(sent.filter(offset => offset === 0)).toHaveLength(1)
  })

  it('a long video is played from any place, by ranges', async () => {
    const path = join(desk.folder, '漏水.mp4')
    const handle = openSync(path, 'w')
    writeSync(handle, Buffer.from('0000001866747970697336d0000000006d70343269736f6d', 'hex'), 0, 24, 0)
    writeSync(handle, Buffer.from('ftypisom'), 0, 8, 4)
    writeSync(handle, Buffer.from('in the middle'), 0, 13, 50 * megabyte)
    ftruncateSync(handle, 100 * megabyte)
    closeSync(handle)
    await choose(path)
    await tile('漏水.mp4').waitFor({ timeout: 90_000 })
    const { hash, size, mediaType } = await storedAs('漏水.mp4')
    expect({ size, mediaType }).toEqual({ size: 100 * megabyte, mediaType: 'video/mp4' })
    const middle = await bytesAt(`/files/${hash}`, { range: `bytes=${50 * megabyte}-${50 * megabyte + 12}` })
    expect(middle.status).toBe(206)
    expect(middle.bytes.toString()).toBe('in the middle')
    expect(middle.headers['content-range']).toBe(
      `bytes ${50 * megabyte}-${50 * megabyte + 12}/${100 * megabyte}`,
    )
    const end = await bytesAt(`/files/${hash}`, { range: 'bytes=-5' })
    expect([end.status, end.bytes.byteLength]).toEqual([206, 5])
    const beyond = await bytesAt(`/files/${hash}`, { range: `bytes=${100 * megabyte}-` })
    expect(beyond.status).toBe(416)
  })

  it('the case sheet has the photo upright, as a page and as a PDF', async () => {
    await page.goto(`${desk.address}cases/${caseId}/print`)
    await page.locator('.sheet-photos img').first().waitFor()
    expect(await isUpright('.sheet-photos img')).toBe(true)
    // A photo that cannot be shown stands there by its name.
    await page
      .locator('.sheet-photos figure', { hasText: '坏照片.jpg' })
      .locator('img')
      .waitFor({ state: 'detached' })
    await picture(page, 'files-04-sheet')
    const { bytes } = await bytesAt(`/files/cases/${caseId}/sheet.pdf?language=zh`)
    const pdf = await PDFDocument.load(bytes)
    const pictures = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (!(object instanceof PDFRawStream)) return []
      if (object.dict.get(PDFName.of('Subtype')) !== PDFName.of('Image')) return []
      const [width, height] = ['Width', 'Height'].map(name => object.dict.lookup(PDFName.of(name), PDFNumber))
      return [{ width: width?.asNumber() ?? 0, height: height?.asNumber() ?? 0 }]
    })
    expect(pictures.some(({ width, height }) => height > width)).toBe(true)
  })
})
