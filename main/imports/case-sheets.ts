import {
  type GuessedCaseField,
  RegisterPlan,
  type RegisterSheetPlan,
  type RegisterSheetReading,
} from '../contract/case-imports.ts'
import { DeskError } from '../contract/errors.ts'
import type { TableRow, Workbook } from '../tabular/types.ts'
import { type CaseMapping, guessCaseMapping, isRegister, mappingOf } from './case-columns.ts'
import { knowsCaseHeading } from './case-headings.ts'
import { findTable, type FoundTable } from './find-table.ts'
import { probedRows } from './read-sheet.ts'
import { firstRows } from './table-rows.ts'

/** Sheets looked into; more than any real register has. */
const mostSheets = 30

/** A table of cases, and how it is read. */
export interface RegisterTable {
  readonly table: FoundTable
  readonly mapping: CaseMapping
}

/**
 * The table in the first rows of a sheet: read as planned, else as guessed.
 * @returns undefined where no row looks like headings, or (unplanned) the sheet holds no cases
 */
export function registerTable(
  rows: readonly TableRow[],
  plan: RegisterSheetPlan | undefined,
): RegisterTable | undefined {
  const headerRow = plan?.headerRow ?? null
  const table = findTable(rows, { knows: knowsCaseHeading, ...(headerRow === null ? {} : { headerRow }) })
  if (!table) return undefined
  if (plan) {
    const fields = plan.fields.map(({ field, column }): GuessedCaseField => {
      const heading = table.columns.find(one => one.index === column)?.heading ?? ''
      return { field, column, heading, confidence: 1, because: 'saved' }
    })
    return { table, mapping: mappingOf(table, fields) }
  }
  const mapping = guessCaseMapping(table)
  return isRegister(mapping) && table.sample.length > 0 ? { table, mapping } : undefined
}

/** Which sheets are read and how, for showing it. */
export interface ChosenSheets {
  readonly plan: RegisterPlan
  readonly readings: readonly RegisterSheetReading[]
}

/**
 * Chooses what is read: the sheets of a plan, or every visible sheet that holds cases.
 * @param only name of the one sheet to read; null for all. Errors: `import.sheetUnknown`, `import.noCaseColumns`
 */
export async function chooseSheets(
  book: Workbook,
  plan: RegisterPlan | null,
  only: string | null,
  signal: AbortSignal,
): Promise<ChosenSheets> {
  if (only !== null && !book.sheets.some(one => one.name === only))
    throw new DeskError('import.sheetUnknown', { sheet: only })
  const readings: RegisterSheetReading[] = []
  for (const { index, name, hidden } of book.sheets.slice(0, mostSheets)) {
    const planned = plan?.sheets.find(one => one.sheet === index)
    const wanted = plan ? planned !== undefined : only === null ? !hidden : name === only
    if (!wanted) continue
    const found = registerTable(await firstRows(book, index, probedRows, signal), planned)
    if (!found || !isRegister(found.mapping)) {
      if (planned) throw new DeskError('import.noCaseColumns')
      continue
    }
    const { table, mapping } = found
    const unmapped = mapping.unmapped.map(one => one.heading)
    readings.push({ sheet: index, name, headerRow: table.headerRow, fields: mapping.fields, unmapped })
  }
  if (readings.length === 0) throw new DeskError('import.noCaseColumns')
  return { plan: plan ?? planOf(readings), readings }
}

/** The plan that reads sheets as they were read. */
export function planOf(readings: readonly RegisterSheetReading[]): RegisterPlan {
  return {
    sheets: readings.map(({ sheet, headerRow, fields }) => ({
      sheet,
      headerRow,
      fields: fields.map(({ field, column }) => ({ field, column })),
    })),
  }
}
