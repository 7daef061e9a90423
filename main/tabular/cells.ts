import { numberText, serialFrom1904, serialText } from './numbers.ts'
import type { Cell } from './types.ts'

/** Stands for every empty cell. */
export const emptyCell: Cell = Object.freeze({ text: '', kind: 'empty' as const })

/** A cell of text, trimmed of every kind of white space; empty where nothing is left. */
export function textCell(raw: string, formula = false): Cell {
  const text = raw.trim()
  if (text === '' && !formula) return raw === '' ? emptyCell : { text: '', kind: 'empty', raw }
  const cell: Cell = { text, kind: 'text' }
  if (text !== raw) cell.raw = raw
  if (formula) cell.formula = true
  return cell
}

export type NumberLook = { date: boolean; padding?: number | undefined; date1904: boolean }

/** A cell of a number, shown as a date or with leading zeros where its format says so. */
export function numberCell(value: number, look: NumberLook, formula = false): Cell {
  const serial = look.date1904 ? serialFrom1904(value) : value
  const date = look.date ? serialText(serial) : undefined
  const cell: Cell =
    date === undefined
      ? { text: padded(numberText(value), look.padding), kind: 'number', number: value }
      : { text: date, kind: 'date', number: serial }
  if (formula) cell.formula = true
  return cell
}

function padded(text: string, padding: number | undefined): string {
  return padding !== undefined && /^[0-9]+$/.test(text) ? text.padStart(padding, '0') : text
}

export function booleanCell(value: boolean, formula = false): Cell {
  const cell: Cell = { text: value ? 'TRUE' : 'FALSE', kind: 'boolean', number: value ? 1 : 0 }
  if (formula) cell.formula = true
  return cell
}

export function errorCell(text: string, formula = false): Cell {
  const cell: Cell = { text, kind: 'error' }
  if (formula) cell.formula = true
  return cell
}

/** Drops trailing cells that hold nothing; true where something is left. */
export function trimRow(cells: Cell[]): boolean {
  let length = cells.length
  while (length > 0 && cells[length - 1]?.kind === 'empty') length -= 1
  cells.length = length
  return length > 0
}
