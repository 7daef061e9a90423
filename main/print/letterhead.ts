import { INK } from './canvas.ts'
import { lineHeight, type PrintDocument, TEXT, type TextStyle } from './document.ts'
import { drawQr } from './qr.ts'
import { clipText } from './text.ts'

/** What the site card says; printed at the head of every sheet and notice. */
export interface SiteCard {
  readonly name: string
  readonly address?: string | undefined
  readonly postcode?: string | undefined
  readonly hotlines: readonly string[]
  readonly hours?: string | undefined
}

export interface LetterheadLabels {
  readonly address: string
  readonly postcode: string
  readonly hotline: string
  readonly hours: string
  /** Between a label and its value: "：" or ": ". */
  readonly colon: string
}

const NAME: TextStyle = { size: 13, weight: 'bold', leading: 1.35, grey: INK.black }
const DETAIL: TextStyle = { size: 8, weight: 'regular', leading: 1.5, grey: INK.soft }
const QR_SIZE = 62
const GAP = '　'
/** Code points of one fact of the letterhead. */
const LONGEST = 200

const MARKS = 8
const COUNT_ROOM = 36

type Facts = readonly (readonly [string, string | undefined])[]

/** The site's name and how to reach it, over the whole width, closed by a double rule. */
export function drawLetterhead(doc: PrintDocument, site: SiteCard, labels: LetterheadLabels): void {
  const name = doc.typesetter.lines(clipText(site.name, LONGEST).text, NAME, doc.width).slice(0, 4)
  doc.block(name, doc.left, doc.y, NAME)
  doc.advance(name.length * lineHeight(NAME) + 1)
  const where: Facts = [
    [labels.address, site.address],
    [labels.postcode, site.postcode],
  ]
  const when: Facts = [
    [labels.hotline, site.hotlines.slice(0, 8).join(' / ')],
    [labels.hours, site.hours],
  ]
  // On one line where both fit, else one below the other: a group is not torn where that can be avoided.
  const groups = [where, when].map(facts => sentence(facts, labels.colon)).filter(text => text !== '')
  const whole = groups.join(GAP)
  const fits = doc.typesetter.line(whole, DETAIL).width <= doc.width
  for (const text of fits && whole !== '' ? [whole] : groups) {
    const lines = doc.typesetter.lines(text, DETAIL, doc.width).slice(0, 3)
    doc.block(lines, doc.left, doc.y, DETAIL)
    doc.advance(lines.length * lineHeight(DETAIL))
  }
  doc.advance(4)
  doc.canvas.rule(doc.left, doc.y, doc.right, doc.y, 1.6)
  doc.canvas.rule(doc.left, doc.y + 2.4, doc.right, doc.y + 2.4, 0.4)
  doc.advance(13)
}

function sentence(facts: Facts, colon: string): string {
  return facts
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `${label}${colon}${clipText(value ?? '', LONGEST).text}`)
    .join(GAP)
}

export interface TitleBlock {
  readonly title: string
  /** Under the title, in small type. */
  readonly subtitle: string
  /** The number, also as QR code; none for lists. */
  readonly number?: string | undefined
  /** Words that must not be overlooked, white on black. */
  readonly marks: readonly string[]
}

/** Title and subtitle at the left, QR code with the number under it at the right. */
export function drawTitle(doc: PrintDocument, block: TitleBlock): void {
  const top = doc.y
  const number = block.number ?? ''
  const hasQr = drawQr(doc, number, doc.right - QR_SIZE, top, QR_SIZE)
  const numberWidth = hasQr ? QR_SIZE + 20 : 0
  doc.oneLine(block.title, doc.left, top + (hasQr ? 4 : 0), TEXT.title, 'left', doc.width - numberWidth)
  doc.advance(lineHeight(TEXT.title) + (hasQr ? 8 : 2))
  if (number !== '') {
    const style: TextStyle = { ...TEXT.strong, size: 11.5 }
    doc.oneLine(number, doc.left, doc.y, style, 'left', doc.width - numberWidth)
    doc.advance(lineHeight(style))
  }
  let x = doc.left
  if (block.subtitle !== '') {
    const limit = block.marks.length > 0 ? doc.width * 0.5 : doc.width - numberWidth
    x += doc.oneLine(block.subtitle, x, doc.y + 1, TEXT.body, 'left', limit) + 10
  }
  drawMarks(doc, block.marks, x, doc.right - numberWidth)
  const line = block.subtitle === '' && block.marks.length === 0 ? 0 : lineHeight(TEXT.body) + 2
  const bottom = Math.max(doc.y + line, hasQr ? top + QR_SIZE : 0)
  doc.y = bottom + 6
}

/** Marks side by side; a count stands for those that do not fit, so that none is left out unseen. */
function drawMarks(doc: PrintDocument, marks: readonly string[], start: number, limit: number): void {
  let x = start
  let shown = 0
  for (const mark of marks.slice(0, MARKS)) {
    const room = shown === marks.length - 1 ? 0 : COUNT_ROOM
    const next = drawMark(doc, clipText(mark, LONGEST).text, x, limit - room)
    if (next === x) break
    x = next
    shown++
  }
  if (shown < marks.length) drawMark(doc, `+${marks.length - shown}`, x, limit)
}

function drawMark(doc: PrintDocument, mark: string, x: number, limit: number): number {
  const style: TextStyle = { ...TEXT.strong, size: 8.5, grey: INK.white }
  const width = doc.typesetter.line(mark, style).width + 10
  if (x + width > limit) return x
  doc.canvas.fill(x, doc.y + 1.5, width, 14, INK.black)
  doc.oneLine(mark, x + 5, doc.y + 2, style)
  return x + width + 5
}
