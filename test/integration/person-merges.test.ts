import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OwnerCandidate } from '../../main/people/owner-lookup.ts'
import type { PersonFile } from '../../main/people/details.ts'
import { everyIdentity } from '../../main/people/identities.ts'
import { CallError, openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, dump, rebuildCheck } from '../support/log-checks.ts'

let test: TestDesk
let client: TestClient
let unit: string
let other: string

beforeAll(async () => {
  test = await openTestDesk()
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('阳光花园'))
  unit = await estate.unit(building, '3-1201', '1201')
  other = await estate.unit(building, '3-1202', '1202')
})
afterAll(() => test.close())

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
const register = async (name: string, details: object, at: string[]) => {
  const personId = uuidv7()
  await client.command('people.register', {
    personId,
    details: { name, ...details },
    occupancies: at.map(unitId => ({ unitId, role: 'owner' })),
  })
  return personId
}
const takeCase = async (personId: string, text: string) => {
  const caseId = uuidv7()
  await client.command('cases.receive', {
    caseId,
    channel: 'counter',
    kind: 'repair',
    category: [],
    emergency: false,
    unitId: unit,
    personId,
    room: null,
    text,
    callerName: '来访者',
  })
  return caseId
}
const lookup = async (text: string) =>
  ((await client.query('owners.lookup', { text, limit: 12 })) as OwnerCandidate[]).flatMap(one =>
    one.kind === 'person' ? [one.personId] : [],
  )

describe('two records of one person', () => {
  it('become one in lists, lookup, cases, homes, timeline and imports, and two again', async () => {
    const survivor = await register('欧阳晓明', { phones: [{ number: '13911110001' }] }, [unit])
    const merged = await register('欧阳小明', { phones: [{ number: '13911110002' }], note: '耳背' }, [other])
    await takeCase(merged, '厨房吊顶渗水')
    await client.command('people.merge', { survivorId: survivor, mergedId: merged })

    const file = await fileOf(survivor)
    expect(file.formerNames).toEqual(['欧阳小明'])
    expect(file.phones.map(phone => phone.tail)).toEqual(['0001', '0002'])
    expect(file).toMatchObject({ note: '耳背', cases: 1, merged: [{ personId: merged, name: '欧阳小明' }] })
    expect(file.units.map(one => one.number).sort()).toEqual(['3-1201', '3-1202'])
    expect((await fileOf(merged)).mergedInto).toBe(survivor)
    for (const text of ['欧阳小明', 'ouyangxiaoming', '13911110002'])
      expect(await lookup(text)).toEqual([survivor])
    const listed = (await client.query('people.list', {})) as { rows: { personId: string }[] }
    expect(listed.rows.map(row => row.personId)).toEqual([survivor])
    const timeline = (await client.query('timeline.ofSubject', { subjectId: survivor })) as {
      rows: { type: string; operation?: string; aggregateId?: string }[]
    }
    expect(
      timeline.rows.some(row => row.operation === 'person.registered' && row.aggregateId === merged),
    ).toBe(true)
    // The sales department's next file still has the other name and phone.
    expect(everyIdentity(test.core.read).get('欧阳小明\np13911110002')).toBe(survivor)
    expect(await codeOf(takeCase(merged, '另一件事'))).toBe('person.notFound')
    expect(await codeOf(client.command('people.change', { personId: merged, details: { note: 'x' } }))).toBe(
      'person.merged',
    )
    expect(await codeOf(client.command('people.remove', { personId: merged }))).toBe('person.merged')

    await client.command('people.unmerge', { mergedId: merged })
    expect(await fileOf(merged)).toMatchObject({ mergedInto: null, cases: 1, note: '耳背' })
    expect(await fileOf(survivor)).toMatchObject({ formerNames: [], cases: 0, note: null, merged: [] })
    expect(await lookup('13911110002')).toEqual([merged])
    expect(await codeOf(client.command('people.unmerge', { mergedId: merged }))).toBe('person.notMerged')
  })

  it('are parted from the latest merge on, through merges of merges', async () => {
    const [a, b, c, d] = await Promise.all(
      ['甲一', '甲二', '甲三', '甲四'].map(name => register(name, {}, [])),
    )
    const merge = (survivorId: string | undefined, mergedId: string | undefined) =>
      client.command('people.merge', { survivorId, mergedId })
    await merge(a, b)
    await merge(a, c)
    await merge(d, a)
    expect((await fileOf(b ?? '')).mergedInto).toBe(d)
    const undo = (mergedId: string | undefined) => codeOf(client.command('people.unmerge', { mergedId }))
    expect(await undo(b)).toBe('person.unmergeLaterFirst')
    expect(await undo(a)).toBe('accepted')
    expect((await fileOf(b ?? '')).mergedInto).toBe(a)
    expect(await undo(b)).toBe('person.unmergeLaterFirst')
    expect(await undo(c)).toBe('accepted')
    expect(await undo(b)).toBe('accepted')
    expect((await fileOf(a ?? '')).formerNames).toEqual([])
  })

  it('are not merged by clerks, with themselves, or where they were judged to be two', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    const [a = '', b = ''] = await Promise.all(['乙一', '乙二'].map(name => register(name, {}, [])))
    expect(await codeOf(clerk.command('people.merge', { survivorId: a, mergedId: b }))).toBe(
      'permission.denied',
    )
    expect(await codeOf(client.command('people.merge', { survivorId: a, mergedId: a }))).toBe(
      'person.mergeWithItself',
    )
    await clerk.command('people.judgeDistinct', { personId: b, otherId: a })
    expect(await codeOf(client.command('people.merge', { survivorId: a, mergedId: b }))).toBe(
      'person.judgedDistinct',
    )
    await clerk.command('people.takeBackDistinct', { personId: a, otherId: b })
    expect(await codeOf(client.command('people.merge', { survivorId: a, mergedId: b }))).toBe('accepted')
  })

  it('leave no word of an erased one behind, merged or parted', async () => {
    const a = await register('留存甲', { phones: [{ number: '13922220001' }] }, [])
    const b = await register('抹除乙', { phones: [{ number: '13922220002' }], note: '抹除丙' }, [])
    await client.command('people.merge', { survivorId: a, mergedId: b, take: ['name'] })
    await client.command('people.unmerge', { mergedId: b })
    await client.command('people.erase', { personId: b, reason: 'asked' })
    const all = JSON.stringify(dump(test))
    for (const word of ['抹除乙', '抹除丙', '13922220002']) expect(all).not.toContain(word)
    expect(await fileOf(a)).toMatchObject({ name: '留存甲', formerNames: [], erased: false })

    const c = await register('抹除丁', { phones: [{ number: '13922220003' }] }, [])
    await client.command('people.merge', { survivorId: a, mergedId: c })
    await client.command('people.erase', { personId: a, reason: 'asked' })
    const left = JSON.stringify(dump(test))
    for (const word of ['留存甲', '抹除丁', '1392222000']) expect(left).not.toContain(word)
    expect((await rebuildCheck(test)).differences).toEqual([])
    expect(chain(test).problems).toEqual([])
  })

  it('have details that are verified, and no longer once they change', async () => {
    const personId = await register(
      '核实人',
      { phones: [{ number: '13933330001' }], mailingAddress: '甲路1号' },
      [unit],
    )
    const verify = (input: object) => codeOf(client.command('people.verifyDetail', { personId, ...input }))
    expect(await verify({ what: 'mailingAddress' })).toBe('accepted')
    expect(await verify({ what: 'idDocument' })).toBe('person.noSuchDetail')
    expect(await verify({ what: 'phone', phone: { place: 0, tail: '0009' } })).toBe('person.phonesChanged')
    expect(await verify({ what: 'phone', phone: { place: 0, tail: '0001' } })).toBe('accepted')
    const today = (await fileOf(personId)).verified.mailingAddress
    expect(today).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect((await fileOf(personId)).phones[0]?.verifiedOn).toBe(today)
    await client.command('people.change', { personId, details: { mailingAddress: '乙路2号' } })
    expect((await fileOf(personId)).verified.mailingAddress).toBeNull()
    const occupancy = { unitId: unit, role: 'owner', from: '2024-01-01', share: 5000 }
    expect(await codeOf(client.command('people.correctRole', { personId, occupancy }))).toBe('accepted')
    expect((await fileOf(personId)).units).toMatchObject([{ share: 5000, from: '2024-01-01' }])
  })
})

