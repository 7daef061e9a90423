import { z } from 'zod'
import type { BoundedCount, CaseFile, CaseRow, Page } from './case-views.ts'
import type { DeadlineGoal, StepRole } from './profile-deadlines.ts'
import type { SheetClock } from './sheet-clocks.ts'
import { PageCursor } from './case-views.ts'
import {
  type DeliveryWay,
  RecipientId,
  type RecipientKind,
  SheetDirection,
  type SheetPart,
  type SheetState,
  type SheetStep,
} from './sheets.ts'
import { Id } from './values.ts'

/**
 * What the list of sheets shows: `open` owes an answer, soonest due first; `late` of these is overdue; the others go
 * by the day they were written, newest first.
 */
export const sheetViews = ['open', 'late', 'replied', 'draft', 'closed', 'all'] as const
export const SheetView = z.enum(sheetViews)
export type SheetView = z.infer<typeof SheetView>

export const SheetFilter = z.object({
  direction: SheetDirection.default('out'),
  view: SheetView.default('open'),
  /** Recipient of a sheet out, sender of a sheet in. */
  party: RecipientId.optional(),
})
export type SheetFilter = z.infer<typeof SheetFilter>

export const SheetListInput = z.object({
  filter: SheetFilter.prefault({}),
  before: PageCursor.optional(),
  limit: z.int().min(1).max(200).default(50),
})
export const SheetInput = z.object({ sheetId: Id })
/** The beginning of a number, as typed or scanned from paper: `LX-BJ01-2026-00`. */
export const SheetFindInput = z.object({ text: z.string().max(80) })
export const SheetsOfCaseInput = z.object({ caseId: Id })
export const SheetCountsInput = z.object({ direction: SheetDirection.default('out') })

/** A name in both languages; of an entry of the desk's own the same in both. */
export interface NameWords {
  readonly zh: string
  readonly en: string
}

/** One sheet in a list. Times are UTC milliseconds. */
export interface SheetRow {
  readonly id: string
  /** Null while it is a draft; on sheets in the sender's number, where there is one. */
  readonly number: string | null
  readonly direction: SheetDirection
  readonly state: SheetState
  readonly party: string
  readonly partyName: NameWords
  /** Null where it was erased. */
  readonly subject: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly writtenBy: string | null
  readonly writtenByName: string | null
  /** When it was written, or came in. */
  readonly at: number
  readonly issuedAt: number | null
  /** When the reply (or our answer) is due. */
  readonly dueAt: number | null
  /** What it is late by: delivery where that has a time of its own, then the reply; null where nothing is awaited. */
  readonly nextDueAt: number | null
  /** How far up a running clock has gone behind its due time. */
  readonly escalatedTo: StepRole | null
  readonly deliveredAt: number | null
  readonly repliedAt: number | null
  readonly chases: number
  readonly chasedAt: number | null
  /** How often a reply was sent back. */
  readonly sentBack: number
  readonly files: number
}
export type SheetPage = Page<SheetRow>

export interface SheetFile extends CaseFile {
  readonly part: SheetPart
}

/** One step of the way a sheet goes, taken or not. */
export interface SheetWayStep {
  readonly id: string
  readonly name: NameWords
  readonly outcomes: readonly {
    readonly id: string
    readonly name: NameWords
    readonly needsReason: boolean
  }[]
  readonly doneAt: number | null
  readonly outcome: string | null
  readonly text: string | null
  /** Until when it is due once the step before it is taken; null where it has no time of its own or is not reached. */
  readonly dueAt: number | null
  readonly state: 'done' | 'next' | 'later' | 'not-needed'
}

/** Everything about one sheet but its story. */
export interface SheetDetail extends SheetRow {
  readonly partyKind: RecipientKind
  readonly contact: string | null
  readonly text: string | null
  /** By when it must be delivered in writing, where that has a time of its own. */
  readonly deliverBy: number | null
  readonly receivedBy: string | null
  readonly deliveryWay: DeliveryWay | null
  readonly reply: string | null
  readonly repliedBy: string | null
  readonly withdrawReason: string | null
  readonly way: readonly SheetWayStep[]
  /** Every clock it has and had, in the order they started. */
  readonly clocks: readonly SheetClock[]
  readonly attachments: readonly SheetFile[]
  readonly steps: readonly SheetStep[]
  /** Changes whenever anything about the sheet does. */
  readonly position: number
}

/** One thing that happened to a sheet, oldest first. */
export interface SheetEntry {
  readonly position: number
  readonly id: string
  readonly type: string
  readonly at: number
  readonly actorId: string | null
  readonly actorName: string | null
  /** When it is said to have happened, where that is another time. */
  readonly happenedAt: number | null
  /** What was written with it; undefined where nothing was, or it was erased. */
  readonly text: string | undefined
  /** Who it was at the other side, where that was written down. */
  readonly who: string | undefined
  readonly way: DeliveryWay | undefined
  readonly dueAt: number | undefined
  readonly step: NameWords | undefined
  readonly outcome: NameWords | undefined
  readonly reason: string | undefined
  /** What was due, and who learned of it. */
  readonly goal: DeadlineGoal | undefined
  readonly role: StepRole | undefined
  readonly percent: number | undefined
  readonly erased: boolean
}

/** A sheet that a case demands and has not. */
export interface DemandedSheet {
  readonly demand: string
  readonly recipient: string
  readonly recipientName: NameWords
  /** Why it is demanded. */
  readonly reason: NameWords
}

/** A sheet that some case demands, in the list of all of them. */
export interface DemandedSheetRow {
  readonly id: string
  readonly recipient: string
  readonly recipientName: NameWords
  /** Null where the profile does not have the demand any more. */
  readonly reason: NameWords | null
  /** Since when, UTC milliseconds. */
  readonly since: number
  readonly matter: CaseRow
}

export interface SheetsOfCase {
  readonly sheets: readonly SheetRow[]
  readonly missing: readonly DemandedSheet[]
}

/** How many sheets a recipient (or a sender) has open. */
export interface PartyCounts {
  readonly party: string
  readonly name: NameWords
  readonly open: number
  readonly late: number
}

export interface SheetCounts {
  readonly parties: readonly PartyCounts[]
  readonly replied: BoundedCount
  readonly draft: BoundedCount
}

/** Somebody sheets go to or come from. */
export interface Recipient {
  readonly id: string
  readonly kind: RecipientKind
  readonly name: NameWords
  readonly contact: string | null
  /** Usual time to a reply, wall-clock hours; null where the person says. */
  readonly dueHours: number | null
  /** An entry of the desk's own, that can be changed. */
  readonly own: boolean
  readonly retired: boolean
}
