import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { profileOf } from '../../main/profiles/profiles.ts'
import { eachRow, ledgers } from '../../main/reports/ledgers.ts'
import { readWorkbook } from '../../main/tabular/read.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { insertCases } from '../support/many-cases.ts'

const Info = z.array(
  z.looseObject({
    name: z.string(),
    columns: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
    states: z.array(z.looseObject({ id: z.string() })),
  }),
)
const Page = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      path: z.string().nullable(),
      values: z.array(z.union([z.string(), z.number(), z.null()])),
    }),
  ),
  next: z.string().nullable(),
})

/** 2026-07-12 18:40 at the site. */
const evening = Date.UTC(2026, 6, 12, 10, 40)

let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: evening })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

async function receive(text: string, more: object = {}): Promise<string> {
  const caseId = uuidv7()
  await client.command('cases.receive', {
    caseId,
    channel: 'phone',
    kind: 'complaint',
    category: [],
    emergency: false,
    unitId: null,
    personId: null,
    room: null,
    text,
    callerName: '王小明',
    callerPhone: '13800138000',
    ...more,
  })
  return caseId
}

async function pageOf(ledger: string, filter: object = {}, more: object = {}) {
  return Page.parse(await client.query('ledgers.page', { ledger, language: 'zh', filter, ...more }))
}

