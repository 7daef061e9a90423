import { z } from 'zod'
import { DeskError } from '../contract/errors.ts'

/** Rain that fell in a stretch of time. Times are UTC milliseconds. */
export interface RainStretch {
  readonly from: number
  readonly to: number
  readonly millimetres: number
}

const hour = 3_600_000
const longest = 31 * 24 * hour

/**
 * Hours of a made-up cloudburst in millimetres: a warm evening, two hours in which most of it falls, showers until the
 * next evening.
 */
const cloudburst: readonly number[] = [
  0, 0.5, 2, 6, 14, 31, 38, 22, 9, 4, 2, 1, 0, 0, 0, 1, 3, 7, 12, 6, 2, 0.5, 0, 0, 0, 0, 1, 2, 1, 0,
]

/** The storm that is played where nobody gives another one, from a moment on. */
export const madeUpRain = (from: number): RainStretch[] =>
  cloudburst.map((millimetres, index) => ({
    from: from + index * hour,
    to: from + (index + 1) * hour,
    millimetres,
  }))

const Moment = z.stringFormat('local time', /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?$/)
const Depth = z.coerce.number().min(0).max(500)

/**
 * Reads a series of hours, `time,precipitation,…` with times on some clock, and lays it so that its first day begins at
 * `midnight`. Each row counts until the next one, at most an hour. Errors: `drill.rainUnreadable` with the line.
 */
export function readRain(text: string, midnight: number): RainStretch[] {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = head.split(',').map(name => name.trim().toLowerCase())
  const timeAt = names.findIndex(name => ['time', 'date', '时间'].includes(name))
  const depthAt = names.findIndex(name => ['precipitation', 'rain', 'mm', '降水', '降雨量'].includes(name))
  if (timeAt < 0 || depthAt < 0) throw new DeskError('drill.rainUnreadable', { line: 1 })
  const rows: { at: number; millimetres: number }[] = []
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const cells = line.split(',').map(cell => cell.trim())
    const moment = Moment.safeParse(cells[timeAt])
    const depth = Depth.safeParse(cells[depthAt])
    const at = moment.success ? Date.parse(`${moment.data.replace(' ', 'T')}Z`) : Number.NaN
    const before = rows.at(-1)?.at ?? Number.NEGATIVE_INFINITY
    if (Number.isNaN(at) || !depth.success || at <= before)
      throw new DeskError('drill.rainUnreadable', { line: index + 2 })
    rows.push({ at, millimetres: depth.data })
  }
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last || last.at - first.at > longest)
    throw new DeskError('drill.rainUnreadable', { line: 2 })
  const shift = midnight - Math.floor(first.at / (24 * hour)) * 24 * hour
  return rows.map(({ at, millimetres }, index) => ({
    from: at + shift,
    to: Math.min(rows[index + 1]?.at ?? at + hour, at + hour) + shift,
    millimetres,
  }))
}
