import { describe, expect, it } from 'vitest'
import { rainChart } from '../../main/contract/rain-chart.ts'

const hour = 3_600_000
const midnight = Date.parse('2026-07-13T00:00:00+08:00')
const size = { width: 120, height: 100, midnight }

describe('a chart of rain', () => {
  it('draws readings as wide as they lasted and as high as it rained in an hour, over midnight', () => {
    const readings = [
      { from: midnight - 2 * hour, to: midnight - hour, millimetres: 5 },
      { from: midnight - hour, to: midnight + hour, millimetres: 20 },
    ]
    const chart = rainChart({ ...size, readings, from: midnight - 2 * hour, to: midnight + 2 * hour })
    expect(chart).toMatchObject({ top: 10, total: 25 })
    expect(chart.bars).toMatchObject([
      { x: 0, width: 30, height: 50, y: 50, perHour: 5 },
      { x: 30, width: 60, height: 100, y: 0, perHour: 10 },
    ])
    expect(chart.gaps).toEqual([{ x: 90, width: 30 }])
    expect(chart.line.map(({ x, y }) => [x, y])).toEqual([
      [0, 100],
      [30, 80],
      [30, 80],
      [90, 0],
    ])
    expect(chart.hours.map(({ at }) => (at - midnight) / hour)).toEqual([-2, -1, 0, 1, 2])
  })

  it('cuts what reaches beyond it to its share', () => {
    const readings = [{ from: midnight - 2 * hour, to: midnight + 2 * hour, millimetres: 40 }]
    const chart = rainChart({ ...size, readings, from: midnight, to: midnight + hour })
    expect(chart).toMatchObject({
      total: 10,
      top: 10,
      gaps: [],
      bars: [{ x: 0, width: 120, millimetres: 10 }],
    })
  })

  it('marks days of the site where the time is long, and says that nobody measured', () => {
    const from = midnight - 100 * hour
    const chart = rainChart({ ...size, readings: [], from, to: midnight })
    expect(chart).toMatchObject({ bars: [], line: [], total: 0, gaps: [{ x: 0, width: 120 }] })
    expect(chart.hours.length).toBeLessThanOrEqual(10)
    expect(chart.hours.every(({ at }) => (midnight - at) % (12 * hour) === 0)).toBe(true)
  })
})
