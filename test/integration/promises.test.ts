import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endPromise, makePromise, movePromise, reopenPromise } from '../../main/cases/promise-commands.ts'
import { listPromises, promisesOfCase } from '../../main/cases/promises.ts'
import { caseTimeline } from '../../main/cases/timeline.ts'
import type { PromiseListInput } from '../../main/contract/promises.ts'
import { nextDayStart } from '../../main/site/time.ts'
import { takeCase } from '../support/cases.ts'
import { openCopiedDesk, type TestActor, type TestDesk } from '../support/desk.ts'

const noon = Date.UTC(2026, 6, 12, 4)
const day = 86_400_000
let test: TestDesk
let actor: TestActor

beforeEach(async () => {
  test = await openCopiedDesk({ clock: noon })
  actor = test.manager
})
afterEach(() => test.close())

const run = <Input, Result>(command: Parameters<typeof test.core.execute<Input, Result>>[0], input: Input) =>
  test.core.execute(command, { actor, input })
const promise = async (caseId: string, dueAt: number, text = '七月底前换新') => {
  const promiseId = uuidv7()
  await run(makePromise, { promiseId, caseId, text, dueAt, approvedBy: actor.staffId })
  return promiseId
}
const list = (list: PromiseListInput['list'], more: Partial<PromiseListInput> = {}) =>
  listPromises(test.core.read, momentsOf(test.core.environment.now()), { list, limit: 50, ...more })
/** The day at the site ends at its midnight. */
const momentsOf = (now: number) => ({ now, tomorrow: nextDayStart(now, 'Asia/Shanghai') })

describe('a promise', () => {
  it('says what, by when, and who agreed, on the case and its timeline', async () => {
    const caseId = await takeCase(test)
    await promise(caseId, noon + 3 * day)
    expect(promisesOfCase(test.core.read, caseId)).toMatchObject([
      {
        text: '七月底前换新',
        approver: '测试经理',
        madeByName: '测试经理',
        dueAt: noon + 3 * day,
        state: 'open',
      },
    ])
    expect(caseTimeline(test.core.read, caseId, 0, 50).entries.at(-1)).toMatchObject({
      type: 'promise.made',
      text: '七月底前换新',
      approver: '测试经理',
      dueAt: noon + 3 * day,
    })
  })

  it.each([
    ['without anybody who agreed', { dueAt: noon + day }, 'promise.whoAgreed'],
    ['for a time that has passed', { dueAt: noon - 1, approver: '王总' }, 'promise.duePast'],
  ])('is refused %s', async (_, part, code) => {
    const caseId = await takeCase(test)
    const made = run(makePromise, { promiseId: uuidv7(), caseId, text: '换新', ...part })
    await expect(made).rejects.toMatchObject({ code })
  })

  it('is moved with a reason, kept or broken, and its outcome can be taken back', async () => {
    const promiseId = await promise(await takeCase(test), noon + day)
    await run(movePromise, { promiseId, dueAt: noon + 5 * day, text: '配件未到' })
    expect(list('open').rows).toMatchObject([{ id: promiseId, dueAt: noon + 5 * day, moved: 1 }])
    await run(endPromise, { promiseId, kept: false })
    expect(list('broken').rows).toMatchObject([{ id: promiseId, state: 'broken', endedAt: noon }])
    await expect(run(endPromise, { promiseId, kept: true })).rejects.toMatchObject({ code: 'promise.ended' })
    await run(reopenPromise, { promiseId })
    await run(endPromise, { promiseId, kept: true })
    expect(list('kept').rows).toHaveLength(1)
    expect(list('open').rows).toEqual([])
  })

  it('stands among those of the day from its morning on, and while it is overdue', async () => {
    const caseId = await takeCase(test)
    const tonight = await promise(caseId, noon + 4 * 3_600_000)
    const tomorrow = await promise(caseId, noon + day)
    const ids = (name: PromiseListInput['list']) => list(name).rows.map(row => row.id)
    expect([ids('today'), ids('open')]).toEqual([[tonight], [tonight, tomorrow]])
    expect(list('today', { assignee: uuidv7() }).rows).toEqual([])
    expect(list('today', { assignee: actor.staffId }).rows).toHaveLength(1)
    test.setClock(noon + day)
    expect(ids('today')).toEqual([tonight, tomorrow])
  })

  it('is overdue once its time has passed', async () => {
    const late = await promise(await takeCase(test), noon + day)
    await promise(await takeCase(test), noon + 9 * day)
    expect(list('overdue').rows).toEqual([])
    test.setClock(noon + 2 * day)
    expect(list('overdue').rows.map(({ id }) => id)).toEqual([late])
  })
})

it('pages through the ledger without leaving one out or showing one twice', async () => {
  const caseId = await takeCase(test)
  for (let index = 0; index < 7; index++)
    await promise(caseId, noon + (index % 3) * day + 1, `第 ${index} 项`)
  for (const name of ['open', 'all'] as const) {
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = list(name, { limit: 2, ...(before === undefined ? {} : { before }) })
      seen.push(...page.rows.map(({ id }) => id))
      before = page.next ?? undefined
    } while (before !== undefined)
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  }
})
