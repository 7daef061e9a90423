import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '../../main/contract/case-views.ts'
import type { FoundAt, RoundRow, WatchPlace } from '../../main/contract/watch.ts'
import { roundsDue } from '../../main/watch/queries.ts'
import { caseInput, caseRow } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const day = 86_400_000
/** Noon of Sunday 2026-07-12 in Shanghai. */
const noon = Date.UTC(2026, 6, 12, 4)
const post = 'https://forum.example/thread/42?page=3#p7'
let test: TestDesk
let manager: TestClient

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** Sessions end over night: whoever works on another day signs in again. */
async function setClock(at: number): Promise<void> {
  test.setClock(at)
  manager = await test.signIn(test.manager)
}

async function place(changes: object = {}): Promise<string> {
  const placeId = uuidv7()
  await manager.command('watch.save', {
    placeId,
    name: '业主论坛',
    address: 'https://forum.example/board',
    kind: 'forum',
    rhythm: 'daily',
    weekday: 1,
    watcher: null,
    note: '',
    ...changes,
  })
  return placeId
}
const places = (removed = false) => manager.query('watch.places', { removed }) as Promise<WatchPlace[]>
const ledger = (input: object = {}) => manager.query('watch.ledger', input) as Promise<Page<RoundRow>>
const tick = (placeId: string, outcome = 'nothing', roundId = uuidv7()) =>
  manager.command('watch.doRound', { placeId, roundId, outcome })
function report(placeId: string, changes: object = {}, client = manager) {
  const { channel: _channel, ...matter } = caseInput({ kind: 'complaint', text: '外墙又掉砖了' })
  const input = { placeId, roundId: uuidv7(), findingId: uuidv7(), postedAt: noon - day }
  return client.command('watch.reportFinding', {
    ...input,
    matter: { ...matter, source: post },
    ...changes,
  }) as Promise<{ caseId: string; number: string }>
}
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )

describe('rounds', () => {
  it('are due daily, done once, and due again the next day with what was missed', async () => {
    const placeId = await place()
    expect(await places()).toMatchObject([{ state: 'due', dueDay: '2026-07-12', missed: 0, lastRound: null }])
    await tick(placeId)
    expect(await places()).toMatchObject([
      { state: 'done', lastRound: { outcome: 'nothing', day: '2026-07-12', byName: '测试经理' } },
    ])
    expect(await codeOf(tick(placeId))).toBe('watch.roundDone')
    await setClock(noon + 3 * day)
    expect(await places()).toMatchObject([{ state: 'due', dueDay: '2026-07-15', missed: 2 }])
  })

  it('a weekly one is late after its day until it is done', async () => {
    const placeId = await place({ rhythm: 'weekly', weekday: 7 })
    await setClock(noon + 2 * day)
    expect(await places()).toMatchObject([{ state: 'late', dueDay: '2026-07-12' }])
    await tick(placeId, 'unreachable')
    expect(await places()).toMatchObject([{ state: 'done' }])
    expect((await ledger()).rows).toMatchObject([{ day: '2026-07-12', outcome: 'unreachable' }])
  })

  it('ticked by mistake are taken back; with a finding they are not', async () => {
    const placeId = await place()
    const roundId = uuidv7()
    await tick(placeId, 'nothing', roundId)
    await manager.command('watch.undoRound', { roundId })
    expect(await places()).toMatchObject([{ state: 'due', lastRound: null }])
    const found = uuidv7()
    await report(placeId, { roundId: found })
    expect(await codeOf(manager.command('watch.undoRound', { roundId: found }))).toBe(
      'watch.roundHasFindings',
    )
    expect(await codeOf(manager.command('watch.undoRound', { roundId }))).toBe('watch.roundNotFound')
  })

  it('not done stand in the list of whoever looks, and of everybody where nobody is named', async () => {
    const clerk = await test.addMember('clerk')
    const mine = await place({ name: '微博', watcher: clerk.staffId })
    const anybodys = await place({ name: '留言板' })
    const due = (staffId: string | null) =>
      roundsDue(test.core.read, '2026-07-12', staffId).map(one => one.id)
    expect(due(clerk.staffId).sort()).toEqual([mine, anybodys].sort())
    expect(due(test.manager.staffId)).toEqual([anybodys])
    expect(due(null)).toHaveLength(2)
    await tick(anybodys)
    expect(due(test.manager.staffId)).toEqual([])
  })

  it('of an address taken off the list are due no more; restored, they begin that day', async () => {
    const placeId = await place()
    await manager.command('watch.remove', { placeId })
    expect(await places()).toEqual([])
    expect(await places(true)).toHaveLength(1)
    expect(await codeOf(tick(placeId))).toBe('watch.notActive')
    await setClock(noon + 9 * day)
    await manager.command('watch.restore', { placeId })
    expect(await places()).toMatchObject([{ state: 'due', missed: 0 }])
  })
})

