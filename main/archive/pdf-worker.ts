import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { z } from 'zod'
import type { PdfAnswer } from './pdf.ts'

/**
 * The thread that draws one page of a PDF and ends. The renderer is WebAssembly fed with foreign bytes: here it can
 * take its time, run out of memory or fail without anyone else noticing. Started by pdf.ts only.
 */
const { bytes, page, longest, maxPages } = z
  .object({
    bytes: z.instanceof(Uint8Array),
    page: z.int().positive(),
    longest: z.int().positive(),
    maxPages: z.int().positive(),
  })
  .parse(workerData)

/** Points of the largest paper there is: what is larger is a trap or a plotter's roll and is drawn smaller. */
const smallestSide = 1

async function answer(): Promise<PdfAnswer> {
  const file = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  const wasm = readFileSync(file)
  const wasmBinary = new Uint8Array(wasm).buffer
  const library = await PDFiumLibrary.init({ wasmBinary })
  const document = await library.loadDocument(bytes)
  const pages = document.getPageCount()
  if (pages > maxPages) return { problem: 'media.tooLarge' }
  if (page > pages) return { problem: 'media.noSuchPage' }
  const sheet = document.getPage(page - 1)
  const { originalWidth, originalHeight } = sheet.getOriginalSize()
  if (!(originalWidth >= smallestSide && originalHeight >= smallestSide))
    return { problem: 'media.unreadable' }
  const scale = longest / Math.max(originalWidth, originalHeight)
  const width = Math.max(1, Math.round(originalWidth * scale))
  const height = Math.max(1, Math.round(originalHeight * scale))
  const drawn = await sheet.render({ width, height, render: 'bitmap', renderFormFields: true })
  // Its own copy: the library's memory goes with the thread.
  return { pages, width: drawn.width, height: drawn.height, data: new Uint8Array(drawn.data) }
}

try {
  const result = await answer()
  parentPort?.postMessage(result, 'data' in result ? [result.data.buffer] : [])
} catch (error) {
  const locked = error instanceof Error && /password|security/i.test(error.message)
  parentPort?.postMessage({ problem: locked ? 'media.locked' : 'media.unreadable' } satisfies PdfAnswer, [])
}
