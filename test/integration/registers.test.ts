import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '../../main/contract/case-views.ts'
import type { ThingDetail, ThingRow } from '../../main/contract/lending.ts'
import type { BoardRow, ContractRow, PartnerRow } from '../../main/contract/notices.ts'
import type { LedgerInfo, LedgerPage } from '../../main/contract/ledgers.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { isKept } from '../../main/desk/kept-files.ts'
import { caseInput, caseRow } from '../support/cases.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'

const day = 86_400_000
/** Noon of Sunday 2026-07-12 in Shanghai. */
const noon = Date.UTC(2026, 6, 12, 4)
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
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )
async function upload(client: TestClient, name: string, bytes: Buffer): Promise<string> {
  const begun = await client.fetch('/api/uploads', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, size: bytes.length }),
  })
  const { uploadId } = (await begun.json()) as { uploadId: string }
  await client.fetch(`/api/uploads/${uploadId}?offset=0`, { method: 'PUT', body: new Uint8Array(bytes) })
  return uploadId
}
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const numbersOnToday = async (client: TestClient) =>
  Object.fromEntries(
    ((await client.query('today.mine')) as TodayScreen).numbers.map(({ source, total }) => [
      source,
      total.count,
    ]),
  )

describe('the lending register', () => {
  async function thing(changes: object = {}): Promise<{ thingId: string; number: string }> {
    const thingId = uuidv7()
    const entry = {
      kind: 'key',
      name: '样板房钥匙',
      place: '柜 2-3',
      unitId: null,
      condition: 'good',
      note: '',
    }
    return (await manager.command('lending.saveThing', { thingId, ...entry, ...changes })) as {
      thingId: string
      number: string
    }
  }
  const outside = { kind: 'outside', name: '李师傅', phone: '13800138000' }
  const lend = (thingId: string, changes: object = {}) => {
    const loanId = uuidv7()
    return manager
      .command('lending.lend', {
        thingId,
        loanId,
        borrower: outside,
        purpose: '开门维修',
        due: '2026-07-13',
        signed: 'paper',
        ...changes,
      })
      .then(() => loanId)
  }
  const detail = (thingId: string) => manager.query('lending.thing', { thingId }) as Promise<ThingDetail>
  const list = async (input: object = {}) =>
    ((await manager.query('lending.things', input)) as Page<ThingRow>).rows

  it('numbers things, lends one once, reminds when it is late and takes it back in its condition', async () => {
    const { thingId, number } = await thing()
    expect(number).toMatch(/^WP-TEST-0001/)
    expect((await thing({ name: '电钻', kind: 'tool' })).number).toMatch(/^WP-TEST-0002/)
    const loanId = await lend(thingId)
    expect(await codeOf(lend(thingId))).toBe('lending.isLent')
    expect(await list({ state: 'lent' })).toMatchObject([
      { number, loan: { borrowerName: '李师傅', phone: '138****8000', late: false } },
    ])
    expect(await list({ text: '李师傅' })).toHaveLength(1)
    expect(await list({ kind: 'tool' })).toMatchObject([{ name: '电钻', state: 'in' }])
    expect((await numbersOnToday(manager)).loansLate).toBe(0)
    await setClock(noon + 2 * day)
    expect(await list({ state: 'late' })).toMatchObject([{ number, state: 'late' }])
    expect((await numbersOnToday(manager)).loansLate).toBe(1)
    await manager.command('lending.chase', { loanId, note: '电话提醒' })
    await manager.command('lending.return', { loanId, condition: 'damaged', note: '齿磨损' })
    expect(await detail(thingId)).toMatchObject({
      state: 'in',
      condition: 'damaged',
      loans: [{ chases: 1, conditionIn: 'damaged', returnNote: '齿磨损', returnedToName: '测试经理' }],
    })
    expect(await codeOf(manager.command('lending.return', { loanId, condition: 'good', note: '' }))).toBe(
      'lending.isReturned',
    )
    await manager.command('lending.undoReturn', { loanId })
    expect(await detail(thingId)).toMatchObject({ state: 'late', condition: 'good' })
  })

  it('lends nothing that is lost, in repair or retired, nor until yesterday', async () => {
    const { thingId } = await thing()
    const condition = (to: string) =>
      manager.command('lending.setCondition', { thingId, condition: to, note: '送修', replacedBy: null })
    await condition('in-repair')
    expect(await codeOf(lend(thingId))).toBe('lending.notUsable')
    await condition('good')
    expect(await codeOf(lend(thingId, { due: '2026-07-11' }))).toBe('lending.duePast')
    await manager.command('lending.retireThing', { thingId })
    expect(await codeOf(lend(thingId))).toBe('lending.notUsable')
    await manager.command('lending.restoreThing', { thingId })
    await lend(thingId, { borrower: { kind: 'staff', staffId: test.manager.staffId } })
    expect(await detail(thingId)).toMatchObject({
      loan: { borrowerName: '测试经理', outside: false, phone: null },
      conditions: [{ condition: 'good' }, { condition: 'in-repair', note: '送修' }],
    })
    expect(await codeOf(manager.command('lending.retireThing', { thingId }))).toBe('lending.isLent')
  })

  it('keeps a signature drawn on the screen with the loan, served and safe from the sweep', async () => {
    const { thingId } = await thing()
    const loanId = await lend(thingId, { signed: 'drawn' })
    const uploadId = await upload(manager, 'signature.png', png)
    const { hash } = (await manager.mutate('lending.attachFile', {
      commandId: uuidv7(),
      input: { thingId, loanId, fileId: uuidv7(), part: 'signature', uploadId },
    })) as { hash: string }
    expect(await detail(thingId)).toMatchObject({
      files: [],
      loans: [{ files: [{ part: 'signature', mediaType: 'image/png', hash }] }],
    })
    expect(isKept(test.core.read, hash)).toBe(true)
    expect((await manager.fetch(`/files/${hash}`)).status).toBe(200)
    const slip = await manager.fetch(`/files/loans/${loanId}/slip.pdf?language=zh`)
    expect(slip.headers.get('content-type')).toBe('application/pdf')
    expect(
      Buffer.from(await slip.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await manager.fetch(`/files/loans/${uuidv7()}/slip.pdf`)).ok).toBe(false)
  })
})

