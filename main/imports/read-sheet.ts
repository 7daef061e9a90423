import { type GuessedField, type SavedMapping, type SheetReading, shownRows } from '../contract/imports.ts'
import type { SheetInfo, TableRow } from '../tabular/types.ts'
import { cleanHeading, findTable, type FoundColumn, type FoundTable } from './find-table.ts'
import { guessMapping, knowsOwnerHeading } from './owner-columns.ts'

/** Rows looked at to find headings and guess columns. */
export const probedRows = 100

/** The first rows of a sheet with our reading of them. Pure. @param headerRow named by a person; null to find it */
export function readSheet(
  info: SheetInfo,
  rows: readonly TableRow[],
  headerRow: number | null,
  saved: SavedMapping | undefined,
): SheetReading {
  const table = findTable(rows, {
    knows: knowsOwnerHeading,
    ...(headerRow === null ? {} : { headerRow }),
  })
  const guess = table && guessMapping(table)
  const fields = table && saved ? applySaved(saved, table) : (guess?.fields ?? [])
  const seen = rows.filter(row => row.cells.some(cell => cell.text !== ''))
  return {
    sheet: info.index,
    name: info.name,
    hidden: info.hidden,
    // Formatted but empty rows are noise.
    rows: seen.slice(0, shownRows).map(({ rowNumber, cells }) => ({
      row: rowNumber,
      cells: cells.map(({ text, kind, merged }) => ({
        text: text.slice(0, 200),
        kind,
        ...(merged ? { merged } : {}),
      })),
    })),
    headerRow: table?.headerRow ?? null,
    headerRows: table?.headerRows ?? [],
    firstDataRow: table?.firstDataRow ?? 1,
    columns: table?.columns ?? [],
    fields,
    unitKind: saved?.unitKind ?? guess?.unitKind ?? null,
    role: roleOf(fields, table),
  }
}

/** A sheet without data has nothing to import; a list of buildings names no units. */
function roleOf(fields: readonly GuessedField[], table: FoundTable | undefined): SheetReading['role'] {
  const has = (field: string) => fields.some(one => one.field === field)
  if (!table || table.sample.length === 0) return 'other'
  if (has('unitNumber') || has('room')) return 'units'
  return has('ownerCode') && has('ownerName') ? 'owners' : 'other'
}

/** The columns a saved mapping means in this table: by heading, and by place where a heading stands twice. */
export function applySaved(
  saved: Pick<SavedMapping, 'fields'>,
  table: { readonly columns: readonly FoundColumn[] },
): GuessedField[] {
  const taken = new Set<number>()
  const found: GuessedField[] = []
  for (const { field, heading, column } of saved.fields) {
    const same = table.columns.filter(
      one => !taken.has(one.index) && cleanHeading(one.heading) === cleanHeading(heading),
    )
    const hit = same.find(one => one.index === column) ?? same[0]
    if (!hit) continue
    taken.add(hit.index)
    found.push({ field, column: hit.index, heading: hit.heading, confidence: 1, because: 'saved' })
  }
  return found.sort((one, other) => one.column - other.column)
}
