import { z } from 'zod'
import { caseNumbers } from '../cases/detail.ts'
import {
  type AuditEntry,
  type AuditFilter,
  auditGroupOf,
  type AuditLine,
  type AuditPage,
  failedSignIn,
} from '../contract/audit.ts'
import { DeskError } from '../contract/errors.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNames, unitNumbers } from '../estate/names.ts'
import { personNames } from '../people/names.ts'
import { dayStart } from '../site/time.ts'
import { deviceNames } from '../station/queries.ts'
import { staffNames } from './names.ts'

interface Row extends Omit<AuditLine, 'actorName' | 'about'> {}

const columns = `o.position, o.type, o.at, o.happened_at as "happenedAt", o.actor as "actorId", o.aggregate,
  o.aggregate_id as "aggregateId"`

/** Looked at for one page; rare matches in a long log then come in several quick pages instead of one slow one. */
const mostScanned = 5_000
/** Most ids of one operation that are looked up; an erasure may name thousands. */
const mostNames = 50
const dayLength = 86_400_000
/**
 * The log is in the order of recording; its times follow that order but for corrections of the clock. Bounds found
 * by time are widened by this much, and each row is compared exactly.
 */
const clockSlack = dayLength

/** The audit trail, newest first. */
export function listAudit(
  read: ReadDatabase,
  query: { filter: AuditFilter; before: number | undefined; limit: number; timeZone: string },
): AuditPage {
  const { filter, limit } = query
  const range = rangeOf(filter, query.timeZone)
  const highest = Math.min(
    query.before ?? Number.MAX_SAFE_INTEGER,
    range.until === undefined ? Number.MAX_SAFE_INTEGER : firstSince(read, range.until + clockSlack),
  )
  const lowest = range.since === undefined ? 0 : firstSince(read, range.since - clockSlack)
  const rows: Row[] = []
  let scanned = 0
  let last = highest
  for (const row of candidates(read, filter, lowest, highest)) {
    scanned += 1
    last = row.position
    if (fits(row, filter, range)) rows.push(row)
    if (rows.length === limit || scanned === mostScanned) {
      return { rows: withNames(read, rows), next: last }
    }
  }
  return { rows: withNames(read, rows), next: null }
}

const Content = z.record(z.string(), z.unknown())

/** All that one operation recorded; personal parts only with `mayReadPersonal`, long numbers masked even then. */
export function auditEntry(read: ReadDatabase, position: number, mayReadPersonal: boolean): AuditEntry {
  const row = read.get<
    Row & {
      version: number
      facts: string
      personal: string | null
      hadPersonal: 0 | 1
      hash: string
    }
  >(
    `select ${columns}, o.version, o.facts, o.personal, o.personal_hash is not null as "hadPersonal", o.hash
     from operation o where o.position=?`,
    [position],
  )
  const line = row && withNames(read, [row])[0]
  if (!row || !line) throw new DeskError('thing.notFound', { what: 'operation' })
  const personal = row.personal === null ? null : Content.parse(JSON.parse(row.personal))
  const present = personal !== null && Object.keys(personal).length > 0
  const personalState =
    row.personal === null && row.hadPersonal === 1
      ? 'erased'
      : !present
        ? 'none'
        : mayReadPersonal
          ? 'shown'
          : 'withheld'
  return {
    ...line,
    version: row.version,
    facts: Content.parse(JSON.parse(row.facts)),
    names: namesIn(read, row.facts),
    personal: personalState === 'shown' ? Content.parse(maskedDeep(personal)) : null,
    personalState,
    hash: row.hash,
  }
}

