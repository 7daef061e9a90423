import type { Language } from '../contract/errors.ts'
import { inspectionRecordWords } from '../contract/inspection-words.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS, TextBudget } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { drawPhotos, type PrintPhoto } from './photos.ts'
import { drawSignatures } from './signatures.ts'
import { type Cell, drawTable } from './table.ts'

export interface PrintedRoom {
  readonly name: string
  /** How many items stand so. */
  readonly ok: number
  readonly defect: number
  readonly notApplicable: number
  readonly notSeen: number
}

export interface PrintedDefect {
  readonly room: string
  readonly what: string
  readonly severity: string
  readonly words: string
  /** How its repair stands. */
  readonly state: string
  /** Numbers of its photos below. */
  readonly photos: readonly number[]
}

export interface PrintedMeasure {
  readonly room: string
  readonly item: string
  /** With their unit. */
  readonly values: string
  readonly design: string
  /** Empty where all is within its limits. */
  readonly faults: string
}

/** What came of a walk through a home, to be signed by the owner and the inspector (验房记录单). */
export interface InspectionRecord {
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  /** UTC milliseconds. */
  readonly printedAt: number
  readonly printedBy: string
  readonly unit: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly rooms: readonly PrintedRoom[]
  readonly defects: readonly PrintedDefect[]
  readonly measures: readonly PrintedMeasure[]
  readonly photos: readonly PrintPhoto[]
  /** Drawn on the tablet, with who signed and when. */
  readonly signatures: readonly PrintPhoto[]
}

const words = {
  zh: {
    rooms: '逐间情况',
    room: '房间',
    ok: '合格',
    defect: '有问题',
    notApplicable: '不适用',
    notSeen: '没看',
    defects: '查到的问题',
    noDefects: '没有查到问题。',
    no: '序号',
    what: '问题',
    severity: '程度',
    state: '整改',
    photos: '照片',
    measures: '实测数据',
    item: '项目',
    values: '实测值',
    design: '设计值',
    verdict: '判定',
    within: '合格',
    signatures: '平板上的签名',
    note: '签名表示双方确认以上记录与现场一致；有不同意见请写在签名旁。',
    ownerSigns: '业主签名',
    deskSigns: '验房人签名',
  },
  en: {
    rooms: 'Room by room',
    room: 'Room',
    ok: 'Good',
    defect: 'Defect',
    notApplicable: 'Not applicable',
    notSeen: 'Not seen',
    defects: 'What was found',
    noDefects: 'Nothing was found.',
    no: 'No.',
    what: 'Defect',
    severity: 'Severity',
    state: 'Repair',
    photos: 'Photos',
    measures: 'What was measured',
    item: 'Item',
    values: 'Measured',
    design: 'Design',
    verdict: 'Verdict',
    within: 'Good',
    signatures: 'Signed on the tablet',
    note: 'By signing, both sides say that this is what was seen. Who sees it otherwise writes so beside the signature.',
    ownerSigns: 'Signature of the owner',
    deskSigns: 'Signature of the inspector',
  },
} as const satisfies Record<Language, Record<string, string>>

const photosInRow = 4
const head = (text: string, align?: 'right'): Cell => ({
  text,
  style: TEXT.label,
  tint: true,
  ...(align ? { align } : {}),
})

