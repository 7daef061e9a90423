import sharp from 'sharp'

/** A picture made ready for the page. */
export interface PrintImage {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  /** True where the file is cut off or damaged and only what could be read is shown. */
  readonly damaged: boolean
}

/** 85 mm at 300 dots per inch need 1,000 pixels; a few more keep small writing legible. */
const LONG_EDGE = 1_200
const QUALITY = 78
const MAX_BYTES = 64 * 1024 * 1024
const MAX_PIXELS = 120_000_000

/**
 * Decodes a JPEG or PNG (or anything else the image library reads), upright, at print size, without its
 * metadata: places and device names of photos do not leave with a printed sheet. Undefined where nothing of
 * it can be shown or it is beyond the limits.
 */
export async function prepareImage(bytes: Uint8Array): Promise<PrintImage | undefined> {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return undefined
  const whole = await decode(bytes, 'warning')
  if (whole !== undefined) return { ...whole, damaged: false }
  const part = await decode(bytes, 'none')
  return part === undefined ? undefined : { ...part, damaged: true }
}

async function decode(
  bytes: Uint8Array,
  failOn: 'none' | 'warning',
): Promise<Omit<PrintImage, 'damaged'> | undefined> {
  try {
    const { data, info } = await sharp(bytes, { failOn, limitInputPixels: MAX_PIXELS })
      .rotate()
      .resize({ width: LONG_EDGE, height: LONG_EDGE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: data, width: info.width, height: info.height }
  } catch {
    // What cannot be decoded is shown as such on the page; the reason helps nobody there.
    return undefined
  }
}
