import { z } from 'zod'
import type { PlacelessLeak, TakenCall } from '../contract/leak-intake.ts'
import { maskPhone } from '../contract/masking.ts'
import type { ReadDatabase } from '../database/read.ts'
import { nodeNameOf, unitNumberOf } from '../estate/names.ts'
import { BeforeCall } from './operation-parts.ts'

interface LatestCall {
  readonly id: string
  readonly at: number
  readonly takenBy: string | null
  readonly joined: boolean
  /** Something else happened to the leak since. */
  readonly movedOn: boolean
  /** The leak before it; null where the leak began with it. */
  readonly before: z.output<typeof BeforeCall> | null
}

const CallFacts = z.object({ callId: z.string().optional(), before: BeforeCall.nullish() })

/** The call that was recorded last of a leak. */
export function latestCall(read: ReadDatabase, caseId: string): LatestCall | undefined {
  const row = read.get<{ id: string; at: number; takenBy: string | null; joined: 0 | 1 }>(
    `select id, at, taken_by as "takenBy", joined from leak_call where case_id=? order by at desc, id desc limit 1`,
    [caseId],
  )
  const last = read.get<{ facts: string }>(
    `select facts from operation indexed by operation_aggregate
     where aggregate_id=? and type like 'leak.%' order by position desc limit 1`,
    [caseId],
  )
  if (!row || !last) return undefined
  const { callId, before = null } = CallFacts.parse(JSON.parse(last.facts))
  return { ...row, joined: row.joined === 1, movedOn: callId !== row.id, before }
}

const buildingOf = 'coalesce("case".building_id, leak.building_id)'

/** The calls somebody took last, latest first. */
export const lastCallsOf = (read: ReadDatabase, staffId: string, limit: number): TakenCall[] =>
  read
    .all<Omit<TakenCall, 'joined'> & { joined: 0 | 1 }>(
      `select call.id as "callId", leak.id as "caseId", "case".number, ${unitNumberOf('"case".unit_id')} as "unitNumber",
         "case".place, ${nodeNameOf(buildingOf)} as "buildingName", leak.entry, leak.severity, call.joined,
         leak.calls, call.at
       from leak_call call indexed by leak_call_taken cross join leak on leak.id=call.case_id
       cross join "case" on "case".id=leak.id
       where call.taken_by=? and "case".state<>'void' order by call.at desc, call.id desc limit ?`,
      [staffId, limit],
    )
    .map(row => ({ ...row, joined: row.joined === 1 }))

/** Most leaks without a home that are shown. */
const mostPlaceless = 500

/** Open leaks whose home has to be found out, oldest first. */
export const placelessLeaks = (read: ReadDatabase): PlacelessLeak[] =>
  read
    .all<PlacelessLeak>(
      `select leak.id as "caseId", "case".number, leak.about, ${buildingOf} as "buildingId",
         ${nodeNameOf(buildingOf)} as "buildingName", "case".place, "case".caller_name as "callerName",
         "case".caller_phone as "callerPhone", leak.entry, leak.severity, leak.reported_at as "reportedAt"
       from leak indexed by leak_open cross join "case" on "case".id=leak.id
       where leak.over=0 and leak.about in ('unknown', 'building') and "case".state<>'void'
       order by leak.reported_at, leak.id limit ?`,
      [mostPlaceless],
    )
    .map(row => ({ ...row, callerPhone: row.callerPhone === null ? null : maskPhone(row.callerPhone) }))
