import { type CaseImportField, caseImportFields } from '../contract/case-imports.ts'
import type { GuessedField } from '../contract/import-readings.ts'
import { parseUnitNumber } from '../estate/unit-number.ts'
import type { Cell } from '../tabular/types.ts'
import { caseHeadingScore } from './case-headings.ts'
import { channelOfText, kindOfText, stateOfText } from './case-values.ts'
import { parseDate } from './dates.ts'
import type { FoundColumn, FoundTable } from './find-table.ts'
import { parsePhones } from './phones.ts'
import { isPlaceholder } from './reasons.ts'

/** A guess of a column of a register. */
export interface GuessedCaseField extends GuessedField {
  readonly field: CaseImportField
}

/** Which columns of a register fill which fields. */
export interface CaseMapping {
  readonly fields: readonly GuessedCaseField[]
  /** Columns that no field claims, in order. */
  readonly unmapped: readonly FoundColumn[]
}

type Evidence = (cell: Cell) => boolean

const isTime: Evidence = cell => {
  if (cell.kind !== 'date' && !/\d{4}|\d{2}[.年/-]/.test(cell.text)) return false
  const date = parseDate(cell)
  return date.ok && date.value !== undefined
}

/** What values of a field look like, for the fields that can be told by their values. */
const evidence: Partial<Record<CaseImportField, Evidence>> = {
  receivedAt: isTime,
  closedAt: isTime,
  dueAt: isTime,
  state: cell => cell.text.length <= 30 && stateOfText(cell.text) !== undefined,
  kind: cell => kindOfText(cell.text) !== undefined,
  channel: cell => cell.text.length <= 40 && channelOfText(cell.text) !== undefined,
  phone: cell => parsePhones(cell.text).phones.length > 0,
  unit: cell => parseUnitNumber(cell.text) !== undefined,
  category: cell => cell.text.length <= 60,
  subcategory: cell => cell.text.length <= 60,
  callerName: cell => cell.text.length <= 60 && !isTime(cell),
  source: cell => /^https?:\/\//i.test(cell.text),
  text: cell => cell.kind === 'text' && !isTime(cell),
  answer: cell => cell.kind === 'text' && !isTime(cell),
}

/** Below this no column is taken. */
const threshold = 0.5

/** Guesses which column fills which field from headings and the first rows. Pure; a person may correct it. */
export function guessCaseMapping(table: Pick<FoundTable, 'columns' | 'sample'>): CaseMapping {
  const all = table.columns.flatMap(column => {
    const cells = filledCells(table, column)
    return caseImportFields.flatMap(field => candidate(column, cells, field) ?? [])
  })
  const fields: GuessedCaseField[] = []
  const order = [...all].sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  for (const one of order) {
    const taken = fields.some(other => other.column === one.column || other.field === one.field)
    if (!taken && one.confidence >= threshold) fields.push(one)
  }
  byValuesAlone(table, fields)
  return mappingOf(table, fields)
}

/** The mapping of these fields over this table. */
export function mappingOf(
  table: { readonly columns: readonly FoundColumn[] },
  fields: readonly GuessedCaseField[],
): CaseMapping {
  return {
    fields: [...fields].sort((a, b) => a.column - b.column),
    unmapped: table.columns.filter(({ index }) => !fields.some(one => one.column === index)),
  }
}

function candidate(
  column: FoundColumn,
  cells: readonly Cell[],
  field: CaseImportField,
): GuessedCaseField | undefined {
  const byHeading = caseHeadingScore(column.heading, field)
  if (byHeading === 0) return undefined
  const share = shareOf(cells, field)
  // An exact heading stays mapped although its values do not look so: such rows are refused, not passed over.
  const least = byHeading === 1 ? 0.55 : 0.3
  const factor = share === undefined ? 0.93 : share >= 0.5 ? 0.9 + share * 0.1 : least + share * (0.9 - least)
  return {
    field,
    column: column.index,
    heading: column.heading,
    confidence: Math.round(byHeading * factor * 100) / 100,
    because: share !== undefined && share >= 0.5 ? 'both' : 'heading',
  }
}

function shareOf(cells: readonly Cell[], field: CaseImportField): number | undefined {
  const fits = evidence[field]
  return fits === undefined || cells.length === 0 ? undefined : cells.filter(fits).length / cells.length
}

const filledCells = (table: Pick<FoundTable, 'sample'>, { index }: FoundColumn): Cell[] =>
  table.sample.flatMap(row => {
    const cell = row.cells[index]
    return !cell || cell.kind === 'empty' || cell.kind === 'error' || isPlaceholder(cell.text) ? [] : [cell]
  })

/** Where no heading says so: the first column of times is the receipt, the one of long texts the text. */
function byValuesAlone(table: Pick<FoundTable, 'columns' | 'sample'>, fields: GuessedCaseField[]): void {
  const has = (field: CaseImportField) => fields.some(one => one.field === field)
  const free = () => table.columns.filter(({ index }) => !fields.some(one => one.column === index))
  const add = (field: CaseImportField, column: FoundColumn | undefined) => {
    if (!column) return
    const { index, heading } = column
    fields.push({ field, column: index, heading, confidence: 0.5, because: 'values' })
  }
  if (!has('receivedAt')) {
    add(
      'receivedAt',
      free().find(column => {
        const cells = filledCells(table, column)
        return cells.length >= 2 && cells.filter(isTime).length / cells.length >= 0.8
      }),
    )
  }
  if (has('text') || has('title')) return
  const lengths = free().map(column => {
    const cells = filledCells(table, column).filter(cell => cell.kind === 'text' && !isTime(cell))
    const total = cells.reduce((sum, cell) => sum + cell.text.length, 0)
    return { column, mean: cells.length < 2 ? 0 : total / cells.length }
  })
  add('text', lengths.filter(({ mean }) => mean >= 12).sort((a, b) => b.mean - a.mean)[0]?.column)
}
