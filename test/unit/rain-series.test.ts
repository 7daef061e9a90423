import { describe, expect, it } from 'vitest'
import { seriesReadings } from '../../main/contract/rain-series.ts'
import { readRainRows } from '../../main/emergencies/read-rain-file.ts'

const hour = 3_600_000
const utcOf = (local: string) => Date.parse(`${local}Z`)
const table = (lines: readonly (readonly string[])[]) =>
  lines.map((cells, index) => ({
    rowNumber: index + 1,
    cells: cells.map(text => ({ text, kind: 'text' as const })),
  }))
const station = [
  ['time', 'precipitation', 'Iprec', 'TEMP'],
  ['2013-07-08 22:00:00', '0.5', '0.5', '28.0'],
  ['2013-07-08 23:00:00', '12.25', '12.75', '27.0'],
  ['2013/7/9 0:00', '3', '15.75', '26.0'],
  ['2013年7月9日 02:00', '', '15.75', '26.0'],
  ['2013-07-09 03:00', '1', '16.75', '26.0'],
  ['end of file'],
]

describe('a file of a weather station', () => {
  it('is read with its moments and columns, and rain is told from its sum', () => {
    const file = readRainRows(table(station))
    expect(file).toMatchObject({ columns: ['precipitation', 'Iprec', 'TEMP'], guess: 0, unread: 2 })
    expect(file.rows.map(({ local }) => local)).toEqual([
      '2013-07-08T22:00',
      '2013-07-08T23:00',
      '2013-07-09T00:00',
      '2013-07-09T02:00',
      '2013-07-09T03:00',
    ])
    expect(() => readRainRows(table([['name'], ['Zhang']]))).toThrow(
      expect.objectContaining({ code: 'rain.fileUnread' }),
    )
  })

  it('becomes readings over midnight by the clock and the sense that were said; gaps stay gaps', () => {
    const { rows } = readRainRows(table(station))
    const midnight = Date.parse('2013-07-09T00:00:00Z')
    const asHours = (stands: 'begins' | 'ends') => {
      const { readings, leftOut } = seriesReadings(rows, { column: 0, stands, momentOf: utcOf })
      expect(leftOut).toBe(1)
      return readings.map(({ from, to, millimetres }) => [
        (from - midnight) / hour,
        (to - midnight) / hour,
        millimetres,
      ])
    }
    expect(asHours('begins')).toEqual([
      [-2, -1, 0.5],
      [-1, 0, 12.25],
      [0, 1, 3],
      [3, 4, 1],
    ])
    expect(asHours('ends')).toEqual([
      [-3, -2, 0.5],
      [-2, -1, 12.25],
      [-1, 0, 3],
      [2, 3, 1],
    ])
  })

  it('takes no moment twice, wherever it stands in the file', () => {
    const rows = ['2013-07-08T01:00', '2013-07-08T00:00', '2013-07-08T01:00'].map((local, index) => ({
      local,
      values: [index + 1],
    }))
    const { readings, leftOut } = seriesReadings(rows, { column: 0, stands: 'begins', momentOf: utcOf })
    expect(readings.map(({ millimetres }) => millimetres)).toEqual([2, 1])
    expect(leftOut).toBe(1)
  })
})
