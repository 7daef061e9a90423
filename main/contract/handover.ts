import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { StationKind } from './profile-handover.ts'
import { Day, FileHash, Id, Line, Text } from './values.ts'

/** How the visit of a home stands: invited, at the venue, and what the owner decided there. */
export const visitStates = ['planned', 'present', 'accepted', 'refused', 'absent', 'withdrawn'] as const
export const HandoverVisitState = z.enum(visitStates)
export type HandoverVisitState = z.infer<typeof HandoverVisitState>

/** How an address was verified with the owner. */
export const verifiedWays = ['phone', 'desk', 'visit', 'letter'] as const
export const VerifiedWay = z.enum(verifiedWays)
export type VerifiedWay = z.infer<typeof VerifiedWay>

/** How a notice went out. */
export const postedWays = ['registered', 'express', 'by-hand', 'electronic', 'newspaper'] as const
export const PostedWay = z.enum(postedWays)
export type PostedWay = z.infer<typeof PostedWay>

/** What a file of a visit shows. */
export const handoverParts = [
  'posting',
  'receipt',
  'attorney',
  'paper',
  'signature',
  'refusal',
  'meter',
  'reminder',
] as const
export const HandoverPart = z.enum(handoverParts)
export type HandoverPart = z.infer<typeof HandoverPart>

/** A time of the day, `09:30`. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const Slot = z.object({ from: Clock, to: Clock, capacity: z.int().min(1).max(2000) })
/** A day of a batch for some buildings, for all of them where none is named. */
export const HandoverDay = z.object({
  day: Day,
  buildingIds: z.array(Id).max(500),
  slots: z.array(Slot).min(1).max(40),
})
export type HandoverDay = z.infer<typeof HandoverDay>

export const Station = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
  kind: StationKind,
  name: Line.max(80),
  counters: z.int().min(1).max(99),
  staffIds: z.array(Id).max(100),
})
export type Station = z.infer<typeof Station>

const batch = { batchId: Id }
const batchEntry = {
  name: Line.max(120),
  /** Part of the homes that is to be handed over, in percent. */
  target: z.int().min(0).max(100),
  days: z.array(HandoverDay).min(1).max(200),
  stations: z.array(Station).min(1).max(20),
}
export const SaveBatchInput = z.object({ ...batch, ...batchEntry, base: FormBase })
export const BatchInput = z.object(batch)
export const EndBatchInput = z.object({ ...batch, ended: z.boolean() })
export const AddVisitsInput = z.object({
  /** Null: homes handed over one by one (零星入伙). */
  batchId: Id.nullable(),
  visits: z
    .array(z.object({ visitId: Id, unitId: Id }))
    .min(1)
    .max(5000),
})
export const VisitInput = z.object({ visitId: Id })
export const CandidatesInput = z.object({ buildingIds: z.array(Id).max(500) })
/** Homes of a building that can be put on a list, and how many of it cannot. */
export interface HandoverCandidates {
  readonly id: string
  readonly name: string
  readonly homes: readonly { readonly unitId: string; readonly number: string }[]
  readonly handedOver: number
  readonly listed: number
}

const task = { ...batch, taskId: Id }
const taskEntry = {
  name: Line.max(120),
  daysBefore: z.int().min(-400).max(400),
  ownerId: Id.nullable(),
  proof: z.boolean(),
  approval: z.boolean(),
}
export const SaveTaskInput = z.object({ ...task, ...taskEntry, base: FormBase })
export const TaskInput = z.object(task)
export const FinishTaskInput = z.object({ ...task, note: Text.max(1000) })

const file = {
  fileId: Id,
  hash: FileHash,
  size: z.int().min(0),
  name: z.string().max(300),
  mediaType: z.string().max(200),
}
export const AttachTaskFileInput = z.object({ ...task, ...file })
export const AttachVisitFileInput = z.object({ visitId: Id, part: HandoverPart, ...file })

