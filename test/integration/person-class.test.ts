import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClassRule } from '../../main/contract/profile-classes.ts'
import type { PersonClass } from '../../main/people/class.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { dump } from '../support/log-checks.ts'
import { rebuildDifferences } from '../support/registers.ts'

const large: ClassRule = {
  id: 'own-large',
  name: { zh: '大额客户', en: 'Large' },
  condition: { by: 'price', atLeast: 3_000_000 },
}
const prompt: ClassRule = {
  id: 'own-prompt',
  name: { zh: '付款及时', en: 'Prompt' },
  condition: { by: 'paid', atLeast: 80 },
}
const several: ClassRule = {
  id: 'own-several',
  name: { zh: '多套业主', en: 'Several homes' },
  condition: { by: 'homes', atLeast: 2 },
}

let test: TestDesk
let client: TestClient
let clerk: TestClient
let units: string[]
let owner: string
/** Of the section of the profile. */
let version: number

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 4) })
  client = await test.signIn(test.manager)
  clerk = await test.signIn(await test.addMember('clerk'))
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('河畔花园'))
  units = [await estate.unit(building, '3-101', '101'), await estate.unit(building, '3-102', '102')]
  owner = await estate.person('张伟', ['13800138000'], [units[0] ?? ''])
  version = 0
})
afterEach(() => test.close())

async function classes(content: readonly ClassRule[]) {
  const input = { section: 'classes', base: version, content }
  ;({ version } = (await client.command('profile.change', input)) as { version: number })
}
const shown = async (personId = owner, by = client) =>
  (await by.query('people.classOf', { personId })) as PersonClass | null
const sign = async (terms: object, buyers = [owner], unitId = units[0]) => {
  const contractId = uuidv7()
  const words = { penaltyText: null, commitments: null, requests: null }
  await client.command('contracts.sign', { contractId, unitId, buyers, terms, words })
  return contractId
}
const setClass = (id: string | null, reason = '集团重点客户', personId = owner) =>
  client.command('people.setClass', { personId, class: id, reason })

