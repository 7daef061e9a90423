import type { Language } from '../contract/errors.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS } from './limits.ts'
import { drawMissingCharacters } from './notes.ts'
import { drawPhotos } from './photos.ts'
import { drawSignatures } from './signatures.ts'
import { type Cell, drawTable } from './table.ts'
import { clipText } from './text.ts'

/** Everything a printed lending slip says (借条). Times are UTC milliseconds. */
export interface LendingSlip {
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy: string
  readonly number: string
  readonly state: string
  /** Label and value, in the order they stand. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** The signature drawn on the screen; undefined where it is signed on this paper. */
  readonly signature: (() => Promise<Uint8Array>) | undefined
}

const words: Readonly<Record<Language, { title: string; borrower: string; lender: string; back: string }>> = {
  zh: { title: '借用单', borrower: '借用人签名', lender: '经办人签名', back: '归还验收签名' },
  en: {
    title: 'Lending slip',
    borrower: 'Signature of the borrower',
    lender: 'Signature of the desk',
    back: 'Checked on return',
  },
}

/** A lending slip as PDF, with the code of its number. Throws the font errors, and what `checkpoint` throws. */
export async function renderLendingSlip(slip: LendingSlip, options: RenderOptions): Promise<Uint8Array> {
  const labels = printLabels[options.language]
  const own = words[options.language]
  const number = slip.number.slice(0, PRINT_LIMITS.fact)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    title: `${own.title} ${number}`,
    createdAt: slip.printedAt,
    runningHead: { left: slip.site.name, right: `${own.title}  ${number}` },
    footer: {
      left: labels.printed(formatTime(slip.printedAt, slip.timeZone, options.language), slip.printedBy),
      page: labels.page,
    },
    checkpoint: options.checkpoint,
  })
  drawLetterhead(doc, slip.site, labels)
  drawTitle(doc, { title: own.title, subtitle: slip.state, number, marks: [] })
  drawTable(
    doc,
    slip.facts.map(([label, value]): { cells: Cell[] } => ({
      cells: [
        { text: label, style: TEXT.label, tint: true, repeat: true },
        { text: value === '' ? '—' : clipText(value, PRINT_LIMITS.fact).text },
      ],
    })),
    { columns: [120, doc.width - 120], look: 'form', continued: labels.continued },
  )
  if (slip.signature) {
    doc.heading(own.borrower)
    const { unreadable, damaged, photo } = labels
    const photos = [{ bytes: slip.signature, caption: own.borrower }]
    await drawPhotos(doc, photos, { unreadable, damaged, numbered: photo })
  }
  drawSignatures(
    doc,
    [...(slip.signature ? [] : [{ label: own.borrower }]), { label: own.lender }, { label: own.back }],
    labels.signatureDate,
  )
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}
