import type { RenderOptions } from './case-sheet.ts'
import { type ContactLabels, contactLabels } from './contact-labels.ts'
import { lineHeight, PrintDocument, TEXT } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { type PrintLabels, printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS, TextBudget } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { drawPhotos, type PrintPhoto } from './photos.ts'
import { drawSignatures } from './signatures.ts'
import { type Cell, drawTable, type Row } from './table.ts'

/**
 * Everything a printed contact sheet says (工作联系单). Words for states and ways come in the reader's language.
 * Times are UTC milliseconds.
 */
export interface ContactSheet {
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy?: string | undefined
  readonly incoming: boolean
  /** None while it is a draft. */
  readonly number?: string | undefined
  /** Short words that must not be overlooked, such as "overdue". */
  readonly marks: readonly string[]
  readonly state: string
  /** Recipient of a sheet out, sender of a sheet in. */
  readonly party: string
  /** When it was issued, or came in. */
  readonly at?: number | undefined
  readonly deliverBy?: number | undefined
  readonly dueAt?: number | undefined
  readonly caseNumber?: string | undefined
  readonly unit?: string | undefined
  readonly writtenBy?: string | undefined
  readonly subject: string
  readonly text: string
  readonly deliveredAt?: number | undefined
  readonly receivedBy?: string | undefined
  readonly deliveryWay?: string | undefined
  readonly steps: readonly {
    readonly name: string
    readonly outcome?: string | undefined
    readonly at?: number | undefined
    readonly text?: string | undefined
  }[]
  readonly repliedAt?: number | undefined
  readonly repliedBy?: string | undefined
  readonly reply?: string | undefined
  readonly photos: readonly PrintPhoto[]
  /** Files that are not printed, by name and what is known of them. */
  readonly attachments: readonly { readonly name: string; readonly note?: string | undefined }[]
}

interface Drawing {
  readonly doc: PrintDocument
  readonly labels: PrintLabels
  readonly own: ContactLabels
  readonly sheet: ContactSheet
  readonly budget: TextBudget
}

/** Height left free to be filled in by hand. */
const REPLY_BOX = 150
/** Where steps take room too, so that the signatures stay on the first page. */
const SMALL_REPLY_BOX = 84
const LINE_BOX = 34

/**
 * A contact sheet as PDF in the look of the case sheet: letterhead, QR code of the number, the matter, boxes for
 * delivery, reply and check, signatures, page numbers. The same sheet, language and fonts give the same bytes.
 * Throws the font errors, and what `checkpoint` throws.
 */
export async function renderContactSheet(sheet: ContactSheet, options: RenderOptions): Promise<Uint8Array> {
  const labels = printLabels[options.language]
  const own = contactLabels[options.language]
  const title = sheet.incoming ? own.incoming : own.sheet
  const number = sheet.number?.slice(0, PRINT_LIMITS.fact)
  const printed = formatTime(sheet.printedAt, sheet.timeZone, options.language)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    title: `${title} ${number ?? own.draft}`,
    createdAt: sheet.printedAt,
    runningHead: { left: sheet.site.name, right: `${title}  ${number ?? own.draft}` },
    footer: { left: labels.printed(printed, sheet.printedBy), page: labels.page },
    checkpoint: options.checkpoint,
  })
  const drawing: Drawing = { doc, labels, own, sheet, budget: new TextBudget(labels.cut) }
  drawLetterhead(doc, sheet.site, labels)
  drawTitle(doc, { title, subtitle: sheet.state, number, marks: sheet.marks })
  drawFacts(drawing)
  drawBoxes(drawing)
  await drawFiles(drawing)
  drawSignatures(
    doc,
    [
      { label: own.recipientSignature },
      { label: own.responsibleSignature },
      { label: own.deskSignature, note: sheet.incoming ? undefined : own.checkNote },
    ],
    labels.signatureDate,
  )
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

function drawFacts({ doc, labels, own, sheet, budget }: Drawing): void {
  const time = (at: number | undefined) =>
    at === undefined ? undefined : formatTime(at, sheet.timeZone, doc.language)
  const pair = (label: string, value: string | undefined): Cell[] => [
    { text: label, style: TEXT.label, tint: true, repeat: true },
    { text: value === undefined || value === '' ? '—' : budget.take(value, PRINT_LIMITS.fact) },
  ]
  const wide = (label: string, value: string): Cell[] => {
    const [first, second] = pair(label, value)
    return first === undefined || second === undefined ? [] : [first, { ...second, span: 3 }]
  }
  const columns = factColumns(doc, own)
  const form = { columns, look: 'form', continued: labels.continued } as const
  const [whose, arrived, due] = sheet.incoming
    ? [own.from, own.received, own.answerBy]
    : [own.to, own.issued, own.replyBy]
  doc.heading(own.about)
  drawTable(
    doc,
    [
      [...pair(whose, sheet.party), ...pair(arrived, time(sheet.at))],
      sheet.deliverBy === undefined
        ? wide(due, time(sheet.dueAt) ?? labels.noDue)
        : [...pair(own.deliverBy, time(sheet.deliverBy)), ...pair(due, time(sheet.dueAt))],
      [...pair(own.caseNumber, sheet.caseNumber), ...pair(own.home, sheet.unit)],
      wide(own.writtenBy, sheet.writtenBy ?? ''),
    ].map(cells => ({ cells })),
    form,
  )
  doc.heading(own.matter)
  drawTable(doc, [{ cells: wide(own.subject, sheet.subject) }], form)
  const text: Row = { cells: [{ text: budget.take(sheet.text.trim(), PRINT_LIMITS.text) }], minHeight: 60 }
  drawTable(doc, [text], { ...form, columns: [doc.width] })
}

