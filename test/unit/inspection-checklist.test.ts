import { describe, expect, it } from 'vitest'
import { defectKinds, roomKinds } from '../../main/contract/inspection.ts'
import {
  everyItem,
  itemsOfKind,
  measureFaults,
  ProfileInspection,
  valuesOf,
} from '../../main/contract/profile-inspection.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { roomsToInspect, typeKey } from '../../main/unit-types/rules.ts'

/** What an inspector is asked to look at, as it is shipped. */
const { inspection } = loadProfile('real-estate')
const names = everyItem(inspection).flatMap(({ item }) => [
  item.name.zh,
  ...item.findings.map(finding => finding.name.zh),
])

describe('the shipped checklist', () => {
  it('has items for every kind of room and findings of every sort', () => {
    for (const kind of roomKinds) expect(itemsOfKind(inspection, kind), kind).not.toEqual([])
    const kinds = new Set(
      everyItem(inspection).flatMap(({ item }) => item.findings.map(finding => finding.kind)),
    )
    expect([...defectKinds].filter(kind => !kinds.has(kind))).toEqual([])
  })

  /** handover.md, "Unit inspection". */
  it.each(
    `空鼓 裂缝 渗漏 平整度 垂直度 净高 开间 色差 划伤 起砂 打胶 开启 五金 蓄水试验 找坡 管根 等电位 极性 回路 漏电保护
      堵塞 栏杆高度 栏杆间距 烟道 地漏 弱电`.split(/\s+/),
  )('names %s', what => {
    expect(names.some(name => name.includes(what))).toBe(true)
  })

  it('says where each limit comes from, in both languages', () => {
    for (const { item } of everyItem(inspection)) {
      if (item.measure) expect(item.source, item.id).toBeDefined()
      expect(item.name.en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('is refused where two items have one id, or a limit has its ends swapped', () => {
    const [room] = inspection.rooms
    const [item] = room?.items ?? []
    if (!room || !item) throw new Error('no rooms')
    const twice = { ...inspection, rooms: [{ ...room, items: [item, item] }] }
    expect(ProfileInspection.safeParse(twice).success).toBe(false)
    const swapped = { ...item, measure: { unit: 'mm', points: 'five', min: 3, max: 2 } }
    const wrong = { ...inspection, rooms: [{ ...room, items: [swapped] }] }
    expect(ProfileInspection.safeParse(wrong).success).toBe(false)
  })
})

describe('measured values', () => {
  const height = { unit: 'mm', points: 'five', min: 2400, deviation: 20, spread: 20 } as const
  it.each([
    [[2800, 2805, 2810, 2795, 2800], 2800, []],
    [[2800, 2805, 2810, 2795, 2800], null, []],
    [[2800, 2825, 2810, 2805, 2815], 2800, ['deviation', 'spread']],
    [[2820, 2821, 2820, 2820, 2820], 2800, ['deviation']],
    [[2390, 2400, 2400, 2400, 2400], null, ['low']],
    [[], 2800, []],
  ])('%j of a design of %s are %j', (values, design, faults) => {
    expect(measureFaults(height, values, design)).toEqual(faults)
  })

  it('are as many as the places', () => {
    expect(valuesOf(height)).toBe(5)
    expect(valuesOf({ unit: 'mm', points: 'two-by-two' })).toBe(4)
    expect(valuesOf({ unit: 'ohm', points: 1, max: 3 })).toBe(1)
    expect(measureFaults({ unit: 'mm', points: 3, max: 110 }, [100, 111], null)).toEqual(['high'])
  })
})

describe('what is looked at in a home', () => {
  it('is that of the usual rooms where nobody described its type', () => {
    const rooms = roomsToInspect(inspection, undefined)
    expect(rooms.map(({ kind }) => kind)).toEqual(roomKinds.slice(0, 9))
    expect(rooms[4]?.items).toEqual(itemsOfKind(inspection, 'bathroom'))
  })

  it('is that of the rooms of its type, with what a room has beside the checklist, or not', () => {
    const [item] = itemsOfKind(inspection, 'bedroom')
    if (!item) throw new Error('no item')
    const own = { ...item, id: 'study-shelves' }
    const room = { kind: 'bedroom' as const, area: [] }
    const rooms = roomsToInspect(inspection, {
      rooms: [
        { ...room, id: 'a', name: '主卧' },
        { ...room, id: 'b', name: '书房' },
      ],
      checklists: [{ roomId: 'b', leftOut: [item.id], added: [own] }],
    })
    expect(rooms.map(({ name }) => name)).toEqual(['主卧', '书房'])
    expect(rooms[0]?.items.map(({ id }) => id)).toEqual(
      itemsOfKind(inspection, 'bedroom').map(({ id }) => id),
    )
    const ids = rooms[1]?.items.map(({ id }) => id)
    expect(ids).not.toContain(item.id)
    expect(ids?.at(-1)).toBe('study-shelves')
  })

  it('goes by the name of the type, however it is written', () => {
    expect(typeKey(' Ｂ１  户型')).toBe(typeKey('b1户型'))
  })
})