it('judgements that two records are two people are listed, for each of the two, until they are taken back', async () => {
  const one = await register('周同', {}, [unit])
  const two = await register('周童', {}, [other])
  const listed = async (personId?: string) =>
    (await client.query('people.distinct', personId === undefined ? {} : { personId })) as {
      name: string
      otherName: string
    }[]
  await client.command('people.judgeDistinct', { personId: two, otherId: one })
  for (const personId of [one, two, undefined])
    expect((await listed(personId)).map(row => [row.name, row.otherName].sort())).toContainEqual(
      ['周同', '周童'].sort(),
    )
  await client.command('people.takeBackDistinct', { personId: one, otherId: two })
  expect(await listed(one)).toEqual([])
})

it('days and share of a role are put right, and what they were stays on the timeline', async () => {
  const personId = await register('周份', {}, [unit])
  const occupancy = { unitId: unit, role: 'owner', from: '2024-05-01', until: null, share: 5_000 }
  await client.command('people.correctRole', { personId, occupancy })
  expect((await fileOf(personId)).units).toMatchObject([{ from: '2024-05-01', share: 5_000 }])
  const wrong = { ...occupancy, until: '2024-04-30' }
  expect(await codeOf(client.command('people.correctRole', { personId, occupancy: wrong }))).toBe(
    'person.untilBeforeFrom',
  )
  const history = test.core.read.all('select type from operation where aggregate_id=? order by position', [
    personId,
  ])
  expect(history).toEqual([{ type: 'person.registered' }, { type: 'person.roleCorrected' }])
})
