import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { DeadlineView } from '../../main/contract/deadlines.ts'
import { sweepDeadlines } from '../../main/deadlines/commands.ts'
import { systemActor } from '../../main/desk/core.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'
import { rebuildDifferences } from '../support/registers.ts'

const start = Date.UTC(2026, 6, 13, 2)
const hour = 3_600_000
let test: TestDesk
let client: TestClient

beforeEach(async () => {
  test = await openTestDesk({ clock: start })
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** A home that was entered twice. */
async function twice() {
  const build = estateBuilder(test.core, test.manager)
  const project = await build.project('测试项目')
  const building = await build.building('3栋', project)
  return {
    right: await build.unit(building, '3-1201', '1201'),
    wrong: await build.unit(building, '3-12-01', '12-01'),
  }
}

it('a home that cases have is not removed under them; the refusal says what to do', async () => {
  const { wrong } = await twice()
  await takeCase(test, { kind: 'repair', unitId: wrong })
  await expect(client.command('estate.removeUnit', { unitId: wrong })).rejects.toMatchObject({
    code: 'unit.inUse',
    message: expect.stringContaining('3-12-01') as string,
  })
})

it('a case goes over to the right home, keeps its clocks and its story, and is never forgotten', async () => {
  const { right, wrong } = await twice()
  const caseId = await takeCase(test, { kind: 'repair', unitId: wrong })
  const sheet = {
    sheetId: uuidv7(),
    caseId,
    recipient: 'engineering',
    subject: '维修',
    text: '请处理',
    issue: true,
  }
  await client.command('sheets.write', sheet)
  await client.command('cases.correct', { caseId, changes: { unitId: right }, clear: [] })
  await client.command('estate.removeUnit', { unitId: wrong })
  const deadlines = async () => (await client.query('deadlines.ofCase', { caseId })) as DeadlineView[]
  expect(await deadlines()).toMatchObject([{ goal: 'answer', state: 'running', dueAt: start + 24 * hour }])
  const listed = (await client.query('cases.list', { filter: { unitId: right } })) as {
    rows: { id: string }[]
  }
  expect(listed.rows.map(({ id }) => id)).toEqual([caseId])
  expect(await client.query('cases.detail', { caseId })).toMatchObject({ unitNumber: '3-1201' })
  await client.query('cases.timeline', { caseId, after: 0, limit: 50 })
  await client.query('sheets.detail', { sheetId: sheet.sheetId })
  test.setClock(start + 25 * hour)
  client = await test.signIn(test.manager)
  await test.core.execute(sweepDeadlines, { actor: systemActor, input: { most: 100 } })
  expect(await deadlines()).toMatchObject([{ goal: 'answer', state: 'breached' }])
  expect(await rebuildDifferences(test)).toBe(0)
})
