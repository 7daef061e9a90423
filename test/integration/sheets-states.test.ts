import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SheetState, sheetStates, type SheetStep, sheetSteps } from '../../main/contract/sheets.ts'
import * as course from '../../main/sheets/course.ts'
import * as incoming from '../../main/sheets/incoming.ts'
import * as parties from '../../main/sheets/recipient-commands.ts'
import { mayTake } from '../../main/sheets/rules.ts'
import * as writing from '../../main/sheets/writing.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { sheetRow, writeTestSheet } from '../support/sheets.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const hour = 3_600_000
let test: TestDesk
let actor: TestActor

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor, input })

/** A command of another domain. */
const byName = (name: string, input: unknown) =>
  test.core.writer.execute({
    id: uuidv7(),
    name,
    input,
    actor: name.startsWith('site.') ? { staffId: null, role: 'system' } : actor,
  })

describe('numbers', () => {
  it('count by the year on the clocks of the site', async () => {
    const numbers: (string | null)[] = []
    for (const at of [Date.UTC(2026, 11, 31, 15, 59), Date.UTC(2026, 11, 31, 16), Date.UTC(2027, 0, 2)]) {
      test.setClock(at)
      numbers.push((await writeTestSheet(test)).number)
    }
    expect(numbers).toEqual(['LX-TEST-2026-0001', 'LX-TEST-2027-0001', 'LX-TEST-2027-0002'])
  })

  it('carry a letter after a restore, so that none is used twice', async () => {
    const before = (await writeTestSheet(test)).number
    await byName('site.startIncarnation', { letter: 'A', reason: 'restore' })
    expect([before, (await writeTestSheet(test)).number]).toEqual(['LX-TEST-2026-0001', 'LX-TEST-2026-0001A'])
  })

  it('are given when a sheet is issued, not to its draft', async () => {
    const draft = await writeTestSheet(test, { issue: false })
    expect(draft.number).toBeNull()
    expect((await writeTestSheet(test)).number).toBe('LX-TEST-2026-0001')
    expect(await run(writing.issueSheet, { sheetId: draft.sheetId })).toEqual({
      number: 'LX-TEST-2026-0002',
    })
  })
})

describe('due times', () => {
  it.each([
    { recipient: 'property-company', deliver: 8, reply: 72 },
    { recipient: 'design', deliver: null, reply: 72 },
    { recipient: 'sales-head', deliver: null, reply: 24 },
    { recipient: 'waterproofing', deliver: null, reply: 48 },
  ])('of $recipient are those of the profile', async ({ recipient, deliver, reply }) => {
    const { sheetId } = await writeTestSheet(test, { recipient })
    const deliverBy = deliver === null ? null : noon + deliver * hour
    const dueAt = noon + reply * hour
    expect(sheetRow(test, sheetId)).toMatchObject({
      deliver_by: deliverBy,
      due_at: dueAt,
      next_due_at: deliverBy ?? dueAt,
    })
    await run(course.deliverSheet, { sheetId, way: 'by-hand', receivedBy: '李工' })
    expect(sheetRow(test, sheetId)).toMatchObject({ next_due_at: dueAt, received_by: '李工' })
  })

  it('of a delivery count from the moment the owner spoke, where a case has that deadline', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['property-service', 'cleaning'] })
    test.setClock(noon + 2 * hour)
    const { sheetId } = await writeTestSheet(test, { caseId, recipient: 'property-company' })
    expect(sheetRow(test, sheetId)).toMatchObject({
      deliver_by: noon + 8 * hour,
      next_due_at: noon + 8 * hour,
      due_at: noon + 74 * hour,
    })
  })

  it('are the person’s own where one is given, never in the past', async () => {
    const { sheetId } = await writeTestSheet(test, { dueAt: noon + hour })
    expect(sheetRow(test, sheetId)).toMatchObject({ due_at: noon + hour })
    await expect(writeTestSheet(test, { dueAt: noon })).rejects.toMatchObject({ code: 'sheet.duePast' })
    await run(course.moveSheetDue, { sheetId, dueAt: noon + 2 * hour, text: '等配件' })
    expect(sheetRow(test, sheetId)).toMatchObject({ due_at: noon + 2 * hour, next_due_at: noon + 2 * hour })
  })

  it('end with the reply and begin anew when it is sent back', async () => {
    const { sheetId } = await writeTestSheet(test)
    await run(course.replySheet, { sheetId, text: '已处理' })
    expect(sheetRow(test, sheetId)).toMatchObject({ state: 'replied', next_due_at: null })
    test.setClock(noon + 10 * hour)
    await run(course.sendBackSheet, { sheetId, text: '没有照片' })
    expect(sheetRow(test, sheetId)).toMatchObject({
      state: 'sent-back',
      sent_back: 1,
      next_due_at: noon + 82 * hour,
    })
  })
})

