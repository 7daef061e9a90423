import * as fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { figuresOfDays } from '../../main/callbacks/figures.ts'
import { ledgerStatement } from '../../main/callbacks/ledger.ts'
import { callbackCounts, listCallbacks, pageStatement } from '../../main/callbacks/list.ts'
import { startOfDayAfter } from '../../main/callbacks/rules.ts'
import {
  type CallbackFilter,
  callbackStates,
  callbackWhens,
  callbackWhoses,
} from '../../main/contract/callbacks.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { dayStamp } from '../../main/site/time.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

const zone = 'Asia/Shanghai'
const profile = loadProfile('real-estate')
const now = Date.UTC(2026, 6, 14, 3)
const tomorrow = startOfDayAfter(now, 1, zone)
const today = dayStamp(now, zone)
const day = 86_400_000
const plans = ['repair', 'complaint', 'campaign']
const campaignId = uuidv7()
const me = uuidv7()
const asked = { now, tomorrow, staffId: me }

interface Stored {
  readonly id: string
  readonly state: string
  readonly plan: string
  readonly campaign_id: string | null
  readonly from_at: number
  readonly due_at: number
  readonly satisfaction: string | null
  readonly workers: string
  /** The last day of the window, `2026-07-12`. */
  readonly lastDay: string
}

let test: TestDesk
let stored: Stored[]

/** Rows past the log, for tests of reading only: windows of all lengths around now, states as in life. */
function insertCallbacks(count: number): void {
  let seed = 11
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0]
  const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
  try {
    const insert = connection.prepare(
      `insert into callback (id, state, plan, plan_version, call_no, calls, campaign_id, workers, questions,
         planned_at, from_at, due_at, attempts, failed_days, satisfaction, spot, scores, reopened, ended_at, care)
       values (?, ?, ?, 1, 1, 1, ?, ?, '[]', ?, ?, ?, 0, 0, ?, '{}', '{}', 0, ?, ?)`,
    )
    connection.exec('begin; update write_guard set open=1')
    for (let index = 0; index < count; index++) {
      const state = pick(['open', 'done', 'done', 'done', 'unreachable', 'cancelled'])
      const plan = pick(['repair', 'repair', 'complaint', 'campaign'])
      const fromAt = startOfDayAfter(now, Math.floor(random() * 80) - 50, zone)
      const satisfaction = state === 'done' ? pick(['satisfied', 'neutral', 'dissatisfied']) : null
      insert.run(
        uuidv7(),
        state,
        plan,
        plan === 'campaign' ? campaignId : null,
        JSON.stringify(pick([[], [uuidv7()], [me], [uuidv7(), me]])),
        fromAt - 2 * day,
        fromAt,
        startOfDayAfter(fromAt, 1 + Math.floor(random() * 4), zone),
        satisfaction,
        state === 'open' ? null : fromAt + day,
        satisfaction === 'dissatisfied' ? 'open' : null,
      )
    }
    connection.exec('update write_guard set open=0; commit')
  } finally {
    connection.close()
  }
}

beforeAll(async () => {
  test = await openTestDesk({ clock: now })
  insertCallbacks(4_000)
  stored = test.core.read
    .all<Omit<Stored, 'lastDay'>>('select * from callback')
    .map(row => ({ ...row, lastDay: dayStamp(row.due_at - 1, zone) }))
})
afterAll(() => test.close())

/** What a filter means, said once more and plainly. */
function leaves({ when, state = 'open', plan, campaignId, whose }: CallbackFilter, row: Stored): boolean {
  const begun = row.from_at <= now
  const over = row.due_at <= now
  const endsToday = row.lastDay === today
  const means = {
    overdue: over,
    today: begun && !over && endsToday,
    now: begun && !over && !endsToday,
    planned: !begun,
    due: begun && (over || endsToday),
  }
  const own = (JSON.parse(row.workers) as string[]).includes(me)
  return (
    row.state === state &&
    (plan === undefined || row.plan === plan) &&
    (campaignId === undefined || row.campaign_id === campaignId) &&
    (when === undefined || state !== 'open' || means[when]) &&
    (whose === undefined || own === (whose === 'others'))
  )
}

