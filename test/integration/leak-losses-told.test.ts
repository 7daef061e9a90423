import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import type { LeakReportView } from '../../main/contract/leak-reports.ts'
import type { TestClient } from '../support/desk.ts'
import { evening as start, type LeakEvening, leakEvening } from '../support/leak-evening.ts'
import { upload } from '../support/person-everywhere.ts'
import { readPdf } from '../unit/print-reading.ts'

let evening: LeakEvening
let client: TestClient
beforeEach(async () => {
  evening = await leakEvening()
  client = evening.client()
})
afterEach(() => evening.test.close())

async function damage(caseId: string, more: Record<string, unknown> = {}): Promise<string> {
  const damageId = uuidv7()
  const floor = { thing: '实木地板', room: 'living-room', claimed: 320_000, words: '全翘起来了', photos: [] }
  await client.command('leaks.noteDamage', { caseId, damageId, ...floor, ...more })
  return damageId
}
async function cost(caseId: string, more: Record<string, unknown> = {}): Promise<string> {
  const costId = uuidv7()
  const tee = { kind: 'material', what: '更换三通', amount: 46_000, bearer: 'property', contractorId: null }
  await client.command('leaks.noteCost', { caseId, costId, ...tee, ofSource: false, evidence: [], ...more })
  return costId
}

describe('the list of damage on paper', () => {
  const paper = async (caseId: string, by: TestClient) => {
    const response = await by.fetch(`/files/cases/${caseId}/damages.pdf?language=zh`)
    expect(response.status).toBe(200)
    const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()))
    return pages
      .map(page => page.text)
      .join('')
      .replaceAll(/\s/g, '')
  }

  it('has every belonging that stands, sums, photos and room to sign', async () => {
    const caseId = await evening.take('702', { callerName: '王芳', callerPhone: '13871234095' })
    const fileId = uuidv7()
    const uploadId = await upload(client, '地板.txt')
    await client.command('cases.attachFile', { caseId, fileId, uploadId })
    const damageId = await damage(caseId, { photos: [fileId] })
    await damage(caseId, { thing: '衣柜', claimed: 80_000, words: undefined })
    const struck = await damage(caseId, { thing: '电视机' })
    await client.command('leaks.strikeDamage', { caseId, damageId: struck, reason: '不是这户的' })
    await client.command('leaks.agreeDamage', { caseId, damageId, agreed: 250_000 })
    const text = await paper(caseId, client)
    for (const said of [
      '受损物品清单',
      '王芳',
      '实木地板',
      '全翘起来了',
      '客厅',
      '衣柜',
      '4000.00',
      '2500.00',
      '业主签名',
    ])
      expect(text).toContain(said)
    expect(text).not.toMatch(/电视机|13871234095/)
    const clerk = await evening.test.signIn(await evening.test.addMember('clerk'))
    expect(await paper(caseId, clerk)).not.toContain('2500.00')
  })

  it('is of a leak', async () => {
    const response = await client.fetch(`/files/cases/${uuidv7()}/damages.pdf`)
    expect(response.status).toBe(404)
  })
})

describe('the report of a storm', () => {
  const report = async (emergencyId: string, by = client) =>
    (await by.query('leakReports.show', {
      scope: { emergencyId, year: null },
      language: 'zh',
    })) as LeakReportView
  const tableOf = ({ content }: LeakReportView, name: string) =>
    content.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap(block => (block.kind === 'table' && block.table.name === name ? [block.table.rows] : []))[0]

  it('sums costs by who bears them, by contractor and by source, and says what materials it took', async () => {
    const before = await evening.take('301', { kind: 'burst-pipe' })
    await cost(before, { amount: 7_700 })
    const emergencyId = uuidv7()
    await client.command('emergencies.start', { emergencyId, kind: 'storm', level: 'red' })
    const [one, other] = [await evening.take('702'), await evening.take('602')]
    await client.command('leakSources.decide', { kind: 'together', caseIds: [one, other] })
    const contractorId = uuidv7()
    const builder = { contractorId, name: '安居防水', trades: ['waterproofing'], note: '' }
    await client.command('contractors.save', builder)
    await cost(one, { ofSource: true, bearer: 'contractor', contractorId, amount: 300_000 })
    await cost(other, { kind: 'lodging', amount: 20_000 })
    const wrong = await cost(other, { amount: 9_999_900 })
    await client.command('leaks.reverseCost', { caseId: other, costId: wrong, reason: '写错' })
    await damage(other)
    const materialId = uuidv7()
    await client.command('materials.save', {
      materialId,
      kind: 'tarpaulin',
      name: '防水布',
      measure: '块',
      minimum: 20,
      place: '库房',
    })
    for (const [kind, amount] of [
      ['bought', 30],
      ['used', 12],
    ] as const)
      await client.command('materials.move', { moveId: uuidv7(), materialId, kind, amount })

    const found = await report(emergencyId)
    expect(tableOf(found, '费用按承担方')).toEqual([
      ['保修施工单位', 1, 300_000, 1],
      ['物业公司', 1, 20_000, 1],
    ])
    expect(tableOf(found, '记施工单位账')).toEqual([['安居防水', 1, 300_000]])
    expect(tableOf(found, '费用按类别')).toEqual([
      ['材料', 1, 300_000],
      ['临时住宿', 1, 20_000],
    ])
    expect(tableOf(found, '费用按源头')).toEqual([[expect.stringContaining('3栋'), 2, 320_000, 320_000, 0]])
    expect(tableOf(found, '受损物品')).toEqual([[1, 1, 320_000, 0, 1]])
    expect(tableOf(found, '用掉的物资')).toEqual([['防水布', '块', 12, 30, 18]])
    expect(tableOf(found, '不够的物资')).toHaveLength(1)

    const year = new Date(start).getFullYear()
    const season = (await client.query('leakReports.show', {
      scope: { emergencyId: null, year },
      language: 'zh',
    })) as LeakReportView
    expect(tableOf(season, '费用按承担方')).toEqual(tableOf(found, '费用按承担方'))
    const clerk = await evening.test.signIn(await evening.test.addMember('clerk'))
    const seen = await report(emergencyId, clerk)
    expect(JSON.stringify(seen)).not.toContain('300000')
    expect(tableOf(seen, '用掉的物资')).toHaveLength(1)
  })
})
