import { INK } from './canvas.ts'
import type { PrintDocument } from './document.ts'

/** Longer texts would give squares too fine for a phone held over paper. */
const MAX_CHARACTERS = 120

/**
 * Draws a QR code of `text` as a square of `size` points, as boxes rather than a picture, so that it is sharp
 * on every printer. False where the text is empty or too long to be scanned.
 */
export function drawQr(doc: PrintDocument, text: string, x: number, y: number, size: number): boolean {
  if (text === '' || text.length > MAX_CHARACTERS) return false
  const { modules } = doc.libraries.qr.create(text.toWellFormed(), { errorCorrectionLevel: 'M' })
  const step = size / modules.size
  for (let row = 0; row < modules.size; row++) {
    // Neighbouring dark squares are one box: fewer operators and no white seams between them.
    for (let column = 0; column < modules.size; ) {
      let end = column
      while (end < modules.size && modules.get(row, end) === 1) end++
      if (end > column) {
        doc.canvas.fill(x + column * step, y + row * step, (end - column) * step, step + 0.05, INK.black)
      }
      column = end + 1
    }
  }
  return true
}
