import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callbackRows } from '../support/callbacks.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { chain, rebuildCheck } from '../support/log-checks.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let client: TestClient
let unitId: string
let buildingId: string
let owner: string
let spouse: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  client = await test.signIn(test.manager)
  const estate = estateBuilder(test.core, test.manager)
  buildingId = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(buildingId, '3-101', '101')
  owner = await estate.person('张伟', ['13800138000'], [unitId])
  spouse = await estate.person('李娜', ['13900139000'], [{ unitId, role: 'co-owner' }])
})
afterEach(() => test.close())

const terms = {
  number: 'HT-2026-001',
  signedOn: '2026-07-10',
  price: 200_000_000,
  paid: 60_000_000,
  paymentMethod: '按揭',
  promisedOn: '2026-07-31',
  penaltyRate: 100,
  penaltyCap: 50_000,
}
const words = { penaltyText: '每日万分之一', commitments: null, requests: '入户门换锁' }

const Row = z.looseObject({
  id: z.string(),
  price: z.number().nullable(),
  masked: z.boolean(),
  owing: z.boolean(),
})
const Rows = z.object({ rows: z.array(Row), next: z.string().nullable() })
const Step = z.looseObject({ type: z.string(), changes: z.array(z.looseObject({ field: z.string() })) })
const View = Row.extend({ steps: z.array(Step), requests: z.string().nullable() })

async function sign(more: object = {}, by = client): Promise<string> {
  const contractId = uuidv7()
  await by.command('contracts.sign', { contractId, unitId, buyers: [owner], terms, words, ...more })
  return contractId
}
const amend = (contractId: string, more: object = {}) =>
  client.command('contracts.amend', { contractId, buyers: [owner], terms, words, ...more })
const list = async (name: string, more: object = {}) =>
  Rows.parse(await client.query('contracts.list', { list: name, ...more })).rows.map(row => row.id)
const view = async (contractId: string, by = client) =>
  View.parse(await by.query('contracts.detail', { contractId }))

