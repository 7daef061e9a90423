import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { LeakLosses } from '../../main/contract/leak-losses.ts'
import type { LedgerPage } from '../../main/contract/ledgers.ts'
import type { TestClient } from '../support/desk.ts'
import { upload } from '../support/person-everywhere.ts'
import { codeOf, type LeakEvening, leakEvening } from '../support/leak-evening.ts'
import { rebuildCheck } from '../support/log-checks.ts'

let evening: LeakEvening
let client: TestClient
beforeEach(async () => {
  evening = await leakEvening()
  client = evening.client()
})
afterEach(() => evening.test.close())

const losses = async (caseId: string, by = client) =>
  (await by.query('leaks.losses', { caseId })) as LeakLosses
const damage = (caseId: string, more: Record<string, unknown> = {}) => ({
  caseId,
  damageId: uuidv7(),
  thing: '实木地板',
  room: 'living-room',
  claimed: 320_000,
  words: '泡了一夜，全翘起来了',
  photos: [],
  ...more,
})
const cost = (caseId: string, more: Record<string, unknown> = {}) => ({
  caseId,
  costId: uuidv7(),
  kind: 'material',
  what: '更换三通材料',
  amount: 46_000,
  bearer: 'property',
  contractorId: null,
  ofSource: false,
  evidence: [],
  ...more,
})
async function contractor(name = '安居防水'): Promise<string> {
  const contractorId = uuidv7()
  await client.command('contractors.save', { contractorId, name, trades: ['waterproofing'], note: '' })
  return contractorId
}
async function photo(caseId: string, name: string): Promise<string> {
  const fileId = uuidv7()
  const uploadId = await upload(client, name)
  await client.command('cases.attachFile', { caseId, fileId, uploadId })
  return fileId
}

describe('what a leak damaged', () => {
  it('is listed with what the owner claims and what was agreed; a mistake stays, struck, and counts no longer', async () => {
    const caseId = await evening.take('702')
    const floor = damage(caseId)
    const mistake = damage(caseId, { thing: '电视', claimed: 99_000 })
    await client.command('leaks.noteDamage', floor)
    await client.command('leaks.noteDamage', mistake)
    await client.command('leaks.agreeDamage', { caseId, damageId: floor.damageId, agreed: 250_000 })
    const strike = { caseId, damageId: mistake.damageId, reason: '是楼下那户的' }
    await client.command('leaks.strikeDamage', strike)
    expect(await losses(caseId)).toMatchObject({
      claimed: 320_000,
      agreed: 250_000,
      damages: [
        { thing: '实木地板', room: 'living-room', claimed: 320_000, agreed: 250_000, struck: null },
        { thing: '电视', claimed: 99_000, struck: { reason: '是楼下那户的' } },
      ],
    })
    expect(await codeOf(client.command('leaks.strikeDamage', strike))).toBe('leak.lossStruck')
    expect(
      await codeOf(client.command('leaks.agreeDamage', { ...strike, reason: undefined, agreed: 1 })),
    ).toBe('leak.lossStruck')
    expect((await rebuildCheck(evening.test)).differenceCount).toBe(0)
  })

  it('takes photos of this very case alone, also later, and belongs to a leak', async () => {
    const [caseId, other] = [await evening.take('702'), await evening.take('301')]
    const strange = damage(caseId, { photos: [await photo(other, '别家.jpg')] })
    expect(await codeOf(client.command('leaks.noteDamage', strange))).toBe('leak.fileNotFound')
    const own = damage(caseId)
    await client.command('leaks.noteDamage', own)
    const file = await photo(caseId, '地板.jpg')
    const show = { caseId, of: 'damage', lossId: own.damageId, files: [file] }
    await client.command('leaks.showLoss', show)
    await client.command('leaks.showLoss', show)
    expect(await losses(caseId)).toMatchObject({ damages: [{ photos: [{ id: file, name: '地板.jpg' }] }] })
    const nothing = damage(evening.building)
    expect(await codeOf(client.command('leaks.noteDamage', nothing))).toBe('leak.notFound')
    const unknown = { caseId, damageId: uuidv7(), reason: '没有' }
    expect(await codeOf(client.command('leaks.strikeDamage', unknown))).toBe('leak.lossNotFound')
  })
})

