import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as callbacks from '../../main/callbacks/commands.ts'
import * as cases from '../../main/cases/commands.ts'
import { erasePerson, registerPerson } from '../../main/people/commands.ts'
import { answered, callbackRows, closedCase, openCallback } from '../support/callbacks.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'

const day = 86_400_000
const noon = Date.UTC(2026, 6, 12, 4)
/** 14 July, 00:00 at the site. */
const secondDay = Date.UTC(2026, 6, 13, 16)
let test: TestDesk
let worker: TestActor
let caller: TestActor

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  worker = await test.addMember('specialist')
  caller = await test.addMember('clerk')
})
afterEach(() => test.close())

const run = <Input, Result>(
  command: Parameters<typeof test.core.execute<Input, Result>>[0],
  input: Input,
  actor: TestActor = caller,
) => test.core.execute(command, { actor, input })

const tryOnce = (callbackId: string, actor = caller) =>
  run(callbacks.attemptCallback, { callbackId, attemptId: uuidv7() }, actor)

describe('planning', () => {
  it.each([
    ['repair', 'repair'],
    ['complaint', 'complaint'],
    ['dispute', 'complaint'],
  ] as const)('a closed %s is called back on the second or third day', async (kind, plan) => {
    const caseId = await closedCase(test, worker, { kind })
    expect(callbackRows(test, caseId)).toMatchObject([
      { state: 'open', plan, plan_version: 1, from_at: secondDay, due_at: secondDay + 2 * day },
    ])
  })

  it('a repair is called back once its result was found good, and closing it plans nothing twice', async () => {
    const caseId = await takeCase(test, { kind: 'repair' }, { actor: worker })
    await run(cases.resolveCase, { caseId, text: '修好了' }, worker)
    expect(callbackRows(test, caseId)).toEqual([])
    await run(cases.verifyCase, { caseId, good: true }, worker)
    expect(callbackRows(test, caseId)).toHaveLength(1)
    test.setClock(noon + day)
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: null }, worker)
    expect(callbackRows(test, caseId)).toMatchObject([{ state: 'open', from_at: secondDay }])
  })

  it('no callback where closing says why not, nor where the question was answered on the spot', async () => {
    const caseId = await takeCase(test, { kind: 'complaint' }, { actor: worker })
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' }, worker)
    await takeCase(test, { kind: 'consultation', answeredOnTheSpot: { answer: '已当场说明' } })
    expect(callbackRows(test)).toEqual([])
  })

  it.each(['suggestion', 'consultation', 'praise'] as const)(
    'a %s has no plan in the shipped profile, so closing it needs a reason',
    async kind => {
      const closing = closedCase(test, worker, { kind })
      await expect(closing).rejects.toMatchObject({ code: 'case.callbackReasonMissing' })
    },
  )

  it('closing with a reason cancels a callback that verifying had planned', async () => {
    const caseId = await takeCase(test, { kind: 'repair' }, { actor: worker })
    await run(cases.resolveCase, { caseId, text: '修好了' }, worker)
    await run(cases.verifyCase, { caseId, good: true }, worker)
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: 'owner-declined' }, worker)
    expect(callbackRows(test, caseId)).toMatchObject([
      { state: 'cancelled', cancel_reason: 'closed-without' },
    ])
  })

  it('a reopened case cancels what is open and is called back anew after its next end', async () => {
    const caseId = await closedCase(test, worker)
    await run(cases.reopenCase, { caseId, text: '又漏了' }, worker)
    expect(callbackRows(test, caseId)).toMatchObject([{ state: 'cancelled', cancel_reason: 'reopened' }])
    await run(cases.resolveCase, { caseId, text: '再次修好' }, worker)
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: null }, worker)
    expect(callbackRows(test, caseId).map(row => row.state)).toEqual(['cancelled', 'open'])
  })

  it('is planned anew although somebody set the clock back', async () => {
    const caseId = await closedCase(test, worker)
    await run(callbacks.recordCallback, answered(openCallback(test, caseId)))
    test.setClock(noon - 5 * day)
    await run(cases.reopenCase, { caseId, text: '又漏了' }, worker)
    await run(cases.resolveCase, { caseId, text: '再次修好' }, worker)
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: null }, worker)
    const states = callbackRows(test, caseId).map(row => row.state)
    expect(states.toSorted()).toEqual(['done', 'open'])
  })

  it('a case that is corrected takes its callback to its person, and what a person declined is not planned again', async () => {
    const caseId = await closedCase(test, worker)
    const personId = uuidv7()
    await run(registerPerson, { personId, details: { name: '张伟' }, occupancies: [] })
    await run(cases.correctCase, { caseId, changes: { personId } }, worker)
    expect(callbackRows(test, caseId)).toMatchObject([{ person_id: personId }])
    await run(callbacks.cancelCallback, {
      callbackId: openCallback(test, caseId),
      reason: 'owner-declined',
      note: '不用打了',
    })
    await run(cases.correctCase, { caseId, changes: { text: '卫生间漏水' } }, worker)
    expect(callbackRows(test, caseId)).toMatchObject([
      { state: 'cancelled', cancel_reason: 'owner-declined', words: '不用打了' },
    ])
    const types = test.core.read.all<{ type: string }>(
      `select type from operation where aggregate='callback' order by position`,
    )
    expect(types.map(row => row.type)).toEqual(['callback.planned', 'callback.moved', 'callback.cancelled'])
  })

  it('plans by hand, once for the same day, and calls nobody whose data was erased', async () => {
    const personId = uuidv7()
    const details = { name: '张伟', phones: [{ number: '13800138000' }] }
    await run(registerPerson, { personId, details, occupancies: [] })
    const input = { planId: 'contract-signed', personId, on: '2026-07-12' }
    await run(callbacks.planCallbacks, input)
    const plan = (changed: object) => run(callbacks.planCallbacks, { ...input, ...changed })
    await expect(plan({})).rejects.toMatchObject({ code: 'callback.plannedAlready' })
    await expect(plan({ planId: 'none' })).rejects.toMatchObject({ code: 'callback.planUnknown' })
    await expect(plan({ personId: null })).rejects.toMatchObject({ code: 'callback.planForWhom' })
    await expect(plan({ personId: uuidv7() })).rejects.toMatchObject({ code: 'person.notFound' })
    expect(callbackRows(test)).toMatchObject([{ plan: 'contract-signed', state: 'open' }])
    await run(erasePerson, { personId, reason: 'asked' }, test.manager)
    expect(callbackRows(test)).toMatchObject([{ state: 'cancelled', cancel_reason: 'person-gone' }])
  })
})

