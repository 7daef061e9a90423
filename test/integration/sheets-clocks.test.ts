import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { setLevel } from '../../main/cases/level-commands.ts'
import { systemActor } from '../../main/desk/core.ts'
import { createSweeper } from '../../main/deadlines/sweep.ts'
import { profileOf } from '../../main/profiles/profiles.ts'
import { entriesBesideCase } from '../../main/reports/timeline.ts'
import { sweepSheets } from '../../main/sheets/clock-sweep.ts'
import { clocksForPeople, explainSheetClock } from '../../main/sheets/clock-views.ts'
import * as course from '../../main/sheets/course.ts'
import { openDemands } from '../../main/sheets/demands.ts'
import * as incoming from '../../main/sheets/incoming.ts'
import { sheetStory } from '../../main/sheets/story.ts'
import * as writing from '../../main/sheets/writing.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestDesk } from '../support/desk.ts'
import { sheetRow, writeTestSheet } from '../support/sheets.ts'

/** A Sunday, noon at the site. */
const noon = Date.UTC(2026, 6, 12, 4)
const hour = 3_600_000
let test: TestDesk

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor: test.manager, input })
const sweepAt = async (at: number) => {
  test.setClock(at)
  return await test.core.execute(sweepSheets, { actor: systemActor, input: { most: 1_000 } })
}
const clocks = (sheetId: string) =>
  clocksForPeople(test.core.read, sheetId).map(({ goal, source, state, dueAt, breachedAt }) => ({
    goal,
    source,
    state,
    dueAt,
    late: breachedAt !== null,
  }))

describe('a late sheet', () => {
  it('goes up one role at a time, each step once, on its own story and on that of its case', async () => {
    const caseId = await takeCase(test)
    const { sheetId } = await writeTestSheet(test, { caseId })
    expect(await sweepAt(noon + 53 * hour)).toEqual({ steps: 0 })
    expect(await sweepAt(noon + 54 * hour)).toEqual({ steps: 1 })
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: null })
    expect(await sweepAt(noon + 72 * hour)).toEqual({ steps: 1 })
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: 'specialist' })
    // The desk was switched off for days: both steps, each with its own moment.
    expect(await sweepAt(noon + 400 * hour)).toEqual({ steps: 2 })
    expect(await sweepAt(noon + 500 * hour)).toEqual({ steps: 0 })
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: 'hq' })
    const story = sheetStory(test.core.read, profileOf(test.core.read), sheetId)
    const told = story.filter(entry => entry.type === 'sheet.clockReached')
    expect(told.map(({ role, percent, happenedAt, at }) => [role, percent, happenedAt ?? at])).toEqual([
      ['clerk', 75, noon + 54 * hour],
      ['specialist', 100, noon + 72 * hour],
      ['manager', 150, noon + 108 * hour],
      ['hq', 200, noon + 144 * hour],
    ])
    const beside = entriesBesideCase(test.core.read, caseId).filter(
      ({ operation }) => operation === 'sheet.clockReached',
    )
    // The warning before the due time is for the lists alone.
    expect(beside.map(({ facts }) => facts['to'])).toEqual(['specialist', 'manager', 'hq'])
  })

  it('is told by the sweep that looks at all clocks', async () => {
    await writeTestSheet(test)
    const sweeper = createSweeper(test.core, () => 0)
    await sweeper.round()
    test.setClock(noon + 73 * hour)
    expect(await createSweeper(test.core, () => 0).round()).toBe(2)
  })

  it('stays late on record when it is answered, sent back and answered in time', async () => {
    const { sheetId } = await writeTestSheet(test)
    test.setClock(noon + 80 * hour)
    await run(course.replySheet, { sheetId, text: '已处理' })
    expect(clocks(sheetId)).toEqual([
      { goal: 'reply', source: 'recipient', state: 'met', dueAt: noon + 72 * hour, late: true },
    ])
    await run(course.sendBackSheet, { sheetId, text: '请补照片' })
    await run(course.replySheet, { sheetId, text: '照片见附件' })
    await run(course.acceptSheet, { sheetId })
    expect(clocks(sheetId)).toMatchObject([
      { state: 'met', late: true },
      { state: 'met', late: false, dueAt: noon + 152 * hour },
    ])
    expect(sheetRow(test, sheetId)).toMatchObject({ next_due_at: null, escalated_to: null })
  })

  it('that gets more time comes down again and may go up once more', async () => {
    const { sheetId } = await writeTestSheet(test)
    await sweepAt(noon + 73 * hour)
    await run(course.moveSheetDue, { sheetId, dueAt: noon + 200 * hour, text: '等配件' })
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: null, next_due_at: noon + 200 * hour })
    expect(clocks(sheetId)).toEqual([
      { goal: 'reply', source: 'person', state: 'breached', dueAt: noon + 200 * hour, late: true },
    ])
    await sweepAt(noon + 200 * hour)
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: 'specialist' })
  })

  it('that is withdrawn tells nobody any more', async () => {
    const { sheetId } = await writeTestSheet(test)
    await run(course.withdrawSheet, { sheetId, reason: 'settled' })
    expect(clocks(sheetId)).toMatchObject([{ state: 'cancelled', late: false }])
    expect(await sweepAt(noon + 400 * hour)).toEqual({ steps: 0 })
  })
})

