import { randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveCase } from '../../main/cases/commands.ts'
import type { OwnerCandidate } from '../../main/people/owner-lookup.ts'
import type { PersonFile } from '../../main/people/details.ts'
import { operations, tables } from '../../main/desk/domains.ts'
import type { UnitDetail } from '../../main/estate/unit-detail.ts'
import { checkTables } from '../../main/log/rebuild.ts'
import { verifyChain } from '../../main/log/verify-chain.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

let test: TestDesk
let client: TestClient
let clerk: TestClient
let auditor: TestClient
let building: string
let unit: string
let other: string

const codeOf = async (call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (error instanceof CallError) return error.code
    throw error
  }
  return 'accepted'
}
const fileOf = async (personId: string) => (await client.query('people.detail', { personId })) as PersonFile
const unitFile = async (unitId: string) => (await client.query('units.detail', { unitId })) as UnitDetail
const register = (name: string, more: object = {}, occupancies: object[] = []) => {
  const personId = uuidv7()
  return client
    .command('people.register', { personId, details: { name, ...more }, occupancies })
    .then(() => personId)
}
const takeCase = (personId: string, unitId: string | null, text: string, callerName = '来访者') =>
  test.core.execute(receiveCase, {
    actor: test.manager,
    input: {
      caseId: uuidv7(),
      channel: 'counter',
      kind: 'repair',
      category: [],
      emergency: false,
      unitId,
      personId,
      room: null,
      text,
      callerName,
    },
  })

beforeAll(async () => {
  test = await openTestDesk()
  client = await test.signIn(test.manager)
  clerk = await test.signIn(await test.addMember('clerk'))
  auditor = await test.signIn(await test.addMember('auditor'))
  const estate = estateBuilder(test.core, test.manager)
  const project = await estate.project('阳光花园')
  building = await estate.building('3栋', project)
  unit = await estate.unit(building, '3-1201', '1201', { floor: 12 })
  other = await estate.unit(building, '3-1202', '1202', { floor: 12 })
})
afterAll(() => test.close())

describe('the estate', () => {
  it('refuses twins, wrong places and removing what is in use', async () => {
    const add = (kind: string, parentId: string | null, name: string) =>
      codeOf(client.command('estate.addNode', { nodeId: uuidv7(), kind, parentId, name }))
    const project = (await unitFile(unit)).path[0]?.id ?? ''
    expect(await add('building', project, '三号楼')).toBe('estate.nodeExists')
    expect(await add('entrance', project, '1单元')).toBe('estate.wrongParent')
    expect(await add('building', uuidv7(), '9栋')).toBe('estate.nodeNotFound')
    expect(await codeOf(client.command('estate.removeNode', { nodeId: building }))).toBe(
      'estate.nodeNotEmpty',
    )
    const attributes = {
      kind: 'dwelling',
      number: '3-1201',
      room: '1201室',
      floor: 12,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
    }
    const twin = client.command('estate.registerUnit', { unitId: uuidv7(), parentId: building, attributes })
    expect(await codeOf(twin)).toBe('unit.exists')
    const spare = uuidv7()
    const room = { ...attributes, room: '1301', number: '3-1301' }
    await client.command('estate.registerUnit', { unitId: spare, parentId: building, attributes: room })
    await client.command('estate.removeUnit', { unitId: spare })
    await register('住户', {}, [{ unitId: other, role: 'tenant' }])
    expect(await codeOf(client.command('estate.removeUnit', { unitId: other }))).toBe('unit.inUse')
  })

  it('is edited by seniors only', async () => {
    const call = clerk.command('estate.renameNode', { nodeId: building, name: '4栋' })
    expect(await codeOf(call)).toBe('permission.denied')
  })
})