/** The record as PDF, with small photos and boxes to sign. Throws the font errors, and what `checkpoint` throws. */
export async function renderInspectionRecord(
  record: InspectionRecord,
  options: RenderOptions,
): Promise<Uint8Array> {
  const { language } = options
  const labels = printLabels[language]
  const own = words[language]
  const title = inspectionRecordWords[language]
  const unit = record.unit.slice(0, PRINT_LIMITS.fact)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language,
    title: `${title} ${unit}`,
    createdAt: record.printedAt,
    runningHead: { left: record.site.name, right: `${title}  ${unit}` },
    footer: {
      left: labels.printed(formatTime(record.printedAt, record.timeZone, language), record.printedBy),
      page: labels.page,
    },
    checkpoint: options.checkpoint,
  })
  drawLetterhead(doc, record.site, labels)
  drawTitle(doc, { title, subtitle: unit, marks: [] })
  drawFacts(doc, record)
  drawRooms(doc, record)
  drawDefects(doc, record)
  drawMeasures(doc, record)
  drawNote(doc, own.note)
  drawSignatures(doc, [{ label: own.ownerSigns }, { label: own.deskSigns }], labels.signatureDate)
  const { unreadable, damaged, photo, morePhotos } = labels
  if (record.signatures.length > 0) {
    doc.heading(own.signatures, 120)
    const shown = record.signatures.slice(0, PRINT_LIMITS.photos)
    await drawPhotos(doc, shown, { unreadable, damaged, numbered: () => '' }, photosInRow)
  }
  if (record.photos.length > 0) {
    doc.heading(labels.photos, 120)
    const shown = record.photos.slice(0, PRINT_LIMITS.photos)
    await drawPhotos(doc, shown, { unreadable, damaged, numbered: photo }, photosInRow)
    if (shown.length < record.photos.length) drawNote(doc, morePhotos(record.photos.length - shown.length))
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

function drawFacts(doc: PrintDocument, { facts }: InspectionRecord): void {
  const { continued } = printLabels[doc.language]
  const rows = facts.map(([label, value]) => ({
    cells: [
      { text: label, style: TEXT.label, tint: true, repeat: true },
      { text: value === '' ? '—' : value.slice(0, PRINT_LIMITS.entry) },
    ],
  }))
  drawTable(doc, rows, { columns: [80, doc.width - 80], look: 'form', continued })
}

function drawRooms(doc: PrintDocument, { rooms }: InspectionRecord): void {
  const own = words[doc.language]
  if (rooms.length === 0) return
  doc.heading(own.rooms, 60)
  const counts = ['ok', 'defect', 'notApplicable', 'notSeen'] as const
  drawTable(
    doc,
    rooms.map(room => ({
      cells: [
        { text: room.name, repeat: true },
        ...counts.map(count => ({ text: String(room[count]), align: 'right' as const })),
      ],
    })),
    {
      columns: [doc.width - 4 * 80, ...counts.map(() => 80)],
      header: { cells: [head(own.room), ...counts.map(count => head(own[count], 'right'))] },
      look: 'form',
      continued: printLabels[doc.language].continued,
    },
  )
}

function drawDefects(doc: PrintDocument, { defects }: InspectionRecord): void {
  const own = words[doc.language]
  const { continued, cut } = printLabels[doc.language]
  doc.heading(own.defects, 60)
  if (defects.length === 0) {
    doc.paragraph(own.noDefects)
    return
  }
  const budget = new TextBudget(cut)
  const columns = [32, 80, 60, 76, 48]
  const rest = doc.width - columns.reduce((sum, width) => sum + width, 0)
  drawTable(
    doc,
    defects.map((one, index) => ({
      cells: [
        { text: String(index + 1), repeat: true },
        { text: one.room },
        { text: budget.take([one.what, one.words].filter(Boolean).join('\n'), PRINT_LIMITS.entry) },
        { text: one.severity },
        { text: one.state },
        { text: one.photos.join(', ') },
      ],
    })),
    {
      columns: [columns[0] ?? 0, columns[1] ?? 0, rest, ...columns.slice(2)],
      header: {
        cells: [own.no, own.room, own.what, own.severity, own.state, own.photos].map(text => head(text)),
      },
      look: 'form',
      continued,
    },
  )
}

function drawMeasures(doc: PrintDocument, { measures }: InspectionRecord): void {
  const own = words[doc.language]
  if (measures.length === 0) return
  doc.heading(own.measures, 60)
  const columns = [80, 110, 110, 70]
  drawTable(
    doc,
    measures.map(({ room, item, values, design, faults }) => ({
      cells: [
        { text: room, repeat: true },
        { text: item },
        { text: values },
        { text: design },
        { text: faults === '' ? own.within : faults },
      ],
    })),
    {
      columns: [...columns, doc.width - columns.reduce((sum, width) => sum + width, 0)],
      header: { cells: [own.room, own.item, own.values, own.design, own.verdict].map(text => head(text)) },
      look: 'form',
      continued: printLabels[doc.language].continued,
    },
  )
}
