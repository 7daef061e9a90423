import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeUnit, renameNode } from '../../main/estate/commands.ts'
import { unitsMeant } from '../../main/estate/find-units.ts'
import type { OwnerCandidate, PersonCandidate, UnitCandidate } from '../../main/people/owner-lookup.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let client: TestClient
const id: Record<string, string> = {}

const lookup = async (text: string, limit = 20) =>
  (await client.query('owners.lookup', { text, limit })) as OwnerCandidate[]
const unitsOf = (found: OwnerCandidate[]) =>
  found.filter((one): one is UnitCandidate => one.kind === 'unit').map(one => one.number)
const namesOf = (found: OwnerCandidate[]) =>
  found.filter((one): one is PersonCandidate => one.kind === 'person').map(one => one.name)

beforeAll(async () => {
  test = await openTestDesk()
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('阳光花园')
  const phase = await estate.phase('一期', project)
  const three = await estate.building('3栋', phase)
  const first = await estate.entrance('1单元', three)
  const second = await estate.entrance('二单元', three)
  const five = await estate.building('5号楼', project)
  const garage = await estate.building('地下车库', project)
  const house = await estate.building('8栋', project)
  id.three = three
  id.five = five
  id.u1 = await estate.unit(second, '3-2-1201', '1201', { floor: 12 })
  id.u2 = await estate.unit(first, '3-1-1202', '1202', { floor: 12 })
  id.low = await estate.unit(first, '3-1-0101', '0101', { floor: 1 })
  id.five1201 = await estate.unit(five, '5-1201', '1201', { floor: 12 })
  id.shop = await estate.unit(five, '商铺5-12', '12', { kind: 'shop' })
  id.parking = await estate.unit(garage, '车位B1-023', 'B1-023', { kind: 'parking' })
  id.house = await estate.unit(house, '8栋', '')
  const zhang = await estate.person('张伟', ['138 0013 1380', '0755-2345678'], [id.u1])
  const wife = await estate.person('李娜', ['13800131380'], [{ unitId: id.u1, role: 'co-owner' }])
  id.zhang = zhang
  id.wife = wife
  await estate.person('曾祥瑞', ['13912340013'], [id.u2, id.five1201])
  await estate.person('Wei Zhang', ['+86 138 0000 0000'], [])
})
afterAll(() => test.close())

describe('a unit number in any written form', () => {
  const forms = [
    '3-2-1201',
    '3栋2单元1201',
    '3栋2单元1201室',
    '3#2-1201',
    '三栋二单元1201',
    '3号楼2单元1201房',
    '３－２－１２０１',
    '03-02-1201',
    '1期3-2-1201',
    '阳光花园3栋2单元1201',
    '3-1201',
    '3栋1201',
    '3#1201',
    ' 3 - 1201 ',
  ]
  it.each(forms)('%s finds 3-2-1201 alone at the top', async form => {
    expect(unitsMeant(test.core.read, form)).toEqual([id.u1])
    expect(unitsOf(await lookup(form))[0]).toBe('3-2-1201')
  })

  it('finds leading zeros, shops, parking spaces and detached houses', async () => {
    expect(unitsOf(await lookup('3-101'))).toEqual(['3-1-0101'])
    expect(unitsOf(await lookup('3-1-0101'))).toEqual(['3-1-0101'])
    expect(unitsOf(await lookup('商铺12'))).toEqual(['商铺5-12'])
    expect(unitsOf(await lookup('车位B1-23'))).toEqual(['车位B1-023'])
    expect(unitsOf(await lookup('B1-023'))).toEqual(['车位B1-023'])
    expect(unitsOf(await lookup('8栋'))).toEqual(['8栋'])
  })

  it('finds every unit an ambiguous text may mean, and the beginnings', async () => {
    expect(unitsOf(await lookup('1201')).sort()).toEqual(['3-2-1201', '5-1201'])
    expect(unitsOf(await lookup('3-12'))).toEqual(['3-2-1201', '3-1-1202'])
    expect(unitsOf(await lookup('3#'))).toHaveLength(3)
    expect(unitsOf(await lookup('3栋1单元')).sort()).toEqual(['3-1-0101', '3-1-1202'])
    expect(unitsOf(await lookup('31201'))).toEqual(['3-2-1201'])
  })

  it('does not find the unit of another entrance, phase or building', async () => {
    expect(unitsMeant(test.core.read, '3-1-1201')).toEqual([])
    expect(unitsOf(await lookup('2期3-1201'))).toEqual([])
    expect(unitsOf(await lookup('4-1201'))).toEqual([])
  })
})

