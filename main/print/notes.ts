import { type PrintDocument, TEXT } from './document.ts'
import type { PrintLabels } from './labels.ts'

const LISTED = 40

/** A small remark on the page about what is not printed. */
export function drawNote(doc: PrintDocument, text: string): void {
  doc.advance(4)
  doc.paragraph(text, { ...TEXT.small, weight: 'bold' })
}

/** Lists the characters that were set as 〓, by code point. Comes last: only then are all of them known. */
export function drawMissingCharacters(doc: PrintDocument, labels: PrintLabels): void {
  const { missing } = doc.typesetter
  if (missing.size === 0) return
  const codes = [...missing]
    .slice(0, LISTED)
    .map(code => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
  doc.advance(4)
  const more = missing.size > LISTED ? ' …' : ''
  doc.paragraph(labels.missing(missing.size, codes.join(' ') + more), TEXT.small)
}
