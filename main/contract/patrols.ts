import { z } from 'zod'
import { ReceiveCaseInput } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { FileHash, Id, Line, Text } from './values.ts'

/** What is looked at; the list is that of leaks.md, "Season readiness". */
export const pointKinds = ['roof-drain', 'basement-entrance', 'rain-pipe', 'well', 'other'] as const
export const PointKind = z.enum(pointKinds)
export type PointKind = z.infer<typeof PointKind>

export const checkOutcomes = ['good', 'fault'] as const
export const CheckOutcome = z.enum(checkOutcomes)
export type CheckOutcome = z.infer<typeof CheckOutcome>

/** Why a round was started beside the usual ones. */
export const patrolReasons = ['storm', 'forecast', 'after-storm', 'other'] as const
export const PatrolReason = z.enum(patrolReasons)
export type PatrolReason = z.infer<typeof PatrolReason>

const point = {
  kind: PointKind,
  name: Line.max(80),
  buildingId: Id.nullable(),
  /** Where it is, beside the building. */
  place: Text.max(200),
  /** Days from one check to the next. */
  everyDays: z.int().min(1).max(366),
}
export const SavePointInput = z.object({ pointId: Id, ...point, base: FormBase })
export const PointInput = z.object({ pointId: Id })
/** The usual points of buildings that have none of that kind yet. */
export const AddUsualPointsInput = z.object({ buildingIds: z.array(Id).min(1).max(500) })

/** A point of the list, or a place of a round, which may be a home or a stack. */
const CheckPlace = z.union([z.strictObject({ pointId: Id }), z.strictObject({ stopId: Id })])
export type CheckPlace = z.infer<typeof CheckPlace>
const checked = {
  checkId: Id,
  place: CheckPlace,
  /** What was found. */
  found: Text.max(1000).optional(),
}
export const CheckInput = z.object({ ...checked, outcome: CheckOutcome })
/** A fault becomes a case in the same step. */
export const ReportFaultInput = z.object({
  ...checked,
  matter: ReceiveCaseInput.omit({ channel: true, answeredOnTheSpot: true, told: true, source: true }),
})
export const UndoCheckInput = z.object({ checkId: Id })
export const AttachCheckFileInput = z.object({
  checkId: Id,
  fileId: Id,
  hash: FileHash,
  size: z.int().min(0),
  name: z.string().max(300),
  mediaType: z.string().max(200),
})

/** Homes over one another: their entrance, or the building where there are none, and what their numbers end with. */
export const StackPlace = z.object({ parentId: Id, stack: Line.min(1).max(40) })
export type StackPlace = z.infer<typeof StackPlace>

/**
 * A round beside the usual ones: points of the list, stacks, homes. One that was started for an emergency names it.
 */
export const StartPatrolInput = z.object({
  roundId: Id,
  title: Line.max(120),
  reason: PatrolReason,
  pointIds: z.array(Id).max(2000).default([]),
  stacks: z.array(StackPlace).max(2000).default([]),
  unitIds: z.array(Id).max(2000).default([]),
  emergencyId: Id.nullish(),
})
/** The round before an emergency's rain: every point of the list, and stacks and homes of the watch list, the heaviest first. */
export const PrePatrolInput = z.object({ roundId: Id, emergencyId: Id, title: Line.max(120) })
/** Homes and stacks such a round goes to at most: more is no round but a census. */
export const mostWatched = 200
export const PatrolRoundInput = z.object({ roundId: Id })

/** How a point stands: due on its day, late behind it; `rest` where no season is prepared or running. */
export type PointState = 'done' | 'due' | 'late' | 'rest'

export interface CheckRow {
  readonly id: string
  readonly at: number
  readonly byName: string | null
  readonly outcome: CheckOutcome
  readonly found: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly files: readonly CheckFile[]
}

export interface CheckFile {
  readonly id: string
  readonly hash: string
  readonly name: string | null
  readonly mediaType: string
}

/** A point with how it stands. */
export interface PointRow {
  readonly id: string
  readonly kind: PointKind
  readonly name: string
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly place: string
  readonly everyDays: number
  readonly active: boolean
  readonly state: PointState
  /** The day it has to be looked at. */
  readonly dueDay: string
  readonly last: Omit<CheckRow, 'files'> | null
}

/** One place of a round. */
export interface StopRow {
  readonly id: string
  readonly pointId: string | null
  readonly unitId: string | null
  /** Name of the point, number of the home, or the stack's entrance, empty where there is none. */
  readonly name: string
  /** What the numbers of a stack end with; null for anything else. */
  readonly stack: string | null
  readonly kind: PointKind | null
  readonly buildingName: string | null
  readonly place: string
  readonly check: CheckRow | null
}

export interface RoundSummary {
  readonly id: string
  readonly title: string
  readonly reason: PatrolReason
  readonly emergencyId: string | null
  readonly startedAt: number
  readonly startedBy: string | null
  readonly endedAt: number | null
  readonly stops: number
  readonly done: number
  readonly faults: number
}

export interface RoundDetail extends RoundSummary {
  readonly rows: readonly StopRow[]
}