describe('a finding', () => {
  it('becomes a case in one step, with the address of the post and its time, and the round is done', async () => {
    const placeId = await place()
    const { caseId, number } = await report(placeId)
    expect(caseRow(test, caseId)).toMatchObject({
      channel: 'forum',
      source: post,
      state: 'received',
      received_at: noon,
    })
    expect((await manager.query('watch.foundAt', { caseId })) as FoundAt).toEqual({
      placeId,
      placeName: '业主论坛',
      postedAt: noon - day,
      foundAt: noon,
    })
    expect(await places()).toMatchObject([{ state: 'done' }])
    const [round] = (await ledger()).rows
    expect(round).toMatchObject({ outcome: 'finding', findings: [{ caseId, caseNumber: number }] })
  })

  it('in a round that had found nothing turns it into one with findings', async () => {
    const placeId = await place({ kind: 'microblog' })
    await tick(placeId)
    const first = await report(placeId)
    const second = await report(placeId)
    expect(caseRow(test, first.caseId)).toMatchObject({ channel: 'microblog' })
    const { rows } = await ledger()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.findings.map(one => one.caseId)).toEqual([first.caseId, second.caseId])
  })

  it('before the first weekly round falls due makes a round of today', async () => {
    const placeId = await place({ rhythm: 'weekly', weekday: 3 })
    await report(placeId)
    expect((await ledger()).rows).toMatchObject([{ day: '2026-07-12', outcome: 'finding' }])
    await setClock(noon + 3 * day)
    expect(await places()).toMatchObject([{ state: 'due', dueDay: '2026-07-15' }])
  })

  it.each(['javascript:alert(1)', 'ftp://forum.example/x', 'forum.example'])(
    'with the address %s is refused',
    async source => {
      const placeId = await place()
      const { channel: _channel, ...matter } = caseInput()
      expect(await codeOf(report(placeId, { matter: { ...matter, source } }))).toBe('input.invalid')
      expect((await ledger()).rows).toEqual([])
    },
  )

  it('that is refused leaves no round behind', async () => {
    const placeId = await place()
    const { channel: _channel, ...matter } = caseInput({ category: ['moon'] })
    expect(await codeOf(report(placeId, { matter: { ...matter, source: post } }))).toBe(
      'case.categoryUnknown',
    )
    expect(await places()).toMatchObject([{ state: 'due' }])
  })
})

it('pages the ledger, narrowed by place, outcome and days', async () => {
  const one = await place({ name: '甲' })
  const two = await place({ name: '乙' })
  for (let index = 0; index < 5; index++) {
    await setClock(noon + index * day)
    await tick(one)
    await (index === 2 ? report(two) : tick(two))
  }
  const all: RoundRow[] = []
  let before: string | undefined
  do {
    const page = await ledger({ limit: 3, ...(before === undefined ? {} : { before }) })
    all.push(...page.rows)
    before = page.next ?? undefined
  } while (before !== undefined)
  expect(all).toHaveLength(10)
  expect(new Set(all.map(row => row.id)).size).toBe(10)
  expect((await ledger({ placeId: one })).rows).toHaveLength(5)
  expect((await ledger({ outcome: 'finding' })).rows).toHaveLength(1)
  expect((await ledger({ from: '2026-07-13', to: '2026-07-14' })).rows).toHaveLength(4)
  expect(await codeOf(ledger({ before: 'x' }))).toBe('input.invalid')
})

it('lets clerks do rounds but not change the list, and auditors read', async () => {
  const placeId = await place()
  const clerk = await test.signIn(await test.addMember('clerk'))
  const auditor = await test.signIn(await test.addMember('auditor'))
  expect(await codeOf(clerk.command('watch.remove', { placeId }))).toBe('permission.denied')
  expect(await codeOf(report(placeId, {}, auditor))).toBe('permission.denied')
  const round = { placeId, roundId: uuidv7(), outcome: 'nothing' }
  expect(await codeOf(auditor.command('watch.doRound', round))).toBe('permission.denied')
  await clerk.command('watch.doRound', round)
  expect(await auditor.query('watch.places', {})).toHaveLength(1)
})

it('rebuilds to the same tables', async () => {
  const placeId = await place()
  const roundId = uuidv7()
  await tick(placeId, 'nothing', roundId)
  await manager.command('watch.undoRound', { roundId })
  await report(placeId)
  await manager.command('watch.remove', { placeId })
  expect((await rebuildCheck(test)).differences).toEqual([])
})
