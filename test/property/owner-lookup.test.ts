import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findUnits, unitsMeant } from '../../main/estate/find-units.ts'
import { nodeMatchName, roomMatchName } from '../../main/estate/matching.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

interface Home {
  readonly id: string
  readonly building: number
  readonly entrance: number | null
  readonly floor: number
  readonly door: number
}

let test: TestDesk
const homes: Home[] = []
const buildings = [1, 2, 3, 10, 12, 13, 31]
const roomOf = (home: Pick<Home, 'floor' | 'door'>) => `${home.floor}${String(home.door).padStart(2, '0')}`

beforeAll(async () => {
  test = await openTestDesk()
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('阳光花园')
  for (const building of buildings) {
    const node = await estate.building(`${building}栋`, project)
    const entrances = building === 10 ? [null] : [1, 2]
    for (const entrance of entrances) {
      const parent = entrance === null ? node : await estate.entrance(`${entrance}单元`, node)
      for (const floor of [1, 2, 12, 13]) {
        for (const door of [1, 2]) {
          const room = roomOf({ floor, door })
          const number = entrance === null ? `${building}-${room}` : `${building}-${entrance}-${room}`
          homes.push({
            id: await estate.unit(parent, number, room, { floor }),
            building,
            entrance,
            floor,
            door,
          })
        }
      }
    }
  }
})
afterAll(() => test.close())

const numerals = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三']
const chinese = (value: number) => numerals[value] ?? String(value)
const wide = (text: string) =>
  text.replace(/[!-~]/g, one => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))

const building = (value: number) =>
  fc.constantFrom(
    `${value}栋`,
    `${value}#`,
    `${value}号楼`,
    `${chinese(value)}栋`,
    `0${value}栋`,
    `${value}幢`,
  )
const entrance = (value: number) => fc.constantFrom(`${value}单元`, `${chinese(value)}单元`)
const room = (value: string) => fc.constantFrom(value, `${value}室`, `${value}房`, `${value} 室`)

/** A home of the estate in one of its written forms, and the homes that form means. */
const written = fc
  .nat()
  .map(index => homes[index % homes.length])
  .filter(home => home !== undefined)
  .chain(home => {
    const number = roomOf(home)
    const full =
      home.entrance === null
        ? fc.oneof(
            fc.constant(`${home.building}-${number}`),
            fc.tuple(building(home.building), room(number)).map(parts => parts.join('')),
          )
        : fc.oneof(
            fc.constant(`${home.building}-${home.entrance}-${number}`),
            fc
              .tuple(building(home.building), entrance(home.entrance), room(number))
              .map(parts => parts.join('')),
          )
    const short = fc.oneof(
      fc.constant(`${home.building}-${number}`),
      fc.tuple(building(home.building), room(number)).map(parts => parts.join('')),
    )
    const decorate = (form: fc.Arbitrary<string>) =>
      fc.oneof(
        form,
        form.map(wide),
        form.map(text => ` ${text} `),
        form.map(text => `阳光花园${text}`),
      )
    const same = (other: Home) => other.building === home.building && roomOf(other) === number
    return fc.oneof(
      decorate(full).map(text => ({ text, meant: [home.id] })),
      decorate(short).map(text => ({ text, meant: homes.filter(same).map(other => other.id) })),
    )
  })

describe('unit numbers', () => {
  it('find what a scan of the estate finds, in any written form', () => {
    fc.assert(
      fc.property(written, ({ text, meant }) => {
        expect(unitsMeant(test.core.read, text).sort()).toEqual(meant.slice().sort())
      }),
      { numRuns: 400 },
    )
  })

  it('are found while they are typed: every beginning of a room still lists its home', () => {
    const typed = fc
      .nat()
      .map(index => homes[index % homes.length])
      .filter(home => home !== undefined)
      .chain(home =>
        fc.integer({ min: 1, max: roomOf(home).length }).map(length => ({
          text: `${home.building}-${roomOf(home).slice(0, length)}`,
          home,
          length,
        })),
      )
    fc.assert(
      fc.property(typed, ({ text, home, length }) => {
        const beginning = roomOf(home).slice(0, length)
        const found = new Set(findUnits(test.core.read, text, 400).map(unit => unit.unitId))
        // By scan: homes of the building whose room begins so; also an entrance that begins so.
        for (const other of homes) {
          if (other.building !== home.building) continue
          if (roomOf(other).startsWith(beginning)) expect(found.has(other.id), text).toBe(true)
        }
        for (const other of homes) {
          const entranceFits =
            other.entrance !== null && beginning.length <= 2 && String(other.entrance).startsWith(beginning)
          const fits =
            other.building === home.building && (roomOf(other).startsWith(beginning) || entranceFits)
          if (found.has(other.id)) expect(fits, `${text} found too much`).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('never make the lookup fail, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), text => {
        expect(Array.isArray(findUnits(test.core.read, text, 5))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('match names', () => {
  it('do not change when they are taken again, and hold no separator of keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), text => {
        for (const kind of ['project', 'phase', 'building', 'entrance'] as const) {
          expect(nodeMatchName(kind, text)).not.toContain('|')
        }
        for (const kind of ['dwelling', 'shop', 'parking', 'other'] as const) {
          expect(roomMatchName(kind, text)).not.toContain('|')
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are equal for every way of writing a building', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }).chain(value => building(value).map(name => ({ value, name }))),
        ({ value, name }) => {
          expect(nodeMatchName('building', name)).toBe(String(value))
        },
      ),
    )
  })
})
