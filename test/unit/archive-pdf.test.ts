import { PDFDocument, rgb } from 'pdf-lib'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { makePage, makeThumbnail } from '../../main/archive/media.ts'

/** Pages of the given sizes in points, the first red, all others blue. */
async function pdfOf(...sizes: [number, number][]): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (const [index, size] of sizes.entries()) {
    const [width, height] = size
    const color = index === 0 ? rgb(1, 0, 0) : rgb(0, 0, 1)
    pdf.addPage(size).drawRectangle({ x: 0, y: 0, width, height, color })
  }
  return Buffer.from(await pdf.save())
}

async function colourOf(bytes: Uint8Array): Promise<'red' | 'blue' | 'other'> {
  const { channels } = await sharp(bytes).stats()
  const [red = 0, , blue = 0] = channels.map(({ mean }) => mean)
  return red > 200 && blue < 50 ? 'red' : blue > 200 && red < 50 ? 'blue' : 'other'
}

it('draws the first page of a PDF as its thumbnail', async () => {
  const { picture } = await makeThumbnail(await pdfOf([595, 842], [595, 842]), 320)
  expect(picture).toMatchObject({ height: 320, width: 226 })
  expect(await colourOf(picture?.bytes ?? Buffer.alloc(0))).toBe('red')
})

it('draws each page of a PDF and says how many there are', async () => {
  const pdf = await pdfOf([595, 842], [842, 595], [595, 842])
  const { picture, pages } = await makePage(pdf, 2, 400)
  expect(pages).toBe(3)
  expect(picture).toMatchObject({ width: 400, height: 283 })
  expect(await colourOf(picture?.bytes ?? Buffer.alloc(0))).toBe('blue')
  expect((await makePage(pdf, 4, 400)).reason?.code).toBe('media.noSuchPage')
})

it('draws each page of a scanned TIFF', async () => {
  const colours = ['#ff0000', '#0000ff']
  const scans = await Promise.all(
    colours.map(background =>
      sharp({ create: { width: 300, height: 400, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const tiff = await sharp(scans, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
  const second = await makePage(tiff, 2, 100)
  expect(second).toMatchObject({ pages: 2, picture: { width: 75, height: 100 } })
  expect(await colourOf(second.picture?.bytes ?? Buffer.alloc(0))).toBe('blue')
  expect((await makePage(tiff, 3, 100)).reason?.code).toBe('media.noSuchPage')
})

it('refuses what is broken or a trap in words, and goes on', async () => {
  const pdf = await pdfOf([595, 842], [595, 842])
  const refused = async (bytes: Buffer, limits = {}) => (await makePage(bytes, 1, 400, limits)).reason?.code
  expect(await refused(Buffer.from('%PDF-1.7 and nothing else'))).toBe('media.unreadable')
  expect(await refused(pdf.subarray(0, 300))).toBe('media.unreadable')
  expect(await refused(pdf, { maxPages: 1 })).toBe('media.tooLarge')
  expect(await refused(pdf, { maxBytes: 100 })).toBe('media.tooLarge')
  expect(await refused(pdf, { timeoutSeconds: 0 })).toBe('media.tooSlow')
  expect(await refused(Buffer.from('PK\x03\x04 a ZIP archive'))).toBe('media.unsupported')
  expect(await refused(pdf)).toBeUndefined()
})

it('draws a page that claims to be kilometres wide within the pixels asked for', async () => {
  const { picture } = await makePage(await pdfOf([14_400, 10]), 1, 400)
  expect(picture?.width).toBe(400)
  expect(picture?.height).toBeLessThanOrEqual(2)
})
