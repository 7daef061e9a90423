import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { WatchedLeak } from '../../main/contract/leak-watch.ts'
import type { TodayScreen } from '../../main/contract/today.ts'
import { openTestDesk, type TestClient, type TestDesk } from '../support/desk.ts'
import { estateBuilder } from '../support/estate.ts'

/** Households that may turn to the press or gather others. */
const evening = Date.parse('2026-07-12T18:00:00+08:00')
const minute = 60_000

let test: TestDesk
let client: TestClient
let homes: string[]

beforeEach(async () => {
  test = await openTestDesk()
  test.setClock(evening)
  const build = estateBuilder(test.core, test.manager)
  const building = await build.building('3栋', await build.project('云湖'))
  homes = []
  for (const floor of [17, 18])
    homes.push(await build.unit(building, `3-${floor}02`, `${floor}02`, { floor }))
  client = await test.signIn(test.manager)
})
afterEach(() => test.close())

const Taken = z.object({ caseId: z.string() })
const take = async (unitId: string | undefined, more: Record<string, unknown> = {}) =>
  Taken.parse(
    await client.command('leaks.take', {
      caseId: uuidv7(),
      unitId,
      buildingId: null,
      entry: 'roof',
      severity: 'damp',
      ...more,
    }),
  ).caseId
const watched = async () => (await client.query('leaks.watched')) as WatchedLeak[]
const today = async () =>
  ((await client.query('today.mine')) as TodayScreen).groups
    .flatMap(({ rows }) => rows)
    .filter(({ source }) => source === 'leakWatch')
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => z.object({ code: z.string() }).parse(error).code,
  )

it('watches whoever speaks of the press, and asks until who and what is agreed', async () => {
  await take(homes[0])
  const caseId = await take(homes[1], { text: '再不来就找电视台' })
  expect(await watched()).toMatchObject([{ leak: { caseId }, reasons: ['press'], agreedUntil: null }])
  expect(await today()).toMatchObject([{ unitNumber: '3-1802', what: { zh: '提到媒体' } }])

  const nextAt = evening + 60 * minute
  const agree = { caseId, keeperId: test.manager.staffId, text: '今晚十点前给答复', nextAt }
  expect(await codeOf(client.command('leaks.agree', { ...agree, nextAt: evening }))).toBe('leak.nextInPast')
  expect(await codeOf(client.command('leaks.agree', { ...agree, text: '' }))).not.toBe('done')
  expect(await codeOf(client.command('leaks.agree', { ...agree, keeperId: uuidv7() }))).toBe('staff.notFound')
  await client.command('leaks.agree', agree)
  expect(await watched()).toMatchObject([{ agreedUntil: nextAt, leak: { keeperId: test.manager.staffId } }])
  expect(await today()).toEqual([])

  // The time has come and nobody called.
  test.setClock(nextAt + minute)
  client = await test.signIn(test.manager)
  expect(await watched()).toMatchObject([{ reasons: ['press', 'silent'], agreedUntil: null }])
  expect(await today()).toHaveLength(1)
})

it('watches a leak that came back, and a household nobody spoke with in time', async () => {
  const caseId = await take(homes[0])
  await client.command('leaks.advance', { caseIds: [caseId], to: 'stopped' })
  await take(homes[0], { returnOf: caseId })
  expect(await watched()).toMatchObject([{ leak: { caseId }, reasons: ['returned'] }])
  const other = await take(homes[1], { severity: 'danger' })
  test.setClock(evening + 20 * minute)
  const rows = await watched()
  expect(rows.find(({ leak }) => leak.caseId === other)).toMatchObject({ reasons: ['silent'] })
})
