import type { ContractorImportField } from '../contract/contractor-imports.ts'
import type { Trade } from '../contract/contractors.ts'
import { Line } from '../contract/values.ts'
import { emptyCell } from '../tabular/cells.ts'
import type { Cell } from '../tabular/types.ts'
import { parseDate, parseMoney, parsePhones, plainText } from './cells.ts'
import {
  parseBuildings,
  parseParts,
  parseTerm,
  parseTrades,
  type WrittenPart,
  type WrittenTerm,
} from './contractor-cells.ts'
import type { ContractorTable } from './contractor-columns.ts'
import type { ImportCode, ImportReason } from './reasons.ts'

/** What a row says; what it does not say is not there. */
export interface ContractorRow {
  readonly name: string
  readonly trades: readonly Trade[] | undefined
  readonly contact: Contact | undefined
  readonly works: WrittenWorks | undefined
  readonly onCall: WrittenOnCall | undefined
  readonly note: string | undefined
}

interface Contact {
  readonly name: string
  readonly duty?: string | undefined
  readonly phone?: string | undefined
}

/** A contract of works as a row writes it. */
export interface WrittenWorks {
  readonly number?: string | undefined
  readonly title?: string | undefined
  readonly buildings?: readonly string[] | 'all' | undefined
  readonly parts?: readonly WrittenPart[] | undefined
  /** Of parts that bring none of their own. */
  readonly term?: WrittenTerm | undefined
  readonly acceptedOn?: string | undefined
  /** Cents. */
  readonly price?: number | undefined
  readonly settlement?: number | undefined
}

export interface WrittenOnCall {
  readonly from: string
  readonly until: string
  readonly dayPhone?: string | undefined
  readonly nightPhone?: string | undefined
}

export type ContractorRowResult =
  | { readonly ok: true; readonly row: ContractorRow; readonly warnings: readonly ImportReason[] }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] }

const largest = 1_000_000_000_000
const mostNote = 2_000

/** What one row about a contractor means, or every reason why it is refused. Pure. */
export function interpretContractorRow(
  mapping: ContractorTable['mapping'],
  cells: readonly Cell[],
): ContractorRowResult {
  return new Reading(mapping, cells).row()
}

/** Reads the cells of one row and gathers what is wrong with them. */
class Reading {
  readonly #mapping: ContractorTable['mapping']
  readonly #cells: readonly Cell[]
  readonly #reasons: ImportReason[] = []
  readonly #warnings: ImportReason[] = []

  constructor(mapping: ContractorTable['mapping'], cells: readonly Cell[]) {
    this.#mapping = mapping
    this.#cells = cells
  }

  row(): ContractorRowResult {
    const name = this.#line('contractor') ?? ''
    if (name === '' && this.#reasons.length === 0) this.#refuse('import.contractorMissing', 'contractor')
    const trades = this.#trades()
    const contact = this.#contact()
    const onCall = this.#onCall(contact?.phone)
    const works = this.#works()
    const remark = this.#text('remark')
    // Which paper it is, where a contract on call has a number or a title: it is no contract of works for that.
    const paper = onCall && works && isPaperAlone(works) ? [works.number, works.title] : []
    const note = [...paper, remark].filter(Boolean).join(' · ') || undefined
    if (note !== undefined && note.length > mostNote) this.#refuse('import.valueTooLong', 'remark')
    if (this.#reasons.length > 0) return { ok: false, reasons: this.#reasons }
    const row = { name, trades, contact, works: paper.length > 0 ? undefined : works, onCall, note }
    return { ok: true, row, warnings: this.#warnings }
  }

  #trades(): readonly Trade[] | undefined {
    const text = this.#text('trade')
    if (text === undefined) return undefined
    const trades = parseTrades(text)
    if (trades) return trades
    this.#warn('import.tradeUnknown', 'trade')
    return ['other']
  }

  #contact(): ContractorRow['contact'] {
    const name = this.#text('contactName')
    const phone = this.#phone('contactPhone')
    if (name === undefined) return undefined
    // Lists of several people, or with masked numbers in between, are no name.
    if (name.length > 100 || /[\d*、,，;；\n]/.test(name)) {
      this.#warn('import.contactNotRead', 'contactName')
      return undefined
    }
    const duty = this.#text('contactDuty')?.slice(0, 100)
    return { name, ...said({ duty, phone }) }
  }

  #onCall(contactPhone: string | undefined): WrittenOnCall | undefined {
    const from = this.#day('onCallFrom')
    const until = this.#day('onCallUntil')
    const dayPhone = this.#phone('dayPhone')
    const nightPhone = this.#phone('nightPhone')
    if (from === undefined && until === undefined && dayPhone === undefined && nightPhone === undefined)
      return undefined
    if (from === undefined || until === undefined || until < from) {
      this.#refuse('import.onCallDays', from === undefined ? 'onCallFrom' : 'onCallUntil')
      return undefined
    }
    const byDay = dayPhone ?? (nightPhone === undefined ? contactPhone : undefined)
    if (byDay === undefined && nightPhone === undefined) this.#refuse('import.onCallPhone', 'dayPhone')
    return { from, until, ...said({ dayPhone: byDay, nightPhone }) }
  }

