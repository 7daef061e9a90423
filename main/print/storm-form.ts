import type { Language } from '../contract/errors.ts'
import { INK } from './canvas.ts'
import { type PrintDocument, TEXT, type TextStyle } from './document.ts'
import { drawQr } from './qr.ts'

/** What a blank form asks, to be ticked. */
export interface PackForm {
  readonly entries: readonly string[]
  readonly severities: readonly string[]
  readonly dangers: readonly string[]
  readonly mentions: readonly string[]
}

/** Forms on one page, so that a pen has room. */
export const formsOnPage = 3

const words: Readonly<
  Record<
    Language,
    { readonly title: string; readonly lines: readonly string[]; readonly times: readonly string[] }
  >
> = {
  zh: {
    title: '漏水登记表',
    lines: ['房号、位置', '来电人、电话', '原话'],
    times: ['来电', '派出', '到场', '止水', '队伍', '登记人'],
  },
  en: {
    title: 'Leak form',
    lines: ['Unit, place', 'Caller, phone', 'Own words'],
    times: ['Called', 'Sent', 'Arrived', 'Stopped', 'Team', 'Taken by'],
  },
}

const number: TextStyle = { ...TEXT.strong, size: 13 }
const label: TextStyle = { ...TEXT.body, size: 9.5 }
const qrSize = 44
const margin = 8
/** Room for one line by hand. */
const line = 25

interface FormSheet {
  readonly form: PackForm
  readonly site: string
  readonly language: Language
}

/** Blank forms below one another on the page that was just begun, each with its number and the code of it. */
export function drawForms(doc: PrintDocument, numbers: readonly string[], sheet: FormSheet): void {
  const height = doc.remaining / formsOnPage
  const top = doc.y
  for (const [index, one] of numbers.entries())
    drawForm(doc, one, top + index * height, height - margin, sheet)
  doc.y = top + numbers.length * height
}

function drawForm(
  doc: PrintDocument,
  of: string,
  top: number,
  height: number,
  { form, site, language }: FormSheet,
): void {
  const own = words[language]
  const { canvas, left, right, width } = doc
  canvas.frame(left, top, width, height, 0.9, INK.black)
  const x = left + margin
  const inner = width - 2 * margin
  drawQr(doc, of, right - margin - qrSize, top + margin, qrSize)
  doc.oneLine(own.title, x, top + margin, { ...TEXT.strong, size: 12 })
  doc.oneLine(site, x, top + margin + 18, TEXT.small, 'left', inner * 0.45)
  doc.oneLine(of, right - margin - qrSize - 8, top + margin, number, 'right')
  let y = top + margin + 32
  const rule = (text: string, to: number) => {
    const wide = doc.oneLine(text, x, y + 6, label)
    canvas.rule(x + wide + 6, y + 20, to, y + 20, 0.4, INK.rule)
    y += line
  }
  const [unit = '', caller = '', said = ''] = own.lines
  rule(unit, right - margin - qrSize - 10)
  rule(caller, right - margin)
  for (const boxes of [form.entries, form.severities, [...form.dangers, ...form.mentions]]) {
    const text = boxes.map(box => `□ ${box}`).join('　')
    const lines = doc.typesetter.lines(text, label, inner).slice(0, 2)
    doc.block(lines, x, y + 2, label)
    y += lines.length * label.size * label.leading + 2
  }
  rule(said, right - margin)
  rule('', right - margin)
  const share = inner / own.times.length
  for (const [index, text] of own.times.entries()) {
    const from = x + index * share
    const wide = doc.oneLine(text, from, y + 6, label)
    canvas.rule(from + wide + 3, y + 20, from + share - 5, y + 20, 0.4, INK.rule)
  }
}
