import type { PDFDocument } from 'pdf-lib'
import { makePage, makeThumbnail, type Picture } from '../../archive/media.ts'
import { DeskError } from '../../contract/errors.ts'
import { printLibraries } from '../../print/libraries.ts'
import type { PaperTarget, Printed } from './collect.ts'

/** One PDF that grows paper by paper. Memory is bounded by its limits, whatever the papers are. */
export interface PdfTarget extends PaperTarget {
  /** The whole PDF with the cover in front. */
  finish(cover: Uint8Array): Promise<Uint8Array>
}

/** What one PDF takes; a paper that would pass it stays out, and the cover says so. */
interface PdfLimits {
  /** Of one stored file, bytes as filed. */
  readonly paperBytes: number
  readonly paperPages: number
  readonly pages: number
  /** Of all pictures of pages together. */
  readonly bytes: number
}

const defaultLimits: PdfLimits = {
  paperBytes: 100_000_000,
  paperPages: 300,
  pages: 2_000,
  bytes: 200_000_000,
}

/** Pixels of the longer side of a page: small print of a scan can still be read on paper. */
const sharpness = 2_000
/** A4 in points. */
const shortSide = 595.28
const longSide = 841.89
const margin = 24

/**
 * Papers the desk draws itself are taken over page by page; stored ones, which are foreign, as pictures of their pages,
 * drawn with the limits of previews, so that nothing in them is ever run by whoever opens the PDF. Errors:
 * `job.cancelled`.
 */
export async function pdfTarget(signal: AbortSignal, limits: Partial<PdfLimits> = {}): Promise<PdfTarget> {
  const within = { ...defaultLimits, ...limits }
  const { PDFDocument } = (await printLibraries()).pdf
  const pdf = await PDFDocument.create({ updateMetadata: false })
  let pictured = 0

  async function addOwn(bytes: Uint8Array): Promise<Printed> {
    const source = await PDFDocument.load(bytes, { updateMetadata: false })
    if (pdf.getPageCount() + source.getPageCount() > within.pages) return 'full'
    const first = pdf.getPageCount() + 1
    for (const page of await pdf.copyPages(source, source.getPageIndices())) pdf.addPage(page)
    return { first, pages: source.getPageCount() }
  }

  async function addPictures(bytes: Uint8Array): Promise<Printed> {
    const drawn: Picture[] = []
    let size = 0
    for (let page = 1; ; page++) {
      if (signal.aborted) throw new DeskError('job.cancelled')
      const { picture, pages } = await drawPage(bytes, page)
      if (!picture) return 'unprintable'
      size += picture.bytes.length
      if (pages > within.paperPages || pdf.getPageCount() + pages > within.pages) return 'full'
      if (pictured + size > within.bytes) return 'full'
      drawn.push(picture)
      if (page >= pages) break
    }
    const first = pdf.getPageCount() + 1
    for (const picture of drawn) await addPicture(pdf, picture)
    pictured += size
    return { first, pages: drawn.length }
  }

  return {
    async add(_, source, own) {
      const bytes = await readWhole(source, own ? Number.MAX_SAFE_INTEGER : within.paperBytes)
      if (!bytes) return 'full'
      return own ? await addOwn(bytes) : await addPictures(bytes)
    },
    async finish(cover) {
      const front = await PDFDocument.load(cover, { updateMetadata: false })
      for (const [place, page] of (await pdf.copyPages(front, front.getPageIndices())).entries())
        pdf.insertPage(place, page)
      pdf.setTitle(front.getTitle() ?? '')
      return await pdf.save()
    },
  }
}

/** How many pages a PDF of the desk has. */
export async function pagesOf(bytes: Uint8Array): Promise<number> {
  const { pdf } = await printLibraries()
  return (await pdf.PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
}

async function drawPage(bytes: Uint8Array, page: number) {
  const drawn = await makePage(bytes, page, sharpness)
  if (drawn.picture || drawn.reason.code !== 'media.unsupported') return drawn
  // Of the kinds that have no pages some are pictures all the same.
  return { ...(await makeThumbnail(bytes, sharpness)), pages: 1 }
}

async function addPicture(pdf: PDFDocument, { bytes, width, height }: Picture): Promise<void> {
  const image = await pdf.embedJpg(bytes)
  const [across, down] = width > height ? [longSide, shortSide] : [shortSide, longSide]
  const scale = Math.min((across - 2 * margin) / width, (down - 2 * margin) / height)
  const page = pdf.addPage([across, down])
  page.drawImage(image, {
    x: (across - width * scale) / 2,
    y: (down - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  })
}

/** All bytes of a paper; undefined where there are more than `most`. */
async function readWhole(source: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source) {
    size += piece.length
    if (size > most) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
