import { z } from 'zod'
import { DefectKind, DefectSeverity, RoomKind } from './inspection.ts'
import { type DefectRow, DefectState } from './inspections.ts'
import type { Frame } from './plan-frames.ts'
import { Day, Id, Line, Text } from './values.ts'

const Note = Text.max(2_000)
const Defects = z.array(Id).min(1).max(500)

/**
 * Defects are given to one party for repair: a contractor of the ledger, or somebody else by name. Without a day each
 * is due by its severity, counted from today, and the order with the last of them.
 */
export const DispatchInput = z.object({
  orderId: Id,
  contractorId: Id.nullable(),
  party: Line.max(100).nullable().default(null),
  dueOn: Day.nullable().default(null),
  defectIds: Defects,
  /** Those that another order holds go over to this one. */
  again: z.boolean().default(false),
  note: Note.default(''),
})
export const ChaseOrderInput = z.object({ orderId: Id, note: Note.default('') })
/** Some defects of an order become one of their own, with the same party. */
export const SplitOrderInput = z.object({ orderId: Id, newOrderId: Id, defectIds: Defects })
export const JoinOrderInput = z.object({ orderId: Id, into: Id })
export const OrderInput = z.object({ orderId: Id })

export const RepairedInput = z.object({ defectIds: Defects, note: Note.default('') })
/** What somebody says who looked at repairs, by the re-inspection in which they did, where it was one. */
const looked = { defectIds: Defects, inspectionId: Id.nullable().default(null) }
export const AcceptDefectsInput = z.object(looked)
export const SendBackInput = z.object({ ...looked, reason: Note.min(1), dueOn: Day.nullable().default(null) })
export const DeclineInput = z.object({ defectIds: Defects, reason: Note.min(1) })
/** `upheld`: the party does not owe it; the defect waits for another one. Otherwise it is to be repaired all the same. */
export const RuleInput = z.object({ defectIds: Defects, upheld: z.boolean(), reason: Note.min(1) })

export const JoinDefectInput = z.object({ defectId: Id, into: Id })
export const PartDefectInput = z.object({ defectId: Id })
export const JudgeDifferentInput = z.object({ one: Id, other: Id })

/** What a step over many defects came to; those it does not fit are left as they are. */
export interface Stepped {
  readonly done: number
  readonly left: readonly { readonly defectId: string; readonly state: DefectState }[]
}

export const OrdersInput = z.object({
  contractorId: Id.optional(),
  /** Orders whose last defect is accepted are shown instead of those that are not. */
  settled: z.boolean().default(false),
})

/** What of the defects is asked for; what is left out counts all. */
export const DefectFilter = z.object({
  /** `none`: nobody is responsible yet. */
  party: z.union([Id, z.literal('none')]).optional(),
  orderId: Id.optional(),
  buildingId: Id.optional(),
  unitId: Id.optional(),
  typeId: Id.optional(),
  roomKind: RoomKind.optional(),
  kind: DefectKind.optional(),
  severity: DefectSeverity.optional(),
  /** `pending`: neither accepted nor withdrawn. `late`: pending, and its day is over. */
  state: z.union([DefectState, z.enum(['pending', 'late'])]).optional(),
  side: z.enum(['staff', 'owner']).optional(),
})
export type DefectFilter = z.output<typeof DefectFilter>
export const DefectPageInput = DefectFilter.extend({ after: z.string().max(200).nullable().default(null) })
export const HeatInput = z.object({
  typeId: Id,
  /** The drawing to show it on; the newest where none is named. */
  planId: Id.nullable().default(null),
  kind: DefectKind.optional(),
  pending: z.boolean().default(false),
})

/** One order with how its defects stand. */
export interface OrderRow {
  readonly id: string
  readonly number: string
  readonly contractorId: string | null
  readonly party: string
  readonly dueOn: string
  readonly dispatchedAt: number
  readonly dispatchedByName: string | null
  readonly note: string | null
  readonly chased: number
  readonly chasedAt: number | null
  /** How many of its defects are pending behind their day. */
  readonly late: number
  readonly defects: number
  readonly states: Readonly<Partial<Record<DefectState, number>>>
}

/** A page of defects in the order of their days, the earliest first. */
export interface DefectPage {
  readonly rows: readonly DefectRow[]
  readonly next: string | null
}

/** How many defects there are of one thing, and how they stand. */
export interface DefectFigure {
  /** What they have in common: the id of a party, building, type or item, a room or a kind; empty where there is none. */
  readonly id: string
  readonly name: string | null
  readonly found: number
  readonly pending: number
  readonly late: number
  readonly accepted: number
  /** How often repairs were sent back. */
  readonly sentBack: number
}
export const figureDimensions = ['party', 'building', 'type', 'room', 'kind', 'item'] as const
export type FigureDimension = (typeof figureDimensions)[number]
export type DefectFigures = Readonly<
  Record<FigureDimension, readonly DefectFigure[]> & { total: DefectFigure }
>

/** How many cells a drawing is cut into, each way, to show where defects lie. */
export const heatCells = 24
export interface HeatMap {
  readonly plan: {
    readonly id: string
    readonly pictureHash: string
    readonly width: number
    readonly height: number
    readonly frame: Frame
  } | null
  readonly cells: readonly { readonly column: number; readonly row: number; readonly defects: number }[]
  /** By room, also those without a pin. */
  readonly rooms: readonly { readonly roomId: string; readonly name: string; readonly defects: number }[]
  readonly pinned: number
  readonly unpinned: number
}

/** Two defects of a home that may be one. */
export interface DuplicatePair {
  readonly one: string
  readonly other: string
  /** Why they may be one: the same finding, or pins close together. */
  readonly because: 'finding' | 'pin'
}