describe('the class of a customer', () => {
  it('is nothing on a desk without classes', async () => {
    await sign({ price: 900_000_000 })
    expect(await shown()).toBeNull()
    await expect(setClass(large.id)).rejects.toMatchObject({ code: 'person.noSuchClass' })
  })

  it('follows the contracts that stand, each once, and says the sum to whom may see it', async () => {
    await classes([large, prompt])
    expect(await shown()).toEqual({ holds: null, hand: null, computed: null })
    const first = await sign({ number: 'A-1', price: 200_000_000 })
    expect((await shown())?.holds).toBeNull()
    const second = await sign({ number: 'A-2', price: 100_000_000 }, [owner], units[1])
    expect(await shown()).toMatchObject({
      holds: { id: large.id, name: large.name },
      hand: null,
      computed: { condition: large.condition, figure: 300_000_000 },
    })
    const masked = await shown(owner, clerk)
    expect(masked).toMatchObject({ holds: { id: large.id }, computed: { figure: null } })
    expect(JSON.stringify(masked)).not.toContain('300000000')
    await client.command('contracts.end', { contractId: second, reason: 'cancelled', endedOn: '2026-07-12' })
    expect((await shown())?.holds).toBeNull()
    await client.command('contracts.resume', { contractId: second })
    expect((await shown())?.holds?.id).toBe(large.id)

    // The record of the same person signed one of them too: merged, nothing counts twice.
    const other = uuidv7()
    await client.command('people.register', { personId: other, details: { name: '张伟' }, occupancies: [] })
    await client.command('contracts.amend', {
      contractId: first,
      buyers: [owner, other],
      terms: { number: 'A-1', price: 150_000_000 },
      words: { penaltyText: null, commitments: null, requests: null },
    })
    await sign({ number: 'A-3', price: 60_000_000 }, [other], units[1])
    await client.command('people.merge', { survivorId: owner, mergedId: other })
    expect((await shown())?.computed?.figure).toBe(310_000_000)
    expect(await shown(other)).toBeNull()
  })

  it('follows what is paid of what is due, and the homes somebody owns now', async () => {
    await classes([prompt, several])
    await sign({ price: 100_000_000, due: 50_000_000, paid: 40_000_000 })
    expect(await shown()).toMatchObject({ holds: { id: prompt.id }, computed: { figure: 80 } })
    expect((await shown(owner, clerk))?.computed?.figure).toBeNull()
    // Paid beyond what is due on one contract pays nothing of another; nothing said of payments is nothing paid.
    await sign({ number: 'B-2', price: 10_000_000, due: 1_000_000, paid: 10_000_000 }, [owner], units[1])
    expect((await shown())?.computed?.figure).toBe(80)
    await sign({ number: 'B-3', price: 30_000_000 }, [owner], units[1])
    expect((await shown())?.holds).toBeNull()
    const moveIn = (role: string, unitId = units[1]) =>
      client.command('people.moveIn', { personId: owner, occupancy: { unitId, role } })
    await moveIn('tenant')
    expect((await shown())?.holds).toBeNull()
    await moveIn('co-owner')
    expect((await shown(owner, clerk))?.computed).toMatchObject({ id: several.id, figure: 2 })
    await client.command('people.moveOut', {
      personId: owner,
      unitId: units[1],
      role: 'co-owner',
      until: '2026-07-11',
    })
    expect((await shown())?.holds).toBeNull()
  })

  it('is set by hand with a reason, and goes back to the rules', async () => {
    await classes([large, several])
    await setClass(several.id)
    expect(await shown()).toMatchObject({
      holds: { id: several.id, name: several.name },
      hand: { reason: '集团重点客户', at: Date.UTC(2026, 6, 12, 4), byName: expect.any(String) as string },
      computed: null,
    })
    await sign({ price: 300_000_000 })
    expect(await shown()).toMatchObject({ holds: { id: several.id }, computed: { id: large.id } })
    await setClass(null, '本人不愿被分类')
    expect(await shown()).toMatchObject({ holds: null, hand: { reason: '本人不愿被分类' } })
    await client.command('people.computeClass', { personId: owner })
    expect(await shown()).toMatchObject({ holds: { id: large.id }, hand: null })
    // Asked once more it changes nothing and writes nothing.
    await client.command('people.computeClass', { personId: owner })
    const { rows } = (await client.query('timeline.ofSubject', { subjectId: owner })) as {
      rows: { operation?: string }[]
    }
    const steps = rows.map(({ operation }) => operation).filter(type => type?.startsWith('person.class'))
    expect(steps).toEqual(['person.classComputed', 'person.classSet', 'person.classSet'])
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('keeps the name it had when it is taken out of the profile', async () => {
    await classes([large, several])
    await setClass(several.id)
    await classes([large])
    expect((await shown())?.holds).toEqual({ id: several.id, name: several.name })
    await classes([])
    expect(await shown()).toMatchObject({ holds: { name: several.name }, computed: null })
  })

  it('passes on in a merge with who gave it and why, and goes back when the records are parted', async () => {
    await classes([large, several])
    const other = uuidv7()
    await client.command('people.register', { personId: other, details: { name: '张伟' }, occupancies: [] })
    await setClass(several.id, '两套都是他的', other)
    const merge = () => client.command('people.merge', { survivorId: owner, mergedId: other })
    const unmerge = () => client.command('people.unmerge', { mergedId: other })
    test.setClock(Date.UTC(2026, 6, 13, 4))
    client = await test.signIn(test.manager)
    await merge()
    expect(await shown()).toMatchObject({
      holds: { id: several.id },
      hand: { reason: '两套都是他的', at: Date.UTC(2026, 6, 12, 4) },
    })
    await unmerge()
    expect([(await shown())?.hand, (await shown(other))?.hand?.reason]).toEqual([null, '两套都是他的'])

    // Given another meanwhile, the survivor keeps that; the record takes its own along.
    await merge()
    await setClass(large.id, '老客户')
    await unmerge()
    expect([(await shown())?.hand?.reason, (await shown(other))?.hand?.reason]).toEqual([
      '老客户',
      '两套都是他的',
    ])
    // The survivor's own holds.
    await merge()
    expect((await shown())?.hand?.reason).toBe('老客户')
    expect(await rebuildDifferences(test)).toBe(0)
    await unmerge()

    // Words that a merge brought are erased with either of the two, where they stand and where they stood.
    await client.command('people.computeClass', { personId: owner })
    await merge()
    await unmerge()
    await client.command('people.erase', { personId: other, reason: 'asked', withCases: false })
    expect(JSON.stringify(dump(test))).not.toContain('两套都是他的')
    expect(await rebuildDifferences(test)).toBe(0)
  })

  it('is refused without a reason, of nobody, of who was merged or erased, and to who may not edit people', async () => {
    await classes([large])
    await expect(setClass(large.id, ' ')).rejects.toMatchObject({ code: 'input.missing' })
    await expect(setClass('own-other')).rejects.toMatchObject({ code: 'person.noSuchClass' })
    await expect(setClass(large.id, '无此人', uuidv7())).rejects.toMatchObject({ code: 'person.notFound' })
    const auditor = await test.signIn(await test.addMember('auditor'))
    await expect(
      auditor.command('people.setClass', { personId: owner, class: large.id, reason: '试' }),
    ).rejects.toMatchObject({ code: 'permission.denied' })
    const other = uuidv7()
    await client.command('people.register', { personId: other, details: { name: '张卫' }, occupancies: [] })
    await client.command('people.merge', { survivorId: owner, mergedId: other })
    await expect(setClass(large.id, '试', other)).rejects.toMatchObject({ code: 'person.merged' })
    await setClass(large.id)
    await client.command('people.erase', { personId: owner, reason: 'asked', withCases: false })
    await expect(setClass(large.id)).rejects.toMatchObject({ code: 'person.erasedAlready' })
    expect(await shown()).toBeNull()
    const kept = test.core.read.all('select class, reason from person_class')
    expect(kept).toEqual([{ class: large.id, reason: null }])
    expect(await rebuildDifferences(test)).toBe(0)
  })
})
