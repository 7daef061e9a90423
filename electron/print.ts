import type { z } from 'zod'
import { DeskError } from '../main/contract/errors.ts'
import type { hostRequests, HostAnswers } from '../main/contract/host-capabilities.ts'
import type { ShellContents, ShellWindow } from './api.ts'
import { isDeskPath } from './scheme.ts'
import type { ShellWindows } from './windows.ts'

type PrintRequest = z.infer<typeof hostRequests.print>
type PdfRequest = Omit<z.infer<typeof hostRequests.printToPdf>, 'suggestedName'>

/** Longest wait for a screen to say that it is ready to be printed. */
const READY_MILLIS = 20_000

/**
 * Waits until a print screen sets `data-print="ready"` on the root element, then for fonts and pictures: a print
 * without its photos, or with squares for characters, is worse than none.
 */
const waitUntilPrintable = `(async () => {
  const end = Date.now() + ${READY_MILLIS}
  const ready = () => document.documentElement.dataset.print === 'ready'
  while (!ready() && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 50))
  if (!ready()) return false
  await document.fonts.ready
  await Promise.all([...document.images].map(image => image.decode().catch(() => undefined)))
  return true
})()`

/** Prints on a chosen printer at once, or asks with the dialog of the system. */
export async function print(
  windows: ShellWindows,
  asking: ShellWindow,
  request: PrintRequest,
): Promise<HostAnswers['print']> {
  return withContents(windows, asking, request.source, contents => printContents(contents, request))
}

/** @throws DeskError `shell.printFailed` with the reason the system gave */
function printContents(contents: ShellContents, request: PrintRequest): Promise<HostAnswers['print']> {
  return new Promise((resolve, reject) => {
    contents.print(
      {
        silent: request.printer !== undefined,
        ...(request.printer === undefined ? {} : { deviceName: request.printer }),
        copies: request.copies,
        landscape: request.landscape,
        pageSize: request.pageSize,
        duplexMode: request.duplex,
        printBackground: true,
      },
      (success, reason) => {
        if (success) resolve({ printed: true })
        else if (/cancel/i.test(reason)) resolve({ printed: false })
        else reject(new DeskError('shell.printFailed', { reason }))
      },
    )
  })
}

/** The pages as PDF, with an outline and tags for screen readers. */
export async function renderPdf(
  windows: ShellWindows,
  asking: ShellWindow,
  request: PdfRequest,
): Promise<Uint8Array> {
  return withContents(windows, asking, request.source, contents =>
    contents.printToPDF({
      landscape: request.landscape,
      pageSize: request.pageSize,
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    }),
  )
}

async function withContents<T>(
  windows: ShellWindows,
  asking: ShellWindow,
  source: PrintRequest['source'],
  use: (contents: ShellContents) => Promise<T>,
): Promise<T> {
  if (source.kind === 'page') return use(asking.webContents)
  const hidden = await windows.openForPrint(source.path)
  try {
    const isScreen = !isDeskPath(source.path)
    if (isScreen && (await hidden.webContents.executeJavaScript(waitUntilPrintable)) !== true) {
      throw new DeskError('shell.printNotReady')
    }
    return await use(hidden.webContents)
  } finally {
    hidden.destroy()
  }
}