describe('what a leak cost', () => {
  it('is shown in figures to who may see sums, never on a timeline, and entered by who may', async () => {
    const caseId = await evening.take('702')
    await client.command('leaks.noteCost', cost(caseId))
    const floor = damage(caseId)
    await client.command('leaks.noteDamage', floor)
    await client.command('leaks.agreeDamage', { caseId, damageId: floor.damageId, agreed: 250_000 })
    const clerk = await evening.test.signIn(await evening.test.addMember('clerk'))
    expect(await losses(caseId, clerk)).toMatchObject({
      cost: null,
      agreed: null,
      damages: [{ claimed: 320_000, agreed: null }],
      costs: [{ what: '更换三通材料', amount: null }],
    })
    const story = JSON.stringify(await clerk.query('cases.timeline', { caseId }))
    expect(story).toContain('更换三通材料')
    expect(story).not.toMatch(/46000|250000/)
    expect(await codeOf(clerk.command('leaks.noteCost', cost(caseId)))).toBe('permission.denied')
  })

  it('of a source is shown with each of its homes, and whole at the source', async () => {
    const [one, other] = [await evening.take('702'), await evening.take('602')]
    await client.command('leakSources.decide', { kind: 'together', caseIds: [one, other] })
    await client.command('leaks.noteCost', cost(one, { ofSource: true }))
    await client.command('leaks.noteCost', cost(one, { what: '自家清理', amount: 1_000 }))
    await client.command('leaks.noteDamage', damage(other))
    expect(await losses(other)).toMatchObject({ cost: 46_000, costs: [{ caseId: one, ofSource: true }] })
    expect(await losses(one)).toMatchObject({ cost: 47_000, homes: 2 })
    expect(await client.query('leaks.lossesOfSource', { sourceId: other })).toMatchObject({
      cost: 47_000,
      claimed: 320_000,
      homes: 2,
    })
  })

  it('is corrected by reversal: it stays with the reason and leaves every sum', async () => {
    const caseId = await evening.take('702')
    const wrong = cost(caseId, { amount: 460_000 })
    await client.command('leaks.noteCost', wrong)
    await client.command('leaks.noteCost', cost(caseId))
    const reverse = { caseId, costId: wrong.costId, reason: '多写一个零' }
    await client.command('leaks.reverseCost', reverse)
    expect(await losses(caseId)).toMatchObject({
      cost: 46_000,
      costs: [
        { amount: 460_000, struck: { reason: '多写一个零' } },
        { amount: 46_000, struck: null },
      ],
    })
    expect(await codeOf(client.command('leaks.reverseCost', reverse))).toBe('leak.lossStruck')
  })

  it('stands on the account of a contractor that there is, decided anew by who saw how it stands', async () => {
    const caseId = await evening.take('702')
    const nobody = cost(caseId, { bearer: 'contractor', contractorId: uuidv7() })
    expect(await codeOf(client.command('leaks.noteCost', nobody))).toBe('contractor.notFound')
    const unsaid = cost(caseId, { bearer: 'contractor' })
    expect(await codeOf(client.command('leaks.noteCost', unsaid))).toBe('leak.contractorMissing')

    const contractorId = await contractor()
    const open = cost(caseId, { bearer: 'unknown', contractorId })
    await client.command('leaks.noteCost', open)
    expect(await losses(caseId)).toMatchObject({ costs: [{ bearer: 'unknown', contractorId: null }] })
    const charge = {
      caseId,
      costId: open.costId,
      bearer: 'contractor',
      contractorId,
      base: { bearer: 'unknown', contractorId: null },
    }
    await client.command('leaks.chargeCost', charge)
    const late = { ...charge, bearer: 'insurance', contractorId: null }
    expect(await codeOf(client.command('leaks.chargeCost', late))).toBe('edit.changedMeanwhile')
    expect(await losses(caseId)).toMatchObject({
      costs: [{ bearer: 'contractor', contractorName: '安居防水' }],
    })
  })
})

describe('registers of damage and costs', () => {
  const ledger = async (name: string, filter: Record<string, string> = {}, by = client) =>
    (await by.query('ledgers.page', { ledger: name, language: 'zh', filter })) as LedgerPage

  it('have the account of one contractor with what was reversed on it, page by page', async () => {
    const caseId = await evening.take('702')
    const contractorId = await contractor()
    const onAccount = { bearer: 'contractor', contractorId }
    const wrong = cost(caseId, { ...onAccount, what: '写错', amount: 1_000 })
    await client.command('leaks.noteCost', wrong)
    await evening.pass(1_000)
    await client.command('leaks.noteCost', cost(caseId, onAccount))
    await client.command('leaks.noteCost', cost(caseId, { what: '物业付' }))
    await client.command(
      'leaks.noteCost',
      cost(caseId, { bearer: 'contractor', contractorId: await contractor('别家') }),
    )
    await client.command('leaks.reverseCost', { caseId, costId: wrong.costId, reason: '重复' })

    const { rows } = await ledger('contractor-charges', { recipient: contractorId })
    expect(rows.map(({ values }) => values)).toEqual([
      expect.arrayContaining(['安居防水', '更换三通材料', 460]),
      expect.arrayContaining(['安居防水', '写错', 10, 0]),
    ])
    expect((await ledger('leak-costs')).rows).toHaveLength(4)
    expect((await ledger('leak-costs', { state: 'property' })).rows).toHaveLength(1)
    const first = (await client.query('ledgers.page', {
      ledger: 'leak-costs',
      language: 'zh',
      filter: {},
      limit: 3,
    })) as LedgerPage
    expect(first.rows).toHaveLength(3)
    const second = (await client.query('ledgers.page', {
      ledger: 'leak-costs',
      language: 'zh',
      filter: {},
      limit: 3,
      before: first.next,
    })) as LedgerPage
    expect(second.rows.map(({ id }) => id)).toEqual([wrong.costId])
    const clerk = await evening.test.signIn(await evening.test.addMember('clerk'))
    expect(JSON.stringify(await ledger('leak-costs', {}, clerk))).not.toContain('460')
  })

  it('have every damaged belonging, and those nothing was agreed on yet', async () => {
    const caseId = await evening.take('702')
    const floor = damage(caseId)
    await client.command('leaks.noteDamage', floor)
    await client.command('leaks.noteDamage', damage(caseId, { thing: '衣柜' }))
    await client.command('leaks.agreeDamage', { caseId, damageId: floor.damageId, agreed: 250_000 })
    const things = async (filter: Record<string, string>) =>
      (await ledger('leak-damages', filter)).rows.map(({ values }) => values).join()
    expect(await things({})).toMatch(/衣柜.*实木地板|实木地板.*衣柜/)
    expect(await things({ state: 'open' })).not.toContain('实木地板')
    expect(await things({ state: 'agreed' })).toContain('2500')
  })
})
