import type { Language } from '../contract/errors.ts'
import { lineHeight, PrintDocument, TEXT } from './document.ts'
import { type FontSet, loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { type PrintLabels, printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS, TextBudget } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { drawPhotos, type PrintPhoto } from './photos.ts'
import { drawSignatures, type SignatureBox } from './signatures.ts'
import { type Cell, drawTable, type Row } from './table.ts'

/** One entry of a case's timeline. */
export interface CaseSheetEntry {
  /** UTC milliseconds. */
  readonly at: number
  readonly who: string
  /** What kind of entry, in the reader's language. */
  readonly kind: string
  readonly text: string
}

/**
 * Everything a printed case says (顾客意见处理单). Words for kinds, levels, states and channels come in the
 * reader's language; names and phones come masked or whole as the caller decides. Times are UTC milliseconds.
 */
export interface CaseSheet {
  readonly site: SiteCard
  /** IANA zone of the site, such as `Asia/Shanghai`. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy?: string | undefined
  readonly number: string
  /** Short words that must not be overlooked, such as "emergency". */
  readonly marks?: readonly string[] | undefined
  readonly kind: string
  readonly level?: string | undefined
  /** From the top of the tree down. */
  readonly category: readonly string[]
  /** What caused it, from the top of the tree down; absent while nobody has said. */
  readonly cause?: string | undefined
  readonly channel: string
  readonly state: string
  readonly receivedAt: number
  readonly dueAt?: number | undefined
  readonly dueReason?: string | undefined
  readonly firstContact?: string | undefined
  readonly responsible?: string | undefined
  readonly callerName?: string | undefined
  readonly callerPhone?: string | undefined
  readonly unit?: string | undefined
  readonly place?: string | undefined
  readonly said: string
  readonly asked?: string | undefined
  readonly timeline: readonly CaseSheetEntry[]
  readonly resolution?: string | undefined
  readonly verification?: string | undefined
  readonly photos: readonly PrintPhoto[]
  /** Files that are not printed, by name and what is known of them. */
  readonly attachments: readonly { readonly name: string; readonly note?: string | undefined }[]
  /** Owner, handler and manager where absent; none for an empty list. */
  readonly signatures?: readonly SignatureBox[] | undefined
}

export interface RenderOptions {
  readonly language: Language
  /** The bundled fonts where absent. */
  readonly fonts?: FontSet | undefined
  /** Called between pages and photos; throws to stop, for jobs that can be cancelled. */
  readonly checkpoint?: (() => void) | undefined
}

/** What a sheet is drawn with. */
interface Drawing {
  readonly doc: PrintDocument
  readonly labels: PrintLabels
  readonly sheet: CaseSheet
  readonly budget: TextBudget
}

/** Height left free in an empty box, to be filled in by hand. */
const HANDWRITING = 52

/**
 * A case sheet as PDF: A4, the site's letterhead, QR code of the number, photos two to a row, signature boxes,
 * page numbers. The same sheet, language and fonts give the same bytes. Throws `print.fontMissing` or
 * `print.fontUnreadable`, and what `checkpoint` throws.
 */
export async function renderCaseSheet(sheet: CaseSheet, options: RenderOptions): Promise<Uint8Array> {
  const labels = printLabels[options.language]
  const number = sheet.number.slice(0, PRINT_LIMITS.fact)
  const printed = formatTime(sheet.printedAt, sheet.timeZone, options.language)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    title: `${labels.caseSheet} ${number}`,
    createdAt: sheet.printedAt,
    runningHead: { left: sheet.site.name, right: `${labels.caseSheet}  ${number}` },
    footer: { left: labels.printed(printed, sheet.printedBy), page: labels.page },
    checkpoint: options.checkpoint,
  })
  const drawing: Drawing = { doc, labels, sheet, budget: new TextBudget(labels.cut) }
  drawLetterhead(doc, sheet.site, labels)
  drawTitle(doc, {
    title: labels.caseSheet,
    subtitle: [sheet.kind, sheet.level ?? '', sheet.state].filter(word => word !== '').join(labels.separator),
    number,
    marks: sheet.marks ?? [],
  })
  drawFacts(drawing)
  drawTexts(drawing)
  drawTimeline(drawing)
  drawResult(drawing)
  await drawPictures(drawing)
  drawAttachments(drawing)
  drawSignatures(doc, sheet.signatures ?? usualSignatures(labels), labels.signatureDate)
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