/** Rows by the narrowest index there is, newest first; what no index narrows is compared row by row. */
function candidates(
  read: ReadDatabase,
  { subject, actor }: AuditFilter,
  lowest: number,
  highest: number,
): IterableIterator<Row> {
  if (subject !== undefined) {
    const positions = `select position from operation where aggregate_id=? and position>=? and position<?
      union select position from operation_subject where subject_id=? and position>=? and position<?`
    return read.iterate<Row>(
      `select ${columns} from operation o where o.position in (${positions}) order by o.position desc`,
      [subject, lowest, highest, subject, lowest, highest],
    )
  }
  if (actor === 'system') {
    return read.iterate<Row>(
      `select ${columns} from operation o where o.actor is null and o.position>=? and o.position<?
       order by o.position desc`,
      [lowest, highest],
    )
  }
  if (actor !== undefined) {
    // Two ordered walks that the database merges row by row; an "or" would sort all of a person's operations.
    return read.iterate<Row>(
      `select ${columns} from operation o where o.actor=? and o.position>=? and o.position<?
       union all
       select ${columns} from operation o where o.aggregate_id=? and o.type=? and o.actor is null
         and o.position>=? and o.position<?
       order by 1 desc`,
      [actor, lowest, highest, actor, failedSignIn, lowest, highest],
    )
  }
  return read.iterate<Row>(
    `select ${columns} from operation o where o.position>=? and o.position<? order by o.position desc`,
    [lowest, highest],
  )
}

interface Range {
  readonly since: number | undefined
  /** First moment after the range. */
  readonly until: number | undefined
}

function rangeOf({ from, to }: AuditFilter, timeZone: string): Range {
  const startOf = (day: string) => dayStart(Date.parse(`${day}T12:00:00Z`), timeZone)
  return {
    since: from === undefined ? undefined : startOf(from),
    // Noon of the next day lies in it whatever a clock change does to its length.
    until: to === undefined ? undefined : dayStart(Date.parse(`${to}T12:00:00Z`) + dayLength, timeZone),
  }
}

function fits(row: Row, { actor, group }: AuditFilter, { since, until }: Range): boolean {
  return (
    (actor === undefined || standsUnder(row) === actor) &&
    (group === undefined || auditGroupOf(row.type) === group) &&
    (since === undefined || row.at >= since) &&
    (until === undefined || row.at < until)
  )
}

/** Whom the filter by person finds an operation under; `system` is the program. */
function standsUnder(row: Row): string {
  return row.type === failedSignIn ? row.aggregateId : (row.actorId ?? 'system')
}

/** The first position recorded at or after a moment, found by halving: times follow positions. */
function firstSince(read: ReadDatabase, moment: number): number {
  const end = read.get<{ position: number | null }>('select max(position) as position from operation')
  let low = 1
  let high = (end?.position ?? 0) + 1
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = read.get<{ position: number; at: number }>(
      'select position, at from operation where position>=? order by position limit 1',
      [middle],
    )
    if (row && row.at < moment) low = row.position + 1
    else high = middle
  }
  return low
}

function withNames(read: ReadDatabase, rows: readonly Row[]): AuditLine[] {
  const actors = staffNames(
    read,
    rows.map(row => row.actorId),
  )
  const idsOf = (aggregate: string) =>
    rows.filter(row => row.aggregate === aggregate).map(row => row.aggregateId)
  const names = new Map([
    ...caseNumbers(read, idsOf('case')),
    ...personNames(read, idsOf('person')),
    ...unitNumbers(read, idsOf('unit')),
    ...nodeNames(read, idsOf('estate-node')),
    ...staffNames(read, idsOf('staff')),
    ...deviceNames(read, idsOf('device')),
  ])
  return rows.map(row => ({
    ...row,
    actorName: row.actorId === null ? null : (actors.get(row.actorId) ?? null),
    about: names.get(row.aggregateId) ?? null,
  }))
}

/** Ids anywhere in the facts, with what they stand for. Only the ids of this one operation are looked up. */
function namesIn(read: ReadDatabase, facts: string): Record<string, string> {
  const ids = facts.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g)?.slice(0, mostNames) ?? []
  return Object.fromEntries([
    ...caseNumbers(read, ids),
    ...personNames(read, ids),
    ...unitNumbers(read, ids),
    ...nodeNames(read, ids),
    ...staffNames(read, ids),
  ])
}

/** Phones, ID and card numbers keep their last four digits: the trail is no way around asking for them. */
function maskedDeep(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/\d(?:[\s-]?\d){5,}[\dXx]?/g, number => `***${number.slice(-4)}`)
  }
  if (Array.isArray(value)) return value.map(maskedDeep)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskedDeep(member)]))
  }
  return value
}
