import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { PDFDocument } from 'pdf-lib'
import { z } from 'zod'
import { onlyWhatIsSeen } from './pdf-page-entries.ts'
import type { PdfPartsAnswer } from './pdf-parts.ts'

/**
 * The thread that cuts a foreign PDF into parts and ends. Pages are copied as they are, not drawn anew; behind that
 * each page of each part is drawn small beside the page it came from, and both have to be the same picture: the
 * original will be put away, so a part that shows anything else must not exist. Started by pdf-parts.ts only.
 */
const { bytes, pages, cuts, maxBytes } = z
  .object({
    bytes: z.instanceof(Uint8Array<ArrayBuffer>),
    /** As many as the person saw who chose the cuts. */
    pages: z.int().positive(),
    cuts: z.array(z.int().positive()),
    maxBytes: z.int().positive(),
  })
  .parse(workerData)

/** Pixels of the longest side at which a page and its copy are compared. */
const looked = 160

async function answer(): Promise<PdfPartsAnswer> {
  const source = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  })
  if (source.getPageCount() !== pages) return { problem: 'media.unreadable' }
  for (const page of source.getPages()) onlyWhatIsSeen(page.node, source.context)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (const [index, first] of [0, ...cuts].entries()) {
    const last = cuts[index] ?? pages
    const part = await PDFDocument.create({ updateMetadata: false })
    const places = Array.from({ length: last - first }, (_, place) => first + place)
    for (const page of await part.copyPages(source, places)) part.addPage(page)
    const saved = new Uint8Array(await part.save({ addDefaultPage: false, updateFieldAppearances: false }))
    size += saved.length
    // What pages share is in each part anew: a hostile file grows with each cut.
    if (size > maxBytes) return { problem: 'media.tooLarge' }
    parts.push(saved)
  }
  return (await looksTheSame(parts)) ? { parts } : { problem: 'media.unreadable' }
}

async function looksTheSame(parts: readonly Uint8Array[]): Promise<boolean> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))
  const library = await PDFiumLibrary.init({ wasmBinary: new Uint8Array(wasm).buffer })
  const whole = await library.loadDocument(bytes)
  if (whole.getPageCount() !== pages) return false
  let page = 0
  for (const part of parts) {
    const copy = await library.loadDocument(part)
    for (let place = 0; place < copy.getPageCount(); place++, page++) {
      if (page >= pages || !(await pictureOf(copy, place)).equals(await pictureOf(whole, page))) return false
    }
    copy.destroy()
  }
  return page === pages
}

async function pictureOf(document: PDFiumDocument, place: number): Promise<Buffer> {
  const sheet = document.getPage(place)
  const { originalWidth, originalHeight } = sheet.getOriginalSize()
  const scale = looked / Math.max(originalWidth, originalHeight)
  const width = Math.max(1, Math.round(originalWidth * scale))
  const height = Math.max(1, Math.round(originalHeight * scale))
  const { data } = await sheet.render({ width, height, render: 'bitmap', renderFormFields: true })
  // Its own copy: the library draws the next one into the same memory.
  return Buffer.concat([Buffer.from(`${width}x${height}:`), data])
}

try {
  const result = await answer()
  parentPort?.postMessage(result, 'parts' in result ? result.parts.map(({ buffer }) => buffer) : [])
} catch (error) {
  // By its words: the library's own kind of error is lost on its way through older JavaScript.
  const locked = error instanceof Error && /encrypted|password|security/i.test(error.message)
  parentPort?.postMessage(
    { problem: locked ? 'media.locked' : 'media.unreadable' } satisfies PdfPartsAnswer,
    [],
  )
}