function drawFacts({ doc, labels, sheet, budget }: Drawing): void {
  const time = (at: number | undefined) => formatTime(at, sheet.timeZone, doc.language)
  // A clock that stands still has a reason and no time.
  const standing = sheet.dueReason === undefined ? labels.noDue : ''
  const due = sheet.dueAt === undefined ? standing : time(sheet.dueAt)
  const pair = (label: string, value: string | undefined): Cell[] => [
    { text: label, style: TEXT.label, tint: true, repeat: true },
    { text: value === undefined || value === '' ? '—' : budget.take(value, PRINT_LIMITS.fact) },
  ]
  const wide = (label: string, value: string): Cell[] => {
    const [first, second] = pair(label, value)
    return first === undefined || second === undefined ? [] : [first, { ...second, span: 3 }]
  }
  const columns = factColumns(doc, labels)
  doc.heading(labels.reception)
  drawTable(
    doc,
    [
      [...pair(labels.received, time(sheet.receivedAt)), ...pair(labels.channel, sheet.channel)],
      [...pair(labels.kind, sheet.kind), ...pair(labels.level, sheet.level)],
      wide(labels.category, sheet.category.join(' / ')),
      ...(sheet.cause === undefined ? [] : [wide(labels.cause, sheet.cause)]),
      [...pair(labels.firstContact, sheet.firstContact), ...pair(labels.responsible, sheet.responsible)],
      wide(labels.due, [due, sheet.dueReason ?? ''].filter(part => part !== '').join('　')),
    ].map(cells => ({ cells })),
    { columns, look: 'form', continued: labels.continued },
  )
  doc.heading(labels.owner)
  drawTable(
    doc,
    [
      [...pair(labels.caller, sheet.callerName), ...pair(labels.phone, sheet.callerPhone)],
      [...pair(labels.unit, sheet.unit), ...pair(labels.place, sheet.place)],
    ].map(cells => ({ cells })),
    { columns, look: 'form', continued: labels.continued },
  )
}

/** Label columns as wide as the widest label, so that values begin in one line down the page. */
function factColumns(doc: PrintDocument, labels: PrintLabels): number[] {
  const words = [labels.received, labels.firstContact, labels.responsible, labels.caller]
  const widest = Math.max(...words.map(word => doc.typesetter.line(word, TEXT.label).width))
  const label = widest + 14
  return [label, doc.width / 2 - label, label, doc.width / 2 - label]
}

function drawTexts({ doc, labels, sheet, budget }: Drawing): void {
  for (const [label, text] of [
    [labels.said, sheet.said],
    [labels.asked, sheet.asked ?? ''],
  ] as const) {
    doc.heading(label)
    const row: Row = { cells: [{ text: budget.take(text.trim(), PRINT_LIMITS.text) }], minHeight: 34 }
    drawTable(doc, [row], { columns: [doc.width], look: 'form', continued: labels.continued })
  }
}

