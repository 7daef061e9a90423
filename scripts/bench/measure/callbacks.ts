/**
 * Lists of callbacks, calls in a row, figures and counts, with a callback for each of up to half a million cases. The
 * rows are put in past the log, in a transaction that is taken back: what is measured is reading.
 */
import { figuresOfDays } from '../../../main/callbacks/figures.ts'
import { callbackCounts, listCallbacks, pageStatement } from '../../../main/callbacks/list.ts'
import { callQueue } from '../../../main/callbacks/queue.ts'
import { startOfDayAfter } from '../../../main/callbacks/rules.ts'
import { callbackWhens } from '../../../main/contract/callbacks.ts'
import { readOver } from '../../../main/database/read.ts'
import { openConnection } from '../../../main/database/sqlite.ts'
import { profileOf } from '../../../main/profiles/profiles.ts'
import { readSite } from '../../../main/site/queries.ts'
import { dayStamp } from '../../../main/site/time.ts'
import { openBenchDesk } from '../data/place.ts'
import { inTurns, often, report, within } from './figure.ts'
import { givenPlace } from './place.ts'

const day = 86_400_000
const mostCalled = 500_000

const desk = await openBenchDesk(givenPlace(), false)
const core = desk.requireCore()
const connection = openConnection({ file: core.databaseFile, key: core.keys.database })
const read = readOver(connection)
const profile = profileOf(read)
const site = readSite(read)
if (!site) throw new Error('the desk is not set up')
const { timeZone } = site
const last = read.get<{ at: number; staffId: string | null }>(
  `select received_at as at, first_contact as "staffId" from "case" order by received_at desc limit 1`,
)
const now = (last?.at ?? 0) + day
const staffId = last?.staffId ?? ''
const asked = { now, tomorrow: startOfDayAfter(now, 1, timeZone), staffId }

connection.exec('begin; update write_guard set open=1')
// One in a hundred is open, its window from three days ago to five days ahead; the others were made in time.
connection
  .prepare(
    `insert into callback (id, state, plan, plan_version, call_no, calls, case_id, unit_id, building_id, person_id,
       workers, questions, planned_at, from_at, due_at, attempts, failed_days, satisfaction, spot, scores, reopened,
       ended_at)
     select 'b' || substr(id, 2), iif(n % 100 = 0, 'open', 'done'), iif(n % 3 = 0, 'complaint', 'repair'), 1, 1, 1, id,
       unit_id, building_id, person_id, '["' || iif(n % 4 = 0, ?, id) || '"]', '[]', received_at,
       iif(n % 100 = 0, ? + (n / 100 % 8 - 5) * ?, received_at), iif(n % 100 = 0, ? + (n / 100 % 8 - 3) * ?, received_at + ?),
       1, 0, iif(n % 100 = 0, null, 'satisfied'), '{}', '{}', 0, iif(n % 100 = 0, null, received_at + ?)
     from (select *, row_number() over () as n from "case" limit ?)`,
  )
  .run(staffId, now, day, now, day, 3 * day, 2 * day, mostCalled)

const context = { read, profile, ...asked }
const lists = callbackWhens.map(when => {
  const filter = { when }
  const { sql, values } = pageStatement(filter, undefined, 50, asked)
  const raw = connection.prepare(sql)
  const times = inTurns(
    () => listCallbacks(context, { filter, cursor: null, limit: 50 }),
    () => raw.all([...values]),
  )
  return { when, times }
})
const from = dayStamp(now - 30 * day, timeZone)
const figures = [
  // Beside each row stands its case with names of its own, a second page of 50: hence a bound, not a ratio alone.
  ...lists.map(({ when, times }) => ({
    ...within(`page of 50 callbacks: ${when}`, 'ms', times.desk, 10),
    raw: times.raw,
  })),
  within(
    'the next 20 calls in a row',
    'ms',
    often(() => callQueue(context, { limit: 20 }, staffId)),
    100,
  ),
  within(
    'counts of the tabs',
    'ms',
    often(() => callbackCounts(read, {}, asked)),
    50,
  ),
  within(
    'both figures of a month',
    'ms',
    often(() => figuresOfDays(read, { from, until: dayStamp(now, timeZone) }, timeZone, 96)),
    20,
  ),
]
connection.exec('rollback')
connection.close()
await desk.close()
report(figures)
