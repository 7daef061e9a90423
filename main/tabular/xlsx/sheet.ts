import { DeskError } from '../../contract/errors.ts'
import { booleanCell, emptyCell, errorCell, numberCell, textCell, trimRow } from '../cells.ts'
import type { TabularLimits } from '../limits.ts'
import type { Cell, TableNotice, TableRow } from '../types.ts'
import { unescapeText } from './strings.ts'
import type { SharedStrings } from './strings.ts'
import type { WorkbookParts } from './workbook.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** `AB12` → 28; 0 where the reference holds no column. */
export function columnOfReference(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}

const plainStyle = { date: false, padding: undefined }

type SheetContext = {
  index: number
  name: string
  parts: WorkbookParts
  strings: SharedStrings | undefined
  limits: TabularLimits
  notices: TableNotice[]
}

/** Turns the XML of one sheet into rows; rows ready so far are taken with `take`. */
export class SheetHandler implements XmlHandler {
  readonly #context: SheetContext
  #ready: TableRow[] = []
  #rowNumber = 0
  #cells: Cell[] = []
  #inData = false
  /** Set when the sheet's data begins or a row ends, so that whoever feeds the parser knows where it stands. */
  betweenRows = false
  #inCell = false
  #column = 0
  #type = ''
  #style = 0
  #formula = false
  #collecting = false
  #inGuide = false
  #text = ''
  #dropped = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  take(): TableRow[] {
    const ready = this.#ready
    this.#ready = []
    return ready
  }

  open(tag: string, attributes: Attributes): void {
    switch (tag) {
      case 'sheetData':
        this.#inData = true
        this.betweenRows = true
        break
      case 'row':
        if (this.#inData) this.openRow(attributes['r'])
        break
      case 'c':
        if (this.#inData) this.#openCell(attributes)
        break
      case 'v':
        this.#collecting = this.#inCell
        break
      case 't':
        this.#collecting = this.#inCell && !this.#inGuide
        break
      case 'rPh':
        this.#inGuide = true
        break
      case 'f':
        if (this.#inCell) this.#formula = true
        break
    }
  }

  text(text: string): void {
    if (!this.#collecting) return
    this.#text += text
    if (this.#text.length > this.#context.limits.cellChars * 7) this.#tooLong()
  }

  close(tag: string): void {
    switch (tag) {
      case 'v':
      case 't':
        this.#collecting = false
        break
      case 'rPh':
        this.#inGuide = false
        break
      case 'c':
        if (this.#inCell) this.#closeCell()
        break
      case 'row':
        if (this.#inData) this.closeRow()
        this.betweenRows = this.#inData && !this.#inCell && !this.#inGuide
        break
      case 'sheetData':
        this.#inData = false
        break
    }
  }

  /** Begins a row; `r` is its number as written. */
  openRow(r: string | undefined): void {
    const given = Number(r)
    // Rows out of order would make row numbers in messages lie; they keep counting on.
    this.#rowNumber = Number.isInteger(given) && given > this.#rowNumber ? given : this.#rowNumber + 1
    if (this.#rowNumber > this.#context.limits.rows) {
      throw new DeskError('tabular.tooManyRows', {
        where: this.#context.name,
        limit: this.#context.limits.rows,
      })
    }
    this.#cells = []
    this.#column = 0
  }

  /** Ends the row and keeps it where it holds something. */
  closeRow(): void {
    if (!trimRow(this.#cells)) return
    this.#ready.push({ rowNumber: this.#rowNumber, cells: this.#cells })
    this.#cells = []
  }

  /** A whole cell without a formula; columns count from 1, the other values are as written. */
  plainCell(column: number, style: string | undefined, type: string | undefined, text: string): void {
    this.#beginCell(column, style, type)
    this.#text = text
    if (text.length > this.#context.limits.cellChars * 7) this.#tooLong()
    this.#closeCell()
  }

  #openCell(attributes: Attributes): void {
    const reference = attributes['r']
    const column =
      reference === undefined ? this.#column + 1 : columnOfReference(reference) || this.#column + 1
    this.#beginCell(column, attributes['s'], attributes['t'])
  }

  #beginCell(column: number, style: string | undefined, type: string | undefined): void {
    this.#column = column
    this.#inCell = true
    this.#type = type ?? 'n'
    this.#style = style === undefined ? 0 : Number(style)
    this.#formula = false
    this.#text = ''
  }

  #closeCell(): void {
    this.#inCell = false
    this.#collecting = false
    // Formatting without content, the stuff of bloated used ranges.
    if (this.#text === '' && !this.#formula) return
    const { limits, notices, index } = this.#context
    if (this.#column > limits.columns) {
      if (!this.#dropped) {
        notices.push({ kind: 'columnsDropped', sheet: index, row: this.#rowNumber, limit: limits.columns })
      }
      this.#dropped = true
      return
    }
    const cell = this.#cell()
    if (cell.kind === 'empty' && cell.raw === undefined) return
    while (this.#cells.length < this.#column - 1) this.#cells.push(emptyCell)
    this.#cells[this.#column - 1] = cell
  }

  #cell(): Cell {
    const { parts, strings, name } = this.#context
    const formula = this.#formula
    const text = this.#text
    switch (this.#type) {
      case 's': {
        const shared = strings?.at(Number(text))
        if (shared === undefined)
          throw new DeskError('tabular.damaged', { where: `${name} ${this.#rowNumber}` })
        return this.#checked(shared, formula)
      }
      case 'str':
      case 'inlineStr':
        return this.#checked(unescapeText(text), formula)
      case 'b':
        return booleanCell(text.trim() === '1' || text.trim().toLowerCase() === 'true', formula)
      case 'e':
        return errorCell(text.trim().slice(0, 30), formula)
      case 'd':
        return {
          text: text
            .trim()
            .slice(0, 40)
            .replace('T', ' ')
            .replace(/ 00:00(?::00(?:\.0+)?)?Z?$/, ''),
          kind: 'date',
        }
      default: {
        const value = text.trim() === '' ? Number.NaN : Number(text)
        if (!Number.isFinite(value)) return this.#checked(text, formula)
        const style = parts.styles[this.#style] ?? plainStyle
        return numberCell(value, { ...style, date1904: parts.date1904 }, formula)
      }
    }
  }

  #checked(text: string, formula: boolean): Cell {
    if (text.length > this.#context.limits.cellChars) this.#tooLong()
    return textCell(text, formula)
  }

  #tooLong(): never {
    const { name, limits } = this.#context
    throw new DeskError('tabular.cellTooLong', { where: name, row: this.#rowNumber, limit: limits.cellChars })
  }
}
