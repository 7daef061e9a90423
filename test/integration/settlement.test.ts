import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { codeOf } from '../support/leak-evening.ts'
import { rebuildCheck } from '../support/log-checks.ts'

/** Twelve days behind the promised day. */
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let client: TestClient
let contractId: string
let unitId: string
let buildingId: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  buildingId = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(buildingId, '3-101', '101')
  await estate.person('张伟', ['13800138000'], [unitId])
  contractId = await sign(unitId)
})
afterEach(() => test.close())

async function sign(home: string, terms: object = {}): Promise<string> {
  const id = uuidv7()
  await client.command('contracts.sign', {
    contractId: id,
    unitId: home,
    buyers: [],
    terms: {
      signedOn: '2025-06-01',
      price: 200_000_000,
      paid: 100_000_000,
      promisedOn: '2026-06-30',
      ...terms,
    },
    words: { penaltyText: null, commitments: null, requests: null },
  })
  return id
}

const Sum = z.object({
  figure: z.object({ sum: z.number() }).nullable(),
  missing: z.array(z.string()).nullable(),
})
const View = z.object({
  waivers: z.array(z.object({ id: z.string(), reason: z.string().nullable() })),
  delay: Sum,
  area: Sum,
  delayFixed: z
    .object({ agreed: z.number(), by: z.string(), figure: z.object({ sum: z.number() }) })
    .nullable(),
  areaFixed: z.object({ agreed: z.number(), note: z.string().nullable() }).nullable(),
})
const view = async (id = contractId) =>
  View.parse(await client.query('settlements.ofContract', { contractId: id }))
const delaySum = async () => (await view()).delay.figure?.sum
const ten = { base: 'paid', manner: 'each-day', steps: [{ fromDay: 1, rate: 100 }], cap: null }
const setClauses = (more: object = {}) =>
  client.command('settlements.setClauses', { contractIds: [contractId], delay: ten, area: null, ...more })
const handOver = (changes: object = { handedOverOn: '2026-07-10' }) =>
  client.command('estate.changeUnit', { unitId, changes })