export const VerifyAddressInput = z.object({
  visitId: Id,
  /** Whom the notice goes to. */
  personId: Id,
  way: VerifiedWay,
  /** What they said; null where the address the desk has is right. */
  address: Text.min(1).max(500).nullable(),
})
export const NoteNoticesInput = z.object({ visitIds: z.array(Id).min(1).max(2000) })
/** Notices that went out together; the number by which the post is asked, where there is one. */
export const PostNoticesInput = z.object({
  on: Day,
  way: PostedWay,
  notices: z
    .array(z.object({ visitId: Id, tracking: z.string().trim().max(80) }))
    .min(1)
    .max(2000),
})
export const ReceiveNoticeInput = z.object({ visitId: Id, on: Day })
/** `day` null takes the appointment back. `slot` is the time it begins at, `09:00`. */
export const AppointInput = z.object({
  visitId: Id,
  day: Day.nullable(),
  slot: Clock.nullable(),
  /** `day` and `slot` as they were. */
  base: FormBase,
})

export const VisitListInput = z.object({
  batchId: Id.nullable(),
  buildingId: Id.optional(),
  state: HandoverVisitState.optional(),
  /** The day of the appointment. */
  day: Day.optional(),
  /** Homes that still lack something before the day. */
  lacks: z.enum(['address', 'notice', 'receipt', 'appointment']).optional(),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(500).default(200),
})
export type VisitListInput = z.output<typeof VisitListInput>

/** How a task of the countdown stands on a day. */
export type TaskState = 'done' | 'open' | 'due' | 'overdue' | 'to-approve'

export interface HandoverTaskRow {
  readonly id: string
  readonly name: string
  readonly daysBefore: number
  readonly dueOn: string
  readonly state: TaskState
  readonly ownerId: string | null
  readonly ownerName: string | null
  readonly proof: boolean
  readonly approval: boolean
  readonly doneAt: number | null
  readonly doneByName: string | null
  readonly approvedAt: number | null
  readonly approvedByName: string | null
  readonly note: string | null
  readonly files: readonly HandoverFile[]
}

export interface HandoverFile {
  readonly id: string
  readonly hash: string
  readonly name: string | null
  readonly mediaType: string
}

/** How many homes of a batch are how far; each home counts once in `states`. */
export interface BatchFigures {
  readonly homes: number
  readonly states: Readonly<Record<HandoverVisitState, number>>
  readonly verified: number
  readonly posted: number
  readonly received: number
  readonly appointed: number
}

export interface BatchRow {
  readonly id: string
  readonly name: string
  readonly target: number
  readonly firstDay: string
  readonly lastDay: string
  readonly ended: boolean
  readonly overdueTasks: number
  readonly figures: BatchFigures
}

export interface BatchDetail extends BatchRow {
  readonly days: readonly (HandoverDay & {
    /** Families that have an appointment, by the beginning of the slot. */
    readonly taken: Readonly<Record<string, number>>
  })[]
  readonly stations: readonly Station[]
  readonly tasks: readonly HandoverTaskRow[]
  readonly buildings: readonly (BatchFigures & { readonly id: string; readonly name: string })[]
}

export interface HandoverVisitRow {
  readonly id: string
  readonly unitId: string
  readonly number: string
  readonly buildingId: string
  readonly batchId: string | null
  readonly state: HandoverVisitState
  readonly verifiedAt: number | null
  readonly printedAt: number | null
  readonly postedOn: string | null
  readonly receivedOn: string | null
  readonly day: string | null
  readonly slot: string | null
}

export interface HandoverVisitDetail extends HandoverVisitRow {
  readonly batchName: string | null
  /** What the code of the notice says; leads here and nowhere else. */
  readonly code: string
  readonly personId: string | null
  readonly personName: string | null
  readonly verifiedByName: string | null
  readonly verifiedWay: VerifiedWay | null
  /** The mailing address of that person, masked. */
  readonly address: string | null
  readonly postedWay: PostedWay | null
  readonly tracking: string | null
  readonly files: readonly (HandoverFile & { readonly part: HandoverPart })[]
}
