import { type RetentionProposal, type RetentionRule, shippedPeriods } from '../contract/privacy.ts'
import type { ReadDatabase } from '../database/read.ts'

const dayMillis = 86_400_000

/** How long this is kept, in days; null for no end. */
export function periodOf(read: ReadDatabase, rule: RetentionRule): number | null {
  const row = read.get<{ days: number | null }>('select days from retention where id=?', [rule])
  return row ? row.days : shippedPeriods[rule]
}

/** What a rule is asked with: moments in UTC milliseconds, the day by the same moment. */
interface Cutoff {
  readonly at: number
  readonly day: string
}

type Due = (read: ReadDatabase, cutoff: Cutoff, limit: number, only: string | null) => RetentionProposal[]

/** The person's own cases and calls about them keep a record in use. */
const busySince = `exists(select 1 from "case" c where c.person_id=p.id
  and (c.received_at >= $at or c.state in ('received', 'handling', 'resolved') or c.closed_at >= $at))`

const people = (condition: string, since: string): Due => {
  const sql = `select p.id, p.name, ${since} as since from person p
    where ($only is null or p.id = $only) and p.name is not null and p.merged_into is null and p.registered_at < $at and ${condition}
      and not ${busySince} order by p.registered_at, p.id limit $limit`
  return (read, { at, day }, limit, only) =>
    read.all<RetentionProposal>(bound(sql), order(sql, { at, day, limit, only }))
}

const cases = (condition: string): Due => {
  const sql = `select id, number as name, closed_at as since from "case"
    where ($only is null or id = $only) and received_at < $at and state in ('closed', 'void') and closed_at < $at
      and (text is not null or caller_name is not null or caller_phone is not null) and ${condition}
    order by received_at, id limit $limit`
  return (read, { at, day }, limit, only) =>
    read.all<RetentionProposal>(bound(sql), order(sql, { at, day, limit, only }))
}

/** Statements name their values; the drivers of both databases take them by place. */
const bound = (sql: string) => sql.replace(/\$(at|day|limit|only)\b/g, '?')
const order = (sql: string, values: Readonly<Record<string, string | number | null>>) =>
  [...sql.matchAll(/\$(at|day|limit|only)\b/g)].map(([, name = '']) => values[name] ?? null)

const dueBy: Readonly<Record<RetentionRule, Due>> = {
  prospects: people(
    `not exists(select 1 from occupancy o where o.person_id=p.id)
      and not exists(select 1 from contract_buyer b where b.person_id=p.id)`,
    'max(p.registered_at, coalesce((select max(received_at) from "case" c where c.person_id=p.id), 0))',
  ),
  'moved-out': people(
    `exists(select 1 from occupancy o where o.person_id=p.id)
      and not exists(select 1 from occupancy o where o.person_id=p.id and (o.until_day is null or o.until_day >= $day))`,
    `(select max(unixepoch(o.until_day)) * 1000 from occupancy o where o.person_id=p.id)`,
  ),
  'closed-cases': cases('1=1'),
  callers: cases('person_id is null and unit_id is null'),
  'import-sources': (read, { at }, limit, only) =>
    read.all<RetentionProposal>(
      `select id, file_name as name, at as since from import
       where (? is null or id = ?) and source_removed_at is null and at < ? order by at, id limit ?`,
      [only, only, at, limit],
    ),
}

/**
 * What a rule proposes now, the oldest first. Scans what is old: for threads and for single things by `only`.
 *
 * @param now UTC milliseconds
 */
export function proposals(
  read: ReadDatabase,
  rule: RetentionRule,
  now: number,
  limit: number,
  only: string | null = null,
): RetentionProposal[] {
  const days = periodOf(read, rule)
  if (days === null) return []
  const at = now - days * dayMillis
  return dueBy[rule](read, { at, day: new Date(at).toISOString().slice(0, 10) }, limit, only)
}