describe('the money of a handover', () => {
  it('grows day by day until the home is handed over, and is fixed as it was reckoned', async () => {
    expect((await view()).delay).toEqual({ figure: null, missing: ['clause'] })
    await setClauses()
    expect(await delaySum()).toBe(120_000)
    const settle = { contractId, kind: 'delay', seen: 120_000 }
    expect(await codeOf(client.command('settlements.settle', settle))).toBe('settlement.notHandedOver')
    await handOver()
    expect(await codeOf(client.command('settlements.settle', settle))).toBe('settlement.otherSum')
    await client.command('settlements.settle', { ...settle, seen: 100_000 })
    expect((await view()).delayFixed).toMatchObject({ agreed: 100_000, figure: { sum: 100_000 } })

    // Nothing that becomes known later moves what was fixed.
    await handOver({ handedOverOn: '2026-07-05' })
    expect((await view()).delayFixed?.agreed).toBe(100_000)
    expect(await codeOf(client.command('settlements.settle', settle))).toBe('settlement.fixed')
    expect(await codeOf(setClauses())).toBe('settlement.allFixed')
    await client.command('settlements.reopen', { contractId, kind: 'delay', reason: '交付日期登记有误' })
    await client.command('settlements.settle', { contractId, kind: 'delay', seen: 50_000 })
    expect((await view()).delayFixed?.agreed).toBe(50_000)
    await rebuildCheck(test)
  })

  it('leaves out days that were waived, until they are struck', async () => {
    await setClauses()
    const days = { contractIds: [contractId], from: '2026-07-01', until: '2026-07-05', reason: '暴雨停工' }
    await client.command('settlements.waiveDays', days)
    expect(await delaySum()).toBe(70_000)
    const [waiver] = (await view()).waivers
    expect(waiver?.reason).toBe('暴雨停工')
    await client.command('settlements.strikeWaiver', { waiverId: waiver?.id })
    expect(await delaySum()).toBe(120_000)
    const again = client.command('settlements.strikeWaiver', { waiverId: waiver?.id })
    expect(await codeOf(again)).toBe('settlement.waiverNotFound')
    const backwards = { ...days, until: '2026-06-01' }
    expect(await codeOf(client.command('settlements.waiveDays', backwards))).toBe('input.invalid')
    await rebuildCheck(test)
  })

  it('settles a difference of areas, or what was agreed with the reason', async () => {
    expect((await view()).area).toEqual({ figure: null, missing: ['contractArea', 'measuredArea'] })
    await handOver({ contractArea: 10_000, measuredArea: 10_500 })
    expect((await view()).area.figure?.sum).toBe(6_000_000)
    const settle = { contractId, kind: 'area', seen: 6_000_000, agreed: 5_000_000 }
    expect(await codeOf(client.command('settlements.settle', settle))).toBe('settlement.noteNeeded')
    await client.command('settlements.settle', { ...settle, note: '总经理同意减免' })
    expect((await view()).areaFixed).toEqual({ agreed: 5_000_000, note: '总经理同意减免' })
  })

  it('enters one clause for many contracts and leaves those that are settled', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const others = await Promise.all(
      ['102', '103'].map(async room => sign(await estate.unit(buildingId, `3-${room}`, room))),
    )
    await setClauses()
    await handOver()
    await client.command('settlements.settle', { contractId, kind: 'delay', seen: 100_000 })
    const done = await setClauses({ contractIds: [contractId, ...others], delay: { ...ten, base: 'price' } })
    expect(done).toMatchObject({ changed: 2, fixed: 1 })
    expect((await view(others[0])).delay.figure?.sum).toBe(240_000)
    expect(await delaySum()).toBe(100_000)
  })

  it('does not overwrite what somebody else entered meanwhile', async () => {
    const base = { delay: null, area: null }
    await setClauses({ base })
    expect(await codeOf(setClauses({ base, delay: { ...ten, base: 'price' } }))).toBe('edit.changedMeanwhile')
  })

  it('is nothing for a contract that ended', async () => {
    await client.command('contracts.end', { contractId, reason: 'cancelled', endedOn: '2026-07-01' })
    expect(await codeOf(setClauses())).toBe('contract.ended')
    expect(
      await codeOf(client.command('settlements.reopen', { contractId, kind: 'area', reason: '误' })),
    ).toBe('settlement.notFixed')
  })

  it('does not stop a later look at the contract before it', async () => {
    await setClauses()
    expect(await codeOf(client.command('contracts.remove', { contractId }))).toBe('contract.cannotRemove')
  })

  it('is listed for finance, by what is still to be fixed', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const other = await sign(await estate.unit(buildingId, '3-102', '102'), { promisedOn: '2026-12-31' })
    await setClauses({ contractIds: [contractId, other] })
    const Page = z.object({ rows: z.array(z.object({ id: z.string(), values: z.array(z.unknown()) })) })
    const listed = async (state?: string, by = client) => {
      const page = await by.query('ledgers.page', {
        ledger: 'settlements',
        language: 'zh',
        filter: state === undefined ? {} : { state },
      })
      return Page.parse(page).rows
    }
    expect((await listed()).map(({ id }) => id)).toEqual([contractId])
    expect(await listed('running')).toHaveLength(1)
    expect(await listed('open')).toEqual([])
    await handOver({ handedOverOn: '2026-07-10', contractArea: 10_000, measuredArea: 9_800 })
    const [row] = await listed('open')
    expect(row?.values).toEqual([
      '3-101',
      null,
      '',
      '2026-06-30',
      '2026-07-10',
      10,
      0,
      1_000,
      '待确认',
      100,
      98,
      -40_000,
      '待确认',
      null,
    ])
    const clerk = await test.signIn(await test.addMember('clerk'))
    const [masked] = await listed('open', clerk)
    expect([masked?.values[7], masked?.values[11]]).toEqual([null, null])
  })

  it('is shown to nobody who may not see sums, and worked on by seniors', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    expect(await codeOf(clerk.query('settlements.ofContract', { contractId }))).toBe('permission.denied')
    const waive = { contractIds: [contractId], from: '2026-07-01', until: '2026-07-05', reason: '暴雨停工' }
    expect(await codeOf(clerk.command('settlements.waiveDays', waive))).toBe('permission.denied')
  })
})