  #works(): WrittenWorks | undefined {
    const buildings = this.#text('buildings')
    const works = said({
      number: this.#text('worksNumber'),
      title: this.#line('worksTitle'),
      buildings: buildings === undefined ? undefined : parseBuildings(buildings),
      parts: this.#parts(),
      term: this.#term(),
      acceptedOn: this.#day('acceptedOn'),
      price: this.#money('worksPrice'),
      settlement: this.#money('settlement'),
    })
    if (Object.keys(works).length === 0) return undefined
    if (works.number === undefined && works.title === undefined)
      this.#refuse('import.worksUnnamed', this.#has('worksNumber') ? 'worksNumber' : 'worksTitle')
    if (works.number !== undefined && works.number.length > 80)
      this.#refuse('import.valueTooLong', 'worksNumber')
    return works
  }

  #parts(): readonly WrittenPart[] | undefined {
    const text = this.#text('parts')
    if (text === undefined) return undefined
    const { parts, unread } = parseParts(text)
    if (unread) this.#warn('import.partUnknown', 'parts', text)
    return parts.length > 0 ? parts : undefined
  }

  #term(): WrittenTerm | undefined {
    const until = this.#day('warrantyUntil')
    if (until !== undefined) return { until }
    const text = this.#text('warrantyTerm')
    if (text === undefined) return undefined
    const inMonths = /月|month/i.test(this.#heading('warrantyTerm')) && /^\d+$/.test(text)
    const term = parseTerm(inMonths ? `${text}个月` : text)
    if (!term) this.#refuse('import.termInvalid', 'warrantyTerm')
    return term
  }

  #cell(field: ContractorImportField): Cell {
    const column = this.#mapping.fields.find(one => one.field === field)?.column
    const cell = this.#cells[column ?? -1] ?? emptyCell
    if (cell.kind === 'error') this.#refuse('import.cellError', field)
    return cell
  }

  readonly #has = (field: ContractorImportField) => this.#mapping.fields.some(one => one.field === field)

  #text(field: ContractorImportField): string | undefined {
    return plainText(this.#cell(field))?.trim()
  }

  #line(field: ContractorImportField): string | undefined {
    const text = this.#text(field)
    if (text === undefined) return undefined
    const line = Line.safeParse(text)
    if (!line.success) this.#refuse('import.valueTooLong', field)
    return line.data
  }

  #day(field: ContractorImportField): string | undefined {
    const cell = this.#cell(field)
    if (cell.kind === 'error') return undefined
    const day = parseDate(cell)
    if (!day.ok) this.#refuse(day.code, field)
    else for (const code of day.warnings) this.#warn(code, field)
    return day.ok ? day.value?.date : undefined
  }

  /** The first number of a cell. */
  #phone(field: ContractorImportField): string | undefined {
    const { phones, warnings } = parsePhones(this.#text(field) ?? '')
    for (const code of warnings) this.#warn(code, field)
    return phones[0]?.number.replace('转', '-')
  }

  /** Where the heading says 万元, bare numbers are ten thousands. */
  #money(field: ContractorImportField): number | undefined {
    const cell = this.#cell(field)
    if (cell.kind === 'error') return undefined
    const money = parseMoney(cell)
    const inTenThousands = /万/.test(this.#heading(field)) && !/万|亿/.test(cell.text)
    const cents =
      money.ok && money.value !== undefined ? money.value * (inTenThousands ? 10_000 : 1) : undefined
    if (!money.ok || (cents !== undefined && (cents < 0 || cents > largest)))
      this.#refuse('import.moneyInvalid', field)
    return cents
  }

  readonly #heading = (field: ContractorImportField) =>
    this.#mapping.fields.find(one => one.field === field)?.heading ?? ''

  #refuse(code: ImportCode, field: ContractorImportField): void {
    this.#reasons.push({ code, column: this.#heading(field) })
  }

  #warn(code: ImportCode, field: ContractorImportField, value?: string): void {
    this.#warnings.push({ code, column: this.#heading(field), ...(value === undefined ? {} : { value }) })
  }
}

const isPaperAlone = (works: WrittenWorks) =>
  Object.keys(works).every(name => name === 'number' || name === 'title')

/** Without what is undefined. */
function said<T extends object>(values: T): Partial<T> {
  const kept: Partial<T> = {}
  for (const name in values) if (values[name] !== undefined) kept[name] = values[name]
  return kept
}
