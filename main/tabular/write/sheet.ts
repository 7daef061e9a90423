import { DeskError } from '../../contract/errors.ts'
import { defaultLimits } from '../limits.ts'
import { wallMillisToSerial } from '../numbers.ts'
import type { SheetChart } from './chart.ts'
import { columnLetters, sheetHead, style } from './parts.ts'
import { legalText, looksLikeFormula, xmlText } from './text.ts'

/**
 * How a column is shown. `date`: milliseconds UTC, a Date, or text `2026-07-12[ 18:40]` (taken as wall clock).
 * `money`: integer cents. `number`: as it is. `text`: always text, never guessed into a number or a formula.
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'money'
export type WriteColumn = { header: string; width?: number; kind: ColumnKind }
export type WriteValue = string | number | Date | boolean | null | undefined
export type WriteSheet = {
  name: string
  columns: readonly WriteColumn[]
  rows: Iterable<readonly WriteValue[]> | AsyncIterable<readonly WriteValue[]>
  /** Stands at the right of the table. */
  chart?: SheetChart | undefined
}

export type WriteCounts = { rows: number; cutCells: number }

type SheetContext = {
  offsetMinutes: number
  counts: WriteCounts
  /** Called between chunks; throws to stop. */
  tick: () => void
}

const wallText = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/

/** The serial day of a date value and whether it carries a time; undefined where it is none. */
function serialOf(value: WriteValue, offsetMinutes: number): { serial: number; time: boolean } | undefined {
  if (typeof value === 'string') {
    const [, year, month, day, hour, minute, second] = wallText.exec(value.trim()) ?? []
    if (year === undefined) return undefined
    const millis = Date.UTC(
      +year,
      +(month ?? 1) - 1,
      +(day ?? 1),
      +(hour ?? 0),
      +(minute ?? 0),
      +(second ?? 0),
    )
    return { serial: wallMillisToSerial(millis), time: hour !== undefined }
  }
  const millis = value instanceof Date ? value.getTime() : value
  if (typeof millis !== 'number' || !Number.isFinite(millis)) return undefined
  return { serial: wallMillisToSerial(millis + offsetMinutes * 60_000), time: true }
}

function textXml(value: string, place: string, counts: WriteCounts): string {
  const { text, cut } = legalText(value, defaultLimits.cellChars)
  if (cut) counts.cutCells += 1
  if (text === '') return ''
  const look = looksLikeFormula(text) ? style.quoted : style.text
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

function cellXml(value: WriteValue, kind: ColumnKind, place: string, context: SheetContext): string {
  if (value === null || value === undefined || value === '') return ''
  if (kind === 'date') {
    const date = serialOf(value, context.offsetMinutes)
    // Before March 1900 a serial means another day to every program; the text is safer.
    if (date && date.serial > 60 && date.serial < 2_958_466) {
      return `<c r="${place}" s="${date.time ? style.dateTime : style.date}"><v>${date.serial}</v></c>`
    }
  } else if (typeof value === 'number' && Number.isFinite(value) && kind !== 'text') {
    if (kind === 'money') return `<c r="${place}" s="${style.money}"><v>${value / 100}</v></c>`
    return `<c r="${place}" s="${style.number}"><v>${value}</v></c>`
  } else if (typeof value === 'boolean' && kind !== 'text') {
    return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`
  }
  return textXml(value instanceof Date ? value.toISOString() : String(value), place, context.counts)
}

/** The XML of one sheet in chunks of some 64 KB, header first; holds one chunk at a time. */
export async function* sheetXml(sheet: WriteSheet, context: SheetContext): AsyncGenerator<Buffer, void> {
  const { columns, rows, name } = sheet
  const letters = columns.map((_, index) => columnLetters(index + 1))
  const headers = columns.map(({ header }, index) => {
    const { text } = legalText(header, defaultLimits.cellChars)
    return `<c r="${letters[index] ?? ''}1" s="${style.header}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
  })
  let chunk = `${sheetHead(columns)}<row r="1" ht="22" customHeight="1">${headers.join('')}</row>`
  let rowNumber = 1
  for await (const row of rows) {
    rowNumber += 1
    if (rowNumber > defaultLimits.rows) {
      throw new DeskError('tabular.tooManyRows', { where: name, limit: defaultLimits.rows - 1 })
    }
    chunk += `<row r="${rowNumber}">`
    for (let index = 0; index < columns.length; index += 1) {
      chunk += cellXml(
        row[index],
        columns[index]?.kind ?? 'text',
        `${letters[index] ?? ''}${rowNumber}`,
        context,
      )
    }
    chunk += '</row>'
    context.counts.rows += 1
    if (chunk.length > 64 * 1024) {
      context.tick()
      yield Buffer.from(chunk)
      chunk = ''
    }
  }
  context.tick()
  const last = `${columnLetters(columns.length)}${rowNumber}`
  const drawing = sheet.chart ? '<drawing r:id="rId1"/>' : ''
  yield Buffer.from(`${chunk}</sheetData><autoFilter ref="A1:${last}"/>${drawing}</worksheet>`)
}
