import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../main/demo/random.ts'
import { planCalls } from '../../main/drill/calls.ts'
import { madeUpRain, readRain } from '../../main/drill/rain.ts'
import { buildingOf } from '../../scripts/bench/leaks/estates.ts'

const midnight = Date.parse('2026-07-12T00:00:00+08:00')
const hour = 3_600_000

describe('a rain series', () => {
  it('keeps its hours of the day and its gaps', () => {
    const text =
      '\uFEFFtime,precipitation,Iprec,TEMP\n2013-07-08 22:00:00,1.5,0,28\n2013-07-08 23:00:00,0,0,28\n\n2013-07-09 02:00:00,7,0,28\n'
    expect(readRain(text, midnight)).toEqual([
      { from: midnight + 22 * hour, to: midnight + 23 * hour, millimetres: 1.5 },
      { from: midnight + 23 * hour, to: midnight + 24 * hour, millimetres: 0 },
      { from: midnight + 26 * hour, to: midnight + 27 * hour, millimetres: 7 },
    ])
  })

  it.each([
    ['', 1],
    ['when,mm\n', 1],
    ['time,mm\n', 2],
    ['time,mm\nyesterday,3\n', 2],
    ['time,mm\n2026-07-12 18:00,-1\n', 2],
    ['time,mm\n2026-07-12 18:00,1\n2026-07-12 18:00,1\n', 3],
  ])('says where %j cannot be read', (text, line) => {
    expect(() => readRain(text, midnight)).toThrow(
      expect.objectContaining({ code: 'drill.rainUnreadable', params: { line } }),
    )
  })
})

describe('calls of a storm', () => {
  const rain = madeUpRain(midnight)
  const buildings = ['a', 'b', 'c'].map((id, index) => buildingOf(id, 'tower', chanceOf(index + 1)))
  const calls = (seed: number) =>
    planCalls(chanceOf(seed), { rain, buildings, until: midnight + 5 * 24 * hour })

  it('are the same for the same seed, in order, and follow the rain', () => {
    expect(calls(7)).toEqual(calls(7))
    expect(calls(8)).not.toEqual(calls(7))
    const times = calls(7).map(({ at }) => at)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    const within = (from: number, to: number) =>
      times.filter(at => at >= midnight + from * hour && at < midnight + to * hour).length
    expect(within(0, 3)).toBeLessThan(within(5, 8))
    expect(within(12, 15)).toBeLessThan(within(5, 8))
  })

  it('say what happens: repeats, places that are no home, whole buildings, people who come home days later', () => {
    const all = calls(7)
    const homes = all.flatMap(({ unitId }) => unitId ?? [])
    expect(new Set(homes).size).toBeLessThan(homes.length)
    expect(all.some(({ place }) => place === '整栋都在漏')).toBe(true)
    expect(all.some(({ at }) => at > midnight + 34 * hour)).toBe(true)
    const bySource = Map.groupBy(all, ({ source }) => source)
    expect([...bySource.values()].some(one => new Set(one.map(({ unitId }) => unitId)).size > 2)).toBe(true)
  })

  it('do not come where nothing rains', () => {
    const dry = rain.map(one => ({ ...one, millimetres: 0 }))
    const few = planCalls(chanceOf(1), { rain: dry, buildings, until: midnight + 24 * hour })
    expect(few.every(({ source }) => source.startsWith('common'))).toBe(true)
  })
})
