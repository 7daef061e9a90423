import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../main/contract/permissions.ts'
import type { TodayScreen, TodaySource } from '../../main/contract/today.ts'
import { openTestDesk, type TestActor, type TestClient, type TestDesk } from '../support/desk.ts'

/** Noon of Sunday 2026-07-12 in Shanghai. */
const noon = Date.UTC(2026, 6, 12, 4)
const today = '2026-07-12'

let test: TestDesk
let people: Partial<Record<Role, TestActor>>
let manager: TestClient

beforeEach(async () => {
  test = await openTestDesk({ clock: noon })
  people = {
    manager: test.manager,
    specialist: await test.addMember('specialist'),
    clerk: await test.addMember('clerk'),
    auditor: await test.addMember('auditor'),
  }
  manager = await test.signIn(test.manager)
})
afterEach(() => test.close())

/** Boards that are due, of everybody and of the clerk, and one that was looked at. */
async function boards(): Promise<void> {
  for (const [name, keeper, done] of [
    ['东门', null, false],
    ['西门', people.clerk?.staffId ?? null, false],
    ['南门', people.specialist?.staffId ?? null, false],
    ['北门', null, true],
  ] as const) {
    const boardId = uuidv7()
    const board = { kind: 'box', name, place: name, rhythm: 'daily', weekday: 1, keeper }
    await manager.command('boards.save', { boardId, ...board })
    if (done) await manager.command('boards.doRound', { boardId, roundId: uuidv7(), outcome: 'good' })
  }
}

/** Letters with a reply due today and before, later, never, and one that was answered. */
async function letters(): Promise<void> {
  const letter = { kind: 'property', party: '物业', text: '正文', theirNumber: '', dated: null }
  for (const [subject, replyBy, reply] of [
    ['今天到期', today, false],
    ['早就到期', '2026-07-01', false],
    ['以后到期', '2026-07-13', false],
    ['不用答复', null, false],
    ['答复过了', '2026-07-02', true],
  ] as const) {
    const letterId = uuidv7()
    await manager.command('letters.receive', {
      letterId,
      ...letter,
      subject,
      replyBy,
      receivedOn: '2026-07-01',
    })
    if (reply) await manager.command('letters.reply', { letterId, text: '已答复', repliedOn: today })
  }
}

/** Contracts that end soon, have run out, run on, and one that was ended. */
async function contracts(): Promise<void> {
  for (const [number, until, end] of [
    ['HT-1', '2026-07-20', false],
    ['HT-2', '2026-07-01', false],
    ['HT-3', '2027-07-01', false],
    ['HT-4', '2026-07-15', true],
  ] as const) {
    const contractId = uuidv7()
    const contract = { number, kind: 'service', title: number, party: '印务公司', partnerId: null }
    const days = { from: '2026-01-01', until, remindDays: 30 }
    await manager.command('deskContracts.save', { contractId, ...contract, ...days, amount: null, note: '' })
    if (end) await manager.command('deskContracts.end', { contractId, note: '' })
  }
}

/** What the screen behind an address of Today asks the desk for, as the page reads its address. */
const askedBy: Partial<Record<TodaySource, (address: URLSearchParams) => readonly [string, object]>> = {
  boardRounds: address => [
    'boards.list',
    {
      due: address.get('view') === 'due',
      ...(address.has('by') ? { by: address.get('by') } : {}),
    },
  ],
  lettersLate: address => ['letters.list', { view: address.get('view') ?? 'all' }],
  contractsEnding: address => ['deskContracts.list', { ending: address.get('view') === 'ending' }],
}
const rowsIn = (answer: unknown): readonly unknown[] =>
  Array.isArray(answer) ? answer : (answer as { readonly rows: readonly unknown[] }).rows

describe('the numbers of the registers on Today', () => {
  it.each<[Role, Partial<Record<TodaySource, number>>]>([
    ['clerk', { boardRounds: 2, lettersLate: 2 }],
    ['specialist', { boardRounds: 2, lettersLate: 2, contractsEnding: 2 }],
    ['manager', { boardRounds: 3, lettersLate: 2, contractsEnding: 2 }],
    ['auditor', { boardRounds: 3, lettersLate: 2 }],
  ])('open a list of as many rows as they count for the %s, of more that there are', async (role, wanted) => {
    await boards()
    await letters()
    await contracts()
    const who = people[role]
    if (!who) throw new Error(`nobody is ${role}`)
    const client = await test.signIn(who)
    const { numbers } = (await client.query('today.mine')) as TodayScreen
    const seen: Partial<Record<TodaySource, number>> = {}
    for (const { source, total, target } of numbers) {
      const asks = askedBy[source]
      if (!asks || !('path' in target)) continue
      const [query, input] = asks(new URL(target.path, 'http://desk').searchParams)
      expect(rowsIn(await client.query(query, input)), `${source} ${target.path}`).toHaveLength(total.count)
      seen[source] = total.count
    }
    expect(seen).toEqual(wanted)
  })
})