function drawTimeline({ doc, labels, sheet, budget }: Drawing): void {
  doc.heading(labels.timeline)
  if (sheet.timeline.length === 0) {
    doc.paragraph(labels.noEntries, TEXT.label)
    return
  }
  const shown = sheet.timeline.slice(-PRINT_LIMITS.entries)
  if (shown.length < sheet.timeline.length) {
    drawNote(doc, labels.moreEntries(sheet.timeline.length - shown.length))
  }
  const columns = [
    118,
    columnWidth(
      doc,
      labels.who,
      shown.map(entry => entry.who),
    ),
    columnWidth(
      doc,
      labels.entryKind,
      shown.map(entry => entry.kind),
    ),
  ]
  columns.push(doc.width - columns.reduce((sum, width) => sum + width, 0))
  drawTable(doc, timelineRows(shown, sheet.timeZone, doc.language, budget), {
    columns,
    header: { cells: [labels.when, labels.who, labels.entryKind, labels.entryText].map(columnHead) },
    look: 'form',
    continued: labels.continued,
  })
}

/** As wide as its texts need, within bounds that leave the long text its room. */
function columnWidth(doc: PrintDocument, heading: string, texts: readonly string[]): number {
  const sample = [heading, ...texts.slice(0, 50)].map(text => text.slice(0, 40))
  const widths = sample.map(text => doc.typesetter.line(text, TEXT.body).width + 14)
  return Math.min(96, Math.max(48, ...widths))
}

function columnHead(text: string): Cell {
  return { text, style: TEXT.label, tint: true }
}

function* timelineRows(
  entries: readonly CaseSheetEntry[],
  timeZone: string,
  language: Language,
  budget: TextBudget,
): Generator<Row> {
  for (const entry of entries) {
    yield {
      cells: [
        { text: formatTime(entry.at, timeZone, language), repeat: true },
        { text: budget.take(entry.who, PRINT_LIMITS.fact) },
        { text: budget.take(entry.kind, PRINT_LIMITS.fact) },
        { text: budget.take(entry.text.trim(), PRINT_LIMITS.entry) },
      ],
    }
  }
}

function drawResult({ doc, labels, sheet, budget }: Drawing): void {
  const rows = [
    [labels.resolution, sheet.resolution ?? ''],
    [labels.verification, sheet.verification ?? ''],
  ].map(([label = '', text = '']): Row => {
    const trimmed = text.trim()
    return {
      cells: [
        { text: label, style: TEXT.label, tint: true, repeat: true },
        { text: budget.take(trimmed, PRINT_LIMITS.text) },
      ],
      minHeight: trimmed === '' ? HANDWRITING : 30,
    }
  })
  doc.heading(labels.result, HANDWRITING)
  const label = factColumns(doc, labels)[0] ?? 80
  drawTable(doc, rows, { columns: [label, doc.width - label], look: 'form', continued: labels.continued })
}

async function drawPictures({ doc, labels, sheet }: Drawing): Promise<void> {
  if (sheet.photos.length === 0) return
  doc.heading(labels.photos, 200)
  const shown = sheet.photos.slice(0, PRINT_LIMITS.photos)
  await drawPhotos(doc, shown, {
    unreadable: labels.unreadable,
    damaged: labels.damaged,
    numbered: labels.photo,
  })
  if (shown.length < sheet.photos.length) drawNote(doc, labels.morePhotos(sheet.photos.length - shown.length))
}

function drawAttachments({ doc, labels, sheet, budget }: Drawing): void {
  if (sheet.attachments.length === 0) return
  doc.heading(labels.attachments, lineHeight(TEXT.body))
  for (const [index, file] of sheet.attachments.slice(0, PRINT_LIMITS.attachments).entries()) {
    const note = file.note === undefined || file.note === '' ? '' : `　${file.note}`
    doc.paragraph(budget.take(`${index + 1}. ${file.name}${note}`, PRINT_LIMITS.fact))
  }
  const more = sheet.attachments.length - PRINT_LIMITS.attachments
  if (more > 0) drawNote(doc, labels.moreAttachments(more))
}

function usualSignatures(labels: PrintLabels): SignatureBox[] {
  return [
    { label: labels.ownerSignature, note: labels.ownerNote },
    { label: labels.handlerSignature },
    { label: labels.managerSignature },
  ]
}
