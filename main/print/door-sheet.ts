import type { Language } from '../contract/errors.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT, type TextStyle } from './document.ts'
import { loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { drawSignatures } from './signatures.ts'
import { type Cell, drawTable, type Row } from './table.ts'
import { clipText } from './text.ts'

/** Somebody to ask at a home. */
export interface DoorSheetPerson {
  readonly name: string
  /** What is missing of them, each with a line to write it on; none where papers alone are. */
  readonly lacks: readonly string[]
  /** When somebody asked last and what came of it; empty where nobody did. */
  readonly last: string
}

export interface DoorSheetHome {
  readonly number: string
  readonly people: readonly DoorSheetPerson[]
  /** Papers its file lacks, to be ticked. */
  readonly papers: readonly string[]
}

/** What to learn at the doors of some buildings (上门核对表). Times are UTC milliseconds. */
export interface DoorSheet {
  readonly title: string
  /** What is wanted and until when, a line each. */
  readonly about: readonly string[]
  readonly buildings: readonly {
    readonly name: string
    readonly homes: readonly DoorSheetHome[]
  }[]
  /** What may come of it, to be ticked. */
  readonly results: readonly string[]
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy: string
}

interface OwnWords {
  readonly columns: readonly string[]
  readonly asker: string
  readonly taken: string
  readonly personal: string
  readonly nobody: string
  readonly papers: string
  homes(count: number): string
}

const words: Readonly<Record<Language, OwnWords>> = {
  zh: {
    columns: ['房号', '姓名', '需补全', '填写', '结果', '上次联系', '业主签字'],
    asker: '上门人签字',
    taken: '录入人签字',
    personal: '本表含个人信息：请勿外传，用后交回服务台。',
    nobody: '没有需要上门的房屋。',
    papers: '房屋资料',
    homes: count => `${count} 户`,
  },
  en: {
    columns: ['Unit', 'Name', 'Missing', 'Write here', 'Result', 'Asked last', 'Signature'],
    asker: 'Signature of who asked',
    taken: 'Entered by',
    personal: 'This sheet holds personal data: keep it to yourself and bring it back to the desk.',
    nobody: 'There is no home to go to.',
    papers: 'Papers',
    homes: count => (count === 1 ? '1 home' : `${count} homes`),
  },
}

/** Shares of the page's width, in the order of the columns. */
const shares = [0.1, 0.11, 0.17, 0.26, 0.13, 0.13, 0.1]
/** Points for each thing to write, so that a hand has room, and for results and a signature. */
const writingHeight = 20
const leastHeight = 58
/** Code points of the papers of a home. */
const mostPapers = 1_000
const style: TextStyle = { ...TEXT.body, size: 9, leading: 1.35 }
const spread: TextStyle = { ...style, leading: 2.2 }

/**
 * A sheet to take along from door to door as PDF, A4 across: each building begins a page, each person has lines to
 * write on, each home its papers to tick, with results and a place to sign. Throws the font errors, and what `checkpoint` throws.
 */
export async function renderDoorSheet(sheet: DoorSheet, options: RenderOptions): Promise<Uint8Array> {
  const labels = printLabels[options.language]
  const own = words[options.language]
  const title = clipText(sheet.title, PRINT_LIMITS.fact).text
  const homes = own.homes(sheet.buildings.reduce((sum, one) => sum + one.homes.length, 0))
  const printed = formatTime(sheet.printedAt, sheet.timeZone, options.language)
  const doc = await PrintDocument.create({
    fonts: options.fonts ?? (await loadFonts()),
    language: options.language,
    landscape: true,
    title,
    createdAt: sheet.printedAt,
    runningHead: { left: title, right: homes },
    footer: { left: labels.printed(printed, sheet.printedBy), page: labels.page },
    checkpoint: options.checkpoint,
  })
  drawLetterhead(doc, sheet.site, labels)
  drawTitle(doc, { title, subtitle: homes, marks: [] })
  for (const line of sheet.about) doc.paragraph(clipText(line, PRINT_LIMITS.fact * 2).text, TEXT.label)
  doc.paragraph(own.personal, TEXT.small)
  if (sheet.buildings.length === 0) drawNote(doc, own.nobody)
  for (const [index, building] of sheet.buildings.entries()) {
    if (index > 0) doc.newPage()
    doc.heading(`${building.name}  ${own.homes(building.homes.length)}`)
    drawTable(doc, rowsOf(building.homes, sheet.results, own.papers), {
      columns: shares.map(share => share * doc.width),
      header: {
        cells: own.columns.map(text => ({ text, style: { ...style, weight: 'bold' }, tint: true })),
      },
      look: 'form',
      padding: 5,
      continued: labels.continued,
    })
    drawSignatures(doc, [{ label: own.asker }, { label: own.taken }], labels.signatureDate)
  }
  drawMissingCharacters(doc, labels)
  return await doc.finish()
}

function* rowsOf(
  homes: readonly DoorSheetHome[],
  results: readonly string[],
  papersOf: string,
): Generator<Row> {
  const short = (text: string): Cell => ({ text: clipText(text, PRINT_LIMITS.cell).text, style })
  const boxes = (texts: readonly string[], between: string) => texts.map(one => `□ ${one}`).join(between)
  const result = short(boxes(results, '\n'))
  for (const { number, people, papers } of homes) {
    let begun = false
    const home = (): Cell => {
      const cell = begun ? short('') : { ...short(number), style: { ...style, weight: 'bold' as const } }
      begun = true
      return cell
    }
    for (const { name, lacks, last } of people.filter(one => one.lacks.length > 0)) {
      const lines = { text: clipText(boxes(lacks, '\n'), PRINT_LIMITS.fact).text, style: spread }
      yield {
        minHeight: Math.max(leastHeight, lacks.length * writingHeight),
        cells: [home(), short(name), lines, short(''), result, short(last), short('')],
      }
    }
    if (papers.length === 0) continue
    const asked = people.some(({ lacks }) => lacks.length > 0)
    const last = asked ? '' : (people.find(one => one.last !== '')?.last ?? '')
    yield {
      minHeight: leastHeight,
      cells: [
        home(),
        short(asked ? papersOf : people.map(({ name }) => name).join(' ')),
        { text: clipText(boxes(papers, '　'), mostPapers).text, style, span: 2 },
        result,
        short(last),
        short(''),
      ],
    }
  }
}