describe('a contract', () => {
  it('stands in the file of its home and starts the calls behind a signing', async () => {
    const contractId = await sign({ buyers: [owner, spouse] })
    const [shown] = z.array(View).parse(await client.query('contracts.ofUnit', { unitId }))
    expect(shown).toMatchObject({
      id: contractId,
      state: 'signed',
      buyers: [{ name: '张伟' }, { name: '李娜' }],
      price: 200_000_000,
      outstanding: 140_000_000,
      requests: '入户门换锁',
    })
    expect(callbackRows(test)).toMatchObject([{ plan: 'contract-signed', unit_id: unitId, person_id: owner }])
  })

  it('keeps what it was before each amendment', async () => {
    const contractId = await sign()
    await amend(contractId, {
      buyers: [owner, spouse],
      terms: { ...terms, paid: 200_000_000, promisedOn: '2026-09-30' },
      agreedOn: '2026-07-11',
      note: '补充协议一',
    })
    expect((await view(contractId)).steps).toMatchObject([
      {
        type: 'contract.amended',
        agreedOn: '2026-07-11',
        note: '补充协议一',
        changes: [
          { field: 'paid', from: 60_000_000, to: 200_000_000 },
          { field: 'promisedOn', from: '2026-07-31', to: '2026-09-30' },
          { field: 'buyers', from: '张伟', to: '张伟、李娜' },
        ],
      },
      { type: 'contract.signed', changes: [] },
    ])
  })

  it('is found by what is asked of it, page by page', async () => {
    const first = await sign()
    const second = await sign({
      terms: { ...terms, number: 'HT-2026-002', paid: terms.price, promisedOn: '2026-08-01' },
      words: { ...words, requests: null },
    })
    expect(await list('all')).toEqual([second, first])
    expect(await list('owing')).toEqual([first])
    expect(await list('promised')).toEqual([first])
    expect(await list('promised', { month: '2026-08' })).toEqual([second])
    expect(await list('requests')).toEqual([first])
    expect(await list('all', { building: buildingId })).toEqual([second, first])
    const page = Rows.parse(await client.query('contracts.list', { limit: 1 }))
    expect(await list('all', { limit: 1, before: page.next ?? '' })).toEqual([first])
  })

  it('ends with a reason, and the end is taken back', async () => {
    const contractId = await sign()
    await client.command('contracts.end', { contractId, reason: 'cancelled', endedOn: '2026-07-12' })
    expect([await list('ended'), await list('owing')]).toEqual([[contractId], []])
    await expect(amend(contractId)).rejects.toMatchObject({ code: 'contract.ended' })
    await client.command('contracts.resume', { contractId })
    expect([await list('ended'), await list('owing')]).toEqual([[], [contractId]])
  })

  it('refuses what cannot be', async () => {
    const contractId = await sign()
    await expect(sign()).rejects.toMatchObject({ code: 'contract.numberTaken' })
    await expect(sign({ terms: { ...terms, number: 'ht 2026001' } })).rejects.toMatchObject({
      code: 'contract.numberTaken',
    })
    await expect(amend(contractId)).rejects.toMatchObject({ code: 'contract.nothingChanged' })
    await expect(
      client.command('contracts.end', { contractId, reason: 'other', endedOn: '2026-07-09' }),
    ).rejects.toMatchObject({ code: 'contract.endedBeforeSigned' })
    await expect(client.command('contracts.confirm', { contractId })).rejects.toMatchObject({
      code: 'contract.notMissing',
    })
    await expect(sign({ buyers: [uuidv7()] })).rejects.toMatchObject({ code: 'person.notFound' })
    await amend(contractId, { terms: { ...terms, paid: 1 } })
    await expect(client.command('contracts.remove', { contractId })).rejects.toMatchObject({
      code: 'contract.cannotRemove',
    })
  })

  it('shows sums to those who may see them only, in lists, stories, timelines and ledgers', async () => {
    const contractId = await sign()
    await amend(contractId, { terms: { ...terms, paid: terms.price - 1 } })
    const clerk = await test.signIn(await test.addMember('clerk'))
    const seen = await view(contractId, clerk)
    expect(seen).toMatchObject({ price: null, paid: null, outstanding: null, masked: true, owing: true })
    expect(seen.steps.flatMap(step => step.changes)).toEqual([])
    await expect(sign({}, clerk)).rejects.toMatchObject({ code: 'permission.denied' })
    const ledger = { ledger: 'contracts', language: 'zh' }
    const told = await Promise.all([
      clerk.query('ledgers.page', ledger),
      clerk.query('timeline.ofSubject', { subjectId: unitId }),
      clerk.query('contracts.list', {}),
    ])
    expect(JSON.stringify(told)).not.toMatch(/200000000|199999999|2000000|1999999/)
    expect(JSON.stringify(await client.query('ledgers.page', ledger))).toMatch(/2000000/)
  })

  it('is the same when its tables are made anew from the log', async () => {
    const contractId = await sign({ buyers: [owner, spouse] })
    await amend(contractId)
    await client.command('contracts.end', {
      contractId,
      reason: 'exchanged',
      endedOn: '2026-07-12',
      note: '换到五栋',
    })
    const other = await sign({ terms: { ...terms, signedOn: null } })
    await client.command('contracts.remove', { contractId: other })
    expect((await rebuildCheck(test)).differences).toEqual([])
    expect(chain(test).problems).toEqual([])
  })

  it('what was asked for goes with the data of who asked', async () => {
    const alone = await sign()
    const together = await sign({ buyers: [owner, spouse], terms: { ...terms, number: 'HT-2' } })
    await client.command('people.erase', { personId: owner, reason: 'asked', withCases: false })
    expect(await view(alone)).toMatchObject({ requests: null, price: terms.price })
    expect(await view(together)).toMatchObject({
      requests: '入户门换锁',
      buyers: [{ name: null }, { name: '李娜' }],
    })
    expect((await rebuildCheck(test)).differences).toEqual([])
  })
})
