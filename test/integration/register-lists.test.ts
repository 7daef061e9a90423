import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { readWorkbook } from '../../main/tabular/read.ts'
import { openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Noon of Sunday 2026-07-12 in Shanghai. */
const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** A list of a register as a workbook: its headings, and each row by them. */
async function fileOf(seen: object, client = manager): Promise<Record<string, string>[]> {
  const input = { seen, format: 'xlsx', language: 'zh', title: '登记', filterWords: [] }
  const started = z.object({ jobId: z.string() }).parse(await client.mutate('reports.registerList', input))
  for (;;) {
    const job = z
      .looseObject({ state: z.string(), error: z.unknown() })
      .parse(await client.query('jobs.status', started))
    if (job.state === 'done') break
    if (job.state !== 'running') throw new Error(`the job ${job.state}: ${JSON.stringify(job.error)}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  const response = await client.fetch(`/files/job/${started.jobId}`)
  const path = join(test.folder, 'list.xlsx')
  writeFileSync(path, Buffer.from(await response.arrayBuffer()))
  const workbook = await readWorkbook(path)
  const rows: string[][] = []
  for await (const row of workbook.rows(0)) rows.push(row.cells.map(cell => cell.text))
  await workbook.close()
  const [headings = [], ...others] = rows
  return others.map(row => Object.fromEntries(headings.map((heading, at) => [heading, row[at] ?? ''])))
}
const column = (rows: readonly Record<string, string>[], name: string) => rows.map(row => row[name])

it('letters: direction, view and search as on the screen; what one is to read is one’s own', async () => {
  const content = { kind: 'property', party: '物业公司', text: '', replyBy: null }
  const auditor = await test.addMember('auditor')
  const receive = (subject: string, more: object = {}) =>
    manager.command('letters.receive', {
      letterId: uuidv7(),
      ...content,
      subject,
      theirNumber: '',
      dated: null,
      receivedOn: '2026-07-12',
      ...more,
    })
  await receive('电梯年检')
  await receive('外墙检测', { readers: [auditor.staffId] })
  await receive('外墙报价', { replyBy: '2026-07-01' })
  await manager.command('letters.write', {
    letterId: uuidv7(),
    direction: 'out',
    ...content,
    subject: '外墙答复',
  })
  const letters = async (seen: object) => column(await fileOf({ list: 'letters', ...seen }), '事由')
  expect(await letters({})).toEqual(['外墙答复', '外墙报价', '外墙检测', '电梯年检'])
  expect(await letters({ direction: 'in', text: '外墙' })).toEqual(['外墙报价', '外墙检测'])
  expect(await letters({ view: 'late' })).toEqual(['外墙报价'])
  expect(await letters({ view: 'unread' })).toEqual([])
  await manager.command('letters.circulate', {
    letterId: await idOf('电梯年检'),
    readers: [test.manager.staffId],
  })
  expect(await letters({ view: 'unread' })).toEqual(['电梯年检'])
})

const idOf = async (text: string) =>
  z
    .object({ rows: z.array(z.looseObject({ id: z.string() })) })
    .parse(await manager.query('letters.list', { text })).rows[0]?.id ?? ''

it('boards in use, to be looked at and out of use; those of one keeper', async () => {
  const clerk = await test.addMember('clerk')
  const board = async (name: string, keeper: string | null) => {
    const boardId = uuidv7()
    const place = { kind: 'board', name, place: '大堂', rhythm: 'daily', weekday: 1, keeper }
    await manager.command('boards.save', { boardId, ...place })
    return boardId
  }
  const first = await board('一号栏', clerk.staffId)
  await board('二号栏', test.manager.staffId)
  await board('三号栏', null)
  await manager.command('boards.remove', { boardId: await board('旧栏', null) })
  await manager.command('boards.doRound', { boardId: first, roundId: uuidv7(), outcome: 'good' })
  const boards = async (seen: object) => column(await fileOf({ list: 'boards', ...seen }), '名称')
  expect(await boards({ view: 'active' })).toHaveLength(3)
  expect(await boards({ view: 'removed' })).toEqual(['旧栏'])
  expect(new Set(await boards({ view: 'due' }))).toEqual(new Set(['二号栏', '三号栏']))
  expect(await boards({ view: 'due', by: clerk.staffId })).toEqual(['三号栏'])
  expect(await fileOf({ list: 'boards', view: 'active' })).toContainEqual(
    expect.objectContaining({ 名称: '一号栏', 状态: '已看', 上次结果: '正常' }),
  )
})

it('contracts of the desk that end, organisations and things that were searched', async () => {
  const contract = { kind: 'service', party: '甲', partnerId: null, number: '', amount: null, note: '' }
  for (const [title, until] of [
    ['保洁', '2026-07-20'],
    ['打印', '2027-07-20'],
  ])
    await manager.command('deskContracts.save', {
      contractId: uuidv7(),
      ...contract,
      title,
      from: '2026-01-01',
      until,
      remindDays: 30,
    })
  const contracts = async (seen: object) => column(await fileOf({ list: 'desk-contracts', ...seen }), '名称')
  expect(await contracts({})).toEqual(['保洁', '打印'])
  expect(await contracts({ ending: true })).toEqual(['保洁'])
  for (const name of ['供水公司', '设计院'])
    await manager.command('partners.save', {
      partnerId: uuidv7(),
      kind: 'utility',
      name,
      contact: '',
      phone: null,
      address: '',
      note: '',
    })
  expect(column(await fileOf({ list: 'partners', text: '供水' }), '名称')).toEqual(['供水公司'])
  for (const [kind, name] of [
    ['key', '入户门钥匙'],
    ['tool', '水平尺'],
  ])
    await manager.command('lending.saveThing', {
      thingId: uuidv7(),
      kind,
      name,
      place: '',
      unitId: null,
      condition: 'good',
      note: '',
    })
  expect(column(await fileOf({ list: 'things', kind: 'tool' }), '名称')).toEqual(['水平尺'])
  expect(column(await fileOf({ list: 'things', text: '钥匙' }), '名称')).toEqual(['入户门钥匙'])
})

it('contracts of homes: promised in a month, in the order of the screen', async () => {
  const nodeId = uuidv7()
  const projectId = uuidv7()
  await manager.command('estate.addNode', {
    nodeId: projectId,
    kind: 'project',
    parentId: null,
    name: '云庭',
  })
  await manager.command('estate.addNode', { nodeId, kind: 'building', parentId: projectId, name: '3栋' })
  const sign = async (room: string, promisedOn: string) => {
    const unitId = uuidv7()
    const areas = { unitType: null, contractArea: null, measuredArea: null, orientation: null }
    const attributes = { kind: 'dwelling', number: `3-${room}`, room, floor: 12, ...areas }
    await manager.command('estate.registerUnit', { unitId, parentId: nodeId, attributes })
    await manager.command('contracts.sign', {
      contractId: uuidv7(),
      unitId,
      buyers: [],
      terms: { number: `HT-${room}`, promisedOn, price: 100_000 },
      words: {},
    })
  }
  await sign('1201', '2026-08-20')
  await sign('1202', '2026-08-10')
  await sign('1203', '2026-09-10')
  const seen = { list: 'contracts', among: 'promised', month: '2026-08' }
  expect(column(await fileOf(seen), '合同编号')).toEqual(['HT-1202', 'HT-1201'])
  expect(await fileOf({ ...seen, building: uuidv7() })).toEqual([])
  expect(column(await fileOf({ list: 'contracts', among: 'all', building: nodeId }), '总价（元）')).toEqual([
    '1000',
    '1000',
    '1000',
  ])
})

it('contractors, what they built, who owes which part, and what is watched', async () => {
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  for (const floor of [1, 2]) await build.unit(building, `3-${floor}01`, `${floor}01`, { floor })
  const contractorId = uuidv7()
  const contractor = { contractorId, name: '安固防水', trades: ['waterproofing'], note: '' }
  await manager.command('contractors.save', contractor)
  const contact = { contractorId, contactId: uuidv7(), name: '周工', duty: '', phone: '13812345678' }
  await manager.command('contractors.saveContact', contact)
  await manager.command('contractors.saveWorks', {
    worksId: uuidv7(),
    contractorId,
    number: 'GC-7',
    title: '屋面防水',
    trade: 'waterproofing',
    buildingIds: [building],
    parts: [{ part: 'roof', months: 60 }],
    acceptedOn: '2022-06-30',
    price: 1_234_50,
    settlement: null,
    note: '',
  })
  await manager.command('contractors.saveOnCall', {
    onCallId: uuidv7(),
    contractorId,
    trades: ['waterproofing'],
    from: '2026-05-01',
    until: '2026-10-31',
    dayPhone: '0571-88886666',
    nightPhone: null,
    note: '',
  })
  expect(await fileOf({ list: 'contractors', text: '防水' })).toMatchObject([
    { 施工单位: '安固防水', 联系人: '周工 138****5678', 待命: '未确认' },
  ])
  expect(await fileOf({ list: 'contractors', text: '电梯' })).toEqual([])
  expect(await fileOf({ list: 'works' })).toMatchObject([
    { 楼栋: '3栋', 部位与保修至: '屋面防水 2027-06-30', '合同价（元）': '1234.5' },
  ])
  expect(await fileOf({ list: 'on-call' })).toMatchObject([{ 白天电话: '0571-88886666' }])
  expect(await fileOf({ list: 'warranty', part: 'roof' })).toMatchObject([
    { 保修状态: '施工单位在保', 施工单位保修至: '2027-06-30', 总户数: '2', 缺什么: '有房屋没有交付日期' },
  ])
  expect(await fileOf({ list: 'season-watch' })).toMatchObject([{ '房屋 / 竖列': '3-201', 为什么: '顶层' }])
})

it('lists of the season: roster, whom to call, materials, patrols with boxes, drills', async () => {
  const seasonId = uuidv7()
  await manager.command('season.start', { seasonId, year: 2026 })
  const people = [{ name: '李值班', phone: '13900002222' }]
  await manager.command('season.setShift', { seasonId, day: '2026-07-12', shift: 'night', people })
  const contact = { contactId: uuidv7(), role: 'power', name: '供电所', phone: '95598', note: '' }
  await manager.command('season.saveContact', { seasonId, ...contact })
  await manager.command('materials.addUsual', {})
  const point = { kind: 'well', name: '雨水井', buildingId: null, place: '南门', everyDays: 30 }
  const pointId = uuidv7()
  await manager.command('patrols.savePoint', { pointId, ...point })
  const roundId = uuidv7()
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('云湖'))
  const round = { pointIds: [pointId], stacks: [{ parentId: building, stack: '02' }] }
  await manager.command('patrols.start', { roundId, title: '预巡', reason: 'storm', ...round })
  const drill = { day: '2026-05-01', scenario: '地下室进水', participants: '', learnt: '', nextDay: null }
  await manager.command('season.saveDrill', { drillId: uuidv7(), ...drill })
  expect(await fileOf({ list: 'duty-roster', from: '2026-07-12', to: '2026-07-12' })).toMatchObject([
    { 班次: '白班', 值班人: '' },
    { 班次: '夜班', 值班人: '李值班', 电话: '13900002222' },
  ])
  expect(await fileOf({ list: 'season-contacts', year: 2026 })).toMatchObject([
    { '单位、事项': '供电', 名称: '供电所', 电话: '95598' },
  ])
  expect(column(await fileOf({ list: 'materials' }), '物资')).toHaveLength(6)
  const boxes = { 地点: '雨水井', 具体位置: '南门', 结果: '□ 正常　□ 有问题' }
  expect(await fileOf({ list: 'patrol-points', due: true })).toMatchObject([boxes])
  expect(await fileOf({ list: 'patrol-round', roundId })).toMatchObject([
    boxes,
    { 楼栋: '3栋', 地点: '02 竖列', 结果: boxes.结果 },
  ])
  expect(await fileOf({ list: 'drills' })).toMatchObject([{ 演练内容: '地下室进水' }])
})

it('losses: the damage of one leak, and what its source cost at every home of it, reversed ones with 0', async () => {
  const estate = estateBuilder(test.core, test.manager)
  const building = await estate.building('3栋', await estate.project('云湖'))
  const cases: string[] = []
  for (const room of ['702', '602']) {
    const caseId = uuidv7()
    const unitId = await estate.unit(building, `3-${room}`, room, { floor: Number(room[0]) })
    const leak = { unitId, buildingId: null, entry: 'pipe', severity: 'seepage' }
    await manager.command('leaks.take', { caseId, ...leak })
    cases.push(caseId)
  }
  const [caseId = '', other = ''] = cases
  await manager.command('leakSources.decide', { kind: 'together', caseIds: cases })
  const floor = { thing: '实木地板', room: 'living-room', claimed: 320_000, photos: [] }
  await manager.command('leaks.noteDamage', { caseId, damageId: uuidv7(), ...floor })
  const tee = { kind: 'material', bearer: 'property', contractorId: null, evidence: [] }
  const wrong = uuidv7()
  const note = (costId: string, what: string, amount: number, more: object) =>
    manager.command('leaks.noteCost', { caseId, costId, what, amount, ...tee, ofSource: true, ...more })
  await note(wrong, '写错', 999_900, {})
  await note(uuidv7(), '三通', 46_050, { caseId: other })
  await manager.command('leaks.reverseCost', { caseId, costId: wrong, reason: '多写一位' })

  const damages = await fileOf({ list: 'leak-damages', caseId })
  expect(damages).toMatchObject([{ 受损物品: '实木地板', 位置: '客厅', '业主要求（元）': '3200' }])
  const costs = await fileOf({ list: 'leak-costs', sourceId: other })
  expect(costs).toMatchObject([
    { 用途: '写错', 房屋: '3-702', '金额（元）': '9999', '有效金额（元）': '0' },
    { 用途: '三通', 房屋: '3-602', '金额（元）': '460.5', '有效金额（元）': '460.5' },
  ])
})

it('defects: as they are filtered, with what the checklist calls them', async () => {
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  const unitId = await build.unit(building, '3-1701', '1701')
  const inspectionId = uuidv7()
  await manager.command('inspections.begin', { inspectionId, unitId, purpose: 'formal' })
  for (const severity of ['severe', 'slight'])
    await manager.command('defects.record', {
      defectId: uuidv7(),
      inspectionId,
      room: { id: 'bathroom', kind: 'bathroom', name: '卫生间' },
      itemId: 'bathroom-ponding',
      findingId: 'leak-below',
      part: 'wet-room',
      kind: 'leak',
      severity,
      text: '渗水到楼下',
      pin: null,
    })
  const rows = await fileOf({ list: 'defects', severity: 'severe' })
  expect(rows).toMatchObject([
    { 房屋: '3-1701', 检查项: '蓄水试验 · 楼下渗漏', 程度: '严重', 状态: '待派出' },
  ])
  expect(await fileOf({ list: 'defects', state: 'accepted' })).toEqual([])
})
