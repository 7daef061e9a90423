import { z } from 'zod'
import type { Archive } from './archive.ts'
import type { DerivedKind } from './derived.ts'
import { type MediaLimits, makeThumbnail, type PictureResult } from './media.ts'

/** Sizes that screens and prints use: longest side in pixels. */
export const pictureSizes = { thumbnail: 320, preview: 1600 } as const
export type PictureSize = keyof typeof pictureSizes

const kinds: Record<PictureSize, DerivedKind> = { thumbnail: 'thumbnail-2', preview: 'preview-2' }

/** What lies before the picture's bytes in the cache, as JSON ended by a line feed. */
const CachedHeader = z.union([
  z.object({ width: z.int(), height: z.int() }),
  z.object({
    code: z.enum(['media.tooLarge', 'media.unreadable', 'media.unsupported', 'media.locked']),
    params: z.record(z.string(), z.string()),
  }),
])

/** Pictures of archived files, made once. */
export interface Pictures {
  /**
   * The picture of a file, or undefined with the reason. Rejects with `archive.missing` or `archive.damaged` where
   * the file itself cannot be read.
   */
  get(hash: string, size: PictureSize): Promise<PictureResult>
}

/** Thumbnails and previews of an archive's files, kept encrypted beside them. */
export function openPictures(
  archive: Pick<Archive, 'read' | 'derived' | 'storeDerived'>,
  limits: Partial<MediaLimits> = {},
): Pictures {
  const underWay = new Map<string, Promise<PictureResult>>()

  async function load(hash: string, size: PictureSize): Promise<PictureResult> {
    const cached = await archive.derived(hash, kinds[size])
    const known = cached && decode(cached)
    if (known) return known
    const made = await make(hash, size)
    const bytes = encode(made)
    if (bytes) await archive.storeDerived(hash, kinds[size], bytes)
    return made
  }

  /** The original is decoded once: thumbnails come from the preview. */
  async function make(hash: string, size: PictureSize): Promise<PictureResult> {
    if (size === 'preview') return makeThumbnail(archive.read(hash), pictureSizes.preview, limits)
    const preview = await get(hash, 'preview')
    return preview.picture ? makeThumbnail(preview.picture.bytes, pictureSizes.thumbnail, limits) : preview
  }

  function get(hash: string, size: PictureSize): Promise<PictureResult> {
    const key = `${size} ${hash}`
    const earlier = underWay.get(key)
    if (earlier) return earlier
    const result = load(hash, size).finally(() => underWay.delete(key))
    underWay.set(key, result)
    return result
  }

  return { get }
}

function encode({ picture, reason }: PictureResult): Buffer | undefined {
  // A slow moment says nothing about the file.
  if (reason?.code === 'media.tooSlow' || reason?.code === 'media.noSuchPage') return undefined
  const header = picture ? { width: picture.width, height: picture.height } : reason
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), picture?.bytes ?? Buffer.alloc(0)])
}

/** Undefined where another version of the program wrote it. */
function decode(cached: Buffer): PictureResult | undefined {
  const end = cached.indexOf('\n')
  const header = CachedHeader.safeParse(JSON.parse(cached.toString('utf8', 0, end)))
  if (!header.success) return undefined
  return 'code' in header.data
    ? { picture: undefined, reason: header.data }
    : { picture: { ...header.data, bytes: cached.subarray(end + 1) } }
}