describe('why a sheet is due then', () => {
  const why = (sheetId: string, goal: string) => {
    const clock = clocksForPeople(test.core.read, sheetId).find(one => one.goal === goal)
    return explainSheetClock(test.core.read, clock?.id ?? '')
  }

  it('is the usual time of the recipient, hour by hour', async () => {
    const { sheetId } = await writeTestSheet(test, { recipient: 'waterproofing' })
    expect(why(sheetId, 'reply')).toMatchObject({
      source: 'recipient',
      explanation: {
        rule: { zh: '防水单位的通常时限', origin: 'house' },
        clock: 'wall-hours',
        amount: 48,
        startedAt: noon,
        dueAt: noon + 48 * hour,
        lines: [{ type: 'hours', minutes: 48 * 60 }],
        changed: false,
      },
    })
  })

  it('is the rule of the trade for our answer to the property company', async () => {
    const sheetId = uuidv7()
    await run(incoming.receiveSheet, { sheetId, sender: 'property-company', subject: '函', text: '内容' })
    const { source, explanation } = why(sheetId, 'answer')
    expect(source).toBe('rule')
    expect(explanation).toMatchObject({ rule: { id: 'property-reply', origin: 'trade' }, amount: 3 })
    expect(explanation?.lines.filter(line => line.type === 'day' && line.nth !== null)).toHaveLength(3)
  })

  it('is the deadline of the case for a delivery that began when the owner spoke, which tells people itself', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['property-service', 'cleaning'] })
    test.setClock(noon + hour)
    const { sheetId } = await writeTestSheet(test, { caseId, recipient: 'property-company' })
    expect(why(sheetId, 'deliver')).toMatchObject({
      source: 'case',
      steps: [],
      dueAt: noon + 8 * hour,
      explanation: { rule: { id: 'property-delivery' }, startedAt: noon, amount: 8 },
    })
  })

  it('is nothing counted where a person gave the time', async () => {
    const { sheetId } = await writeTestSheet(test, { dueAt: noon + 10 * hour })
    expect(why(sheetId, 'reply')).toMatchObject({ source: 'person', explanation: null })
    expect(why(sheetId, 'reply').steps.map(({ to, at }) => [to, (at - noon) / hour])).toEqual([
      ['clerk', 7.5],
      ['specialist', 10],
      ['manager', 15],
      ['hq', 20],
    ])
  })
})

describe('drawing and work order of a design question', () => {
  const step = (sheetId: string, name: string, outcome?: string) =>
    run(course.takeSheetStep, { sheetId, step: name, outcome, text: '确有遮挡' })

  it('have a clock of their own, behind the reply too, and keep the sheet open until the way is gone', async () => {
    const { sheetId } = await writeTestSheet(test, { recipient: 'design' })
    await step(sheetId, 'judged', 'reasonable')
    await run(course.replySheet, { sheetId, text: '合理，改' })
    const due = Date.UTC(2026, 6, 15, 9)
    expect(clocks(sheetId).filter(one => one.state === 'running')).toEqual([
      { goal: 'work-order', source: 'rule', state: 'running', dueAt: due, late: false },
    ])
    expect(sheetRow(test, sheetId)).toMatchObject({ next_due_at: due })
    await run(course.acceptSheet, { sheetId })
    expect(sheetRow(test, sheetId)).toMatchObject({ state: 'accepted' })
    await expect(run(course.closeSheet, { sheetId })).rejects.toMatchObject({ code: 'sheet.stepsLeft' })
    await sweepAt(due + hour)
    expect(sheetRow(test, sheetId)).toMatchObject({ escalated_to: 'specialist' })
    for (const name of ['drawn', 'to-engineering', 'to-contractor']) await step(sheetId, name)
    expect(clocks(sheetId)).toContainEqual({
      goal: 'work-order',
      source: 'rule',
      state: 'met',
      dueAt: due,
      late: true,
    })
    await run(course.closeSheet, { sheetId })
    expect(sheetRow(test, sheetId)).toMatchObject({ state: 'closed', next_due_at: null, escalated_to: null })
  })
})

describe('a sheet that a case demands', () => {
  const demanded = () => openDemands(test.core.read, 10).map(({ caseId, party }) => [caseId, party])

  it('is missing at once for a grave complaint about quality, until it goes out', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', text: '要求赔偿 5000 元' })
    expect(demanded()).toEqual([[caseId, 'engineering']])
    const { sheetId } = await writeTestSheet(test, { caseId, issue: false })
    expect(demanded()).toHaveLength(1)
    await run(writing.issueSheet, { sheetId })
    expect(demanded()).toEqual([])
    await run(course.withdrawSheet, { sheetId, reason: 'mistake' })
    expect(demanded()).toEqual([[caseId, 'engineering']])
    const told = entriesBesideCase(test.core.read, caseId).filter(({ aggregate }) => aggregate === 'demand')
    expect(told.map(({ operation }) => operation)).toEqual(['demand.raised', 'demand.raised'])
  })

  it('follows the level that a person decides', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', text: '墙面有裂缝', category: ['surfaces'] })
    expect(demanded()).toEqual([])
    await run(setLevel, { caseId, level: 2, reason: '多户' })
    expect(demanded()).toEqual([[caseId, 'engineering']])
    await run(setLevel, { caseId, level: 3, reason: '已谈妥' })
    expect(demanded()).toEqual([])
  })

  it('goes to the head of the department that a complaint is about', async () => {
    const caseId = await takeCase(test, { kind: 'complaint', category: ['sales'], text: '销售承诺不兑现' })
    expect(demanded()).toEqual([[caseId, 'sales-head']])
    await test.core.writer.execute({
      id: uuidv7(),
      name: 'case.void',
      input: { caseId, reason: 'mistake' },
      actor: test.manager,
    })
    expect(demanded()).toEqual([])
  })
})
