import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Page } from '../../main/contract/case-views.ts'
import type { FilingList } from '../../main/contract/filing.ts'
import type { LetterDetail, LetterRow } from '../../main/contract/letters.ts'
import type { LedgerPage } from '../../main/contract/ledgers.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { CallError, openCopiedDesk, type TestClient, type TestDesk } from '../support/desk.ts'

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
const numbersOnToday = async (client: TestClient) =>
  Object.fromEntries(
    ((await client.query('today.mine')) as TodayScreen).numbers.map(({ source, total }) => [
      source,
      total.count,
    ]),
  )

describe('letters', () => {
  const content = { kind: 'party', party: '街道办', subject: '施工通知', text: '正文', replyBy: null }
  async function write(changes: object = {}, client = manager): Promise<string> {
    const letterId = uuidv7()
    await client.command('letters.write', { letterId, direction: 'out', ...content, ...changes })
    return letterId
  }
  const receive = async (changes: object = {}) => {
    const letterId = uuidv7()
    const { number } = (await manager.command('letters.receive', {
      letterId,
      ...content,
      theirNumber: '街办〔2026〕8号',
      dated: '2026-07-10',
      receivedOn: '2026-07-12',
      ...changes,
    })) as { number: string }
    return { letterId, number }
  }
  const detail = (letterId: string) => manager.query('letters.detail', { letterId }) as Promise<LetterDetail>
  const list = async (input: object = {}, client = manager) =>
    ((await client.query('letters.list', input)) as Page<LetterRow>).rows
  const on = (path: string, letterId: string, more: object = {}, client = manager) =>
    client.command(`letters.${path}`, { letterId, ...more })

  it('what the matrix wants approved goes out only behind the approval of somebody else', async () => {
    const clerk = await test.signIn(await test.addMember('clerk'))
    const letterId = await write({}, clerk)
    expect(await codeOf(on('issue', letterId, {}, clerk))).toBe('letter.needsApproval')
    expect(await codeOf(on('approve', letterId))).toBe('letter.wrongState')
    await on('submit', letterId, {}, clerk)
    expect((await numbersOnToday(manager)).lettersToApprove).toBe(1)
    expect(await codeOf(on('approve', letterId, {}, clerk))).toBe('permission.denied')
    await on('refuse', letterId, { reason: '语气不妥' })
    expect(await detail(letterId)).toMatchObject({ state: 'draft', remark: '语气不妥' })
    await on('submit', letterId, {}, clerk)
    await on('approve', letterId)
    expect(await codeOf(on('correct', letterId, content, clerk))).toBe('letter.wrongState')
    expect(await on('issue', letterId, {}, clerk)).toEqual({ number: 'FW-TEST-2026-0001' })
    expect(await detail(letterId)).toMatchObject({
      state: 'issued',
      approvedByName: '测试经理',
      owesHeadquarters: false,
    })
    const own = await write()
    await on('submit', own)
    expect(await codeOf(on('approve', own))).toBe('letter.ownApproval')
  })

  it('the matrix is the site’s: a kind set free goes out at once, one to be filed is owed to headquarters', async () => {
    await manager.command('letters.setAuthority', { kind: 'party', authority: 'filing' })
    const letterId = await write()
    await on('issue', letterId)
    expect(await list({ view: 'headquarters' })).toMatchObject([{ id: letterId, owesHeadquarters: true }])
    await on('recordWithHeadquarters', letterId, { on: '2026-07-12', reference: 'HQ-7' })
    expect(await list({ view: 'headquarters' })).toEqual([])
    expect(await detail(letterId)).toMatchObject({ headquartersReference: 'HQ-7' })
    expect(await codeOf(on('recordWithHeadquarters', letterId, { on: '2026-07-12', reference: '' }))).toBe(
      'letter.wrongState',
    )
  })

  it('a letter in has a number, is due for an answer on Today, and is answered by the letter that says so', async () => {
    const { letterId, number } = await receive({ replyBy: '2026-07-13' })
    expect(number).toBe('LW-TEST-2026-0001')
    expect((await numbersOnToday(manager)).lettersLate).toBe(0)
    await setClock(noon + 2 * day)
    expect((await numbersOnToday(manager)).lettersLate).toBe(1)
    expect(await list({ view: 'open' })).toMatchObject([{ late: true }])
    const answer = await write({ kind: 'property', answers: letterId })
    await on('issue', answer)
    expect(await detail(letterId)).toMatchObject({
      state: 'answered',
      answeredBy: [{ id: answer, number: 'FW-TEST-2026-0001' }],
      repliedOn: '2026-07-14',
    })
    const back = await receive({ answers: answer })
    expect(await detail(answer)).toMatchObject({ state: 'answered', answeredBy: [{ id: back.letterId }] })
    await on('close', letterId, { note: '' })
    await on('reopen', letterId)
    expect(await detail(letterId)).toMatchObject({ state: 'answered' })
  })

  it('is circulated: each confirms for themselves, who did not is reminded', async () => {
    const member = await test.addMember('auditor')
    const auditor = await test.signIn(member)
    const { letterId } = await receive({ readers: [member.staffId, test.manager.staffId] })
    expect(await list({ view: 'unread' }, auditor)).toHaveLength(1)
    expect((await numbersOnToday(auditor)).lettersToRead).toBe(1)
    await on('confirmReading', letterId, {}, auditor)
    expect(await codeOf(on('confirmReading', letterId, {}, auditor))).toBe('letter.notReader')
    expect(await list({ view: 'unread' }, auditor)).toEqual([])
    expect(await on('chaseReaders', letterId, { note: '' })).toEqual({ chased: 1 })
    expect(await detail(letterId)).toMatchObject({
      readers: 2,
      read: 1,
      circulation: expect.arrayContaining([
        expect.objectContaining({ staffId: member.staffId, readAt: noon, chases: 0 }),
        expect.objectContaining({ staffId: test.manager.staffId, readAt: null, chases: 1 }),
      ]),
    })
    await on('confirmReading', letterId)
    expect(await codeOf(on('chaseReaders', letterId, { note: '' }))).toBe('letter.nobodyToChase')
  })

  it('a notice to owners says where it hangs and how many it reached', async () => {
    await manager.command('letters.setAuthority', { kind: 'owner-notice', authority: 'none' })
    const letterId = await write({ direction: 'owners', kind: 'owner-notice', party: '' })
    const postingId = uuidv7()
    const posting = { postingId, way: 'board', place: '3 栋大堂', on: '2026-07-12', reached: 64 }
    expect(await codeOf(on('post', letterId, posting))).toBe('letter.wrongState')
    expect(await on('issue', letterId)).toEqual({ number: 'GG-TEST-2026-0001' })
    await on('post', letterId, posting)
    await on('post', letterId, { ...posting, postingId: uuidv7(), way: 'sms', place: '', reached: 200 })
    await on('takeDown', letterId, { postingId, on: '2026-07-20' })
    expect(await detail(letterId)).toMatchObject({
      reached: 264,
      postings: [{ way: 'board', until: '2026-07-20' }, { way: 'sms' }],
    })
    expect((await rebuildCheck(test)).differences).toEqual([])
    const page = (await manager.query('ledgers.page', {
      ledger: 'owner-notices',
      language: 'zh',
    })) as LedgerPage
    expect(page.rows[0]?.values).toContain('264')
  })

  describe('of a home', () => {
    /** Two homes of one building, and who owns the first. */
    async function homes() {
      const node = async (kind: string, name: string, parentId: string | null) => {
        const nodeId = uuidv7()
        await manager.command('estate.addNode', { nodeId, kind, parentId, name })
        return nodeId
      }
      const building = await node('building', '3栋', await node('project', '云庭', null))
      const unit = async (number: string, room: string) => {
        const unitId = uuidv7()
        const attributes = { kind: 'dwelling', number, room, floor: 12, unitType: null }
        const areas = { contractArea: null, measuredArea: null, orientation: null }
        await manager.command('estate.registerUnit', {
          unitId,
          parentId: building,
          attributes: { ...attributes, ...areas },
        })
        return unitId
      }
      const [one, other] = [await unit('3-1201', '1201'), await unit('3-1202', '1202')]
      const personId = uuidv7()
      await manager.command('people.register', {
        personId,
        details: { name: '张三', phones: [] },
        occupancies: [
          { unitId: one, role: 'owner' },
          { unitId: other, role: 'owner' },
        ],
      })
      return { one, other, personId }
    }
    const ofHome = async (unitId: string) =>
      ((await manager.query('letters.of', { unitId })) as LetterRow[]).map(row => row.id)
    const onTimeline = async (subjectId: string) =>
      ((await manager.query('timeline.ofSubject', { subjectId })) as Page<{ operation?: string }>).rows
        .map(row => row.operation)
        .filter(type => type?.startsWith('letter.'))

    it('it stands in its file and no other, is found by its number in any form, and on its timeline', async () => {
      const { one, other, personId } = await homes()
      const { letterId } = await receive({ personId, unitId: one })
      const free = await receive({ personId, subject: '无房号' })
      expect(await ofHome(one)).toEqual([free.letterId, letterId])
      expect(await ofHome(other)).toEqual([free.letterId])
      expect(await detail(letterId)).toMatchObject({ unitId: one, unitNumber: '3-1201' })
      for (const text of ['3-1201', '3栋1201室', '3#1201', '1201'])
        expect((await list({ text })).map(row => row.id)).toEqual([letterId])
      expect(await list({ text: '3-1202' })).toEqual([])
      await on('reply', letterId, { text: '已答复', repliedOn: '2026-07-12' })
      expect(await onTimeline(one)).toEqual(['letter.replied', 'letter.received'])
      expect(await codeOf(receive({ unitId: uuidv7() }))).toBe('unit.notFound')
    })

    it('is said and taken back at any time, and a draft keeps what its correction says', async () => {
      const { one, other } = await homes()
      const letterId = await write({ kind: 'property', unitId: one })
      await on('correct', letterId, { ...content, kind: 'property', unitId: other })
      expect(await ofHome(other)).toEqual([letterId])
      await on('issue', letterId)
      expect(await onTimeline(other)).toEqual(['letter.issued', 'letter.corrected'])
      expect(await on('setHome', letterId, { unitId: one })).toEqual({ before: other })
      expect(await ofHome(one)).toEqual([letterId])
      expect(await on('setHome', letterId, { unitId: null })).toEqual({ before: one })
      expect(await detail(letterId)).toMatchObject({ unitId: null, unitNumber: null })
      expect(await codeOf(on('setHome', letterId, { unitId: uuidv7() }))).toBe('unit.notFound')
      expect((await rebuildCheck(test)).differences).toEqual([])
    })

    it('goes along where two homes become one, and comes back', async () => {
      const { one, other } = await homes()
      const { letterId } = await receive({ unitId: other })
      const changeId = uuidv7()
      await manager.command('estate.mergeUnit', { changeId, unitId: other, into: one, reason: '录入两次' })
      expect(await detail(letterId)).toMatchObject({ unitId: one })
      expect((await list({ text: '3-1202' })).map(row => row.id)).toEqual([letterId])
      await manager.command('estate.undoUnitChange', { changeId })
      expect(await detail(letterId)).toMatchObject({ unitId: other })
      expect((await rebuildCheck(test)).differences).toEqual([])
    })
  })
})

