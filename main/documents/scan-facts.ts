import type { ScanDoubt } from '../contract/documents.ts'
import { type MediaType, sniffBytes, sniffMediaType } from '../archive/media-types.ts'
import { pagesOfTiff } from './tiff-pages.ts'

/** What a file says of itself. */
export interface ScanFacts {
  readonly mediaType: string
  /** Pages of the file; null where it does not say. */
  readonly pages: number | null
  readonly doubt: ScanDoubt | null
}

/** Reads a piece of a file, half-open. */
type ReadPiece = (start: number, end: number) => Promise<Buffer>

/** Draws the first page of the PDF: how many it has, or the code of the reason why it cannot be drawn. */
type DrawPdf = () => Promise<{ readonly pages: number } | { readonly code: string }>

/** Larger ones are not looked into: counting pages is a convenience. */
const largestPdf = 40_000_000
/** Where readers look for the end of a PDF. */
const tailBytes = 2048

/** Endings that promise something, and the kinds of file that keep the promise. */
const promises: Readonly<Record<string, readonly MediaType['kind'][]>> = {
  pdf: ['pdf'],
  jpg: ['image'],
  jpeg: ['image'],
  png: ['image'],
  gif: ['image'],
  tif: ['image'],
  tiff: ['image'],
  bmp: ['image'],
  webp: ['image'],
  heic: ['image'],
  heif: ['image'],
}

/**
 * Looks at a stored scan: its type by its bytes, how many pages it has, and what speaks against it. Nothing is
 * refused: a damaged scan is shown with its doubt, and a person decides. A PDF is drawn only where its bytes do not
 * say how many pages it has, or say that it is encrypted.
 */
export async function scanFacts(
  name: string,
  size: number,
  read: ReadPiece,
  draw: DrawPdf,
): Promise<ScanFacts> {
  const start = await read(0, Math.min(size, sniffBytes))
  const { mime, kind } = sniffMediaType(start)
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const promised = promises[ending]
  const facts = { mediaType: mime, pages: kind === 'image' ? 1 : null }
  if (size === 0) return { ...facts, doubt: 'empty' }
  if (promised && !promised.includes(kind)) return { ...facts, pages: null, doubt: 'other-type' }
  if (kind === 'pdf') {
    const tail = await read(Math.max(0, size - tailBytes), size)
    if (!tail.includes('%%EOF') && !tail.includes('startxref')) return { ...facts, doubt: 'damaged' }
    if (size <= largestPdf) return { ...facts, ...(await insidePdf(await read(0, size), draw)) }
  }
  if (mime === 'image/tiff') {
    const pages = await pagesOfTiff(size, read)
    return { ...facts, pages: pages ?? null, doubt: pages === undefined ? 'damaged' : null }
  }
  if (mime === 'image/jpeg' && (await endsEarly(size, read))) return { ...facts, doubt: 'damaged' }
  return { ...facts, doubt: null }
}

async function insidePdf(bytes: Buffer, draw: DrawPdf): Promise<Pick<ScanFacts, 'pages' | 'doubt'>> {
  const pages = pagesOfPdf(bytes)
  if (pages !== null && !bytes.includes('/Encrypt')) return { pages, doubt: null }
  const drawn = await draw()
  if ('pages' in drawn) return { pages: drawn.pages, doubt: null }
  const doubts: Readonly<Record<string, ScanDoubt>> = {
    'media.locked': 'locked',
    'media.unreadable': 'damaged',
  }
  return { pages, doubt: doubts[drawn.code] ?? null }
}

/** A JPEG whose end mark is nowhere near its end was cut off on its way. */
async function endsEarly(size: number, read: ReadPiece): Promise<boolean> {
  // Cameras may write a preview or padding behind it.
  const tail = await read(Math.max(0, size - 65_536), size)
  return !tail.includes(Buffer.from([0xff, 0xd9]))
}

/**
 * Pages as the page tree of a PDF says; null where it lies in a compressed stream. Nothing is unpacked, so no file
 * can make this take more than its own size.
 */
export function pagesOfPdf(bytes: Buffer): number | null {
  const text = bytes.toString('latin1')
  let most: number | null = null
  for (const found of text.matchAll(/\/Type\s{0,4}\/Pages\b/g)) {
    // Within one dictionary, before or behind the type; nested ones hold resources only.
    const from = text.lastIndexOf('obj', found.index)
    const to = text.indexOf('endobj', found.index)
    if (from < 0 || to < 0 || to - from > 200_000) continue
    const count = Number(/\/Count\s{1,4}(\d{1,5})\b/.exec(text.slice(from, to))?.[1] ?? Number.NaN)
    if (Number.isSafeInteger(count) && count > 0 && count <= 10_000 && count > (most ?? 0)) most = count
  }
  return most
}
