import { INK } from './canvas.ts'
import { lineHeight, type PrintDocument, TEXT } from './document.ts'

/** A box to be signed by hand. */
export interface SignatureBox {
  readonly label: string
  /** A line to tick or fill in above the signature, such as "□ satisfied  □ not satisfied". */
  readonly note?: string | undefined
}

const HEIGHT = 76

/** Draws signature boxes in one row, never divided between pages. `date` stands at the foot of each. */
export function drawSignatures(doc: PrintDocument, boxes: readonly SignatureBox[], date: string): void {
  if (boxes.length === 0) return
  doc.keepTogether(HEIGHT + 10)
  doc.advance(10)
  const width = doc.width / boxes.length
  for (const [index, box] of boxes.entries()) {
    const x = doc.left + index * width
    if (index > 0) doc.canvas.rule(x, doc.y, x, doc.y + HEIGHT, 0.4, INK.rule)
    doc.oneLine(box.label, x + 7, doc.y + 5, TEXT.strong, 'left', width - 14)
    if (box.note !== undefined) {
      const lines = doc.typesetter.lines(box.note, TEXT.small, width - 14).slice(0, 2)
      doc.block(lines, x + 7, doc.y + 5 + lineHeight(TEXT.strong), TEXT.small)
    }
    doc.canvas.rule(x + 7, doc.y + HEIGHT - 22, x + width - 7, doc.y + HEIGHT - 22, 0.4, INK.hairline)
    doc.oneLine(date, x + width - 8, doc.y + HEIGHT - 17, TEXT.small, 'right', width - 14)
  }
  doc.canvas.frame(doc.left, doc.y, doc.width, HEIGHT, 0.9)
  doc.advance(HEIGHT)
}
