import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as commands from '../../main/cases/commands.ts'
import { callerPhone } from '../../main/cases/detail.ts'
import { caseTimeline, unshownOperations } from '../../main/cases/timeline.ts'
import { erasePerson } from '../../main/people/commands.ts'
import { subjectTimeline } from '../../main/reports/timeline.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

const noon = Date.UTC(2026, 6, 12, 4)
let test: TestDesk
let actor: TestActor
let unitId: string
let personId: string

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
  const estate = estateBuilder(test.core, actor)
  const building = await estate.building('3栋', await estate.project('河畔花园'))
  unitId = await estate.unit(building, '3-1201', '1201')
  personId = await estate.person('张伟', ['13800138000'], [unitId])
})
afterEach(() => test.close())

const entries = (caseId: string, after = 0, limit = 200) => caseTimeline(test.core.read, caseId, after, limit)

describe('the timeline of a case', () => {
  it('says who did what, when, and in which words, oldest first', async () => {
    const clerk = await test.addMember('clerk')
    const original = await takeCase(test)
    const caseId = await takeCase(test, { unitId, personId, wish: '今天修' }, { happenedAt: noon - 1 })
    const run = commandsOf(caseId)
    await run.note({ kind: 'call', text: '已致电' })
    await run.assign({ to: clerk.staffId, note: '请上门' })
    await run.wait({ on: 'parts', note: '等角阀' })
    await run.correct({ changes: { emergency: true, text: '厨房大漏' } })
    await run.resolve({ text: '换好' })
    await run.verify({ good: false, text: '还滴' })
    await run.void({ reason: 'duplicate', duplicateOf: original })
    await run.restore({})
    const found = entries(caseId).entries
    expect(found.map(entry => entry.type)).toEqual([
      'case.received',
      'case.noted',
      'case.assigned',
      'case.handlingStarted',
      'case.waitingStarted',
      'case.corrected',
      'case.waitingEnded',
      'case.resolved',
      'case.verified',
      'case.reopened',
      'case.voided',
      'case.restored',
    ])
    expect(found[0]).toMatchObject({
      at: noon,
      happenedAt: noon - 1,
      actorName: '测试经理',
      text: '厨房漏水',
      wish: '今天修',
      category: ['leak', 'leak-kitchen'],
      erased: false,
    })
    expect(found[1]).toMatchObject({ kind: 'call', text: '已致电' })
    expect(found[2]).toMatchObject({ toName: '测试clerk', note: '请上门' })
    expect(found[4]).toMatchObject({ on: 'parts', note: '等角阀' })
    expect(found[5]).toMatchObject({ changed: ['emergency', 'text'], emergency: true, text: '厨房大漏' })
    expect(found[8]).toMatchObject({ good: false, text: '还滴' })
    expect(found[10]).toMatchObject({
      reason: 'duplicate',
      duplicateOf: original,
      duplicateOfNumber: 'KF-TEST-202607-0001',
    })
  })

  it('pages on, and shows only what is new behind a position', async () => {
    const caseId = await takeCase(test)
    const run = commandsOf(caseId)
    for (let index = 0; index < 6; index++) await run.note({ text: `第 ${index} 条` })
    const first = entries(caseId, 0, 4)
    expect(first.entries).toHaveLength(4)
    const second = entries(caseId, first.next ?? 0, 4)
    expect(second).toMatchObject({ next: null })
    expect(second.entries.map(entry => (entry.type === 'case.noted' ? entry.text : ''))).toEqual([
      '第 3 条',
      '第 4 条',
      '第 5 条',
    ])
    expect(entries(caseId, second.entries.at(-1)?.position).entries).toEqual([])
  })

  it('shows every operation there is', () => {
    expect(unshownOperations()).toEqual([])
  })

  it('shows what was erased as erased, and keeps the rest', async () => {
    const caseId = await takeCase(test, { unitId, personId, callerName: '张伟', callerPhone: '13800138000' })
    await commandsOf(caseId).note({ text: '张先生说明天在家' })
    await commandsOf(caseId).handle({})
    await test.core.execute(erasePerson, {
      actor,
      input: { personId, reason: 'asked', withCases: true },
    })
    const found = entries(caseId).entries
    expect(found.map(entry => [entry.type, entry.erased])).toEqual([
      ['case.received', true],
      ['case.noted', true],
      ['case.handlingStarted', false],
    ])
    expect(JSON.stringify(found)).not.toMatch(/张|138/)
    expect(found[1]).toMatchObject({ kind: 'note', text: undefined, actorName: '测试经理' })
  })
})

