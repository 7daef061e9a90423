import type { Language } from '../contract/errors.ts'
import { DeskError } from '../contract/errors.ts'
import type { RenderOptions } from './case-sheet.ts'
import { PrintDocument, TEXT, type TextStyle } from './document.ts'
import { type FontSet, loadFonts } from './fonts.ts'
import { formatTime } from './format.ts'
import { printLabels } from './labels.ts'
import { drawLetterhead, drawTitle, type SiteCard } from './letterhead.ts'
import { PRINT_LIMITS } from './limits.ts'
import { drawMissingCharacters, drawNote } from './notes.ts'
import { shareWidth } from './share-width.ts'
import { drawForms, formsOnPage, type PackForm } from './storm-form.ts'
import { drawTable, type Row } from './table.ts'
import { clipText } from './text.ts'

/** A list of the pack; texts in the order of its columns. */
export interface PackTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A home with a line for each who lives there: name, what they are to it, numbers. */
export interface PackHome {
  readonly number: string
  readonly people: readonly string[]
}

/** What carries a storm on without computers (纸质应急包). Times are UTC milliseconds. */
export interface StormPack {
  readonly tables: readonly PackTable[]
  readonly homes: {
    readonly title: string
    readonly buildings: readonly { readonly name: string; readonly homes: readonly PackHome[] }[]
  }
  readonly forms: { readonly title: string; readonly numbers: readonly string[]; readonly form: PackForm }
  readonly site: SiteCard
  /** IANA zone of the site. */
  readonly timeZone: string
  readonly printedAt: number
  readonly printedBy: string
}

interface OwnWords {
  readonly title: string
  readonly contents: string
  readonly page: string
  readonly how: readonly string[]
  readonly personal: string
  readonly homeColumns: readonly string[]
  readonly nothing: string
  forms(first: string, last: string, count: number): string
}

const words: Readonly<Record<Language, OwnWords>> = {
  zh: {
    title: '纸质应急包',
    contents: '目录',
    page: '页',
    how: [
      '电脑停用时，照此继续：',
      '1. 每来一户，填一张登记表：房号、哪里漏、多严重、有没有危险、电话、时间。表上的编号就是案件编号，告诉住户。',
      '2. 危险的先派：带电、吊顶要掉、有人被困。派出、到场、止水的时间写在同一张表上。',
      '3. 答应过的回电要回；打不开门的，留字条并写下下次时间。',
      '4. 恢复后：程序里“漏水应急 → 纸质应急包”按编号补录，用表上的时间；没用上的作废。',
    ],
    personal: '本包含住户个人信息：专人保管，不拍照、不外传，用后交回服务台销毁。',
    homeColumns: ['房号', '住户与电话', '房号', '住户与电话'],
    nothing: '目前没有。',
    forms: (first, last, count) => `${count} 张，编号 ${first} 至 ${last}`,
  },
  en: {
    title: 'Storm pack on paper',
    contents: 'Contents',
    page: 'Page',
    how: [
      'When the computers are down, go on like this:',
      '1. Fill in one form for each home that calls: unit, where it comes in, how bad, dangers, phone, time. Its number is that of the case; tell it to the household.',
      '2. Send to dangers first: electricity, a ceiling that may fall, somebody trapped. Times of sending, arrival and water stopped go on the same form.',
      '3. Call back whoever was promised it. Where nobody opens, leave a note and write down when to come again.',
      '4. Afterwards type the forms in by their numbers, at the times that stand on them ("Leaks, Storm pack on paper"), and void what was not used.',
    ],
    personal:
      'This pack holds personal data: one person keeps it; no photos; bring it back to the desk to be destroyed.',
    homeColumns: ['Unit', 'People and phones', 'Unit', 'People and phones'],
    nothing: 'None at present.',
    forms: (first, last, count) => `${count} forms, numbers ${first} to ${last}`,
  },
}