function factColumns(doc: PrintDocument, own: ContactLabels): number[] {
  const words = [own.issued, own.replyBy, own.deliverBy, own.caseNumber, own.receivedBy, own.from]
  const label = Math.max(...words.map(word => doc.typesetter.line(word, TEXT.label).width)) + 14
  return [label, doc.width / 2 - label, label, doc.width / 2 - label]
}

/** What is filled in on the way: by the program where it knows it, by hand where not. */
function drawBoxes({ doc, labels, own, sheet, budget }: Drawing): void {
  const columns = factColumns(doc, own)
  const form = { columns, look: 'form', continued: labels.continued } as const
  const time = (at: number | undefined) =>
    at === undefined ? '' : formatTime(at, sheet.timeZone, doc.language)
  const pair = (label: string, value: string): Cell[] => [
    { text: label, style: TEXT.label, tint: true, repeat: true },
    { text: budget.take(value, PRINT_LIMITS.fact) },
  ]
  if (sheet.steps.length > 0) {
    doc.heading(own.steps, LINE_BOX)
    drawTable(
      doc,
      sheet.steps.map((step, index): Row => {
        const said = [step.outcome, step.text].filter(part => part !== undefined && part !== '').join('　')
        return { cells: [...pair(`${index + 1}. ${step.name}`, said), ...pair(labels.when, time(step.at))] }
      }),
      { ...form, columns: [150, doc.width - 150 - 48 - 120, 48, 120] },
    )
  }
  const deliver: Row = {
    cells: [
      ...pair(own.receivedBy, sheet.receivedBy ?? ''),
      ...pair(own.deliveredAt, [time(sheet.deliveredAt), sheet.deliveryWay ?? ''].join('　').trim()),
    ],
    minHeight: 30,
  }
  const reply = (sheet.reply ?? '').trim()
  const replyBox = sheet.steps.length > 0 ? SMALL_REPLY_BOX : REPLY_BOX
  const replied: Row = {
    cells: [...pair(own.repliedBy, sheet.repliedBy ?? ''), ...pair(own.repliedAt, time(sheet.repliedAt))],
    minHeight: 30,
  }
  const text: Row = {
    cells: [{ text: budget.take(reply, PRINT_LIMITS.text) }],
    minHeight: reply === '' ? replyBox : 60,
  }
  const answerBox = () => {
    doc.heading(sheet.incoming ? own.answer : own.reply, replyBox)
    drawTable(doc, [text], { ...form, columns: [doc.width] })
    if (!sheet.incoming) drawTable(doc, [replied], form)
  }
  const deliveryBox = () => {
    doc.heading(own.delivery, LINE_BOX)
    drawTable(doc, [deliver], form)
  }
  // A sheet in is answered first and its answer delivered after.
  for (const box of sheet.incoming ? [answerBox, deliveryBox] : [deliveryBox, answerBox]) box()
}

async function drawFiles({ doc, labels, sheet, budget }: Drawing): Promise<void> {
  if (sheet.photos.length > 0) {
    doc.heading(labels.photos, 200)
    const shown = sheet.photos.slice(0, PRINT_LIMITS.photos)
    const { unreadable, damaged, photo } = labels
    await drawPhotos(doc, shown, { unreadable, damaged, numbered: photo })
    if (shown.length < sheet.photos.length) {
      drawNote(doc, labels.morePhotos(sheet.photos.length - shown.length))
    }
  }
  if (sheet.attachments.length === 0) return
  doc.heading(labels.attachments, lineHeight(TEXT.body))
  for (const [index, file] of sheet.attachments.slice(0, PRINT_LIMITS.attachments).entries()) {
    const note = file.note === undefined || file.note === '' ? '' : `　${file.note}`
    doc.paragraph(budget.take(`${index + 1}. ${file.name}${note}`, PRINT_LIMITS.fact))
  }
  const more = sheet.attachments.length - PRINT_LIMITS.attachments
  if (more > 0) drawNote(doc, labels.moreAttachments(more))
}
