import type { FoundTable } from '../../main/imports/find-table.ts'
import { findTable } from '../../main/imports/find-table.ts'
import type { Mapping } from '../../main/imports/owner-columns.ts'
import { knowsOwnerHeading } from '../../main/imports/owner-columns.ts'
import { emptyCell, numberCell, textCell } from '../../main/tabular/cells.ts'
import type { Cell, TableRow } from '../../main/tabular/types.ts'

export type Value = string | number | null | Cell

export function rowsOf(table: readonly (readonly Value[])[]): TableRow[] {
  return table.flatMap((values, index) => {
    const cells = values.map(value => {
      if (value === null || value === '') return emptyCell
      if (typeof value === 'number') return numberCell(value, { date: false, date1904: false })
      return typeof value === 'string' ? textCell(value) : value
    })
    return cells.every(cell => cell.kind === 'empty') ? [] : [{ rowNumber: index + 1, cells }]
  })
}

export function found(table: readonly (readonly Value[])[]): FoundTable {
  const result = findTable(rowsOf(table), { knows: knowsOwnerHeading })
  if (!result) throw new Error('no table found')
  return result
}

export function fieldsOf(mapping: Mapping): Record<string, string> {
  return Object.fromEntries(mapping.fields.map(({ field, heading }) => [heading.split('\n')[0] ?? '', field]))
}
