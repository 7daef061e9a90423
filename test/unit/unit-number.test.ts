import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUnit, parseUnitNumber, unitKey } from '../../main/estate/unit-number.ts'
import { matchesCandidate, unitNumberCandidates } from '../../main/estate/unit-search.ts'
import { chineseNumber } from '../../main/estate/unit-words.ts'

function keyOf(text: string): string | undefined {
  const unit = parseUnitNumber(text)
  return unit && unitKey(unit)
}

describe('parseUnitNumber', () => {
  it.each([
    [
      'D||3|2|1201',
      ['3-2-1201', '3栋2单元1201室', '３－２－１２０１', '三栋二单元1201', '3#2-1201', '3-2单元1201室'],
    ],
    [
      'D||3|2|1201',
      ['3 栋 2 单元 1201', '03-02-1201', '3—2—1201', '3号楼2门1201', '3-2-12-01', '3栋2单元12层01号'],
    ],
    ['D||3||1201', ['3#1201', '3号楼1201', '3-1201', '3幢1201室', '3楼1201', '3座1201', '三号楼一二〇一室']],
    ['D||A||1201', ['A座1201', 'a-1201', 'A1201', 'Ａ栋1201号']],
    ['D||12|1|302', ['12幢1单元302', '十二栋一单元三〇二', '12-1-0302']],
    ['D|1|3|2|1201', ['1期3栋2单元1201', '一期三栋二单元十二层1201室', '1-3-2-1201', '第一期3-2-1201']],
    ['D||1|1|101', ['华泰苑1号楼1单元101室', '1-1-101', '阳光花园1栋1单元101（样板间）']],
    ['D||3||1201', ['九龙一号3栋1201']],
    ['S||||12', ['商铺12', '12号商铺', '商铺 012']],
    ['S||3||12', ['3栋商铺12', '商铺3-12', '底商3-12']],
    ['P|||B1|23', ['车位B1-023', '地下一层车位023', '负一层023号车位', 'B1层车位23', '停车位B1-23']],
    ['P||||C1', ['车位C0001']],
    ['D||1||', ['浅水湾1幢', '1栋']],
    ['D||12||1201', ['12号1201室']],
  ])('reads %s from every form', (key, forms) => {
    expect(forms.map(keyOf)).toEqual(forms.map(() => key))
  })

  it('keeps the estate name, takes the floor from the room and uses the kind of the sheet', () => {
    expect(parseUnitNumber('华泰苑1号楼1单元1201室')).toMatchObject({
      project: '华泰苑',
      floor: '12',
      room: '1201',
    })
    expect(parseUnitNumber('12-3', 'shop')).toEqual({ building: '12', room: '3', kind: 'shop' })
    expect(parseUnitNumber('B1-023', 'parking')).toEqual({ floor: 'B1', room: '23', kind: 'parking' })
  })

  it.each([
    '',
    '   ',
    '张三的房子',
    '阳光花园',
    '合计',
    '-',
    '1-2-3-4-5-6',
    'x'.repeat(5000),
    '车位',
    '2单元',
  ])('refuses %j', text => {
    expect(parseUnitNumber(text)).toBeUndefined()
  })

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9一二三栋单元室号层楼期A#-]{0,20}$/)),
        text => {
          const unit = parseUnitNumber(text)
          if (unit) expect(typeof formatUnit(unit)).toBe('string')
        },
      ),
    )
  })
})

