import { z } from 'zod'
import { type DeadlineState, PlannedStep } from '../contract/deadlines.ts'
import type { Clock, DeadlineGoal, DeadlineSubject } from '../contract/profile-deadlines.ts'
import type { ReadDatabase } from '../database/read.ts'

/** A deadline as it is stored. */
export interface StoredDeadline {
  readonly id: string
  readonly caseId: string
  readonly subject: DeadlineSubject
  readonly subjectId: string
  readonly goal: DeadlineGoal
  readonly rule: string
  readonly ruleVersion: number
  readonly clock: Clock
  readonly amount: number
  readonly extension: number
  readonly calendar: string | null
  readonly startedAt: number
  readonly dueAt: number | null
  readonly warnAt: number | null
  readonly pausedSince: number | null
  readonly steps: readonly PlannedStep[]
  readonly nextStep: number
  readonly nextStepAt: number | null
  readonly step: number
  readonly missingYears: readonly number[]
  readonly state: DeadlineState
  readonly breachedAt: number | null
  readonly endedAt: number | null
}

const columns = `id, case_id as "caseId", subject, subject_id as "subjectId", goal, rule,
  rule_version as "ruleVersion", clock, amount, extension, calendar, started_at as "startedAt", due_at as "dueAt",
  warn_at as "warnAt", paused_since as "pausedSince", steps, next_step as "nextStep",
  next_step_at as "nextStepAt", step, missing_years as "missingYears", state, breached_at as "breachedAt",
  ended_at as "endedAt"`

type Raw = Omit<StoredDeadline, 'steps' | 'missingYears'> & {
  readonly steps: string
  readonly missingYears: string
}

const Steps = z.array(PlannedStep)

function present(row: Raw): StoredDeadline {
  return {
    ...row,
    steps: Steps.parse(JSON.parse(row.steps)),
    missingYears: row.missingYears === '' ? [] : row.missingYears.split(',').map(Number),
  }
}

/** Every deadline a case has and had, in the order they started. */
export function deadlinesOfCase(read: ReadDatabase, caseId: string): StoredDeadline[] {
  return read
    .all<Raw>(`select ${columns} from deadline where case_id=? order by started_at, id`, [caseId])
    .map(present)
}

export function deadlineById(read: ReadDatabase, id: string): StoredDeadline | undefined {
  const row = read.get<Raw>(`select ${columns} from deadline where id=?`, [id])
  return row && present(row)
}

/** Deadlines with a step at or before `now` that is not recorded, the oldest first. */
export function deadlinesWithSteps(read: ReadDatabase, now: number, limit: number): StoredDeadline[] {
  return read
    .all<Raw>(
      `select ${columns} from deadline where next_step_at is not null and next_step_at <= ?
       order by next_step_at, id limit ?`,
      [now, limit],
    )
    .map(present)
}

/** Whether a step waits to be recorded. */
export function hasStepsDue(read: ReadDatabase, now: number): boolean {
  return (
    read.get('select 1 from deadline where next_step_at is not null and next_step_at <= ? limit 1', [now]) !==
    undefined
  )
}

export const isActive = ({ state }: StoredDeadline): boolean =>
  state === 'running' || state === 'paused' || state === 'breached'

/** Every open case: those whose deadlines may be other ones when rules or calendars change. */
export function openCases(read: ReadDatabase): string[] {
  return read
    .all<{ id: string }>(`select id from "case" where state in ('received', 'handling', 'resolved')`)
    .map(({ id }) => id)
}

/** The mark of the rules by which every open case was settled; undefined before the first time. */
export function settledBy(read: ReadDatabase): string | undefined {
  return read.get<{ rules: string }>(`select rules from deadline_settled where id='own'`)?.rules
}