describe('boards and boxes', () => {
  const board = async (changes: object = {}) => {
    const boardId = uuidv7()
    const entry = {
      kind: 'box',
      name: '东门意见箱',
      place: '东门',
      rhythm: 'daily',
      weekday: 1,
      keeper: null,
    }
    await manager.command('boards.save', { boardId, ...entry, ...changes })
    return boardId
  }
  const boards = (removed = false) => manager.query('boards.list', { removed }) as Promise<BoardRow[]>

  it('are looked at once a day; a note in the box becomes a case and the round is done', async () => {
    const boardId = await board()
    expect(await boards()).toMatchObject([{ state: 'due' }])
    expect((await numbersOnToday(manager)).boardRounds).toBe(1)
    const { channel: _channel, ...matter } = caseInput({ kind: 'suggestion', text: '路灯太暗' })
    const found = (await manager.command('boards.reportFinding', {
      boardId,
      roundId: uuidv7(),
      matter,
    })) as { caseId: string }
    expect(caseRow(test, found.caseId)).toMatchObject({ channel: 'suggestion-box' })
    expect(await boards()).toMatchObject([{ state: 'done', lastOutcome: 'finding' }])
    const round = { boardId, roundId: uuidv7(), outcome: 'good' }
    expect(await codeOf(manager.command('boards.doRound', round))).toBe('board.roundDone')
    await setClock(noon + day)
    await manager.command('boards.doRound', round)
    await manager.command('boards.undoRound', { roundId: round.roundId })
    expect(await boards()).toMatchObject([{ state: 'due', missed: 0 }])
    await manager.command('boards.remove', { boardId })
    expect(await boards()).toEqual([])
    expect(await boards(true)).toHaveLength(1)
  })
})

describe('contracts of the desk and organisations', () => {
  it('a contract that ends soon stands on Today until it is ended', async () => {
    const partnerId = uuidv7()
    const partner = { kind: 'supplier', name: '印务公司', contact: '王经理', phone: '010-12345678' }
    await manager.command('partners.save', { partnerId, ...partner, address: '', note: '' })
    expect((await manager.query('partners.list', {})) as PartnerRow[]).toMatchObject([partner])
    const contract = { number: 'HT-1', kind: 'service', title: '印刷', party: '印务公司', partnerId }
    const days = { from: '2026-01-01', until: '2026-08-31', remindDays: 30 }
    const contractId = uuidv7()
    const entry = { contractId, ...contract, ...days, amount: 1_000_000, note: '' }
    expect(await codeOf(manager.command('deskContracts.save', { ...entry, until: '2025-12-31' }))).toBe(
      'deskContract.daysWrong',
    )
    await manager.command('deskContracts.save', entry)
    const listed = () => manager.query('deskContracts.list') as Promise<ContractRow[]>
    expect(await listed()).toMatchObject([{ state: 'running' }])
    await setClock(Date.UTC(2026, 7, 5, 4))
    expect(await listed()).toMatchObject([{ state: 'ending' }])
    expect((await numbersOnToday(manager)).contractsEnding).toBe(1)
    await manager.command('deskContracts.end', { contractId, note: '不续签' })
    expect(await listed()).toMatchObject([{ state: 'ended' }])
    expect((await numbersOnToday(manager)).contractsEnding).toBe(0)
    await manager.command('deskContracts.resume', { contractId })
    expect(await listed()).toMatchObject([{ state: 'ending' }])
  })
})

it('every ledger of the registers answers, and the log rebuilds to the same tables', async () => {
  const thingId = uuidv7()
  await manager.command('lending.saveThing', {
    thingId,
    kind: 'paper',
    name: '购房合同',
    place: '',
    unitId: null,
    condition: 'good',
    note: '',
  })
  const names = ((await manager.query('ledgers.list')) as LedgerInfo[]).map(ledger => ledger.name)
  for (const ledger of [
    'things',
    'loans',
    'letters',
    'owner-notices',
    'board-rounds',
    'desk-contracts',
    'partners',
    'filing-week',
    'filing-month',
  ]) {
    expect(names).toContain(ledger)
    const page = (await manager.query('ledgers.page', { ledger, language: 'en' })) as LedgerPage
    expect(page.rows).toHaveLength(ledger === 'things' ? 1 : 0)
  }
  expect((await rebuildCheck(test)).differences).toEqual([])
})
