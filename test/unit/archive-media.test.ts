import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, it } from 'vitest'
import { openArchive } from '../../main/archive/archive.ts'
import { parseExif } from '../../main/archive/exif.ts'
import { makeThumbnail, readCaptureFacts } from '../../main/archive/media.ts'
import { sniffMediaType } from '../../main/archive/media-types.ts'
import { openPictures } from '../../main/archive/pictures.ts'
import { FaultDisk, seededRandom, streamOf } from '../support/fault-disk.ts'

const red = { r: 255, g: 0, b: 0 }
const blue = { r: 0, g: 0, b: 255 }

/** 120 × 80, red but for a blue upper left quarter: looks different in each of the eight orientations. */
const upright = await sharp({ create: { width: 120, height: 80, channels: 3, background: red } })
  .composite([
    { input: { create: { width: 60, height: 40, channels: 3, background: blue } }, left: 0, top: 0 },
  ])
  .png()
  .toBuffer()

const turn = async (angle: number, mirror: boolean) => {
  const turned = await sharp(upright).rotate(angle).png().toBuffer()
  return mirror ? sharp(turned).flop() : sharp(turned)
}

/** How the camera stores the upright picture for each value of the Exif orientation. */
const stored: readonly { orientation: number; angle: number; mirror: boolean }[] = [
  { orientation: 1, angle: 0, mirror: false },
  { orientation: 2, angle: 0, mirror: true },
  { orientation: 3, angle: 180, mirror: false },
  { orientation: 4, angle: 180, mirror: true },
  { orientation: 5, angle: 90, mirror: true },
  { orientation: 6, angle: 270, mirror: false },
  { orientation: 7, angle: 270, mirror: true },
  { orientation: 8, angle: 90, mirror: false },
]

async function pixelOf(bytes: Buffer, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const [r = 0, g = 0, b = 0] = await sharp(bytes)
    .extract({ left: x, top: y, width: 1, height: 1 })
    .raw()
    .toBuffer()
  if (r > 200 && g < 60 && b < 60) return 'red'
  return b > 200 && r < 60 && g < 60 ? 'blue' : 'other'
}

describe('a picture', () => {
  it.each(stored)('is upright from orientation $orientation and keeps no metadata', async each => {
    const image = await turn(each.angle, each.mirror)
    const jpeg = await image
      .withMetadata({ orientation: each.orientation })
      .withExifMerge({ IFD3: { GPSLatitude: '31/1 12/1 0/1', GPSLatitudeRef: 'N' } })
      .jpeg({ quality: 95 })
      .toBuffer()
    expect(await sharp(jpeg).metadata()).toMatchObject({ orientation: each.orientation })
    expect(await readCaptureFacts(jpeg)).toEqual({ hasLocation: true })

    const { picture } = await makeThumbnail(jpeg, 60)
    expect(picture).toMatchObject({ width: 60, height: 40 })
    const bytes = picture?.bytes ?? Buffer.alloc(0)
    const corners = [await pixelOf(bytes, 5, 5), await pixelOf(bytes, 54, 5), await pixelOf(bytes, 5, 34)]
    expect(corners).toEqual(['blue', 'red', 'red'])
    const after = await sharp(bytes).metadata()
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  const encoders: Record<string, (image: Sharp) => Sharp> = {
    'image/jpeg': image => image.jpeg(),
    'image/png': image => image.png(),
    'image/webp': image => image.webp(),
    'image/gif': image => image.gif(),
    'image/tiff': image => image.tiff(),
    'image/avif': image => image.avif(),
  }
  it.each(Object.entries(encoders))(
    'is made from %s, told by its bytes, as bytes or stream',
    async (mime, encode) => {
      const bytes = await encode(sharp(upright)).toBuffer()
      expect(sniffMediaType(bytes)).toEqual({ kind: 'image', mime, decoder: 'sharp' })
      const whole = await makeThumbnail(bytes, 30)
      expect(whole.picture).toMatchObject({ width: 30, height: 20 })
      expect(await makeThumbnail(streamOf(bytes, 1000), 30)).toEqual(whole)
      // Small ones are not blown up.
      expect((await makeThumbnail(bytes, 1600)).picture).toMatchObject({ width: 120, height: 80 })
    },
  )

  it('puts transparent pictures on white', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 }
    const png = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer()
    const { picture } = await makeThumbnail(png, 8)
    expect((await sharp(picture?.bytes).raw().toBuffer())[0]).toBeGreaterThan(250)
  })
})

