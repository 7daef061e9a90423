import type { z } from 'zod'
import { type BoundedCount, countLimit } from '../contract/case-views.ts'
import { DeskError } from '../contract/errors.ts'
import type { Profile } from '../contract/profile.ts'
import type {
  SheetCounts,
  SheetFilter,
  SheetListInput,
  SheetPage,
  SheetRow,
} from '../contract/sheet-views.ts'
import type { SheetDirection, SheetState } from '../contract/sheets.ts'
import type { ReadDatabase } from '../database/read.ts'
import { partyNames } from './recipients.ts'
import { presentRows, rowColumns, type StoredRow } from './rows.ts'

/** A statement with the values for its places. */
export interface Statement {
  readonly sql: string
  readonly values: readonly (string | number)[]
}

/** One page of the list: what is awaited by its due time, soonest first; the rest by its day, newest first. */
export function listSheets(
  read: ReadDatabase,
  profile: Profile,
  { filter, before, limit }: z.output<typeof SheetListInput>,
  now: number,
): SheetPage {
  const { sql, values } = sheetPage(filter, before, limit + 1, now)
  const stored = read.all<StoredRow>(sql, values)
  const page = stored.slice(0, limit)
  const last = page.at(-1)
  const order = byDue(filter) ? last?.nextDueAt : last?.at
  const next = stored.length > limit && last ? `${order ?? 0}.${last.id}` : null
  return { rows: presentRows(read, profile, page), next }
}

const byDue = ({ view }: SheetFilter) => view === 'open' || view === 'late'

const states: Readonly<Record<'replied' | 'draft' | 'closed', readonly SheetState[]>> = {
  replied: ['replied', 'accepted'],
  draft: ['draft'],
  closed: ['closed', 'withdrawn'],
}

/**
 * The statement of a page; each shape of a filter has its one index, named on purpose: a test holds that each is a
 * walk that stops at the limit.
 */
export function sheetPage(
  filter: SheetFilter,
  before: string | undefined,
  limit: number,
  now: number,
): Statement {
  const { direction, party, view } = filter
  const whose = party === undefined ? '' : ' and party=?'
  const start = party === undefined ? [direction] : [direction, party]
  const cursor = before === undefined ? undefined : cursorOf(before)
  if (view === 'open' || view === 'late') {
    const index = party === undefined ? 'sheet_due' : 'sheet_party_due'
    const late = view === 'late' ? ' and next_due_at<?' : ''
    const behind = cursor ? ' and (next_due_at, id) > (?, ?)' : ''
    return {
      sql: `select ${rowColumns} from sheet indexed by ${index}
        where direction=?${whose} and next_due_at is not null${late}${behind} order by next_due_at, id limit ?`,
      values: [...start, ...(view === 'late' ? [now] : []), ...(cursor ?? []), limit],
    }
  }
  const behind = cursor ? ' and (at, id) < (?, ?)' : ''
  if (view === 'all') {
    const index = party === undefined ? 'sheet_written' : 'sheet_party'
    return {
      sql: `select ${rowColumns} from sheet indexed by ${index}
        where direction=?${whose}${behind} order by at desc, id desc limit ?`,
      values: [...start, ...(cursor ?? []), limit],
    }
  }
  const index = party === undefined ? 'sheet_state' : 'sheet_party_state'
  // Each stretch delivers in order, so the database merges them and stops at the limit.
  const part = `select id, at from sheet indexed by ${index} where direction=?${whose} and state=?${behind}`
  const chosen = states[view]
  return {
    sql: `select ${rowColumns} from sheet where id in (
        select id from (${chosen.map(() => part).join(' union all ')} order by at desc, id desc limit ?)
      ) order by at desc, id desc`,
    values: [...chosen.flatMap(state => [...start, state, ...(cursor ?? [])]), limit],
  }
}

const cursorShape = /^(\d{1,16})\.([0-9a-f-]{36})$/

function cursorOf(before: string): readonly [number, string] {
  const [, at, id] = cursorShape.exec(before) ?? []
  if (at === undefined || id === undefined)
    throw new DeskError('input.invalid', { where: 'before', why: 'not a cursor of this list' })
  return [Number(at), id]
}

/** Most sheets found by the beginning of a number. */
const mostFound = 8

/** Our sheets whose number begins so, the newest first; nothing where it is no beginning of a number. */
export function findSheets(read: ReadDatabase, profile: Profile, text: string): SheetRow[] {
  const number = text.trim().toUpperCase()
  if (!/^LX-[A-Z0-9-]+$/.test(number)) return []
  const stored = read.all<StoredRow>(
    `select ${rowColumns} from sheet indexed by sheet_number
     where direction='out' and number>=? and number<? order by number desc limit ?`,
    [number, `${number}~`, mostFound],
  )
  return presentRows(read, profile, stored)
}

/** How many sheets each party has open and late, and how many wait to be looked at; only open ones are read. */
export function countSheets(
  read: ReadDatabase,
  profile: Profile,
  direction: SheetDirection,
  now: number,
): SheetCounts {
  const nameOf = partyNames(read, profile)
  const parties = read.all<{ party: string; open: number; late: number }>(
    `select party, count(*) as open, coalesce(sum(next_due_at<?), 0) as late from sheet indexed by sheet_party_due
     where direction=? and next_due_at is not null group by party order by late desc, open desc, party`,
    [now, direction],
  )
  return {
    parties: parties.map(({ party, open, late }) => ({ party, name: nameOf(party), open, late })),
    replied: countStates(read, direction, states.replied),
    draft: countStates(read, direction, states.draft),
  }
}

/** Sheets in any of these states, counted to a thousand. */
function countStates(
  read: ReadDatabase,
  direction: SheetDirection,
  counted: readonly SheetState[],
): BoundedCount {
  const part = 'select 1 from sheet indexed by sheet_state where direction=? and state=?'
  const found = read.get<{ n: number }>(
    `select count(*) as n from (${counted.map(() => part).join(' union all ')} limit ?)`,
    [...counted.flatMap(state => [direction, state]), countLimit + 1],
  )
  const count = found?.n ?? 0
  return { count: Math.min(count, countLimit), more: count > countLimit }
}
