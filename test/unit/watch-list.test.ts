import { expect, it } from 'vitest'
import type { WindDirection } from '../../main/contract/season-watch.ts'
import {
  directionsOf,
  isWatched,
  watchedItems,
  type WatchedLeak,
  type WatchedUnit,
} from '../../main/season/watch-list.ts'

const day = 86_400_000
const now = Date.parse('2026-07-12T09:00:00+08:00')

const unit = (room: string, changes: Partial<WatchedUnit> = {}): WatchedUnit => ({
  unitId: `u${room}`,
  number: `3-${room}`,
  room,
  floor: Number(room.slice(0, -2)),
  buildingId: 'b',
  parentId: 'b',
  topFloor: null,
  basement: null,
  orientation: null,
  occupied: 1,
  ...changes,
})
const leak = (room: string, daysAgo: number, changes: Partial<WatchedLeak> = {}): WatchedLeak => ({
  unitId: `u${room}`,
  at: now - daysAgo * day,
  open: false,
  returns: 0,
  repairedAt: null,
  ...changes,
})
interface Given {
  readonly leaks?: readonly WatchedLeak[]
  readonly dissatisfied?: readonly string[]
  readonly media?: readonly string[]
  readonly windward?: readonly WindDirection[]
}
const items = (units: readonly WatchedUnit[], given: Given = {}) =>
  watchedItems({
    units,
    leaks: given.leaks ?? [],
    dissatisfied: new Set(given.dissatisfied ?? []),
    media: new Set(given.media ?? []),
    windward: given.windward ?? [],
    now,
  })
/** Reasons by the room, or the stack. */
const why = (units: readonly WatchedUnit[], given: Given = {}) =>
  Object.fromEntries(
    items(units, given).map(item => [
      item.unit?.room ?? `stack ${item.stack}`,
      item.reasons.map(({ code, count }) => (count === null ? code : `${code} ${count}`)),
    ]),
  )

const tower = ['101', '102', '201', '202', '301', '302'].map(room => unit(room))

it('watches homes under the roof, whether somebody said so or the numbers do', () => {
  expect(why(tower)).toEqual({ 301: ['top-floor'], 302: ['top-floor'] })
  const said = tower.map(one => (one.room === '301' ? { ...one, topFloor: 0 } : one))
  expect(why(said)).toEqual({ 302: ['top-floor'] })
  expect(why([unit('101')])).toEqual({})
})

it('watches basements', () => {
  expect(why([unit('101', { basement: 1 }), unit('X', { floor: -1, room: 'B1' })])).toMatchObject({
    101: ['basement'],
    B1: ['basement'],
  })
})

it('watches vacant homes right above somebody, and no others', () => {
  const empty = tower.map(one => (['201', '102'].includes(one.room) ? { ...one, occupied: 0 as const } : one))
  expect(why(empty)).toMatchObject({ 201: ['vacant-above'] })
  expect(why(empty)).not.toHaveProperty('102')
})

it('counts leaks of three years, and the stack of who leaked', () => {
  const leaks = [leak('101', 30), leak('101', 400), leak('201', 200, { repairedAt: now - 100 * day })]
  expect(why(tower, { leaks })).toEqual({
    101: ['leaks 2', 'stack 1'],
    201: ['repaired', 'leaks 1', 'stack 1'],
    301: ['top-floor', 'stack 2'],
    302: ['top-floor'],
    'stack 01': ['stack 2'],
  })
})

it('puts what leaks now and what leaked again before everything else', () => {
  const leaks = [leak('102', 1, { open: true, returns: 2 }), leak('301', 20), leak('202', 3_000)]
  const found = items(tower, { leaks, media: ['u301'] })
  expect(found.filter(isWatched).map(item => item.unit?.room)).toEqual(['102', '301', '302', '202'])
  expect(found[0]?.reasons.map(({ code }) => code)).toEqual(['open', 'returned', 'leaks'])
})

it('takes wind and old leaks as what raises, not as what makes a home watched', () => {
  const south = tower.map(one => ({ ...one, orientation: '南北' }))
  const found = items(south, { windward: ['S'], leaks: [leak('102', 3_000)] })
  expect(found.filter(isWatched).map(item => item.unit?.room)).toEqual(['301', '302', '102'])
  expect(found.find(item => item.unit?.room === '101')?.reasons.map(({ code }) => code)).toEqual(['windward'])
})

it('watches owners who are dissatisfied', () => {
  expect(why(tower, { dissatisfied: ['u101'] })).toMatchObject({ 101: ['dissatisfied'] })
})

it('tells no stack where the numbers tell none', () => {
  const flats = Array.from({ length: 14 }, (_, at) => unit(`A${at}`, { floor: 1 }))
  expect(why(flats, { leaks: [leak('A1', 5), leak('A2', 5)] })).toEqual({ A1: ['leaks 1'], A2: ['leaks 1'] })
})

it.each([
  ['南北', ['S', 'N']],
  ['东南', ['SE']],
  ['东', ['E']],
  ['朝南带东', ['S', 'E']],
  ['NE/SW', ['NE', 'SW']],
  ['s', ['S']],
  ['', []],
] as const)('reads the orientation %s', (text, directions) => {
  expect(directionsOf(text)).toEqual(directions)
})
