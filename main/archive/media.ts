import type { Sharp, SharpOptions } from 'sharp'
import { type CaptureFacts, findExifBlock, parseExif } from './exif.ts'
import { decodeHeic } from './heic.ts'
import { sniffMediaType } from './media-types.ts'
import { drawPdfPage } from './pdf.ts'

/** An upright picture without metadata, as JPEG. Sizes in pixels. */
export interface Picture {
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

/** Why there is no picture: a code of the error catalogue, with what its text needs. */
export interface NoPicture {
  readonly code:
    | 'media.tooLarge'
    | 'media.unreadable'
    | 'media.tooSlow'
    | 'media.unsupported'
    | 'media.locked'
    | 'media.noSuchPage'
  readonly params: Readonly<Record<string, string>>
}

/** A picture, or undefined with the reason. */
export type PictureResult =
  | { readonly picture: Picture; readonly reason?: undefined }
  | { readonly picture: undefined; readonly reason: NoPicture }

/** Limits on foreign pictures; the defaults take every photo a phone or scanner makes. */
export interface MediaLimits {
  readonly maxBytes: number
  readonly maxPixels: number
  /** HEIC pixels lie in memory uncompressed, several times over. */
  readonly maxHeicPixels: number
  /** Pages of a PDF or a scanned TIFF. */
  readonly maxPages: number
  readonly timeoutSeconds: number
}

const defaultLimits: MediaLimits = {
  maxBytes: 100_000_000,
  maxPixels: 100_000_000,
  maxHeicPixels: 60_000_000,
  maxPages: 5_000,
  timeoutSeconds: 30,
}

/**
 * A picture of at most `size` × `size` pixels, turned by its Exif orientation, with no metadata left. Works for JPEG,
 * PNG, WebP, GIF, TIFF, AVIF and HEIC, told by their bytes, and for the first page of a PDF. A foreign file never makes it throw; only a failing
 * `source` stream does.
 */
export async function makeThumbnail(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  size: number,
  limits: Partial<MediaLimits> = {},
): Promise<PictureResult> {
  const within = { ...defaultLimits, ...limits }
  const bytes = await readLimited(source, within.maxBytes)
  if (!bytes) return none('media.tooLarge', { limit: `${within.maxBytes / 1_000_000} MB` })
  const { decoder } = sniffMediaType(bytes)
  if (decoder === undefined) return none('media.unsupported')

  const sharp = await library()
  if (decoder === 'pdf') return (await renderPdf(bytes, 1, size, within)).result
  if (decoder === 'sharp') return render(sharp(bytes, inputOptions(within)), size, within)
  const decoded = await decodeHeic(bytes, {
    maxPixels: within.maxHeicPixels,
    timeoutMs: within.timeoutSeconds * 1000,
  })
  if ('problem' in decoded) {
    return none(decoded.problem, decoded.problem === 'media.tooLarge' ? pixelLimit(within.maxHeicPixels) : {})
  }
  const { width, height, data } = decoded
  return render(
    sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: within.maxPixels }),
    size,
    within,
  )
}

/** One page of a file of several, and how many there are. */
export type PageResult = PictureResult & { readonly pages: number }

/**
 * One page of a PDF or of a TIFF as scanners make them, from 1, at most `size` × `size` pixels. A foreign file never
 * makes it throw; other pictures are one page.
 */
export async function makePage(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  page: number,
  size: number,
  limits: Partial<MediaLimits> = {},
): Promise<PageResult> {
  const within = { ...defaultLimits, ...limits }
  const bytes = await readLimited(source, within.maxBytes)
  if (!bytes) return { ...none('media.tooLarge', { limit: `${within.maxBytes / 1_000_000} MB` }), pages: 0 }
  const { decoder } = sniffMediaType(bytes)
  if (decoder === 'pdf') {
    const { result, pages } = await renderPdf(bytes, page, size, within)
    return { ...result, pages }
  }
  if (decoder !== 'sharp') return { ...none('media.unsupported'), pages: 0 }
  const sharp = await library()
  const pages = await countPages(sharp(bytes, inputOptions(within)))
  if (pages > within.maxPages) return { ...none('media.tooLarge', pageLimit(within)), pages }
  if (page < 1 || page > pages) return { ...none('media.noSuchPage'), pages }
  return { ...(await render(sharp(bytes, { ...inputOptions(within), page: page - 1 }), size, within)), pages }
}

async function countPages(input: Sharp): Promise<number> {
  try {
    return (await input.metadata()).pages ?? 1
  } catch {
    // Not even the header can be read: drawing it says so.
    return 1
  }
}

async function renderPdf(
  bytes: Uint8Array,
  page: number,
  longest: number,
  limits: MediaLimits,
): Promise<{ readonly result: PictureResult; readonly pages: number }> {
  const { maxPages, timeoutSeconds } = limits
  const drawn = await drawPdfPage(bytes, { page, longest, maxPages, timeoutMs: timeoutSeconds * 1000 })
  if ('problem' in drawn) {
    const params = drawn.problem === 'media.tooLarge' ? pageLimit(limits) : {}
    return { result: none(drawn.problem, params), pages: 0 }
  }
  const { width, height, data, pages } = drawn
  const sharp = await library()
  const raw = { width, height, channels: 4 } as const
  return { result: await render(sharp(data, { raw }), longest, limits), pages }
}

const pageLimit = ({ maxPages }: MediaLimits): NoPicture['params'] => ({ limit: `${maxPages} pages` })

/** Capture time and whether a location is in the file. Files without Exif, and broken ones, give no facts. */
export async function readCaptureFacts(bytes: Uint8Array): Promise<CaptureFacts> {
  const { decoder } = sniffMediaType(bytes)
  const block =
    decoder === 'sharp' ? await exifBlock(bytes) : decoder === 'heic' ? findExifBlock(bytes) : undefined
  return block ? parseExif(block) : { hasLocation: false }
}

async function exifBlock(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const sharp = await library()
    const { exif } = await sharp(bytes, { limitInputPixels: defaultLimits.maxPixels }).metadata()
    return exif
  } catch {
    // sharp refuses the header: a file without facts, whose thumbnail will say that it is unreadable.
    return undefined
  }
}

/** Loaded with the first picture: 25 MB that a start need not wait for. */
const library = async () => (await import('sharp')).default

function inputOptions({ maxPixels }: MediaLimits): SharpOptions {
  // Phones write JPEGs that deserve a warning; a cut or broken one is an error.
  return { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true }
}

async function render(input: Sharp, size: number, limits: MediaLimits): Promise<PictureResult> {
  try {
    const { data, info } = await input
      .timeout({ seconds: limits.timeoutSeconds })
      .autoOrient()
      .resize(size, size, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { picture: { bytes: data, width: info.width, height: info.height } }
  } catch (error) {
    return problemOf(error, limits)
  }
}

function problemOf(error: unknown, limits: MediaLimits): PictureResult {
  const message = error instanceof Error ? error.message : ''
  if (message.includes('exceeds pixel limit')) return none('media.tooLarge', pixelLimit(limits.maxPixels))
  if (message.includes('timeout')) return none('media.tooSlow')
  return none('media.unreadable')
}

function pixelLimit(pixels: number): NoPicture['params'] {
  return { limit: `${pixels / 1_000_000} MP` }
}

function none(code: NoPicture['code'], params: NoPicture['params'] = {}): PictureResult {
  return { picture: undefined, reason: { code, params } }
}

/** All bytes, or undefined where there are more than allowed. */
async function readLimited(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (source instanceof Uint8Array) return source.length > maxBytes ? undefined : source
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > maxBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