describe('who may record', () => {
  it('refuses whoever is responsible, began or resolved, and takes anybody else', async () => {
    const resolver = await test.addMember('specialist', 'resolver')
    const next = await test.addMember('specialist', 'next')
    const caseId = await takeCase(test, { kind: 'repair' }, { actor: test.manager })
    await run(cases.startHandling, { caseId }, worker)
    await run(cases.resolveCase, { caseId, text: '修好了' }, resolver)
    await run(cases.assignCase, { caseId, to: next.staffId }, test.manager)
    await run(cases.closeCase, { caseId, cause: 'workmanship', withoutCallback: null }, caller)
    const callbackId = openCallback(test, caseId)
    for (const one of [worker, resolver, next]) {
      for (const call of [
        () => run(callbacks.recordCallback, answered(callbackId), one),
        () => tryOnce(callbackId, one),
        () => run(callbacks.cancelCallback, { callbackId, reason: 'owner-declined' }, one),
        () => run(callbacks.answerOnTheSpot, { callbackId, scores: { speed: 5 } }, one),
      ])
        await expect(call()).rejects.toMatchObject({ code: 'callback.didTheWork', params: { others: 2 } })
    }
    const manager = await test.signIn(test.manager)
    const who = (await manager.query('callbacks.whoMayRecord', { callbackId })) as { id: string }[]
    expect(new Set(who.map(one => one.id))).toEqual(new Set([test.manager.staffId, caller.staffId]))
    await run(callbacks.recordCallback, answered(callbackId), test.manager)
    expect(callbackRows(test, caseId)).toMatchObject([{ state: 'done', satisfaction: 'satisfied' }])
  })
})

describe('attempts', () => {
  it.each([
    ['three on one day', [0, 0, 0], 'open', 1],
    ['two days', [0, 1, 1], 'open', 2],
    ['three days', [0, 1, 2], 'unreachable', 3],
    ['three days with a gap', [0, 4, 9], 'unreachable', 3],
    // 23:50 and 00:10 at the site are two days, although twenty minutes apart.
    ['around midnight', [12 / 24 - 1 / 144, 12 / 24 + 1 / 144, 3], 'unreachable', 3],
  ] as const)('%s', async (_, days, state, failedDays) => {
    const caseId = await closedCase(test, worker)
    const callbackId = openCallback(test, caseId)
    for (const later of days) {
      test.setClock(noon + Math.round(later * day))
      await tryOnce(callbackId)
    }
    expect(callbackRows(test, caseId)).toMatchObject([
      { state, failed_days: failedDays, attempts: days.length },
    ])
  })

  it('one who could not be reached may still answer, and one who answered is not called again', async () => {
    const caseId = await closedCase(test, worker)
    const callbackId = openCallback(test, caseId)
    for (const later of [0, 1, 2]) {
      test.setClock(noon + later * day)
      await tryOnce(callbackId)
    }
    await run(callbacks.recordCallback, answered(callbackId, { satisfaction: 'neutral' }))
    expect(callbackRows(test, caseId)).toMatchObject([{ state: 'done', attempts: 4 }])
    await expect(tryOnce(callbackId)).rejects.toMatchObject({ code: 'callback.ended' })
  })

  it('a device cannot make days up that are still to come', async () => {
    const callbackId = openCallback(test, await closedCase(test, worker))
    for (const later of [1, 2, 3]) {
      await test.core.execute(callbacks.attemptCallback, {
        actor: caller,
        input: { callbackId, attemptId: uuidv7() },
        happenedAt: noon + later * day,
      })
    }
    expect(callbackRows(test)).toMatchObject([{ state: 'open', failed_days: 1 }])
  })
})

