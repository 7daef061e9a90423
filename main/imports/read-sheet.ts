import {
  type AnyField,
  type GuessedField,
  type SheetReading,
  shownRows,
} from '../contract/import-readings.ts'
import type { SavedMapping } from '../contract/import-mappings.ts'
import type { SheetInfo, TableRow } from '../tabular/types.ts'
import { cleanHeading, findTable, type FoundColumn, type FoundTable } from './find-table.ts'

/** Rows looked at to find headings and guess columns. */
export const probedRows = 100

/** What is particular about reading one kind of file. */
export interface SheetReader {
  /** Whether a heading, cleaned, is one of such a file. */
  knows(heading: string): boolean
  guess(table: FoundTable): {
    readonly fields: readonly GuessedField[]
    readonly unitKind: SheetReading['unitKind']
  }
  /** What a sheet with data and these columns holds. */
  role(fields: readonly GuessedField[]): SheetReading['role']
}

/** A column that somebody named by its heading. */
export interface NamedColumn {
  readonly field: AnyField
  readonly heading: string
}

/** What a person said about the file, in place of what would be guessed. */
export interface SheetOrders {
  /** Row of the headings; null to find it. */
  readonly headerRow: number | null
  readonly saved: SavedMapping | undefined
  /** Corrects single columns of the guess or the mapping. */
  readonly columns: readonly NamedColumn[]
}

/** The first rows of a sheet with our reading of them. Pure. */
export function readSheet(
  info: SheetInfo,
  rows: readonly TableRow[],
  { headerRow, saved, columns }: SheetOrders,
  reader: SheetReader,
): SheetReading {
  const named = [...columns, ...(saved?.fields ?? [])]
  const headings = new Set(named.map(({ heading }) => cleanHeading(heading)))
  const table = findTable(rows, {
    knows: heading => headings.has(heading) || reader.knows(heading),
    ...(headerRow === null ? {} : { headerRow }),
  })
  const guess = table && reader.guess(table)
  const read = table && saved ? applySaved(saved, table) : (guess?.fields ?? [])
  const fields = table ? withNamed(read, columns, table) : []
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
    unitKind: (saved && 'unitKind' in saved ? saved.unitKind : null) ?? guess?.unitKind ?? null,
    // A sheet without data has nothing to import.
    role: table && table.sample.length > 0 ? reader.role(fields) : 'other',
  }
}

/** The columns a saved mapping means in this table: by heading, and by place where a heading stands twice. */
export function applySaved(
  saved: { readonly fields: readonly (NamedColumn & { readonly column: number })[] },
  table: { readonly columns: readonly FoundColumn[] },
): GuessedField[] {
  const taken = new Set<number>()
  const found: GuessedField[] = []
  for (const { field, heading, column } of saved.fields) {
    const same = headed(table, heading).filter(one => !taken.has(one.index))
    const hit = same.find(one => one.index === column) ?? same[0]
    if (!hit) continue
    taken.add(hit.index)
    found.push(settled(field, hit))
  }
  return found.sort((one, other) => one.column - other.column)
}

/** A named column gets its field, whatever was read of either; headings the table does not have change nothing. */
function withNamed(
  read: readonly GuessedField[],
  named: readonly NamedColumn[],
  table: FoundTable,
): readonly GuessedField[] {
  return named.reduce<readonly GuessedField[]>((fields, { field, heading }) => {
    const [hit] = headed(table, heading)
    if (!hit) return fields
    const others = fields.filter(one => one.field !== field && one.column !== hit.index)
    return [...others, settled(field, hit)].sort((one, other) => one.column - other.column)
  }, read)
}

const headed = (table: { readonly columns: readonly FoundColumn[] }, heading: string) =>
  table.columns.filter(one => cleanHeading(one.heading) === cleanHeading(heading))

const settled = (field: AnyField, { index, heading }: FoundColumn): GuessedField => ({
  field,
  column: index,
  heading,
  confidence: 1,
  because: 'saved',
})
