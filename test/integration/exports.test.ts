import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NotVisited } from '../../main/contract/visits.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { exported as takeExport, sheetOf } from '../support/exported.ts'

let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: Date.UTC(2026, 6, 12, 10, 40) })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

async function receive(text: string, more: object = {}): Promise<string> {
  const caseId = uuidv7()
  await client.command('cases.receive', {
    caseId,
    channel: 'phone',
    kind: 'repair',
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

/** Starts an export, waits for it, and fetches what it made. */
const exported = (path: string, input: object, who: TestClient = client) => takeExport(who, path, input)
const rowsOf = (response: Response) => sheetOf(test, response)

const columns = ['number', 'receivedAt', 'kind', 'state', 'who', 'phone', 'text'] as const
const asked = { format: 'xlsx', language: 'zh', title: '案件', columns }

describe('a list of cases as a workbook', () => {
  it('holds what the screen shows, in its order and columns, phones masked, times on the site’s clocks', async () => {
    await receive('厨房漏水')
    await receive('门锁坏了')
    const response = await exported('reports.caseList', asked)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('案件-20260712.xlsx'))
    const rows = await rowsOf(response)
    expect(rows).toEqual([
      ['编号', '受理时间', '类型', '状态', '业主/来访人', '电话', '内容'],
      ['KF-TEST-202607-0002', '2026-07-12 18:40', '报修', '已受理', '王小明', '138****8000', '门锁坏了'],
      ['KF-TEST-202607-0001', '2026-07-12 18:40', '报修', '已受理', '王小明', '138****8000', '厨房漏水'],
    ])
  })

  it('gives the phone of whoever is on file where nobody left another', async () => {
    const personId = uuidv7()
    const details = { name: '李小红', phones: [{ number: '13900139001' }] }
    await client.command('people.register', { personId, details, occupancies: [] })
    await receive('厨房漏水', { personId, callerName: undefined, callerPhone: undefined })
    const rows = await rowsOf(await exported('reports.caseList', asked))
    expect(rows[1]?.slice(4)).toEqual(['李小红', '139****9001', '厨房漏水'])
  })

  it('keeps to filter and search', async () => {
    await receive('厨房漏水')
    await receive('电梯太慢', { kind: 'complaint' })
    const complaints = await rowsOf(
      await exported('reports.caseList', { ...asked, filter: { kinds: ['complaint'] } }),
    )
    expect(complaints.slice(1).map(row => row.at(-1))).toEqual(['电梯太慢'])
    const found = await rowsOf(await exported('reports.caseList', { ...asked, search: '漏水' }))
    expect(found.slice(1).map(row => row.at(-1))).toEqual(['厨房漏水'])
  })

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x","y")'])(
    'keeps %j as text that no program evaluates',
    async text => {
      await receive(`${text} 漏水`)
      const rows = await rowsOf(await exported('reports.caseList', asked))
      expect(rows[1]?.at(-1)?.trim()).toBe(`${text} 漏水`.trim())
    },
  )

  it('belongs to who asked for it', async () => {
    const { jobId } = (await client.mutate('reports.caseList', asked)) as { jobId: string }
    const other = await test.signIn(await test.addMember('specialist'))
    await expect(other.query('jobs.status', { jobId })).rejects.toBeInstanceOf(CallError)
    expect((await other.fetch(`/files/job/${jobId}`)).status).toBe(404)
  })
})

describe('a list as a PDF', () => {
  it('is a PDF with the title as its name', async () => {
    await receive('厨房漏水')
    const response = await exported('reports.caseList', { ...asked, format: 'pdf' })
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })
})

describe('people and units as workbooks', () => {
  it('mask phones and name roles in the reader’s language', async () => {
    const [projectId, buildingId, unitId, personId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
    await client.command('estate.addNode', {
      nodeId: projectId,
      kind: 'project',
      parentId: null,
      name: '示例花园',
    })
    await client.command('estate.addNode', {
      nodeId: buildingId,
      kind: 'building',
      parentId: projectId,
      name: '3栋',
    })
    await client.command('estate.registerUnit', {
      unitId,
      parentId: buildingId,
      attributes: {
        kind: 'dwelling',
        number: '3-1201',
        room: '1201',
        floor: 12,
        unitType: null,
        contractArea: null,
        measuredArea: 8950,
        orientation: null,
      },
    })
    await client.command('people.register', {
      personId,
      details: { name: '张伟', phones: [{ number: '13912345678' }] },
      occupancies: [{ unitId, role: 'owner' }],
    })
    const people = await rowsOf(
      await exported('reports.peopleList', { format: 'xlsx', language: 'en', title: 'People' }),
    )
    expect(people[1]?.slice(0, 3)).toEqual(['张伟', '139****5678', '3-1201 (Owner)'])
    const units = await rowsOf(
      await exported('reports.unitList', { format: 'xlsx', language: 'zh', title: '房屋' }),
    )
    expect(units[1]).toEqual(['示例花园 / 3栋', '3-1201', '住宅', '12', '', '89.5', '张伟（业主）', '0'])
  })
})

describe('the case sheet', () => {
  it('comes as a PDF in both languages', async () => {
    const caseId = await receive('厨房漏水')
    for (const language of ['zh', 'en']) {
      const response = await client.fetch(`/files/cases/${caseId}/sheet.pdf?language=${language}`)
      expect(response.status).toBe(200)
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    }
    expect((await client.fetch(`/files/cases/${uuidv7()}/sheet.pdf`)).status).toBe(404)
  })

  it('with the whole number is a look that stands on the audit trail, and not for everybody', async () => {
    const caseId = await receive('厨房漏水')
    const looks = () => test.core.read.all(`select id from operation where type='case.unmasked'`).length
    expect((await client.fetch(`/files/cases/${caseId}/sheet.pdf?phone=full`)).status).toBe(200)
    expect(looks()).toBe(1)
    const auditor = await test.signIn(await test.addMember('auditor'))
    expect((await auditor.fetch(`/files/cases/${caseId}/sheet.pdf?phone=full`)).status).toBe(403)
    expect((await auditor.fetch(`/files/cases/${caseId}/sheet.pdf`)).status).toBe(200)
    expect(looks()).toBe(1)
  })
})

describe('a list to chase people by', () => {
  it('holds waiting cases by channel, and those that await the reply of one recipient', async () => {
    const leak = await receive('厨房漏水')
    const noisy = await receive('楼上太吵')
    const lift = await receive('电梯太慢', { channel: 'counter' })
    await receive('门锁坏了')
    for (const caseId of [lift, noisy]) await client.command('cases.startWaiting', { caseId, on: 'parts' })
    await client.command('sheets.write', {
      sheetId: uuidv7(),
      caseId: leak,
      recipient: 'waterproofing',
      subject: '查漏',
      text: '请到现场',
    })
    test.setClock(Date.UTC(2026, 6, 15, 10, 40))
    client = await test.signIn(test.manager)
    const list = { format: 'xlsx', language: 'zh', title: '催办清单' }
    const rows = async (more: object) =>
      (await rowsOf(await exported('reports.chaseList', { ...list, ...more })))
        .slice(1)
        .map(row => [row[1], row[3], row[6], row[10]])
    expect(await rows({})).toEqual([
      ['来访', '', '3', '电梯太慢'],
      ['来电', '', '3', '楼上太吵'],
    ])
    expect(await rows({ channel: 'counter' })).toEqual([['来访', '', '3', '电梯太慢']])
    expect(await rows({ recipient: 'waterproofing' })).toEqual([['来电', '防水单位', '3', '厨房漏水']])
    expect(await rows({ recipient: 'windows' })).toEqual([])
  })
})

describe('who has not been visited', () => {
  it('goes into a file as it is narrowed on the screen, all of it, on paper too', async () => {
    const estate = estateBuilder(test.core, test.manager)
    const building = await estate.building('3栋', await estate.project('河畔花园'))
    const units: string[] = []
    for (const room of ['101', '102', '103']) {
      const unitId = await estate.unit(building, `3-${room}`, room, { floor: 1 })
      await estate.moveIn(await estate.person(`业主${room}`, ['13900139000']), unitId, 'owner')
      units.push(unitId)
    }
    await receive('门锁松动', { unitId: units[0] })
    const visit = async (unitId: string | undefined) => {
      const visitId = uuidv7()
      await client.command('visits.plan', {
        visits: [{ visitId, unitId }],
        purpose: 'courtesy',
        visitor: null,
      })
      return visitId
    }
    await client.command('visits.hold', {
      visitId: await visit(units[2]),
      heldAt: Date.UTC(2026, 6, 12, 4),
      personId: null,
      minutes: '聊了装修进度',
      followUps: [],
    })
    const planned = await visit(units[1])
    const list = { format: 'xlsx', language: 'zh', title: '没走访的房屋', since: '2026-07-01' }
    const rows = async (more: object) =>
      (await rowsOf(await exported('reports.notVisited', { ...list, ...more }))).slice(1)
    expect(await rows({})).toEqual([
      ['3-101', '1', '业主101', '1'],
      ['3-102', '1', '业主102', '0', '', '已安排'],
    ])
    expect(await rows({ only: 'unplanned' })).toHaveLength(1)
    expect(await rows({ since: '2026-07-13', buildingId: building })).toHaveLength(3)
    expect(await rows({ tier: 'key' })).toEqual([])
    const paper = await exported('reports.notVisited', { ...list, format: 'pdf' })
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    // The screen knows which visit a home is prepared for: several sheets are printed at once.
    const shown = (await client.query('visits.notVisited', { since: '2026-07-01' })) as NotVisited
    expect(shown.rows.map(row => row.visitId)).toEqual([null, planned])
  })
})
