import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { fixResponsible } from '../../main/cases/level-commands.ts'
import type { AtHand } from '../../main/contract/case-views.ts'
import { dayStart } from '../../main/site/time.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let actor: TestActor
let client: TestClient
let building: string
let units: string[]

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
  const estate = estateBuilder(test.core, actor)
  building = await estate.building('3栋', await estate.project('河畔花园'))
  units = []
  for (const room of ['101', '102', '103']) units.push(await estate.unit(building, `3-${room}`, room))
  client = await test.signIn(actor)
})
afterEach(() => test.close())

const atHand = (input: object) => client.query('cases.atHand', input) as Promise<AtHand>
const ids = (rows: readonly { id: string }[]) => rows.map(row => row.id)

describe('what is at hand while somebody takes a case', () => {
  it('shows the open cases of the unit and its last three', async () => {
    const [unitId] = units
    const taken: string[] = []
    for (let index = 0; index < 5; index++)
      taken.unshift(
        await takeCase(test, { unitId: unitId ?? null }, { happenedAt: noon - (9 - index) * day }),
      )
    await takeCase(test, { unitId: units[1] ?? null })
    const [latest, ...open] = taken
    await test.core.execute(commands.closeCase, {
      actor,
      input: { caseId: latest ?? '', cause: 'workmanship', withoutCallback: 'other' },
    })
    const found = await atHand({ unitId })
    expect(ids(found.open)).toEqual(open)
    expect(ids(found.recent)).toEqual(taken.slice(0, 3))
    expect(found.recent[0]).toMatchObject({ unitNumber: '3-101', buildingName: '3栋', state: 'closed' })
  })

  it('shows the person’s cases where there is no unit', async () => {
    const estate = estateBuilder(test.core, actor)
    const personId = await estate.person('李雷', ['13900000001'])
    const caseId = await takeCase(test, { personId })
    await takeCase(test)
    expect(ids((await atHand({ personId })).open)).toEqual([caseId])
    expect(await atHand({})).toEqual({
      open: [],
      recent: [],
      sameCategory: null,
      warranty: null,
      similar: [],
    })
  })

  it('counts the same category in the building within seven days, and how many homes it is', async () => {
    const category = ['leak', 'leak-roof']
    for (const unitId of [units[0], units[0], units[1]])
      await takeCase(test, { unitId: unitId ?? null, category })
    await takeCase(test, { unitId: units[2] ?? null, category: ['leak', 'leak-kitchen'] })
    await takeCase(test, { unitId: units[2] ?? null, category }, { happenedAt: noon - 7 * day - 1 })
    const exact = await atHand({ unitId: units[2], category })
    expect(exact.sameCategory).toMatchObject({ cases: { count: 3, more: false }, units: 2 })
    const wider = await atHand({ buildingId: building, category: ['leak'] })
    expect(wider.sameCategory).toMatchObject({ cases: { count: 4, more: false }, units: 3 })
    expect((await atHand({ unitId: units[2] })).sameCategory).toBeNull()
  })

  it('says whether the part is still under warranty, and who was responsible the last time', async () => {
    const [unitId = '', other = ''] = units
    const estate = estateBuilder(test.core, actor)
    await estate.moveIn(await estate.person('李雷', []), unitId, 'owner', '2021-07-13')
    await estate.moveIn(await estate.person('租客', []), unitId, 'tenant', '2019-01-01')
    const roof = ['leak', 'leak-roof']
    const warranty = async (input: object) => (await atHand(input)).warranty
    expect(await warranty({ unitId, category: roof })).toMatchObject({
      months: 60,
      from: '2021-07-13',
      until: '2026-07-13',
      owed: true,
      responsible: { zh: '防水单位' },
      last: null,
    })
    test.setClock(noon + day)
    client = await test.signIn(actor)
    expect(await warranty({ unitId, category: roof })).toMatchObject({ owed: false })
    expect(await warranty({ unitId, category: ['structure', 'structure-crack'] })).toMatchObject({
      months: null,
      owed: true,
    })
    expect(await warranty({ unitId: other, category: roof })).toMatchObject({ from: null, owed: null })
    expect(await warranty({ unitId, category: ['sales', 'price'] })).toBeNull()

    const caseId = await takeCase(test, { unitId: other, category: roof })
    await test.core.execute(fixResponsible, {
      actor,
      input: { caseId, kind: 'contractor', party: '华建防水公司' },
    })
    expect((await warranty({ unitId, category: roof }))?.last).toMatchObject({
      caseId,
      kind: 'contractor',
      party: '华建防水公司',
    })
  })

  it('finds closed cases that speak of the same things and how they were solved, first those of the building', async () => {
    const solved = async (changes: Parameters<typeof takeCase>[1], text?: string) => {
      const caseId = await takeCase(test, changes)
      if (text) await test.core.execute(commands.resolveCase, { actor, input: { caseId, text } })
      await test.core.execute(commands.closeCase, {
        actor,
        input: { caseId, cause: 'workmanship', withoutCallback: 'other' },
      })
      return caseId
    }
    const elsewhere = await solved({ text: '窗户漏雨，地板泡水' }, '换了窗框密封条')
    const here = await solved({ unitId: units[1] ?? null, text: '主卧窗户漏雨' })
    await takeCase(test, { unitId: units[2] ?? null, text: '窗户漏雨，还没修' })
    await solved({ text: '电梯困人', category: ['common', 'lift'] })
    const text = '昨夜暴雨，次卧窗户漏雨'
    const { similar } = await atHand({ unitId: units[0], text })
    expect(similar.map(row => [row.id, row.solution])).toEqual([
      [here, null],
      [elsewhere, '换了窗框密封条'],
    ])
    expect(ids((await atHand({ unitId: units[0], text, exceptCaseId: here })).similar)).toEqual([elsewhere])
    expect((await atHand({ text: '你好' })).similar).toEqual([])
    expect((await atHand({ text: '你好', category: ['common', 'lift'] })).similar).toHaveLength(1)
  })
})

describe('the day', () => {
  it('begins at midnight on the clocks of the site', () => {
    const at = (iso: string) => new Date(iso).getTime()
    expect(dayStart(at('2026-07-12T15:59:59Z'), 'Asia/Shanghai')).toBe(at('2026-07-11T16:00:00Z'))
    expect(dayStart(at('2026-07-12T16:00:00Z'), 'Asia/Shanghai')).toBe(at('2026-07-12T16:00:00Z'))
    // Clocks go forward at two and back at three in Berlin.
    expect(dayStart(at('2026-03-29T10:00:00Z'), 'Europe/Berlin')).toBe(at('2026-03-28T23:00:00Z'))
    expect(dayStart(at('2026-10-25T20:00:00Z'), 'Europe/Berlin')).toBe(at('2026-10-24T22:00:00Z'))
  })
})
