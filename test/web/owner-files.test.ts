import { describe, expect, it } from 'vitest'
import { areaText, parseArea, parseFloor, roomInNumber } from '../../renderer/features/owners/area.ts'
import { elevationOf, type GridUnit } from '../../renderer/features/owners/estate/elevation.ts'
import { changesOf, detailsOf, draftOf, phoneIsWrong } from '../../renderer/features/owners/person/details.ts'

const unit = (room: string, floor: number | null, entranceId: string | null = null): GridUnit => ({
  unitId: `${entranceId ?? ''}/${room}`,
  number: room,
  room,
  kind: 'dwelling',
  floor,
  entranceId,
  unitType: null,
  openCases: 0,
  level: 'none',
  figure: null,
})
const rooms = (row: readonly (readonly (GridUnit | undefined)[])[]) =>
  row.map(cells => cells.map(cell => cell?.room))

describe('the elevation of a building', () => {
  it('puts homes of one stack over one another, the top floor first, whatever is missing', () => {
    const { floors, blocks, loose } = elevationOf({
      entrances: [
        { id: 'a', name: '1单元' },
        { id: 'b', name: '2单元' },
      ],
      units: [
        unit('101', 1, 'a'),
        unit('102', 1, 'a'),
        unit('202', 2, 'a'),
        unit('1001', 10, 'a'),
        unit('201', 2, 'b'),
        unit('B101', -1),
        unit('车位1', null),
      ],
    })
    expect(floors.map(row => row.floor)).toEqual([10, 2, 1, -1])
    expect(blocks.map(block => [block.name, block.columns])).toEqual([
      ['1单元', 2],
      ['2单元', 1],
      [null, 1],
    ])
    expect(floors.map(row => rooms(row.cells))).toEqual([
      [['1001', undefined], [undefined], [undefined]],
      [[undefined, '202'], ['201'], [undefined]],
      [['101', '102'], [undefined], [undefined]],
      [[undefined, undefined], [undefined], ['B101']],
    ])
    expect(loose.map(one => one.room)).toEqual(['车位1'])
  })

  it('shows every unit once where numbers do not follow floors or are given twice', () => {
    const odd = Array.from({ length: 30 }, (_, index) => unit(`铺${index}`, 1))
    const twice = [unit('101', 1), { ...unit('101', 1), unitId: 'other' }]
    for (const units of [odd, twice]) {
      const { floors } = elevationOf({ entrances: [], units })
      const shown = floors.flatMap(row => row.cells.flat()).filter(cell => cell !== undefined)
      expect(shown.map(cell => cell.unitId).toSorted()).toEqual(units.map(one => one.unitId).toSorted())
    }
  })
})

describe('fields of a person', () => {
  const known = {
    name: '张伟',
    phones: [{ number: '13800138000', note: '儿子，晚上' }],
    birthday: '1980-05-06',
    formerNames: ['张卫', '张韦'],
    note: '周末联系',
  }

  it('say the same details again where nothing was typed', () => {
    const draft = draftOf(known)
    expect(detailsOf(draft)).toEqual(known)
    expect(changesOf(draft, draft)).toEqual({ details: {}, clear: [] })
  })

  it('tell changed details from emptied ones', () => {
    const before = draftOf(known)
    const after = {
      ...before,
      name: ' 张玮 ',
      birthday: '',
      formerNames: '张卫，张伟',
      phones: [{ key: 0, number: ' ', note: '' }],
    }
    expect(changesOf(before, after)).toEqual({
      details: { name: '张玮', formerNames: ['张卫', '张伟'] },
      clear: ['phones', 'birthday'],
    })
  })

  it('know a phone from other words', () => {
    for (const right of ['', ' 138 0013 8000', '+86-755-1234567', '(0755) 123'.replace('(', '')])
      expect(phoneIsWrong(right)).toBe(false)
    for (const wrong of ['张伟', '138x', '１３８']) expect(phoneIsWrong(wrong)).toBe(true)
  })
})

describe('areas and floors', () => {
  it('are said by a number written in full', () => {
    expect(roomInNumber('3-2-1201')).toEqual({ room: '1201', floor: '12' })
    expect(roomInNumber('3栋201室')).toEqual({ room: '201', floor: '2' })
    expect(roomInNumber('A1201B')).toEqual({ room: '1201B', floor: '12' })
    for (const none of ['8栋', '', '商铺12', '车位B1-00023']) expect(roomInNumber(none).room).toBe('')
  })

  it('are written as people do and kept exactly', () => {
    for (const [text, area] of [
      ['98.56', 9856],
      ['100', 10_000],
      ['0.1', 10],
      ['120.50 ㎡', 12_050],
      ['', null],
    ] as const) {
      expect(parseArea(text)).toBe(area)
      expect(parseArea(areaText(area))).toBe(area)
    }
    for (const wrong of ['很大', '-3', '1.234', '1,200', '1e3']) expect(parseArea(wrong)).toBeUndefined()
    expect([
      parseFloor('12'),
      parseFloor('-1'),
      parseFloor(''),
      parseFloor('1.5'),
      parseFloor('999'),
    ]).toEqual([12, -1, null, undefined, undefined])
  })
})
