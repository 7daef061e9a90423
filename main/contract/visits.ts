import { z } from 'zod'
import { type CaseFile, PageCursor } from './case-views.ts'
import { CaseKind, type CaseState, CategoryPath } from './cases.ts'
import { type OccupancyRole, Tier, type TierName } from './people.ts'
import { Day, FileHash, Id, Line, Millis, Text } from './values.ts'
import { FormBase } from './meanwhile.ts'

/** What a home visit is for. */
export const visitPurposes = [
  'courtesy',
  'care',
  'after-repair',
  'opinion',
  'handover',
  'mediation',
  'other',
] as const
export const VisitPurpose = z.enum(visitPurposes)
export type VisitPurpose = z.infer<typeof VisitPurpose>

/** planned → agreed (with an appointment) → held, or cancelled. `missed`: nobody was at home. */
export const visitStates = ['planned', 'agreed', 'held', 'missed', 'cancelled'] as const
export const VisitState = z.enum(visitStates)
export type VisitState = z.infer<typeof VisitState>
export const openVisitStates = ['planned', 'agreed'] as const satisfies readonly VisitState[]

const about = { visitId: Id }
export const PlanVisitsInput = z.object({
  visits: z
    .array(z.object({ visitId: Id, unitId: Id }))
    .min(1)
    .max(200),
  purpose: VisitPurpose,
  /** Who goes; null while nobody is named. */
  visitor: Id.nullable(),
})
export const AgreeVisitInput = z.object({
  ...about,
  appointmentAt: Millis,
  visitor: Id.nullable(),
  note: Text.max(1000),
  base: FormBase,
})
export const CancelVisitInput = z.object({ ...about, note: Text.min(1).max(1000) })
export const MissVisitInput = z.object({ ...about, note: Text.max(1000) })
/** Something that came up at the visit and becomes a case, or a promise made there, kept with its case. */
export const VisitFollowUp = z.object({
  caseId: Id,
  kind: CaseKind,
  category: CategoryPath,
  emergency: z.boolean(),
  personId: Id.nullable(),
  text: Text.min(1),
  /** What was promised there, until when, and who of the staff agreed. */
  promise: z.object({ promiseId: Id, text: Text.min(1).max(2000), dueAt: Millis, approvedBy: Id }).optional(),
})
export const HoldVisitInput = z.object({
  ...about,
  heldAt: Millis,
  /** Who was spoken with: one of the residents, or others by name. */
  personId: Id.nullable(),
  present: Line.optional(),
  minutes: Text.min(1),
  followUps: z.array(VisitFollowUp).max(10),
  /** Callbacks of dissatisfied owners that the visit settled; those it was planned for and did not settle stay open. */
  settled: z.array(Id).max(50).default([]),
})

/** Most files that one step adds to a visit. */
export const mostVisitFiles = 50
/** Finished uploads that become files of a visit, in their order. */
export const AddVisitUploadsInput = z.object({
  ...about,
  files: z
    .array(z.object({ fileId: Id, uploadId: z.string().max(64) }))
    .min(1)
    .max(mostVisitFiles),
})
/** The same once they are in the archive: what they are is read from their bytes. */
export const AddVisitFilesInput = z.object({
  ...about,
  files: z
    .array(
      z.object({
        fileId: Id,
        hash: FileHash,
        size: z.int().min(0),
        name: Line,
        mediaType: z.string().max(100),
        takenAt: Millis.nullable(),
      }),
    )
    .min(1)
    .max(mostVisitFiles),
})

export const VisitListInput = z.object({
  states: z.array(VisitState).max(5).optional(),
  buildingId: Id.optional(),
  unitId: Id.optional(),
  /** From this moment on and before that one, by which visits are ordered. */
  since: Millis.optional(),
  to: Millis.optional(),
  before: PageCursor.optional(),
  limit: z.int().min(1).max(200).default(50),
})
export type VisitListInput = z.input<typeof VisitListInput>
/** Narrows the visits that are planned or agreed. */
export const OpenVisitsInput = z
  .object({
    /** Those to be made by the end of today, or missed before. */
    due: z.literal('today').optional(),
    /** Those of one member of staff, and those nobody was named for. */
    visitor: Id.optional(),
  })
  .default({})
export const VisitInput = z.object(about)
export const PreparationInput = z.object({ visitIds: z.array(Id).min(1).max(200) })
/** Narrows the homes nobody visited: never at all, with open cases, without a visit to come. */
export const notVisitedOnly = ['never', 'open-cases', 'unplanned'] as const
export const NotVisitedOnly = z.enum(notVisitedOnly)
export const NotVisitedInput = z.object({
  /** Everywhere where none is given. */
  buildingId: Id.optional(),
  since: Day,
  /** Homes in which somebody of this tier lives. */
  tier: Tier.optional(),
  only: NotVisitedOnly.optional(),
})
export type NotVisitedInput = z.infer<typeof NotVisitedInput>

export interface VisitRow {
  readonly id: string
  readonly unitId: string
  readonly unitNumber: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly state: VisitState
  readonly purpose: VisitPurpose
  readonly visitor: string | null
  readonly visitorName: string | null
  readonly appointmentAt: number | null
  readonly heldAt: number | null
  readonly plannedAt: number
  /** Words agreed on, of the cancellation, of the missed visit; null where there are none or they were erased. */
  readonly note: string | null
  /** Resident who was spoken with, and others by name. */
  readonly personId: string | null
  readonly personName: string | null
  readonly present: string | null
  readonly minutes: string | null
  readonly followUps: readonly { readonly caseId: string; readonly caseNumber: string }[]
  /** Photos and papers, in the order they were added. */
  readonly files: readonly CaseFile[]
}

/** A home nobody visited since the day asked for. */
export interface NotVisitedRow {
  readonly unitId: string
  readonly unitNumber: string
  readonly floor: number | null
  /** Names of who lives there. */
  readonly people: readonly string[]
  readonly openCases: number
  /** UTC milliseconds of the last visit at all. */
  readonly lastVisit: number | null
  /** A visit is planned or agreed already. */
  readonly planned: boolean
  /** That visit; null where there is none. */
  readonly visitId: string | null
}

export interface NotVisited {
  /** The first 500. */
  readonly rows: readonly NotVisitedRow[]
  /** How many homes fit what is asked. */
  readonly found: number
  /** Homes with people (of the tier), and how many of them were visited since. */
  readonly homes: number
  readonly visited: number
}

/** What a visitor takes along, one page for each home. */
export interface PreparationSheet {
  readonly visit: VisitRow
  readonly path: readonly string[]
  /** Names, roles and masked phones of who lives there. */
  readonly people: readonly {
    readonly personId: string
    readonly name: string | null
    readonly role: OccupancyRole
    readonly tier: TierName
    readonly phones: readonly string[]
  }[]
  readonly openCases: readonly PreparedCase[]
  readonly closedCases: readonly PreparedCase[]
  readonly lastVisits: readonly VisitRow[]
}

export interface PreparedCase {
  readonly id: string
  readonly number: string
  readonly kind: z.infer<typeof CaseKind>
  readonly category: readonly string[]
  readonly state: CaseState
  readonly summary: string | null
  readonly receivedAt: number
}