describe('a person', () => {
  it('is found by characters, pinyin, initials and phone digits, everyone of a shared phone', async () => {
    for (const text of ['张伟', '张', 'zhangwei', 'zhang', 'zw'])
      expect(namesOf(await lookup(text))).toContain('张伟')
    expect(namesOf(await lookup('1380')).sort()).toEqual(['Wei Zhang', '张伟', '李娜'])
    expect(namesOf(await lookup('0013'))).toContain('曾祥瑞')
    expect(namesOf(await lookup('zengxr'))).toEqual(['曾祥瑞'])
    expect(namesOf(await lookup('13800131380')).sort()).toEqual(['张伟', '李娜'])
  })

  it('comes with units, roles and the tail of the phone that was typed, never the whole phone', async () => {
    const [found] = await lookup('2345678')
    expect(found).toMatchObject({ kind: 'person', name: '张伟', phoneTail: '5678', openCases: 0 })
    expect(found).toMatchObject({ units: [{ number: '3-2-1201', role: 'owner', present: true }] })
    expect(JSON.stringify(await lookup('张伟'))).not.toContain('1380013')
    const [unit] = await lookup('3-2-1201')
    expect(unit).toMatchObject({
      kind: 'unit',
      path: ['阳光花园', '一期', '3栋', '二单元'],
      people: [
        { name: '张伟', role: 'owner', phoneTail: '1380' },
        { name: '李娜', role: 'co-owner', phoneTail: '1380' },
      ],
    })
  })

  it('is not drowned by units when digits are typed, nor by phones when a unit is', async () => {
    expect(namesOf(await lookup('1380', 3)).length).toBeGreaterThan(0)
    expect(namesOf(await lookup('3-1201'))).toEqual([])
  })

  it('answers nothing to nothing and to nonsense', async () => {
    for (const text of ['', '   ', '%', '_', "'", '😀', '---', '0'.repeat(100)]) {
      expect(unitsOf(await lookup(text))).toEqual([])
    }
  })
})

describe('a unit registered by its number alone', () => {
  it('gets room and floor from it, and is found', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const unitId = await estate.unit(id.five ?? '', '5-2103', '')
    expect(unitsMeant(test.core.read, '5栋2103')).toEqual([unitId])
    expect(await client.query('units.detail', { unitId })).toMatchObject({
      unit: { room: '2103', floor: 21 },
    })
    await client.command('estate.changeUnit', { unitId, changes: { number: '5-2104', room: '' } })
    expect(unitsMeant(test.core.read, '5栋2104')).toEqual([unitId])
  })
})

describe('the tree changes', () => {
  it('and units are found under a new building name and a new room at once', async () => {
    await test.core.execute(renameNode, {
      actor: test.manager,
      input: { nodeId: id.five ?? '', name: '15号楼' },
    })
    expect(unitsMeant(test.core.read, '15-1201')).toEqual([id.five1201])
    expect(unitsMeant(test.core.read, '5-1201')).toEqual([])
    await test.core.execute(changeUnit, {
      actor: test.manager,
      input: { unitId: id.five1201 ?? '', changes: { room: '1301', number: '15-1301' } },
    })
    expect(unitsMeant(test.core.read, '15栋1301')).toEqual([id.five1201])
    await test.core.execute(renameNode, {
      actor: test.manager,
      input: { nodeId: id.five ?? '', name: '5号楼' },
    })
  })
})