const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']
function inChinese(value: number): string {
  if (value < 10) return chinese[value] ?? ''
  const tens = Math.floor(value / 10)
  return `${tens === 1 ? '' : (chinese[tens] ?? '')}十${value % 10 === 0 ? '' : (chinese[value % 10] ?? '')}`
}
const wide = (text: string): string =>
  text.replace(/[0-9-]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

describe('every rendering of a unit has one key', () => {
  const unit = fc.record({
    phase: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
    building: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constantFrom('A', 'B', 'C', '3A')),
    entrance: fc.integer({ min: 1, max: 12 }),
    floor: fc.integer({ min: 1, max: 60 }),
    door: fc.integer({ min: 1, max: 20 }),
  })
  it('holds', () => {
    fc.assert(
      fc.property(unit, ({ phase, building, entrance, floor, door }) => {
        const room = `${floor}${String(door).padStart(2, '0')}`
        const p = phase === undefined ? '' : `${phase}期`
        const spoken = typeof building === 'number' ? inChinese(building) : building
        const forms = [
          `${p}${building}-${entrance}-${room}`,
          `${p}${building}栋${entrance}单元${room}室`,
          `${p}${building}幢${entrance}单元${room}`,
          `${p}${building}号楼${entrance}单元${room}室`,
          `${p}${building}#${entrance}单元${room}`,
          `${p}${building}#${entrance}-${room}`,
          `${p}${building}座${entrance}门${room}号`,
          `${p} ${building}栋 ${entrance}单元 ${room}`,
          `${p}${building}栋${entrance}单元${floor}层${room}室`,
          `${p}${building}栋${entrance}单元${floor}楼${String(door).padStart(2, '0')}号`,
          `${p}${spoken}栋${inChinese(entrance)}单元${room}室`,
          `金色家园${p}${building}栋${entrance}单元${room}室`,
          wide(`${p}${building}-${entrance}-${room}`),
        ]
        const key = `D|${phase ?? ''}|${building}|${entrance}|${room}`
        for (const form of forms) expect([form, keyOf(form)]).toEqual([form, key])
        const parsed = parseUnitNumber(forms[0] ?? '')
        expect(parsed && keyOf(formatUnit(parsed))).toBe(key)
      }),
      { numRuns: 300 },
    )
  })

  it('holds for shops and parking spaces', () => {
    const shape = fc.record({
      building: fc.integer({ min: 1, max: 40 }),
      room: fc.integer({ min: 1, max: 999 }),
    })
    fc.assert(
      fc.property(shape, ({ building, room }) => {
        const shop = [`商铺${building}-${room}`, `${building}栋商铺${room}`, `${building}号楼${room}号商铺`]
        expect(shop.map(keyOf)).toEqual(shop.map(() => `S||${building}||${room}`))
        const bay = String(room).padStart(3, '0')
        const parking = [`车位B1-${bay}`, `地下一层车位${room}`, `B1层${bay}号车位`, `负1层 ${bay}号停车位`]
        expect(parking.map(keyOf)).toEqual(parking.map(() => `P|||B1|${room}`))
        const unit = parseUnitNumber(shop[0] ?? '')
        expect(unit && keyOf(formatUnit(unit))).toBe(`S||${building}||${room}`)
      }),
    )
  })

  it('reads Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), value => chineseNumber(inChinese(value)) === value),
    )
  })
})

describe('unitNumberCandidates', () => {
  const unit = parseUnitNumber('3-2-1201')
  const other = parseUnitNumber('4-2-1201')
  const finds = (text: string, target = unit): boolean =>
    target !== undefined && unitNumberCandidates(text).some(candidate => matchesCandidate(target, candidate))

  it.each([
    '3-2-1201',
    '3栋2单元1201',
    '3#1201',
    '3-12',
    '3-2',
    '3-2-',
    '3栋',
    '3栋2单元',
    '1201',
    '31201',
    '321201',
    '3-1201',
    '12',
    '3-2-12',
  ])('%s finds 3-2-1201', text => {
    expect(finds(text)).toBe(true)
  })
  it.each(['3-2-1201', '3#1201', '3-12', '31201', '3栋2单元'])('%s does not find 4-2-1201', text => {
    expect(finds(text, other)).toBe(false)
  })
  it('gives nothing for a name', () => {
    expect(unitNumberCandidates('张伟')).toEqual([])
  })
  it('puts the whole number first', () => {
    expect(unitNumberCandidates('3-2-1201')[0]?.key).toBe('D||3|2|1201')
  })
})