describe('the caller’s number', () => {
  it('is masked until somebody asks, and the look stays on the timeline', async () => {
    const caseId = await takeCase(test, { callerName: '李', callerPhone: '13912345678' })
    const client = await test.signIn(await test.addMember('clerk'))
    expect(await client.query('cases.detail', { caseId })).toMatchObject({ callerPhone: '139****5678' })
    expect(await client.command('cases.unmask', { caseId })).toEqual({ callerPhone: '13912345678' })
    expect(entries(caseId).entries.at(-1)).toMatchObject({ type: 'case.unmasked', actorName: '测试clerk' })
    // The answer of a command is kept for its repetition; a number must not be in it.
    const kept = test.core.read.all<{ result: string }>('select result from command_result')
    expect(kept.some(row => row.result.includes('13912345678'))).toBe(false)
    expect(callerPhone(test.core.read, caseId)).toBe('13912345678')
  })
})

describe('the timeline of a unit or person', () => {
  it('has its own operations and those of its cases, newest first, each once', async () => {
    const caseId = await takeCase(test, { unitId, personId })
    await commandsOf(caseId).note({ text: '约好周六' })
    await takeCase(test)
    const { rows } = subjectTimeline(test.core.read, { subjectId: unitId, limit: 50 })
    expect(rows.map(row => (row.type === 'other' ? row.operation : row.type))).toEqual([
      'case.noted',
      'case.received',
      'person.registered',
      'unit.registered',
    ])
    expect(rows[0]).toMatchObject({ caseId, caseNumber: 'KF-TEST-202607-0001', text: '约好周六' })
    const ofPerson = subjectTimeline(test.core.read, { subjectId: personId, limit: 50 }).rows
    expect(ofPerson.map(row => (row.type === 'other' ? row.operation : row.type))).toEqual([
      'case.noted',
      'case.received',
      'person.registered',
    ])
    // Facts are no personal data: the name is not among them.
    expect(JSON.stringify(ofPerson.at(-1))).not.toContain('张伟')
  })

  it('pages on without missing or repeating one', async () => {
    const caseId = await takeCase(test, { unitId, personId })
    for (let index = 0; index < 9; index++) await commandsOf(caseId).note({ text: `第 ${index} 条` })
    const all = subjectTimeline(test.core.read, { subjectId: unitId, limit: 200 }).rows
    const paged: number[] = []
    let before: string | undefined
    do {
      const page = subjectTimeline(test.core.read, { subjectId: unitId, before, limit: 4 })
      paged.push(...page.rows.map(row => row.position))
      before = page.next ?? undefined
    } while (before !== undefined)
    expect(paged).toEqual(all.map(row => row.position))
    expect(all).toHaveLength(12)
  })

  it('is read along its indexes', () => {
    const plan = test.core.read
      .all<{ detail: string }>(
        `explain query plan select position from (
           select position from operation where aggregate_id=? and position<?
           union select position from operation_subject where subject_id=? and position<?
           order by position desc limit ?)`,
        [uuidv7(), 9, uuidv7(), 9, 5],
      )
      .map(line => line.detail)
      .join('\n')
    expect(plan).toContain('operation_aggregate')
    expect(plan).toContain('operation_subject_timeline')
    expect(plan).not.toMatch(/SCAN operation/)
  })
})

/** The commands on one case, as its first contact gives them. */
function commandsOf(caseId: string) {
  const give =
    <Input extends { caseId: string }>(command: Parameters<typeof test.core.execute<Input, unknown>>[0]) =>
    (input: Omit<Input, 'caseId'>) =>
      test.core.execute(command, { actor, input: { ...input, caseId } as Input })
  return {
    note: give(commands.noteCase),
    assign: give(commands.assignCase),
    handle: give(commands.startHandling),
    wait: give(commands.startWaiting),
    correct: give(commands.correctCase),
    resolve: give(commands.resolveCase),
    verify: give(commands.verifyCase),
    void: give(commands.voidCase),
    restore: give(commands.restoreCase),
  }
}