describe('a sheet out', () => {
  it('goes from its draft to its end and keeps who, when and how', async () => {
    const caseId = await takeCase(test)
    const { sheetId } = await writeTestSheet(test, { caseId, issue: false })
    await run(writing.correctSheet, { sheetId, subject: '改过的事由', recipient: 'property-company' })
    await run(writing.issueSheet, { sheetId })
    test.setClock(noon + hour)
    await run(course.deliverSheet, { sheetId, way: 'messenger', receivedBy: '王主管', at: noon + hour / 2 })
    await run(course.chaseSheet, { sheetId, text: '请尽快' })
    await run(course.replySheet, { sheetId, text: '已安排保洁', repliedBy: '王主管' })
    await run(course.sendBackSheet, { sheetId, text: '请写明时间' })
    await run(course.replySheet, { sheetId, text: '7 月 13 日完成' })
    await run(course.acceptSheet, { sheetId, close: false })
    await run(course.closeSheet, { sheetId })
    expect(sheetRow(test, sheetId)).toMatchObject({
      state: 'closed',
      party: 'property-company',
      subject: '改过的事由',
      delivered_at: noon + hour / 2,
      delivery_way: 'messenger',
      reply: '7 月 13 日完成',
      replied_by: null,
      sent_back: 1,
      chases: 1,
      ended_at: noon + hour,
      next_due_at: null,
    })
    const subjects = test.core.read.all(
      `select s.position from operation_subject s join operation o on o.position=s.position
       where s.subject_id=? and o.aggregate='sheet'`,
      [caseId],
    )
    const operations = test.core.read.all(
      `select id from operation where aggregate_id=? and type not like 'sheet.clock%'`,
      [sheetId],
    )
    expect(subjects).toHaveLength(operations.length)
    expect(operations).toHaveLength(10)
  })

  it('takes files of its case along, and only those', async () => {
    const caseId = await takeCase(test)
    const fileId = uuidv7()
    await byName('case.attachFile', {
      caseId,
      fileId,
      hash: 'b'.repeat(64),
      size: 3,
      name: '照片.jpg',
      mediaType: 'image/jpeg',
    })
    const { sheetId } = await writeTestSheet(test, { caseId, caseFiles: [fileId] })
    expect(test.core.read.all('select hash, part from sheet_file where sheet_id=?', [sheetId])).toEqual([
      { hash: 'b'.repeat(64), part: 'sheet' },
    ])
    await expect(writeTestSheet(test, { caseId, caseFiles: [uuidv7()] })).rejects.toMatchObject({
      code: 'sheet.fileNotOfCase',
    })
  })

  it('is not written about a void case, nor to nobody', async () => {
    const caseId = await takeCase(test)
    await byName('case.void', { caseId, reason: 'mistake' })
    await expect(writeTestSheet(test, { caseId })).rejects.toMatchObject({ code: 'case.wrongState' })
    await expect(writeTestSheet(test, { recipient: 'nobody' })).rejects.toMatchObject({
      code: 'sheet.recipientUnknown',
    })
  })

  it('believes no time ahead of the clock or before it was issued', async () => {
    const { sheetId } = await writeTestSheet(test)
    const deliver = (at: number) => run(course.deliverSheet, { sheetId, way: 'post', at })
    await expect(deliver(noon + 1)).rejects.toMatchObject({ code: 'sheet.timeAhead' })
    await expect(deliver(noon - hour)).rejects.toMatchObject({ code: 'sheet.timeBefore' })
  })
})

