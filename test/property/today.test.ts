import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countLimit } from '../../main/contract/case-views.ts'
import type { CaseFilter, DueList } from '../../main/contract/cases.ts'
import { roles } from '../../main/contract/permissions.ts'
import type { ReadDatabase } from '../../main/database/read.ts'
import { openConnection } from '../../main/database/sqlite.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import { type TodayContext, firstRows } from '../../main/today/source.ts'
import { todayFor, todaySourceList } from '../../main/today/today.ts'
import { dayStart, nextDayStart } from '../../main/site/time.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'
import { insertCases, type ManyCases } from '../support/many-cases.ts'

interface Stored {
  id: string
  state: string
  emergency: number
  assignee: string | null
  first_contact: string | null
  waiting_since: number | null
  received_at: number
  due_at: number | null
  level: number | null
  followed_at: number | null
}

const total = 7_200
const timeZone = 'Asia/Shanghai'
const now = 1_600_000_000_000 + (total / 3) * 60_000

let test: TestDesk
let parts: ManyCases
let stored: Stored[]

beforeAll(async () => {
  test = await openTestDesk()
  parts = insertCases(test, total)
  // Deadlines on both sides of now and of midnight, levels, entries of today and of days before.
  const connection = openConnection({ file: test.core.databaseFile, key: test.core.keys.database })
  const open = `state in ('received', 'handling', 'resolved')`
  connection.exec('begin; update write_guard set open=1')
  connection
    .prepare(
      `update "case" set due_at = ? + ((rowid * 7919) % 5760 - 2880) * 60000 where ${open} and waiting_since is null`,
    )
    .run(now)
  connection.exec(`update "case" set level = 1 + rowid % 3 where kind='complaint'`)
  connection
    .prepare(`update "case" set followed_at = ? - (rowid % 3) * 86400000 where level is not null`)
    .run(now)
  connection.exec('update write_guard set open=0; commit')
  connection.close()
  stored = test.core.read.all<Stored>('select * from "case" order by received_at desc, id desc')
})
afterAll(() => test.close())

const contextOf = (role: TodayContext['role'], staffId: string, read = test.core.read): TodayContext => ({
  read,
  profile: loadProfile('real-estate'),
  staffId,
  role,
  now,
  timeZone,
  rehearsalDue: null,
  collections: [],
})

/** What a filter of Today leaves, said once more and plainly. */
function leaves(filter: CaseFilter, row: Stored): boolean {
  const { assignee } = filter
  return (
    (!filter.states || filter.states.some(state => state === row.state)) &&
    (assignee === undefined || (assignee === 'none' ? row.assignee === null : assignee === row.assignee)) &&
    (filter.firstContact === undefined || filter.firstContact === row.first_contact) &&
    (filter.waiting === undefined || filter.waiting === (row.waiting_since !== null)) &&
    (filter.emergency === undefined || filter.emergency === (row.emergency === 1)) &&
    (filter.due === undefined || isDue(filter.due, row.due_at)) &&
    (filter.followedBefore === undefined ||
      (['received', 'handling', 'resolved'].includes(row.state) &&
        row.level !== null &&
        row.level <= 2 &&
        row.followed_at !== null &&
        row.followed_at < filter.followedBefore)) &&
    (filter.receivedFrom === undefined || row.received_at >= filter.receivedFrom)
  )
}

const isDue = (list: DueList, at: number | null): boolean =>
  at !== null &&
  (list === 'overdue'
    ? at < now
    : at >= now && at < (list === 'today' ? nextDayStart(now, timeZone) : now + 86_400_000))

/** Lists by deadline begin with what is due first, the others with the newest. */
const byDue = (a: Stored, b: Stored) => (a.due_at ?? 0) - (b.due_at ?? 0) || (a.id < b.id ? -1 : 1)

describe.each(roles)('Today of the %s among many cases', role => {
  it('has numbers that equal the lists behind them, and the first rows of those lists', () => {
    let compared = 0
    for (const staffId of parts.staff) {
      const context = contextOf(role, staffId)
      for (const source of todaySourceList) {
        const finding = source.find(context)
        if (!finding || !('filter' in finding.target)) continue
        const { filter, from, unfollowed } = finding.target
        const today = dayStart(now, timeZone)
        const whole = {
          ...filter,
          ...(from === undefined ? {} : { receivedFrom: today }),
          ...(unfollowed ? { followedBefore: today } : {}),
        }
        const expected = stored.filter(row => leaves(whole, row))
        if (filter.due !== undefined) expected.sort(byDue)
        if (finding.total.more) {
          expect(finding.total.count).toBeLessThanOrEqual(Math.min(expected.length, countLimit))
        } else {
          expect(finding.total.count, source.name).toBe(expected.length)
        }
        const first = expected.slice(0, source.group === null ? 0 : firstRows).map(row => row.id)
        expect(
          finding.rows.map(row => row.caseId),
          source.name,
        ).toEqual(first)
        compared += finding.total.count
      }
    }
    expect(compared).toBeGreaterThan(100)
  })

  it('walks along indexes, never through a whole table', () => {
    const asked: { sql: string; values: readonly (string | number | null)[] }[] = []
    const { read } = test.core
    const watched: ReadDatabase = {
      all: (sql, values = []) => {
        asked.push({ sql, values })
        return read.all(sql, values)
      },
      get: (sql, values = []) => {
        asked.push({ sql, values })
        return read.get(sql, values)
      },
      iterate: (sql, values = []) => {
        asked.push({ sql, values })
        return read.iterate(sql, values)
      },
    }
    todayFor(contextOf(role, parts.staff[0] ?? '', watched))
    expect(asked.length).toBeGreaterThan(5)
    for (const { sql, values } of asked) {
      const lines = read.all<{ detail: string }>(`explain query plan ${sql}`, values).map(line => line.detail)
      // A partial index holds few rows; `page` is the page itself; recipients, watched places, boards, boxes and the desk's own contracts are few.
      const scans = lines.filter(line =>
        /^SCAN (?!page\b|json_each|j\b|\(subquery|CONSTANT|site\b|recipient\b|watch_place\b|notice_board\b|desk_contract\b)/.test(
          line,
        ),
      )
      const whole = scans.filter(
        line =>
          !/INDEX (case_(waiting|emergency|due\w*|follow_up)|warning_open|sheet_demand_open|loan_open|leak_open|directive_open)\b/.test(
            line,
          ),
      )
      expect(whole, sql).toEqual([])
    }
  })
})