describe('the filing lists', () => {
  it('hold what came in and is ticked off with its shelf; a tick can be taken back', async () => {
    const letterId = uuidv7()
    await manager.command('letters.receive', {
      letterId,
      kind: 'party',
      party: '街道办',
      subject: '来文',
      text: '',
      replyBy: null,
      theirNumber: '',
      dated: null,
      receivedOn: '2026-07-12',
    })
    const list = (period: string, on?: string) =>
      manager.query('filing.list', { period, ...(on ? { day: on } : {}) }) as Promise<FilingList>
    expect(await list('week')).toMatchObject({
      from: '2026-07-06',
      until: '2026-07-12',
      open: 1,
      items: [{ id: letterId, lacksShelf: true, lacksOriginal: true }],
    })
    expect((await numbersOnToday(manager)).filing).toBe(1)
    const paper = { kind: 'letter', itemId: letterId }
    await manager.command('filing.file', { ...paper, shelf: 'A-03', original: true })
    expect(await list('month')).toMatchObject({
      from: '2026-06-26',
      until: '2026-07-25',
      open: 0,
      items: [{ shelf: 'A-03', filedByName: '测试经理' }],
    })
    expect(await list('month', '2026-07-26')).toMatchObject({ from: '2026-07-26', items: [] })
    expect((await manager.query('letters.detail', { letterId })) as LetterDetail).toMatchObject({
      shelf: 'A-03',
    })
    await manager.command('filing.takeOut', paper)
    expect(await list('week')).toMatchObject({ open: 1 })
    expect(
      await codeOf(
        manager.command('filing.file', { ...paper, itemId: uuidv7(), shelf: 'A', original: false }),
      ),
    ).toBe('filing.notFound')
  })
})