describe('a foreign file that is no good picture', () => {
  it('is refused by size in bytes and in pixels before it is decoded', async () => {
    const tooBig = await makeThumbnail(streamOf(upright, 10), 30, { maxBytes: 100 })
    expect(tooBig).toEqual({
      picture: undefined,
      reason: { code: 'media.tooLarge', params: { limit: '0.0001 MB' } },
    })
    // The header of a PNG that claims 3,600 million pixels.
    const bomb = Buffer.from(upright)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
    expect((await makeThumbnail(bomb, 30)).reason).toEqual({
      code: 'media.tooLarge',
      params: { limit: '100 MP' },
    })
  })

  it('is reported when it is cut off or broken anywhere, and never throws', async () => {
    const random = seededRandom('broken')
    const jpeg = await sharp(upright).jpeg().toBuffer()
    expect((await makeThumbnail(jpeg.subarray(0, jpeg.length / 2), 30)).reason?.code).toBe('media.unreadable')
    for (const image of [
      jpeg,
      upright,
      await sharp(upright).webp().toBuffer(),
      await sharp(upright).tiff().toBuffer(),
    ]) {
      for (let round = 0; round < 15; round += 1) {
        const broken = Buffer.from(image)
        for (let at = 12; at < broken.length; at += 1 + (random(1)[0] ?? 0)) broken[at] = random(1)[0] ?? 0
        const { picture, reason } = await makeThumbnail(broken, 30)
        expect(picture === undefined).toBe(reason !== undefined)
        await readCaptureFacts(broken)
      }
    }
  })

  it('has no picture when it is of another kind, whatever its name', async () => {
    for (const bytes of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      Buffer.from('PK\x03\x04 a ZIP archive that is called photo.jpg'),
      Buffer.alloc(0),
      Buffer.alloc(10_000),
    ]) {
      expect(await makeThumbnail(bytes, 30)).toEqual({
        picture: undefined,
        reason: { code: 'media.unsupported', params: {} },
      })
    }
  })

  it('is stopped in its own thread when it claims to be HEIC and is not', async () => {
    const fake = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(500, 7),
    ])
    expect((await makeThumbnail(fake, 30)).reason?.code).toBe('media.unreadable')
    expect((await makeThumbnail(fake, 30, { timeoutSeconds: 0 })).reason?.code).toBe('media.tooSlow')
  })
})

