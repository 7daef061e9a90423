import { z } from 'zod'
import { PlannedStep } from '../contract/deadlines.ts'
import type { Clock, DeadlineGoal } from '../contract/profile-deadlines.ts'
import type { ClockSource } from '../contract/sheet-clocks.ts'
import type { ReadDatabase } from '../database/read.ts'

/** A clock of a sheet as it is stored. Times are UTC milliseconds. */
export interface StoredClock {
  readonly id: string
  readonly sheetId: string
  readonly goal: DeadlineGoal
  readonly source: ClockSource
  readonly rule: string | null
  readonly ruleVersion: number | null
  readonly clock: Clock | null
  readonly amount: number | null
  readonly calendar: string | null
  readonly startedAt: number
  readonly dueAt: number
  readonly steps: readonly PlannedStep[]
  readonly nextStep: number
  readonly nextStepAt: number | null
  readonly step: number
  readonly breachedAt: number | null
  readonly endedAt: number | null
  readonly ending: 'met' | 'cancelled' | null
}

const columns = `id, sheet_id as "sheetId", goal, source, rule, rule_version as "ruleVersion", clock, amount,
  calendar, started_at as "startedAt", due_at as "dueAt", steps, next_step as "nextStep",
  next_step_at as "nextStepAt", step, breached_at as "breachedAt", ended_at as "endedAt", ending`

type Raw = Omit<StoredClock, 'steps'> & { readonly steps: string }

const Steps = z.array(PlannedStep)

const present = (row: Raw): StoredClock => ({ ...row, steps: Steps.parse(JSON.parse(row.steps)) })

/** Every clock a sheet has and had, in the order they started. */
export function clocksOfSheet(read: ReadDatabase, sheetId: string): StoredClock[] {
  return read
    .all<Raw>(`select ${columns} from sheet_clock where sheet_id=? order by started_at, id`, [sheetId])
    .map(present)
}

export function clockById(read: ReadDatabase, id: string): StoredClock | undefined {
  const row = read.get<Raw>(`select ${columns} from sheet_clock where id=?`, [id])
  return row && present(row)
}

/** Clocks with a step at or before `now` that is not recorded, the oldest first. */
export function clocksWithSteps(read: ReadDatabase, now: number, limit: number): StoredClock[] {
  return read
    .all<Raw>(
      `select ${columns} from sheet_clock where next_step_at is not null and next_step_at <= ?
       order by next_step_at, id limit ?`,
      [now, limit],
    )
    .map(present)
}

/** Whether a step of a sheet waits to be recorded. */
export function hasSheetStepsDue(read: ReadDatabase, now: number): boolean {
  const one = `select 1 from sheet_clock where next_step_at is not null and next_step_at <= ? limit 1`
  return read.get(one, [now]) !== undefined
}