describe('recording', () => {
  it('keeps answers given on the spot, and checks figures', async () => {
    const caseId = await closedCase(test, worker)
    const callbackId = openCallback(test, caseId)
    await run(callbacks.answerOnTheSpot, { callbackId, scores: { speed: 4 } })
    const bad = run(callbacks.recordCallback, answered(callbackId, { scores: { speed: 9 } }))
    await expect(bad).rejects.toMatchObject({ code: 'callback.scoreOutOfRange' })
    await run(callbacks.recordCallback, answered(callbackId, { scores: { manner: 5, speed: 1 } }))
    expect(JSON.parse(callbackRows(test)[0]?.scores ?? '')).toEqual({ speed: 4, manner: 5 })
  })

  it('reopens the case in the same command, with the words as the reason', async () => {
    const caseId = await closedCase(test, worker, { kind: 'complaint' })
    const callbackId = openCallback(test, caseId)
    const unhappy = { satisfaction: 'dissatisfied', reopen: true }
    const wordless = run(callbacks.recordCallback, answered(callbackId, unhappy))
    await expect(wordless).rejects.toMatchObject({ code: 'callback.reopenNeedsWords' })
    await run(callbacks.recordCallback, answered(callbackId, { ...unhappy, words: '根本没有解决' }))
    expect(caseRow(test, caseId)).toMatchObject({ state: 'handling', closed_at: null })
    expect(callbackRows(test, caseId)).toMatchObject([
      { state: 'done', care: 'open', satisfaction: 'dissatisfied', words: '根本没有解决' },
    ])
    const attemptId = callbackRows(test, caseId)[0]?.last_attempt ?? ''
    const back = run(callbacks.takeBackCallback, { callbackId, attemptId })
    await expect(back).rejects.toMatchObject({ code: 'callback.reopenedSince' })
  })

  it('records nothing where the case cannot be reopened', async () => {
    const caseId = await closedCase(test, worker, { kind: 'complaint' })
    const callbackId = openCallback(test, caseId)
    await run(callbacks.recordCallback, answered(callbackId, { reopen: true, words: '没解决' }))
    const again = run(callbacks.recordCallback, answered(callbackId, { reopen: true, words: '没解决' }))
    await expect(again).rejects.toMatchObject({ code: 'callback.ended' })
    const personId = uuidv7()
    await run(registerPerson, { personId, details: { name: '张伟' }, occupancies: [] })
    const { callbackIds } = await run(callbacks.planCallbacks, {
      planId: 'pick-up',
      personId,
      on: '2026-07-12',
    })
    const caseless = answered(callbackIds[0] ?? '', { reopen: true, words: '没解决' })
    await expect(run(callbacks.recordCallback, caseless)).rejects.toMatchObject({
      code: 'callback.reopenWithoutCase',
    })
  })

  it('takes back the last entry of whoever made it, and nothing else', async () => {
    const callbackId = openCallback(test, await closedCase(test, worker))
    await tryOnce(callbackId)
    const [before] = callbackRows(test)
    const input = answered(callbackId, { satisfaction: 'dissatisfied', scores: { speed: 2 }, words: '慢' })
    await run(callbacks.recordCallback, input)
    const { attemptId } = input
    const other = run(callbacks.takeBackCallback, { callbackId, attemptId }, test.manager)
    await expect(other).rejects.toMatchObject({ code: 'callback.notLast' })
    await run(callbacks.takeBackCallback, { callbackId, attemptId })
    expect(callbackRows(test)).toEqual([before])
    const again = run(callbacks.takeBackCallback, { callbackId, attemptId })
    await expect(again).rejects.toMatchObject({ code: 'callback.notLast' })
  })

  it('takes back the third failed day', async () => {
    const callbackId = openCallback(test, await closedCase(test, worker))
    for (const later of [0, 1, 2]) {
      test.setClock(noon + later * day)
      await tryOnce(callbackId)
    }
    const attemptId = callbackRows(test)[0]?.last_attempt ?? ''
    await run(callbacks.takeBackCallback, { callbackId, attemptId })
    expect(callbackRows(test)).toMatchObject([{ state: 'open', failed_days: 2, attempts: 2 }])
  })

  it('a case that was reopened since leaves nothing to call about when an entry is taken back', async () => {
    const caseId = await closedCase(test, worker)
    const { callbackId, attemptId, satisfaction } = answered(openCallback(test, caseId))
    await run(callbacks.recordCallback, { callbackId, attemptId, satisfaction })
    await run(cases.reopenCase, { caseId, text: '又漏了' }, worker)
    await run(callbacks.takeBackCallback, { callbackId, attemptId })
    expect(callbackRows(test, caseId)).toMatchObject([{ state: 'cancelled', cancel_reason: 'reopened' }])
  })
})

it('figures given in any order are the same after a rebuild', async () => {
  const callbackId = openCallback(test, await closedCase(test, worker))
  await run(callbacks.recordCallback, answered(callbackId, { scores: { speed: 4, manner: 5, clean: 3 } }))
  expect((await rebuildCheck(test)).differences).toEqual([])
})
