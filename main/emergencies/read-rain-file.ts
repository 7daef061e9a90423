import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'
import { ImportFile } from '../contract/imports.ts'
import type { RainFile, RainFileRow } from '../contract/rain-series.ts'
import { archiveSource } from '../imports/source.ts'
import { defineJob } from '../jobs/job.ts'
import { readWorkbook } from '../tabular/read.ts'
import type { TableRow } from '../tabular/types.ts'

/** Lines taken out of a file: a month by ten minutes, or half a year by hours. */
const mostRows = 5_000

/**
 * Reads the first sheet of a weather station's file: which lines hold a moment, and which columns hold numbers. Errors:
 * those of reading tables, `rain.fileUnread` where no line holds a moment and a number, `rain.fileTooLong`.
 */
export const rainFileJob = defineJob({
  name: 'rain.readFile',
  input: z.object({ file: ImportFile }),
  async run({ archive, signal }, { file }): Promise<RainFile> {
    const book = await readWorkbook(archiveSource(archive, file), { signal })
    try {
      const rows: TableRow[] = []
      const [first] = book.sheets
      if (first)
        for await (const row of book.rows(first.index, { signal })) {
          rows.push(row)
          if (rows.length > mostRows + 1) throw new DeskError('rain.fileTooLong', { most: mostRows })
        }
      return { name: file.name, ...readRainRows(rows) }
    } finally {
      await book.close()
    }
  },
})

/** What lines of cells say of rain. Pure. Errors: `rain.fileUnread`. */
export function readRainRows(rows: readonly TableRow[]): Omit<RainFile, 'name'> {
  const timed = rows.flatMap(row => {
    const place = row.cells.findIndex(({ text }) => localOf(text) !== undefined)
    const local = localOf(row.cells[place]?.text ?? '')
    return local === undefined ? [] : [{ row, place, local }]
  })
  const width = Math.max(0, ...timed.map(({ row }) => row.cells.length))
  const places = Array.from({ length: width }, (_, index) => index).filter(index =>
    timed.some(({ row, place }) => index !== place && numberOf(row.cells[index]?.text) !== null),
  )
  const head = rows.find(row => !timed.some(one => one.row === row))
  const columns = places.map(index => head?.cells[index]?.text || `${index + 1}`)
  if (places.length === 0) throw new DeskError('rain.fileUnread')
  const taken = timed.map(
    ({ row, local }): RainFileRow => ({
      local,
      values: places.map(index => numberOf(row.cells[index]?.text)),
    }),
  )
  return { columns, guess: guessOf(columns, taken), rows: taken, unread: rows.length - timed.length }
}

/** A column by its name; a sum since the beginning, which never falls, only where nothing else is there. */
function guessOf(columns: readonly string[], rows: readonly RainFileRow[]): number {
  const named = columns.flatMap((name, index) =>
    /rain|prec|雨|降水|毫米|\bmm\b/i.test(name) && !/intens|强度|累计|sum|total/i.test(name) ? [index] : [],
  )
  const falls = (index: number) =>
    rows.some(({ values }, place) => (values[index] ?? 0) < (rows[place - 1]?.values[index] ?? 0))
  return named.find(falls) ?? named[0] ?? 0
}

/** `2013-07-08 15:00:00`, `2013/7/8 15:00`, `2013年7月8日 15:00` as `2013-07-08T15:00`. */
function localOf(text: string): string | undefined {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2})[:时](\d{2})?)/.exec(text)
  if (!found) return undefined
  const [, year = '', month = '', day = '', hour = '', minute = '00'] = found
  const two = (part: string) => part.padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

function numberOf(text: string | undefined): number | null {
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return null
  return Number(text)
}