describe('a sheet in', () => {
  it('keeps the sender’s number, and ends when the delivery of our answer is recorded', async () => {
    const sheetId = uuidv7()
    await run(incoming.receiveSheet, {
      sheetId,
      sender: 'property-company',
      senderNumber: 'WY-77',
      subject: '电梯维保',
      text: '请协调厂家',
    })
    expect(sheetRow(test, sheetId)).toMatchObject({
      number: 'WY-77',
      direction: 'in',
      state: 'received',
      // By the book of the trade: within three days, to the end of the last one.
      next_due_at: Date.UTC(2026, 6, 15, 9),
    })
    await run(incoming.answerSheet, { sheetId, text: '已联系厂家' })
    expect(sheetRow(test, sheetId)).toMatchObject({
      state: 'answered',
      next_due_at: Date.UTC(2026, 6, 15, 9),
    })
    await run(incoming.deliverAnswer, { sheetId, way: 'by-hand', receivedBy: '前台' })
    expect(sheetRow(test, sheetId)).toMatchObject({ state: 'closed', next_due_at: null, received_by: '前台' })
  })
})

describe('a design question', () => {
  const step = (sheetId: string, name: string, outcome?: string, text?: string) =>
    run(course.takeSheetStep, { sheetId, step: name, outcome, text })

  it('goes from judgement to contractor in order, the drawing due after three working days', async () => {
    // A Friday: Saturday and Sunday do not count.
    test.setClock(Date.UTC(2026, 6, 17, 2))
    const { sheetId } = await writeTestSheet(test, { recipient: 'design' })
    await expect(step(sheetId, 'drawn')).rejects.toMatchObject({ code: 'sheet.stepNotNext' })
    await expect(step(sheetId, 'judged')).rejects.toMatchObject({ code: 'sheet.outcomeMissing' })
    await expect(step(sheetId, 'judged', 'reasonable')).rejects.toMatchObject({ code: 'sheet.reasonMissing' })
    await step(sheetId, 'judged', 'reasonable', '确有遮挡')
    const due = test.core.read.get<{ at: number }>(
      'select following_due_at as at from sheet_step where sheet_id=?',
      [sheetId],
    )
    // To the end of the third working day at the latest, and not before it begins.
    expect(due?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 6, 21, 16))
    expect(due?.at).toBeLessThanOrEqual(Date.UTC(2026, 6, 22, 16))
    await step(sheetId, 'drawn')
    await step(sheetId, 'to-engineering')
    await step(sheetId, 'to-contractor')
    expect(test.core.read.all('select id from sheet_step where sheet_id=?', [sheetId])).toHaveLength(4)
  })

  it('ends where the design office judges it not reasonable', async () => {
    const { sheetId } = await writeTestSheet(test, { recipient: 'design' })
    await step(sheetId, 'judged', 'unreasonable', '符合规范')
    await expect(step(sheetId, 'drawn')).rejects.toMatchObject({ code: 'sheet.stepNotNext' })
  })

  it('is no way of other recipients', async () => {
    const { sheetId } = await writeTestSheet(test)
    await expect(step(sheetId, 'judged', 'reasonable', '是')).rejects.toMatchObject({
      code: 'sheet.stepUnknown',
    })
  })
})

describe('chasing all late sheets of a recipient', () => {
  it('chases the late ones and no other', async () => {
    const late = await writeTestSheet(test, { dueAt: noon + hour })
    const later = await writeTestSheet(test, { dueAt: noon + 5 * hour })
    const other = await writeTestSheet(test, { recipient: 'windows', dueAt: noon + hour })
    test.setClock(noon + 2 * hour)
    expect(await run(course.chaseLate, { recipient: 'engineering' })).toEqual({ chased: 1 })
    expect([late, later, other].map(one => sheetRow(test, one.sheetId)['chases'])).toEqual([1, 0, 0])
    await expect(run(course.chaseLate, { recipient: 'sales' })).rejects.toMatchObject({
      code: 'sheet.nothingLate',
    })
  })
})

