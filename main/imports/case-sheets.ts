import { type RegisterSheetPlan, saysCases } from '../contract/case-imports.ts'
import type { TableRow } from '../tabular/types.ts'
import { type CaseMapping, type GuessedCaseField, guessCaseMapping, mappingOf } from './case-columns.ts'
import { knowsCaseHeading } from './case-headings.ts'
import { findTable, type FoundTable } from './find-table.ts'
import type { SheetReader } from './read-sheet.ts'

/** How the sheets of an old register of cases are read. */
export const registerReader: SheetReader = {
  knows: knowsCaseHeading,
  guess: table => ({ fields: guessCaseMapping(table).fields, unitKind: null }),
  role: fields => (saysCases(fields) ? 'cases' : 'other'),
}

/** A table of cases, and how it is read. */
export interface RegisterTable {
  readonly table: FoundTable
  readonly mapping: CaseMapping
}

/** The table in the first rows of a sheet, read as planned; undefined where no row looks like headings. */
export function registerTable(
  rows: readonly TableRow[],
  { headerRow, fields }: RegisterSheetPlan,
): RegisterTable | undefined {
  const table = findTable(rows, { knows: knowsCaseHeading, ...(headerRow === null ? {} : { headerRow }) })
  if (!table) return undefined
  const planned = fields.map(({ field, column }): GuessedCaseField => {
    const heading = table.columns.find(one => one.index === column)?.heading ?? ''
    return { field, column, heading, confidence: 1, because: 'saved' }
  })
  return { table, mapping: mappingOf(table, planned) }
}