const body: TextStyle = { ...TEXT.body, size: 8.5, leading: 1.4 }
const bold: TextStyle = { ...body, weight: 'bold' }
/** Homes on one pack: some four hundred pages. */
const mostHomes = 20_000
const sample = 200
const narrowest = 30

export interface PackOptions extends Omit<RenderOptions, 'checkpoint'> {
  /** Called with each row and page of forms; may throw to stop (a cancelled job). */
  readonly drawn?: (done: number, of: number) => void
}

/**
 * The pack as PDF, A4 upright: what to do and what lies where on the first page, each part and each building from a
 * page of its own, so that they can be handed out. Errors: `report.tooManyToPrint`, those of fonts, and what
 * `drawn` throws.
 */
export async function renderStormPack(pack: StormPack, options: PackOptions): Promise<Uint8Array> {
  const { tables, homes, forms } = pack
  const count = homes.buildings.reduce((sum, { homes: some }) => sum + some.length, 0)
  if (count > mostHomes) throw new DeskError('report.tooManyToPrint', { most: mostHomes })
  const fonts = options.fonts ?? (await loadFonts())
  const rows =
    tables.reduce((sum, table) => sum + table.rows.length, 0) +
    homes.buildings.reduce((sum, { homes: some }) => sum + Math.ceil(some.length / 2), 0) +
    Math.ceil(forms.numbers.length / formsOnPage)
  let done = 0
  const onRow = () => options.drawn?.((done += 1), 2 * rows)
  // Drawn twice: where each part begins is known only behind it, and the first page says so.
  const { starts } = await drawPack(pack, { ...options, fonts, onRow }, [])
  const { doc } = await drawPack(pack, { ...options, fonts, onRow }, starts)
  return await doc.finish()
}

interface Drawing {
  readonly language: Language
  readonly fonts: FontSet
  onRow(): void
}

interface Begins {
  readonly title: string
  readonly page: number
}

async function drawPack(
  pack: StormPack,
  { language, fonts, onRow }: Drawing,
  known: readonly Begins[],
): Promise<{ readonly doc: PrintDocument; readonly starts: readonly Begins[] }> {
  const labels = printLabels[language]
  const own = words[language]
  const printed = formatTime(pack.printedAt, pack.timeZone, language)
  const alone = onlyTable(pack)
  const title = alone?.title ?? own.title
  const doc = await PrintDocument.create({
    fonts,
    language,
    title,
    createdAt: pack.printedAt,
    runningHead: { left: title, right: printed },
    footer: { left: labels.printed(printed, pack.printedBy), page: labels.page },
  })
  if (alone) {
    drawLetterhead(doc, pack.site, labels)
    drawTitle(doc, { title, subtitle: printed, marks: [] })
    drawPart(doc, alone, language, onRow)
    drawMissingCharacters(doc, labels)
    return { doc, starts: [] }
  }
  drawCover(doc, pack, language, known)
  const starts: Begins[] = []
  const begin = (title: string) => {
    doc.newPage()
    starts.push({ title, page: doc.pageCount })
  }
  for (const table of pack.tables) {
    begin(table.title)
    doc.heading(table.title)
    drawPart(doc, table, language, onRow)
  }
  for (const { name, homes } of pack.homes.buildings) {
    begin(buildingTitle(pack, name))
    doc.heading(buildingTitle(pack, name))
    drawTable(doc, each(pairs(homes), onRow), {
      columns: [0.12, 0.38, 0.12, 0.38].map(share => share * doc.width),
      header: { cells: own.homeColumns.map(text => ({ text, style: bold, tint: true })) },
      look: 'form',
      padding: 4,
      continued: labels.continued,
    })
  }
  const { numbers, form } = pack.forms
  for (let at = 0; at < numbers.length; at += formsOnPage) {
    if (at === 0) begin(pack.forms.title)
    else doc.newPage()
    drawForms(doc, numbers.slice(at, at + formsOnPage), { form, site: pack.site.name, language })
    onRow()
  }
  drawMissingCharacters(doc, labels)
  return { doc, starts }
}