const filters = fc.record(
  {
    when: fc.constantFrom(...callbackWhens, 'due' as const),
    whose: fc.constantFrom(...callbackWhoses),
    state: fc.constantFrom(...callbackStates),
    plan: fc.constantFrom(...plans),
    campaignId: fc.constant(campaignId),
  },
  { requiredKeys: [] },
)

describe('lists', () => {
  it('show page by page what a scan finds, each once', () => {
    const context = { read: test.core.read, profile, ...asked }
    fc.assert(
      fc.property(filters, fc.constantFrom(7, 50, 200), (filter, limit) => {
        const found: string[] = []
        let cursor: string | null = null
        do {
          const page: ReturnType<typeof listCallbacks> = listCallbacks(context, { filter, cursor, limit })
          found.push(...page.rows.map(row => row.id))
          cursor = page.next
        } while (cursor !== null)
        const expected = stored.filter(row => leaves(filter, row)).map(row => row.id)
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it('are counted as they are', () => {
    for (const plan of [undefined, ...plans]) {
      for (const whose of [undefined, ...callbackWhoses]) {
        const counts = callbackCounts(test.core.read, { plan, whose }, asked)
        const expected = (filter: CallbackFilter) => stored.filter(row => leaves(filter, row)).length
        for (const when of callbackWhens)
          expect(counts[when]).toEqual({ count: expected({ when, plan, whose }), more: false })
        const others = expected({ when: 'due', plan, whose: 'others' })
        expect(counts.others).toEqual({ count: others, more: false })
      }
    }
  })

  it('and the ledger walk along an index, without sorting and without a scan', () => {
    const statements = [
      ...[...callbackWhens, 'due' as const].flatMap(when =>
        [{ when }, { when, plan: 'repair' }, { when, campaignId }, { when, whose: 'mine' as const }].map(
          filter => pageStatement(filter, undefined, 50, asked),
        ),
      ),
      ...callbackStates.map(state => pageStatement({ state }, undefined, 50, asked)),
      ...[{}, { state: 'done' as const }, { buildingId: campaignId }].map(narrowed =>
        ledgerStatement({
          state: undefined,
          buildingId: undefined,
          since: now - day,
          to: now,
          before: undefined,
          limit: 50,
          ...narrowed,
        }),
      ),
    ]
    for (const { sql, values } of statements) {
      const steps = test.core.read
        .all<{ detail: string }>(`explain query plan ${sql}`, values)
        .map(step => step.detail)
      expect(steps.filter(step => step.startsWith('SCAN callback'))).toEqual([])
      const page = steps.find(step => step.startsWith('SEARCH callback'))
      expect(page).toContain('USING INDEX')
      // The page of at most 51 rows may be put in order; what it is taken from may not.
      const walk = steps.slice(steps.indexOf(page ?? ''), steps.indexOf('SCAN page'))
      expect(walk.filter(step => step.includes('TEMP B-TREE'))).toEqual([])
    }
  })
})

it('the two figures agree with a recount, whatever the days', () => {
  const first = startOfDayAfter(now, -60, zone)
  fc.assert(
    fc.property(fc.nat(100), fc.nat(30), (start, length) => {
      const from = dayStamp(startOfDayAfter(first, start, zone), zone)
      const until = dayStamp(startOfDayAfter(first, start + length, zone), zone)
      // The last day of a window is the day on which it is due.
      const due = stored.filter(
        ({ state, lastDay }) => state !== 'cancelled' && lastDay >= from && lastDay <= until,
      )
      const of = (fits: (row: Stored) => boolean) => due.filter(fits).length
      const figures = figuresOfDays(test.core.read, { from, until }, zone, 96)
      expect(figures).toEqual({
        due: due.length,
        done: of(row => row.state === 'done' || row.state === 'unreachable'),
        reached: of(row => row.state === 'done'),
        target: 96,
        satisfaction: {
          satisfied: of(row => row.satisfaction === 'satisfied'),
          neutral: of(row => row.satisfaction === 'neutral'),
          dissatisfied: of(row => row.satisfaction === 'dissatisfied'),
        },
      })
      expect(figures.reached).toBeLessThanOrEqual(figures.done)
      expect(figures.done).toBeLessThanOrEqual(figures.due)
    }),
  )
})
