import type { Language } from '../contract/errors.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS } from './limits.ts'
import { drawMissingCharacters } from './notes.ts'
import { drawSignatures } from './signatures.ts'
import { type Cell, drawTable } from './table.ts'
import { clipText } from './text.ts'

/** Notices to owners that their homes are handed over (入住通知书). Times are UTC milliseconds. */
export interface HandoverNotices {
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy: string
  /** What they are asked to bring. */
  readonly papers: readonly string[]
  readonly notices: readonly {
    /** Printed as QR code and below it; it holds nothing of the owner. */
    readonly code: string
    readonly number: string
    readonly owner: string
    readonly batch: string
    /** Day and time, or words that there is none yet. */
    readonly when: string
  }[]
}

interface OwnWords {
  readonly title: string
  readonly owner: string
  readonly home: string
  readonly batch: string
  readonly when: string
  readonly bring: string
  readonly text: string
  readonly scan: string
  readonly receipt: string
  readonly received: string
}

const words: Readonly<Record<Language, OwnWords>> = {
  zh: {
    title: '入住通知书',
    owner: '业主',
    home: '房屋',
    batch: '交付批次',
    when: '办理时间',
    bring: '请携带',
    text: '您购买的房屋已具备交付条件，请按下列时间办理入住手续。如需改期，请拨打服务热线预约。',
    scan: '到场时请出示右上角的二维码，扫码即可取号；也可以报出下方的编号。',
    receipt: '签收回执',
    received: '业主签收',
  },
  en: {
    title: 'Move-in notice',
    owner: 'Owner',
    home: 'Home',
    batch: 'Handover',
    when: 'When',
    bring: 'Please bring',
    text: 'Your home is ready to be handed over. Please come at the time below, or call the hotline for another one.',
    scan: 'Show the code at the top right when you come: it gives you your number. Its letters can be read out too.',
    receipt: 'Receipt',
    received: 'Received by the owner',
  },
}

/** One notice a page as PDF. Throws the font errors, and what `checkpoint` throws. */
export async function renderHandoverNotices(
  { site, timeZone, printedAt, printedBy, papers, notices }: HandoverNotices,
  options: RenderOptions,
): Promise<Uint8Array> {
  const labels = printLabels[options.language]
  const own = words[options.language]
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    title: own.title,
    createdAt: printedAt,
    runningHead: { left: site.name, right: own.title },
    footer: {
      left: labels.printed(formatTime(printedAt, timeZone, options.language), printedBy),
      page: labels.page,
    },
    checkpoint: options.checkpoint,
  })
  for (const [index, { code, number, owner, batch, when }] of notices.entries()) {
    if (index > 0) doc.newPage()
    drawLetterhead(doc, site, labels)
    drawTitle(doc, { title: own.title, subtitle: '', number: code, marks: [] })
    doc.paragraph(own.text, TEXT.body)
    const facts: readonly (readonly [string, string])[] = [
      [own.owner, owner],
      [own.home, number],
      [own.batch, batch],
      [own.when, when],
      [own.bring, papers.map(paper => `□ ${paper}`).join('\n')],
    ]
    drawTable(
      doc,
      facts.map(([label, value]): { cells: Cell[] } => ({
        cells: [
          { text: label, style: TEXT.label, tint: true, repeat: true },
          { text: value === '' ? '—' : clipText(value, PRINT_LIMITS.fact).text },
        ],
      })),
      { columns: [120, doc.width - 120], look: 'form', continued: labels.continued },
    )
    doc.paragraph(own.scan, TEXT.label)
    doc.heading(own.receipt)
    doc.paragraph(`${number}  ${code}`, TEXT.body)
    drawSignatures(doc, [{ label: own.received }], labels.signatureDate)
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}
