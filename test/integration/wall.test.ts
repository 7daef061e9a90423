import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assignCase, resolveCase } from '../../main/cases/commands.ts'
import type { BoundedCount } from '../../main/contract/case-views.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import type { WallBoard } from '../../main/contract/wall.ts'
import { homeOnWall } from '../../main/today/wall-leaks.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'

/** 2026-07-12 18:40 at the site. */
const evening = Date.UTC(2026, 6, 12, 10, 40)
let test: TestDesk

beforeEach(async () => {
  test = await openCopiedDesk({ clock: evening })
})
afterEach(() => test.close())

const figure = (board: WallBoard, name: string) => board.figures.find(one => one.name === name)?.total.count

describe('the board on the wall', () => {
  it('counts what is open and came in, and names nobody', async () => {
    const client = await test.signIn(test.manager)
    const [projectId, buildingId, unitId] = [uuidv7(), uuidv7(), uuidv7()]
    const node = (nodeId: string, kind: string, parentId: string | null, name: string) =>
      client.command('estate.addNode', { nodeId, kind, parentId, name })
    await node(projectId, 'project', null, '示例花园')
    await node(buildingId, 'building', projectId, '3栋')
    const attributes = {
      kind: 'dwelling',
      number: '3-1-1201',
      room: '1201',
      floor: 12,
      unitType: null,
      contractArea: null,
      measuredArea: null,
      orientation: null,
    }
    await client.command('estate.registerUnit', { unitId, parentId: buildingId, attributes })
    await takeCase(test, {}, { happenedAt: evening - 86_400_000 })
    await takeCase(test, {
      unitId,
      emergency: true,
      callerName: '王小明',
      callerPhone: '13800138000',
      text: '水管爆裂',
    })
    const board = (await client.query('today.wall')) as WallBoard
    expect(board).toMatchObject({ site: '测试项目', at: evening })
    expect(figure(board, 'open')).toBe(2)
    expect([figure(board, 'overdue'), figure(board, 'dueToday')]).toEqual([0, 2])
    expect(board.callbacks).toMatchObject({ due: 0, done: 0, reached: 0, target: 96 })
    expect(figure(board, 'emergencies')).toBe(1)
    expect(figure(board, 'receivedToday')).toBe(1)
    expect(board.newest).toMatchObject([{ number: '0002', home: '3-1-12**', emergency: true }, {}])
    const whole = JSON.stringify(board)
    for (const word of ['王小明', '13800138000', '138****8000', '水管爆裂', '1201', unitId])
      expect(whole).not.toContain(word)
  })

  it('says the same numbers as Today does to the team’s manager', async () => {
    const client = await test.signIn(test.manager)
    await takeCase(test, { emergency: true })
    const overWith = await takeCase(test, { emergency: true })
    await test.core.execute(resolveCase, { actor: test.manager, input: { caseId: overWith, text: '已断电' } })
    const nobodys = await takeCase(test)
    await test.core.execute(assignCase, { actor: test.manager, input: { caseId: nobodys, to: null } })
    await takeCase(test, {}, { happenedAt: evening - 3 * 86_400_000 })
    const { figures } = (await client.query('today.wall')) as WallBoard
    const { numbers } = (await client.query('today.mine')) as TodayScreen
    const ofToday = new Map<string, BoundedCount>(numbers.map(one => [one.source, one.total]))
    const both = figures.filter(one => ofToday.has(one.name))
    expect(both.map(one => [one.name, one.total])).toEqual(both.map(one => [one.name, ofToday.get(one.name)]))
    expect(Object.fromEntries(both.map(one => [one.name, one.total.count]))).toEqual({
      overdue: 1,
      dueToday: 1,
      open: 4,
      emergencies: 1,
      unassigned: 1,
      receivedToday: 3,
    })
  })

  it('is shown while the session behind it is locked, and to nobody without one', async () => {
    const client = await test.signIn(test.manager)
    await client.mutate('staff.lock')
    await expect(client.query('cases.list')).rejects.toMatchObject({ code: 'session.locked' })
    await expect(client.query('today.wall')).resolves.toMatchObject({ figures: expect.any(Array) })
    await client.mutate('staff.signOut')
    await expect(client.query('today.wall')).rejects.toMatchObject({ code: 'session.required' })
  })
})

describe('a home on the wall', () => {
  const home = { unitNumber: '3-1-1201', buildingName: '3栋' }
  it.each([
    ['masked', home, '3-1-12**'],
    ['building', home, '3栋'],
    ['full', home, '3-1-1201'],
    ['masked', { unitNumber: null, buildingName: '3栋' }, '3栋'],
    ['full', { unitNumber: null, buildingName: null }, null],
    ['masked', { unitNumber: 'A1', buildingName: null }, '**'],
  ] as const)('%s', (homes, row, shown) => {
    expect(homeOnWall(row, homes)).toBe(shown)
  })
})

describe('while an emergency runs', () => {
  it('shows leaks by state and severity, what comes first, teams and rain, and nobody’s name', async () => {
    const client = await test.signIn(test.manager)
    const board = async () => (await client.query('today.wall')) as WallBoard
    const take = {
      caseId: uuidv7(),
      unitId: null,
      buildingId: null,
      place: '张伟家门口',
      entry: 'roof',
      severity: 'danger',
    }
    await client.command('leaks.take', { ...take, callerName: '张伟', callerPhone: '13800138000' })
    expect((await board()).leaks).toBeNull()
    const emergencyId = uuidv7()
    await client.command('emergencies.start', { emergencyId, kind: 'storm', level: 'orange' })
    await client.command('teams.add', { teamId: uuidv7(), name: '物业一队', kind: 'property', capacity: 3 })
    const { leaks } = await board()
    expect(leaks).toMatchObject({
      emergencies: [{ kind: 'storm', level: 'orange' }],
      open: 1,
      stages: { send: 1, way: 0 },
      severities: { danger: 1 },
      first: [{ severity: 'danger', state: 'reported', home: null, onTop: true }],
      teams: [{ name: '物业一队', load: 0, capacity: 3 }],
    })
    expect(JSON.stringify(leaks)).not.toMatch(/张伟|1380013/)
    await client.command('emergencies.end', { emergencyId })
    expect((await board()).leaks).toBeNull()
  })
})
