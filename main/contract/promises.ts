import { z } from 'zod'
import type { Page } from './case-views.ts'
import type { CaseState } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Id, Line, Millis, Text } from './values.ts'

export const promiseStates = ['open', 'kept', 'broken'] as const
export const PromiseState = z.enum(promiseStates)
export type PromiseState = z.infer<typeof PromiseState>

const about = { promiseId: Id }
/** What is promised to an owner, by when, and who agreed to it. */
export const MakePromiseInput = z.object({
  promiseId: Id,
  caseId: Id,
  text: Text.min(1).max(2000),
  dueAt: Millis,
  /** Who approved it: one of the staff, or somebody else by name. */
  approvedBy: Id.optional(),
  approver: Line.max(100).optional(),
})
export const MovePromiseInput = z.object({
  ...about,
  dueAt: Millis,
  text: Text.min(1).max(2000),
  /** `dueAt`: until when it was promised. */
  base: FormBase,
})
export const EndPromiseInput = z.object({ ...about, kept: z.boolean(), text: Text.max(2000).optional() })
/** Takes an end back that was recorded by mistake. */
export const ReopenPromiseInput = z.object(about)

/** `today`: to be kept before the day ends, what is overdue included. */
export const promiseLists = ['overdue', 'today', 'open', 'kept', 'broken', 'all'] as const
export const PromiseListInput = z.object({
  list: z.enum(promiseLists).default('open'),
  /** Only of cases assigned to this member of staff. */
  assignee: Id.optional(),
  before: z.string().max(80).optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type PromiseListInput = z.output<typeof PromiseListInput>

/** One promise with the case it belongs to. */
export interface PromiseRow {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly caseState: CaseState
  readonly unitNumber: string | null
  readonly personName: string | null
  /** Null where it was erased. */
  readonly text: string | null
  readonly approver: string | null
  readonly madeByName: string | null
  readonly madeAt: number
  readonly dueAt: number
  readonly state: PromiseState
  /** How often its time was moved. */
  readonly moved: number
  readonly endedAt: number | null
  readonly assigneeName: string | null
}
export type PromisePage = Page<PromiseRow>