/** The one list where nothing else goes along: it needs no first page of its own. */
function onlyTable({ tables, homes, forms }: StormPack): PackTable | undefined {
  const [table, ...others] = tables
  const more = others.length + homes.buildings.length + forms.numbers.length
  return more === 0 ? table : undefined
}

/** Rows as they are drawn; each is told of when the next one is asked for. */
function* each(rows: Iterable<Row>, onRow: () => void): Generator<Row> {
  for (const row of rows) {
    yield row
    onRow()
  }
}

function drawPart(doc: PrintDocument, table: PackTable, language: Language, onRow: () => void): void {
  drawList(doc, table, printLabels[language].continued, onRow)
  if (table.rows.length === 0) drawNote(doc, words[language].nothing)
}

const buildingTitle = (pack: StormPack, name: string) => `${pack.homes.title} · ${clipText(name, 60).text}`

/** What to do, and on which page what lies. The same height whether pages are known yet or not. */
function drawCover(doc: PrintDocument, pack: StormPack, language: Language, known: readonly Begins[]): void {
  const own = words[language]
  const { numbers } = pack.forms
  drawLetterhead(doc, pack.site, printLabels[language])
  drawTitle(doc, {
    title: own.title,
    subtitle: numbers.length === 0 ? '' : own.forms(numbers[0] ?? '', numbers.at(-1) ?? '', numbers.length),
    marks: [],
  })
  for (const [index, line] of own.how.entries()) {
    doc.paragraph(line, index === 0 ? TEXT.strong : TEXT.body)
    doc.advance(2)
  }
  if (pack.homes.buildings.length > 0) doc.paragraph(own.personal, TEXT.strong)
  const titles = [
    ...pack.tables.map(({ title }) => title),
    ...pack.homes.buildings.map(({ name }) => buildingTitle(pack, name)),
    ...(numbers.length > 0 ? [pack.forms.title] : []),
  ]
  doc.heading(own.contents)
  drawTable(
    doc,
    titles.map(
      (title, index): Row => ({
        cells: [
          { text: title, style: body },
          { text: String(known[index]?.page ?? '000'), style: body, align: 'right' },
        ],
      }),
    ),
    {
      columns: [doc.width - 60, 60],
      header: {
        cells: [
          { text: '', style: bold },
          { text: own.page, style: bold, align: 'right' },
        ],
      },
      look: 'list',
      continued: printLabels[language].continued,
    },
  )
}

/** Two homes side by side: half the paper. */
function* pairs(homes: readonly PackHome[]): Generator<Row> {
  const half = (home: PackHome | undefined) => [
    { text: clipText(home?.number ?? '', PRINT_LIMITS.cell).text, style: bold },
    { text: clipText(home?.people.join('\n') ?? '', PRINT_LIMITS.fact).text, style: body },
  ]
  for (let at = 0; at < homes.length; at += 2) yield { cells: [...half(homes[at]), ...half(homes[at + 1])] }
}

function drawList(
  doc: PrintDocument,
  { columns, rows }: PackTable,
  continued: string,
  onRow: () => void,
): void {
  const width = (text: string, style: TextStyle) => doc.typesetter.line(text.slice(0, 200), style).width + 9
  const needs = columns.map((title, index) =>
    Math.max(
      narrowest,
      width(title, bold),
      ...rows.slice(0, sample).map(row => width(row[index] ?? '', body)),
    ),
  )
  drawTable(
    doc,
    each(
      rows.map(
        (row): Row => ({
          cells: columns.map((_, index) => ({
            text: clipText(row[index] ?? '', PRINT_LIMITS.cell).text,
            style: body,
          })),
        }),
      ),
      onRow,
    ),
    {
      columns: shareWidth(needs, doc.width),
      header: { cells: columns.map(text => ({ text, style: bold, tint: true })) },
      look: 'form',
      padding: 4,
      continued,
    },
  )
}
