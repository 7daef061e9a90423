import type { Language } from '../contract/errors.ts'
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

/** One belonging on paper; sums are integer fen. */
export interface PrintedDamage {
  readonly thing: string
  readonly room: string
  readonly words: string
  readonly claimed: number | null
  /** Null leaves room to write it by hand. */
  readonly agreed: number | null
  /** Numbers of its photos below. */
  readonly photos: readonly number[]
}

/** A list of damaged belongings to be signed by the owner and the desk (受损物品清单). */
export interface DamageSheet {
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  /** UTC milliseconds. */
  readonly printedAt: number
  readonly printedBy: string
  readonly number: string
  readonly unit: string
  readonly owner: string
  readonly phone: string
  readonly reportedAt: number
  readonly damages: readonly PrintedDamage[]
  readonly photos: readonly PrintPhoto[]
}

const words = {
  zh: {
    title: '受损物品清单',
    unit: '房屋',
    owner: '业主',
    phone: '电话',
    reported: '报漏时间',
    no: '序号',
    thing: '受损物品、情况',
    room: '位置',
    claimed: '业主要求（元）',
    agreed: '商定（元）',
    photos: '照片',
    sum: '合计',
    none: '没有登记受损物品。',
    note: '本清单只记录受损物品及双方商定的金额；业主签字表示所列物品属实。',
    ownerSigns: '业主签名',
    deskSigns: '客户服务中心签名',
  },
  en: {
    title: 'Damaged belongings',
    unit: 'Home',
    owner: 'Owner',
    phone: 'Phone',
    reported: 'Leak reported',
    no: 'No.',
    thing: 'Belonging and what happened',
    room: 'Room',
    claimed: 'Claimed (yuan)',
    agreed: 'Agreed (yuan)',
    photos: 'Photos',
    sum: 'Sum',
    none: 'No damaged belongings were noted.',
    note: 'This list records what was damaged and what both sides agreed. By signing, the owner says that the list is true.',
    ownerSigns: 'Signature of the owner',
    deskSigns: 'Signature of the desk',
  },
} as const satisfies Record<Language, Record<string, string>>

const money = (fen: number | null) => (fen === null ? '' : (fen / 100).toFixed(2))
/** Room to write by hand, in points. */
const rowHeight = 26
const photosInRow = 4

/** The list as PDF, with small photos and boxes to sign. Throws the font errors, and what `checkpoint` throws. */
export async function renderDamageSheet(sheet: DamageSheet, options: RenderOptions): Promise<Uint8Array> {
  const { language } = options
  const labels = printLabels[language]
  const own = words[language]
  const number = sheet.number.slice(0, PRINT_LIMITS.fact)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language,
    title: `${own.title} ${number}`,
    createdAt: sheet.printedAt,
    runningHead: { left: sheet.site.name, right: `${own.title}  ${number}` },
    footer: {
      left: labels.printed(formatTime(sheet.printedAt, sheet.timeZone, language), sheet.printedBy),
      page: labels.page,
    },
    checkpoint: options.checkpoint,
  })
  drawLetterhead(doc, sheet.site, labels)
  drawTitle(doc, { title: own.title, subtitle: sheet.unit, number, marks: [] })
  drawFacts(doc, sheet, labels.continued)
  drawDamages(doc, sheet)
  drawNote(doc, own.note)
  drawSignatures(doc, [{ label: own.ownerSigns }, { label: own.deskSigns }], labels.signatureDate)
  if (sheet.photos.length > 0) {
    doc.heading(labels.photos, 120)
    const { unreadable, damaged, photo, morePhotos } = labels
    const shown = sheet.photos.slice(0, PRINT_LIMITS.photos)
    await drawPhotos(doc, shown, { unreadable, damaged, numbered: photo }, photosInRow)
    if (shown.length < sheet.photos.length) drawNote(doc, morePhotos(sheet.photos.length - shown.length))
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

function drawFacts(doc: PrintDocument, sheet: DamageSheet, continued: string): void {
  const own = words[doc.language]
  const label = (text: string): Cell => ({ text, style: TEXT.label, tint: true, repeat: true })
  const fact = (text: string): Cell => ({ text: text === '' ? '—' : text.slice(0, PRINT_LIMITS.fact) })
  drawTable(
    doc,
    [
      [label(own.owner), fact(sheet.owner), label(own.phone), fact(sheet.phone)],
      [
        label(own.unit),
        fact(sheet.unit),
        label(own.reported),
        fact(formatTime(sheet.reportedAt, sheet.timeZone, doc.language)),
      ],
    ].map(cells => ({ cells })),
    { columns: [80, doc.width / 2 - 80, 80, doc.width / 2 - 80], look: 'form', continued },
  )
}

function drawDamages(doc: PrintDocument, { damages }: DamageSheet): void {
  const own = words[doc.language]
  const { continued, cut } = printLabels[doc.language]
  doc.advance(10)
  if (damages.length === 0) {
    doc.paragraph(own.none)
    return
  }
  const budget = new TextBudget(cut)
  const columns = [32, 58, 76, 76, 56]
  const rest = doc.width - columns.reduce((sum, width) => sum + width, 0)
  const head = (text: string, align?: 'right'): Cell => ({
    text,
    style: TEXT.label,
    tint: true,
    ...(align ? { align } : {}),
  })
  const sum = (of: (one: PrintedDamage) => number | null) =>
    damages.reduce((all, one) => all + (of(one) ?? 0), 0)
  const rows = damages.map((one, index) => ({
    cells: [
      { text: String(index + 1), repeat: true },
      { text: budget.take([one.thing, one.words].filter(Boolean).join('\n'), PRINT_LIMITS.entry) },
      { text: one.room },
      { text: money(one.claimed), align: 'right' as const },
      { text: money(one.agreed), align: 'right' as const },
      { text: one.photos.join(', ') },
    ],
    minHeight: rowHeight,
  }))
  const agreed = damages.some(one => one.agreed !== null) ? money(sum(one => one.agreed)) : ''
  drawTable(
    doc,
    [
      ...rows,
      {
        cells: [
          { text: own.sum, span: 3, style: TEXT.strong },
          { text: money(sum(one => one.claimed)), style: TEXT.strong, align: 'right' },
          { text: agreed, style: TEXT.strong, align: 'right' },
          { text: '' },
        ],
        minHeight: rowHeight,
      },
    ],
    {
      columns: [columns[0] ?? 0, rest, ...columns.slice(1)],
      header: {
        cells: [
          head(own.no),
          head(own.thing),
          head(own.room),
          head(own.claimed, 'right'),
          head(own.agreed, 'right'),
          head(own.photos),
        ],
      },
      look: 'form',
      continued,
    },
  )
  doc.advance(8)
}
