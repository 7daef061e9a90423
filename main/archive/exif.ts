/**
 * What a photo says about its taking. `takenAt` is the camera's own clock as `2026-07-12T18:40:00`, with `+08:00`
 * after it only where the camera wrote its zone. The place itself is not read, only whether it is in the file.
 */
export interface CaptureFacts {
  readonly takenAt?: string
  readonly hasLocation: boolean
}

const noFacts: CaptureFacts = { hasLocation: false }

/** Tags of the Exif 2.32 standard. */
const tag = {
  dateTime: 0x0132,
  exifFolder: 0x8769,
  gpsFolder: 0x8825,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
  gpsLatitude: 0x0002,
} as const

/** No camera writes more; a file that does is an attack or garbage. */
const maxEntries = 500
const maxTextLength = 64

/** An entry of a TIFF directory: `at` is where its value lies, or where the value's address is. */
interface Entry {
  readonly type: number
  readonly count: number
  readonly at: number
}

/** Reads an Exif block, with or without its `Exif\0\0` mark. Garbage gives no facts; nothing is thrown. */
export function parseExif(block: Uint8Array): CaptureFacts {
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.length)
  const tiff = bytes.toString('latin1', 0, 6) === 'Exif\0\0' ? bytes.subarray(6) : bytes
  const order = tiff.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return noFacts
  try {
    return readTiff(tiff, order === 'II')
  } catch (error) {
    // An address outside the block.
    if (error instanceof RangeError) return noFacts
    throw error
  }
}

/**
 * The Exif block of a HEIC file. It is stored as an item whose bytes begin with the mark, found here by that mark
 * and not by walking the boxes: enough for a date, and there is nothing to lead astray.
 */
export function findExifBlock(file: Uint8Array): Uint8Array | undefined {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length)
  for (const order of ['II*\0', 'MM\0*']) {
    const at = bytes.indexOf(`Exif\0\0${order}`, 0, 'latin1')
    if (at >= 0) return bytes.subarray(at, at + 65_536)
  }
  return undefined
}

function readTiff(tiff: Buffer, little: boolean): CaptureFacts {
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))

  const folder = (at: number): Map<number, Entry> => {
    const entries = new Map<number, Entry>()
    const count = Math.min(u16(at), maxEntries)
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12
      entries.set(u16(entry), { type: u16(entry + 2), count: u32(entry + 4), at: entry + 8 })
    }
    return entries
  }
  const subFolder = (entry: Entry | undefined) => (entry ? folder(u32(entry.at)) : new Map<number, Entry>())
  const text = (entry: Entry | undefined) => {
    // Type 2 is ASCII; up to four bytes lie in the entry itself.
    if (entry?.type !== 2 || entry.count > maxTextLength) return ''
    const start = entry.count > 4 ? u32(entry.at) : entry.at
    return tiff.toString('latin1', start, start + entry.count)
  }

  const main = folder(u32(4))
  const exif = subFolder(main.get(tag.exifFolder))
  const gps = subFolder(main.get(tag.gpsFolder))
  const original = exif.get(tag.dateTimeOriginal)
  const takenAt = original
    ? toTimestamp(text(original), text(exif.get(tag.offsetTimeOriginal)))
    : toTimestamp(text(main.get(tag.dateTime)), '')
  const hasLocation = (gps.get(tag.gpsLatitude)?.count ?? 0) > 0
  return takenAt === undefined ? { hasLocation } : { takenAt, hasLocation }
}

function toTimestamp(stamp: string, offset: string): string | undefined {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(stamp)
  if (!match) return undefined
  const local = `${match[1]}-${match[2]}-${match[3]}T${match[4]}`
  const parsed = new Date(`${local}Z`)
  // Cameras whose clock was never set write zeros, and 2023-02-31 is no day.
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(local)) return undefined
  const zone = /^[+-]\d{2}:\d{2}/.exec(offset)?.[0] ?? ''
  return `${local}${zone}`
}