describe('recipients of the desk’s own', () => {
  it('are added once under a name, used, and no longer offered when retired', async () => {
    const recipientId = uuidv7()
    await run(parties.addRecipient, { recipientId, kind: 'contractor', name: '电梯厂家', dueHours: 12 })
    const again = run(parties.addRecipient, { recipientId: uuidv7(), kind: 'contractor', name: '电梯厂家' })
    await expect(again).rejects.toMatchObject({ code: 'sheet.recipientExists' })
    const { sheetId } = await writeTestSheet(test, { recipient: recipientId })
    expect(sheetRow(test, sheetId)).toMatchObject({ due_at: noon + 12 * hour })
    await run(parties.changeRecipient, { recipientId, retired: true })
    await expect(writeTestSheet(test, { recipient: recipientId })).rejects.toMatchObject({
      code: 'sheet.recipientRetired',
    })
    // What is under way goes on.
    await run(course.replySheet, { sheetId, text: '已到场' })
  })
})

describe('states', () => {
  /** Brings a sheet into a state by the shortest way. */
  const ways: Readonly<Record<SheetState, () => Promise<string>>> = {
    draft: async () => (await writeTestSheet(test, { recipient: 'design', issue: false })).sheetId,
    issued: async () => (await writeTestSheet(test, { recipient: 'design' })).sheetId,
    delivered: () => after('issued', sheetId => run(course.deliverSheet, { sheetId, way: 'email' })),
    replied: () => after('issued', sheetId => run(course.replySheet, { sheetId, text: '好' })),
    'sent-back': () => after('replied', sheetId => run(course.sendBackSheet, { sheetId, text: '不行' })),
    accepted: () => after('replied', sheetId => run(course.acceptSheet, { sheetId, close: false })),
    received: async () => {
      const sheetId = uuidv7()
      await run(incoming.receiveSheet, { sheetId, sender: 'hq', subject: '函', text: '内容' })
      return sheetId
    },
    answered: () => after('received', sheetId => run(incoming.answerSheet, { sheetId, text: '答' })),
    closed: () => after('accepted', steps.close),
    withdrawn: () => after('issued', sheetId => run(course.withdrawSheet, { sheetId, reason: 'settled' })),
  }
  const after = async (state: SheetState, step: (sheetId: string) => Promise<unknown>) => {
    const sheetId = await ways[state]()
    await step(sheetId)
    return sheetId
  }
  const steps: Readonly<Record<SheetStep, (sheetId: string) => Promise<unknown>>> = {
    correct: sheetId => run(writing.correctSheet, { sheetId, subject: '新' }),
    issue: sheetId => run(writing.issueSheet, { sheetId }),
    deliver: sheetId => run(course.deliverSheet, { sheetId, way: 'fax' }),
    reply: sheetId => run(course.replySheet, { sheetId, text: '答复' }),
    accept: sheetId => run(course.acceptSheet, { sheetId }),
    sendBack: sheetId => run(course.sendBackSheet, { sheetId, text: '再来' }),
    close: async sheetId => {
      const left = (step: string) =>
        run(course.takeSheetStep, { sheetId, step, outcome: 'unreasonable', text: '否' })
      await left('judged').catch(() => undefined)
      return await run(course.closeSheet, { sheetId })
    },
    withdraw: sheetId => run(course.withdrawSheet, { sheetId, reason: 'other' }),
    chase: sheetId => run(course.chaseSheet, { sheetId }),
    moveDue: sheetId => run(course.moveSheetDue, { sheetId, dueAt: noon + hour, text: '延' }),
    takeStep: sheetId =>
      run(course.takeSheetStep, { sheetId, step: 'judged', outcome: 'reasonable', text: '是' }),
    answer: sheetId => run(incoming.answerSheet, { sheetId, text: '答' }),
    deliverAnswer: sheetId => run(incoming.deliverAnswer, { sheetId, way: 'post' }),
    attach: sheetId =>
      run(writing.attachSheetFile, {
        sheetId,
        fileId: uuidv7(),
        part: 'reply',
        hash: 'c'.repeat(64),
        size: 1,
        name: 'a.pdf',
        mediaType: 'application/pdf',
      }),
  }

  it.each(sheetStates)('%s allows exactly its steps', async state => {
    for (const step of sheetSteps) {
      const sheetId = await ways[state]()
      const outcome = steps[step](sheetId).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      )
      expect(await outcome, `${state} ${step}`).toBe(mayTake(step, state) ? 'done' : 'sheet.wrongState')
    }
  })
})