describe('the kind of a file', () => {
  const zip = (name: string) =>
    Buffer.from(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml${'x'.repeat(300)}${name}`)
  it.each([
    ['pdf', Buffer.from('%PDF-1.4')],
    ['pdf', Buffer.from('\n\n%PDF-1.4')],
    ['document', zip('word/document.xml')],
    ['spreadsheet', zip('xl/workbook.xml')],
    ['presentation', zip('ppt/presentation.xml')],
    ['compressed', zip('something.txt')],
    ['document', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['video', Buffer.from('\0\0\0\x14ftypisom\0\0\0\0mp42', 'latin1')],
    ['video', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1')],
    ['audio', Buffer.from('\0\0\0\x14ftypM4A \0\0\0\0isom', 'latin1')],
    ['image', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0heic', 'latin1')],
    ['other', Buffer.from('<html><script>')],
    ['other', Buffer.alloc(0)],
    ['other', Buffer.from('\xff\xff\xff\xff', 'latin1')],
  ])('is %s', (kind, bytes) => {
    expect(sniffMediaType(bytes).kind).toBe(kind)
  })

  it('never makes a browser run anything', () => {
    for (const start of ['<html>', '<svg', '<?xml', '#!/bin/sh', 'MZ']) {
      expect(sniffMediaType(Buffer.from(start)).mime).toBe('application/octet-stream')
    }
  })
})

describe('capture facts', () => {
  it('come from the original time, with the zone where the camera wrote one', async () => {
    const photo = (exif: Record<string, string>) =>
      sharp(upright)
        .jpeg()
        .withExif({ IFD0: { DateTime: '2001:01:01 01:01:01' }, IFD2: exif })
        .toBuffer()
    expect(await readCaptureFacts(await photo({ DateTimeOriginal: '2026:07:12 18:40:00' }))).toEqual({
      takenAt: '2026-07-12T18:40:00',
      hasLocation: false,
    })
    const zoned = await photo({ DateTimeOriginal: '2026:07:12 18:40:00', OffsetTimeOriginal: '+08:00' })
    expect(await readCaptureFacts(zoned)).toMatchObject({ takenAt: '2026-07-12T18:40:00+08:00' })
    for (const nonsense of ['0000:00:00 00:00:00', '2023:02:31 10:00:00', 'yesterday']) {
      expect(await readCaptureFacts(await photo({ DateTimeOriginal: nonsense }))).toEqual({
        hasLocation: false,
      })
    }
    expect(await readCaptureFacts(upright)).toEqual({ hasLocation: false })
  })

  it('are found inside a HEIC file', async () => {
    const jpeg = await sharp(upright)
      .jpeg()
      .withExif({ IFD2: { DateTimeOriginal: '2026:07:12 18:40:00' }, IFD3: { GPSLatitude: '31/1 12/1 0/1' } })
      .toBuffer()
    const { exif = Buffer.alloc(0) } = await sharp(jpeg).metadata()
    const heic = Buffer.concat([
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      Buffer.alloc(99),
      exif,
    ])
    expect(await readCaptureFacts(heic)).toEqual({ takenAt: '2026-07-12T18:40:00', hasLocation: true })
  })

  it('are read from garbage without harm', () => {
    const random = seededRandom('exif')
    for (let round = 0; round < 2000; round += 1) {
      const block = Buffer.concat([
        Buffer.from(round % 2 ? 'Exif\0\0II*\0' : 'MM\0*', 'latin1'),
        random(round % 97),
      ])
      expect(parseExif(block)).toHaveProperty('hasLocation')
    }
  })
})

describe('pictures of archived files', () => {
  const options = { maxBytes: 10_000_000 }

  it('are made once, kept encrypted, and made again where the cache is damaged', async () => {
    const disk = new FaultDisk()
    const archive = openArchive({ folder: '/data/archive', key: Buffer.alloc(32, 7), fs: disk })
    const pictures = openPictures(archive)
    const { hash } = await archive.store(streamOf(await sharp(upright).jpeg().toBuffer()), options)
    const [first, same] = await Promise.all([
      pictures.get(hash, 'thumbnail'),
      pictures.get(hash, 'thumbnail'),
    ])
    expect(first.picture).toMatchObject({ width: 120, height: 80 })
    expect(same).toBe(first)
    const derived = () => [...disk.files().keys()].filter(path => path.includes('/derived/'))
    expect(derived()).toHaveLength(2)
    expect(await pictures.get(hash, 'thumbnail')).toEqual(first)
    const start = first.picture?.bytes.subarray(0, 20) ?? Buffer.alloc(20)
    for (const [path, bytes] of disk.files()) {
      expect(bytes.includes(start)).toBe(false)
      if (path.includes('/derived/')) disk.tamper(path, Buffer.alloc(10))
    }
    expect(await pictures.get(hash, 'thumbnail')).toEqual(first)
  })

  it('remember that there is none, and report a damaged original', async () => {
    const disk = new FaultDisk()
    const archive = openArchive({ folder: '/data/archive', key: Buffer.alloc(32, 7), fs: disk })
    const pictures = openPictures(archive)
    const { hash } = await archive.store(streamOf(Buffer.from('%PDF-1.4')), options)
    const reason = { picture: undefined, reason: { code: 'media.unreadable', params: {} } }
    expect(await pictures.get(hash, 'thumbnail')).toEqual(reason)
    expect(await openPictures(archive).get(hash, 'preview')).toEqual(reason)

    const other = await archive.store(streamOf(upright), options)
    for (const [path, bytes] of disk.files())
      if (!path.includes('/derived/')) disk.tamper(path, bytes.subarray(0, -1))
    await expect(pictures.get(other.hash, 'thumbnail')).rejects.toMatchObject({ code: 'archive.damaged' })
  })
})

const photos = join(resolve(process.env['CLUBHOUSE_SAMPLE_DATA'] ?? '../shared/data'), 'photos')

describe.skipIf(!existsSync(photos))('real photos (sample data present)', () => {
  const photo = (name: string) => readFileSync(join(photos, name))

  it.each(['landscape', 'portrait'])('all eight orientations of the %s look the same', async name => {
    const small = async (index: number) => {
      const { picture } = await makeThumbnail(photo(`${name}_${index}.jpg`), 320)
      return sharp(picture?.bytes).resize(8, 8, { fit: 'fill' }).greyscale().raw().toBuffer()
    }
    const reference = await small(1)
    for (let index = 2; index <= 8; index += 1) {
      const other = await small(index)
      const differences = [...reference.entries()].map(([at, value]) => Math.abs(value - (other[at] ?? 0)))
      expect(Math.max(...differences), `${name}_${index}`).toBeLessThan(25)
    }
  })

  it('decodes HEIC in its thread, within limits', async () => {
    const heic = photo('samplefilehub.heif')
    expect(sniffMediaType(heic)).toMatchObject({ mime: 'image/heic' })
    expect((await makeThumbnail(heic, 320)).picture).toMatchObject({ width: 320, height: 213 })
    expect((await makeThumbnail(heic, 320, { maxHeicPixels: 1000 })).reason?.code).toBe('media.tooLarge')
    expect((await makeThumbnail(heic.subarray(0, heic.length / 2), 320)).reason?.code).toBe(
      'media.unreadable',
    )
  })

  it('reads time and presence of a place, and reports the corrupted photo', async () => {
    expect(await readCaptureFacts(photo('DSCN0010.jpg'))).toEqual({
      takenAt: '2008-10-22T16:28:39',
      hasLocation: true,
    })
    expect(await readCaptureFacts(photo('jolla.jpg'))).toEqual({
      takenAt: '2014-09-21T16:00:56',
      hasLocation: false,
    })
    expect((await makeThumbnail(photo('corrupted.jpg'), 320)).reason?.code).toBe('media.unreadable')
  })

  it('survives the photos with invalid Exif', async () => {
    for (const name of readdirSync(join(photos, 'invalid'))) {
      const bytes = photo(join('invalid', name))
      expect(await readCaptureFacts(bytes)).toHaveProperty('hasLocation')
      const { picture, reason } = await makeThumbnail(bytes, 320)
      expect(picture === undefined).toBe(reason !== undefined)
    }
  })
})