describe('people', () => {
  it('move in and out; who left stays in the file behind those who are there', async () => {
    const old = await register('前业主', {}, [{ unitId: unit, role: 'owner', from: '2020-01-01' }])
    const next = await register('新业主')
    await client.command('people.moveIn', {
      personId: next,
      occupancy: { unitId: unit, role: 'owner', from: '2025-05-01' },
    })
    const out = { personId: old, unitId: unit, role: 'owner' }
    expect(await codeOf(client.command('people.moveOut', { ...out, until: '2019-01-01' }))).toBe(
      'person.untilBeforeFrom',
    )
    await client.command('people.moveOut', { ...out, until: '2025-04-30' })
    expect(await codeOf(client.command('people.moveOut', { ...out, until: '2025-04-30' }))).toBe(
      'person.notAtUnit',
    )
    const twice = { personId: next, occupancy: { unitId: unit, role: 'owner' } }
    expect(await codeOf(client.command('people.moveIn', twice))).toBe('person.alreadyAtUnit')
    const { people } = await unitFile(unit)
    expect(people.map(one => [one.name, one.present])).toEqual([
      ['新业主', true],
      ['前业主', false],
    ])
    const found = (await client.query('owners.lookup', { text: '3-1201' })) as OwnerCandidate[]
    expect(found[0]).toMatchObject({ people: [{ name: '新业主' }], morePeople: 0 })
    const former = (await client.query('owners.lookup', { text: '前业主' })) as OwnerCandidate[]
    expect(former[0]).toMatchObject({ units: [{ number: '3-1201', present: false }] })
  })

  it('have details changed and cleared one by one', async () => {
    const personId = await register('陈晨', {
      note: '周末联系',
      birthday: '1980-05-06',
      phones: [{ number: '13511112222' }],
    })
    await client.command('people.change', {
      personId,
      details: {
        name: '陈辰',
        formerNames: ['陈晨'],
        phones: [{ number: '13533334444', note: '儿子，晚上' }],
      },
      clear: ['note'],
      tier: 'key',
    })
    expect(await fileOf(personId)).toMatchObject({
      name: '陈辰',
      formerNames: ['陈晨'],
      note: null,
      birthday: '1980-**-**',
      tier: 'key',
      phones: [{ masked: '135****4444', note: '儿子，晚上' }],
    })
    const names = async (text: string) =>
      ((await client.query('owners.lookup', { text })) as OwnerCandidate[]).map(
        one => one.kind === 'person' && one.personId,
      )
    expect(await names('陈晨')).toContain(personId)
    expect(await names('4444')).toContain(personId)
    expect(await names('2222')).not.toContain(personId)
  })

  it('are shown masked; looking is on the audit trail and not for auditors', async () => {
    const personId = await register('黄蓉', {
      idDocument: '440301198001011234',
      phones: [{ number: '13512345678' }],
    })
    const masked = await fileOf(personId)
    expect(masked).toMatchObject({ idDocument: '44**************34', phones: [{ masked: '135****5678' }] })
    expect(await codeOf(auditor.command('people.unmask', { personId }))).toBe('permission.denied')
    expect(await clerk.command('people.unmask', { personId })).toMatchObject({
      idDocument: '440301198001011234',
      phones: [{ number: '13512345678' }],
    })
    const trail = test.core.read.all<{ actor: string }>(
      `select actor from operation where type='person.unmasked' and aggregate_id=?`,
      [personId],
    )
    expect(trail).toHaveLength(1)
    const kept = test.core.read.all<{ result: string }>('select result from command_result')
    expect(JSON.stringify(kept)).not.toContain('13512345678')
  })

  it('are registered once, and nothing is recorded where nothing changes', async () => {
    const personId = await register('李四')
    const again = client.command('people.register', { personId, details: { name: '李四' }, occupancies: [] })
    expect(await codeOf(again)).toBe('person.exists')
    const before = test.core.head()?.sequence
    await client.command('people.change', { personId, details: {} })
    expect(test.core.head()?.sequence).toBe(before)
  })

  it('are removed only while no case refers to them', async () => {
    const personId = await register('录错的人', {}, [{ unitId: unit, role: 'family' }])
    await client.command('people.removeOccupancy', { personId, unitId: unit, role: 'family' })
    await client.command('people.remove', { personId })
    expect(await codeOf(client.query('people.detail', { personId }))).toBe('person.notFound')
    const busy = await register('来访者')
    await takeCase(busy, null, '门锁坏了')
    expect(await codeOf(client.command('people.remove', { personId: busy }))).toBe('person.inUse')
  })

  it('may have more roles than one operation can note', async () => {
    const units: string[] = []
    const estate = estateBuilder(test.core, test.manager)
    for (let room = 1; room <= 20; room++) units.push(await estate.unit(building, `3-20${room}`, `20${room}`))
    const personId = await register(
      '中介',
      {},
      units.map(unitId => ({ unitId, role: 'agent' })),
    )
    expect((await fileOf(personId)).units).toHaveLength(20)
  })
})

describe('erasing', () => {
  it('takes names, phones and words out of tables, log and lookup; facts and roles stay', async () => {
    const personId = await register('王小明', { phones: [{ number: '13698765432' }] }, [
      { unitId: unit, role: 'co-owner' },
    ])
    await takeCase(personId, unit, '王小明家厨房漏水', '王小明')
    const erase = { personId, reason: 'asked', withCases: true }
    expect(await codeOf(clerk.command('people.erase', erase))).toBe('permission.denied')
    expect(await client.command('people.erase', erase)).toEqual({ erasedCases: 1 })
    expect(await fileOf(personId)).toMatchObject({ name: null, erased: true, phones: [], openCases: 1 })
    expect((await fileOf(personId)).units).toMatchObject([{ number: '3-1201', role: 'co-owner' }])
    expect(await client.query('owners.lookup', { text: '王小明' })).toEqual([])
    expect(await client.query('owners.lookup', { text: '13698765432' })).toEqual([])
    const tables = ['operation', 'person', 'person_phone', '"case"', 'person_lookup_person', 'command_result']
    const leaks = tables.filter(table => {
      const rows = JSON.stringify(test.core.read.all(`select * from ${table}`))
      return ['王小明', '13698765432', '厨房漏水'].some(secret => rows.includes(secret))
    })
    expect(leaks).toEqual([])
    expect(await codeOf(client.command('people.erase', erase))).toBe('person.erasedAlready')
  })
})

describe('after all of this', () => {
  it('the chain verifies, the tables are what the log says, and a rebuild finds the same people', async () => {
    const { core } = test
    expect(verifyChain(core.read, { registry: operations }).problems).toEqual([])
    const check = () =>
      checkTables({
        live: core.readConnection,
        staging: { folder: test.folder, key: randomBytes(32) },
        tables,
        registry: operations,
      })
    expect((await check()).differenceCount).toBe(0)
    const texts = ['新业主', 'xinyezhu', '陈晨', '4444', '王小明', '3-1201']
    const answers = () => Promise.all(texts.map(text => client.query('owners.lookup', { text, limit: 50 })))
    const before = await answers()
    await core.writer.run('rebuild', {})
    expect(await answers()).toEqual(before)
    expect((await check()).differenceCount).toBe(0)
  })
})