/** The rows of a ledger as a workbook, headings first. */
async function workbookOf(input: object): Promise<string[][]> {
  const started = z
    .object({ jobId: z.string() })
    .parse(await client.mutate('reports.ledger', { format: 'xlsx', language: 'zh', title: '台账', ...input }))
  for (;;) {
    const job = z
      .looseObject({ state: z.string(), error: z.unknown() })
      .parse(await client.query('jobs.status', started))
    if (job.state === 'done') break
    if (job.state !== 'running') throw new Error(`the job ${job.state}: ${JSON.stringify(job.error)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const response = await client.fetch(`/files/job/${started.jobId}`)
  const path = join(test.folder, 'ledger.xlsx')
  writeFileSync(path, Buffer.from(await response.arrayBuffer()))
  const workbook = await readWorkbook(path)
  const rows: string[][] = []
  for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
  await workbook.close()
  return rows
}

describe('every ledger', () => {
  it('is described with its columns, and each page keeps to them', async () => {
    await receive('电梯太慢')
    const described = Info.parse(await client.query('ledgers.list'))
    expect(described.map(one => one.name)).toEqual(ledgers.map(one => one.name))
    expect(new Set(described.map(one => one.name)).size).toBe(described.length)
    for (const { name, columns } of described) {
      const { rows } = await pageOf(name)
      for (const row of rows) expect(row.values).toHaveLength(columns.length)
      expect(new Set(columns.map(column => column.id)).size).toBe(columns.length)
    }
  })

  it('is made into a workbook whose headings are its columns', async () => {
    for (const { name, columns } of ledgers) {
      const [headings] = await workbookOf({ ledger: name })
      expect(headings, name).toEqual(columns.map(column => column.words.zh))
    }
  })

  it('is unknown by another name', async () => {
    const asked = { ledger: 'nonsense', language: 'zh' }
    await expect(client.query('ledgers.page', asked)).rejects.toMatchObject({ code: 'report.noSuchLedger' })
    await expect(
      client.mutate('reports.ledger', { ...asked, format: 'pdf', title: '台账' }),
    ).rejects.toMatchObject({ code: 'report.noSuchLedger' })
  })
})

describe('ledgers of cases', () => {
  it('differ by kind and leave out the column that would say so', async () => {
    const caseId = await receive('电梯太慢')
    await receive('厨房漏水', { kind: 'repair' })
    const complaints = await pageOf('complaints')
    expect(complaints.rows.map(row => row.path)).toEqual([`/cases/${caseId}`])
    expect(complaints.rows[0]?.values).toContain('电梯太慢')
    expect(complaints.rows[0]?.values).toContain('138****8000')
    expect(complaints.rows[0]?.values).not.toContain('投诉')
    expect((await pageOf('cases')).rows).toHaveLength(2)
    expect((await pageOf('suggestions')).rows).toEqual([])
  })

  it('say when a case is due, what caused it and who is responsible', async () => {
    const caseId = await receive('墙面开裂')
    await client.command('cases.findCause', { caseId, cause: 'workmanship' })
    await client.command('cases.fixResponsible', { caseId, kind: 'contractor', party: '总包单位' })
    const [row] = (await pageOf('complaints')).rows
    const columns = ledgers.find(one => one.name === 'complaints')?.columns ?? []
    const value = (id: string) => row?.values[columns.findIndex(column => column.id === id)]
    expect(value('cause')).toBe('工程质量 / 施工质量')
    expect(value('party')).toMatch(/总包单位$/)
    expect(typeof value('dueAt')).toBe('number')
  })

  it('count cases by cause, with what lies below it and what is not recorded', async () => {
    const [made, open, asked] = [
      await receive('墙面开裂'),
      await receive('墙面开裂'),
      await receive('墙面开裂'),
    ]
    await receive('原因未明')
    for (const caseId of [made, asked])
      await client.command('cases.close', { caseId, withoutCallback: 'other', cause: 'workmanship' })
    await client.command('cases.findCause', { caseId: open, cause: 'material' })
    const { rows, next } = await pageOf('causes')
    expect(next).toBeNull()
    expect(rows.map(row => [row.path, ...row.values])).toEqual([
      ['/cases?cause=quality', '工程质量', 3, 1, 2],
      ['/cases?cause=workmanship', '工程质量 / 施工质量', 2, 0, 2],
      ['/cases?cause=material', '工程质量 / 材料与设备', 1, 1, 0],
    ])
  })

  it('are narrowed by days of the site, both included', async () => {
    test.setClock(Date.UTC(2026, 6, 11, 15, 59, 59))
    await receive('11 日最后一秒')
    test.setClock(Date.UTC(2026, 6, 11, 16, 0, 0))
    await receive('12 日第一秒')
    test.setClock(Date.UTC(2026, 6, 12, 16, 0, 0))
    await receive('13 日第一秒')
    const texts = async (filter: object) =>
      (await pageOf('cases', filter)).rows.flatMap(row =>
        row.values.filter(value => /日/.test(String(value))),
      )
    expect(await texts({ from: '2026-07-12', until: '2026-07-12' })).toEqual(['12 日第一秒'])
    expect(await texts({ from: '2026-07-12' })).toEqual(['13 日第一秒', '12 日第一秒'])
    expect(await texts({ until: '2026-07-11' })).toEqual(['11 日最后一秒'])
  })

  it('know what is open', async () => {
    const closed = await receive('问路', {
      kind: 'consultation',
      answeredOnTheSpot: { answer: '出门左转' },
    })
    const open = await receive('电梯太慢')
    expect((await pageOf('cases', { state: 'open' })).rows.map(row => row.id)).toEqual([open])
    expect((await pageOf('cases', { state: 'closed' })).rows.map(row => row.id)).toEqual([closed])
  })

  it('come page by page, each row once, as many as there are', () => {
    insertCases(test, 1_000)
    const { read } = test.core
    const context = {
      read,
      profile: profileOf(read),
      language: 'zh' as const,
      now: evening,
      timeZone: 'Asia/Shanghai',
    }
    const scan = read.all<{ id: string; kind: string }>(
      'select id, kind from "case" order by received_at desc, id desc',
    )
    const kinds: Record<string, string> = { complaints: 'complaint', repairs: 'repair', praises: 'praise' }
    for (const ledger of ledgers.filter(one => one.name === 'cases' || kinds[one.name] !== undefined)) {
      const kind = kinds[ledger.name]
      const expected = scan.filter(row => kind === undefined || row.kind === kind).map(row => row.id)
      expect(expected.length).toBeGreaterThan(10)
      expect(Array.from(eachRow(context, ledger, {}), row => row.id)).toEqual(expected)
    }
  })

  it('go into the file filtered, with formulas as mere text', async () => {
    await receive('=HYPERLINK("http://x","y") 漏水')
    await receive('厨房漏水', { kind: 'repair' })
    const [, ...rows] = await workbookOf({ ledger: 'complaints', filter: { from: '2026-07-12' } })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('=HYPERLINK("http://x","y") 漏水')
  })
})

describe('who may', () => {
  it('everybody reads ledgers; a file of them is for those who may export', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    await expect(clerk.query('ledgers.page', { ledger: 'cases', language: 'en' })).resolves.toBeDefined()
    await expect(
      clerk.mutate('reports.ledger', { ledger: 'cases', language: 'en', format: 'xlsx', title: 'Cases' }),
    ).rejects.toMatchObject({ code: 'permission.denied' })
  })
})
