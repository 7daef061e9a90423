import { z } from 'zod'
import type { LeakCard, LeakTestRow } from '../contract/leak-card.ts'
import type { EmergencyKind } from '../contract/emergencies.ts'
import type { LeakEntry, LeakSeverity, LeakState, LeakTest } from '../contract/leaks.ts'
import type { ReadDatabase } from '../database/read.ts'
import { rainBetween } from '../emergencies/queries.ts'
import { sourceOfLeak } from './sources/views.ts'

interface CardColumns {
  readonly kind: EmergencyKind
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly reportedAt: number
  readonly sentAt: number | null
  readonly arrivedAt: number | null
  readonly stoppedAt: number | null
  readonly repairedAt: number | null
  readonly nextAt: number | null
  readonly returns: number
  readonly teamId: string | null
  readonly teamName: string | null
  readonly repairedBy: string | null
  readonly repairedByName: string | null
}

interface TestColumns {
  readonly id: string
  readonly kind: LeakTest
  readonly from: number
  readonly to: number
  readonly holds: 0 | 1
  readonly at: number
}

const Plan = z.object({ dueAt: z.number() })
const Words = z.object({ text: z.string().optional() }).nullable()

/** The latest operation of a type on a case that came behind its last return, with its words. */
const latest = (read: ReadDatabase, caseId: string, type: string) =>
  read.get<{ at: number; facts: string; personal: string | null }>(
    `select coalesce(happened_at, at) as at, facts, personal from operation where aggregate_id=? and type=?
       and position > coalesce((select max(position) from operation where aggregate_id=? and type='leak.returned'), 0)
     order by position desc limit 1`,
    [caseId, type, caseId],
  )

/** A rain test with what fell while it was watched. */
function testRow(read: ReadDatabase, { holds, ...test }: TestColumns): LeakTestRow {
  const rain = test.kind === 'rain' ? rainBetween(read, test.from, test.to) : []
  const millimetres = rain.reduce((sum, reading) => sum + reading.millimetres, 0)
  return { ...test, holds: holds === 1, millimetres: rain.length > 0 ? millimetres : null }
}

/** The way of the leak that a case is about; null for any other case. */
export function leakCard(read: ReadDatabase, caseId: string): LeakCard | null {
  const row = read.get<CardColumns>(
    `select coalesce(kind, 'storm') as kind, entry, severity, state, reported_at as "reportedAt", sent_at as "sentAt",
       arrived_at as "arrivedAt", stopped_at as "stoppedAt", repaired_at as "repairedAt", next_at as "nextAt", returns,
       team_id as "teamId", (select name from team where team.id=leak.team_id) as "teamName",
       repaired_by as "repairedBy", (select name from team where team.id=leak.repaired_by) as "repairedByName"
     from leak where id=?`,
    [caseId],
  )
  if (!row) return null
  const tests = read
    .all<TestColumns>(
      `select id, kind, began_at as "from", ended_at as "to", holds, at from leak_test where case_id=? order by at, id`,
      [caseId],
    )
    .map(test => testRow(read, test))
  const planned = latest(read, caseId, 'leak.repairPlanned')
  const accepted = latest(read, caseId, 'leak.accepted')
  const held =
    row.state === 'proven' || row.state === 'accepted' ? tests.findLast(test => test.holds) : undefined
  return {
    ...row,
    plan: planned
      ? {
          at: planned.at,
          dueAt: Plan.parse(JSON.parse(planned.facts)).dueAt,
          text: Words.parse(planned.personal === null ? null : JSON.parse(planned.personal))?.text ?? null,
        }
      : null,
    provenAt: held?.at ?? null,
    acceptedAt: row.state === 'accepted' ? (accepted?.at ?? null) : null,
    tests,
    source: sourceOfLeak(read, caseId),
  }
}

interface ReturnColumns {
  readonly caseId: string
  readonly repairedBy: string
  readonly teamName: string | null
  readonly returnedAt: number
}

/**
 * Leaks that came back behind a repair, by who repaired them, the latest first; those that came back behind first aid
 * alone count against nobody. @param from UTC milliseconds, included; `to` is not
 */
export const returnsByRepairer = (read: ReadDatabase, from: number, to: number): ReturnColumns[] =>
  read.all<ReturnColumns>(
    `select aggregate_id as "caseId", json_extract(facts, '$.repairedBy') as "repairedBy",
       (select name from team where team.id=json_extract(facts, '$.repairedBy')) as "teamName",
       json_extract(facts, '$.returnedAt') as "returnedAt"
     from operation where type='leak.returned' and json_extract(facts, '$.repairedBy') is not null
       and json_extract(facts, '$.returnedAt')>=? and json_extract(facts, '$.returnedAt')<?
     order by json_extract(facts, '$.returnedAt') desc, position desc`,
    [from, to],
  )
