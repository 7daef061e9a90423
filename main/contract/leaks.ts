import { z } from 'zod'
import { Trade, trades, type WorkPart } from './contractors.ts'
import { EmergencyKind } from './emergencies.ts'
import { FormBase } from './meanwhile.ts'
import { Id, Line, Millis, Phone, Text } from './values.ts'

/** Where the water comes in, as the household sees it. */
export const leakEntries = [
  'roof',
  'outer-wall',
  'window',
  'wet-room-above',
  'pipe',
  'basement',
  'balcony',
  'unknown',
] as const
export const LeakEntry = z.enum(leakEntries)
export type LeakEntry = z.infer<typeof LeakEntry>

/** From danger to people down to a damp patch; each has clocks of its own. */
export const leakSeverities = ['danger', 'spreading', 'seepage', 'damp'] as const
export const LeakSeverity = z.enum(leakSeverities)
export type LeakSeverity = z.infer<typeof LeakSeverity>

/** What makes a leak dangerous at once, however little water there is. */
export const leakDangers = ['electricity', 'ceiling', 'trapped'] as const
export const LeakDanger = z.enum(leakDangers)
export type LeakDanger = z.infer<typeof LeakDanger>

/**
 * reported → dispatched → acknowledged → underway → onsite → stopped → planned → repaired → proven → accepted. `noEntry`:
 * a team stood before a closed door.
 */
export const leakStates = [
  'reported',
  'dispatched',
  'acknowledged',
  'underway',
  'onsite',
  'noEntry',
  'stopped',
  'planned',
  'repaired',
  'proven',
  'accepted',
] as const
export const LeakState = z.enum(leakStates)
export type LeakState = z.infer<typeof LeakState>

/** Steps of a team on its way, in their order. */
export const teamSteps = ['acknowledged', 'underway', 'onsite', 'stopped'] as const
export const TeamStep = z.enum(teamSteps)
export type TeamStep = z.infer<typeof TeamStep>

/** Why a team could not get in. */
export const noEntryReasons = ['nobody-home', 'refused', 'other'] as const
export const NoEntryReason = z.enum(noEntryReasons)
export type NoEntryReason = z.infer<typeof NoEntryReason>

/**
 * How it was proved that a repair holds: ponding of 24 to 48 hours, looked at through the next rain, or a pipe under
 * pressure. Which of them count is a matter of the kind (`emergency-kinds.ts`).
 */
export const leakTests = ['ponding', 'rain', 'pressure'] as const
export const LeakTest = z.enum(leakTests)
export type LeakTest = z.infer<typeof LeakTest>

/** Who stops leaks: the property company's people, a contractor's, or our own. */
export const teamKinds = ['property', 'contractor', 'own'] as const
export const TeamKind = z.enum(teamKinds)
export type TeamKind = z.infer<typeof TeamKind>

/** Whom a report is about: one home, a home nobody could name yet, a whole building, or common parts. */
export const leakAbouts = ['home', 'unknown', 'building', 'common'] as const
export const LeakAbout = z.enum(leakAbouts)
export type LeakAbout = z.infer<typeof LeakAbout>

/** What a household says that others must hear of at once: it speaks of the press, or of neighbours who join it. */
export const leakMentions = ['press', 'neighbours'] as const
export const LeakMention = z.enum(leakMentions)
export type LeakMention = z.infer<typeof LeakMention>

const about = { caseId: Id }
const Note = Text.max(2_000)

/**
 * A leak as it is taken on the phone. A home whose leak is open already is joined to it. Without a unit it is of common
 * parts, said in `place`.
 */
export const TakeLeakInput = z.object({
  caseId: Id,
  kind: EmergencyKind.default('storm'),
  /**
   * The emergency it belongs to. Left out: the one of its kind that ran when it was reported; null: none of them.
   */
  emergencyId: Id.nullable().optional(),
  unitId: Id.nullable(),
  /** The building where no unit is known: the whole of 3栋, its stairwell. */
  buildingId: Id.nullable(),
  place: Text.max(300).optional(),
  /** Left out, it follows from what is given. */
  about: LeakAbout.optional(),
  /** Who called, where the desk knows them. */
  personId: Id.nullable().default(null),
  /** The case whose leak this is once more; it is opened again with its history. */
  returnOf: Id.nullable().default(null),
  entry: LeakEntry,
  severity: LeakSeverity,
  dangers: z.array(LeakDanger).max(leakDangers.length).default([]),
  /** Old, ill or very young people live there. */
  vulnerable: z.boolean().default(false),
  mentions: z.array(LeakMention).max(leakMentions.length).default([]),
  channel: z.enum(['phone', 'counter', 'property-company', 'wechat']).default('phone'),
  callerName: Line.optional(),
  callerPhone: Phone.optional(),
  text: Note.optional(),
})
export type TakeLeakInput = z.input<typeof TakeLeakInput>

export const TriageLeakInput = z.object({
  ...about,
  entry: LeakEntry,
  severity: LeakSeverity,
  dangers: z.array(LeakDanger).max(leakDangers.length),
  vulnerable: z.boolean(),
  base: FormBase,
})
export const DispatchLeaksInput = z.object({
  caseIds: z.array(Id).min(1).max(200),
  teamId: Id,
  note: Note.optional(),
})
export const RecallLeaksInput = z.object({ caseIds: z.array(Id).min(1).max(200), note: Note.optional() })
/** A step that was noted by mistake: which one, so that no other is taken back. */
export const StepBackInput = z.object({
  caseIds: z.array(Id).min(1).max(200),
  undone: z.union([TeamStep, z.literal('noEntry')]),
})
export const AdvanceLeaksInput = z.object({
  caseIds: z.array(Id).min(1).max(200),
  to: TeamStep,
  note: Note.optional(),
})
export const NoEntryInput = z.object({
  ...about,
  reason: NoEntryReason,
  /** When it is tried again. */
  nextAt: Millis,
  note: Note.optional(),
})
export const ContactHouseholdInput = z.object({
  ...about,
  /** What was said. */
  text: Note.min(1),
  /** When the household is called again; null where nothing was agreed. */
  nextAt: Millis.nullable(),
})
export const PlanRepairInput = z.object({ ...about, text: Note.min(1), dueAt: Millis })
export const RepairLeakInput = z.object({ ...about, text: Note.min(1), teamId: Id })
export const TestLeakInput = z
  .object({ ...about, kind: LeakTest, from: Millis, to: Millis, holds: z.boolean(), note: Note.optional() })
  .refine(({ from, to }) => from <= to, { error: 'from is after to' })
export const AcceptLeakInput = z.object({ ...about, text: Note.min(1) })
export const ReturnLeakInput = z.object({ ...about, severity: LeakSeverity, text: Note.min(1) })

const team = {
  name: Line,
  kind: TeamKind,
  /** How many leaks it can work on at once. */
  capacity: z.int().min(1).max(99),
  phone: Phone.optional(),
  /** Whose people they are; null for the property company's and our own. */
  contractorId: Id.nullable().default(null),
  trades: z.array(Trade).max(trades.length).default([]),
}
export const AddTeamInput = z.object({ teamId: Id, ...team })
export const ChangeTeamInput = z.object({ teamId: Id, ...team, base: FormBase })
export const TeamChoiceInput = z.object({ caseIds: z.array(Id).min(1).max(200) })
export const RetireTeamInput = z.object({ teamId: Id, retired: z.boolean() })

export const LookAtPhonesInput = z.object({ caseIds: z.array(Id).min(1).max(200) })

/** A team with what it has to do now. */
export interface TeamRow {
  readonly id: string
  readonly name: string
  readonly kind: TeamKind
  readonly capacity: number
  readonly phone: string | null
  readonly retired: boolean
  /** The contractor whose people they are; null for the property company's and our own. */
  readonly contractorId: string | null
  readonly contractorName: string | null
  readonly trades: readonly Trade[]
  /** Leaks it was sent to and has not stopped. */
  readonly load: number
}

/** A team that may be sent to certain leaks, with what speaks for it. */
export interface TeamChoice extends TeamRow {
  /** Its contractor owes the repair of what leaks; null where it owes none of them. */
  readonly warrants: TeamWarrants | null
  /** To how many of the leaks its trades fit. */
  readonly suits: number
  /** How many of the leaks are in a building it is at, or on its way to. */
  readonly near: number
}

/** What the contractor of a team warrants, of the leaks that were asked about. */
export interface TeamWarrants {
  /** How many of the leaks. */
  readonly leaks: number
  /** Of these, the part whose warranty ends first, and the first day it is owed no longer; null for the design life. */
  readonly part: WorkPart
  readonly until: string | null
}

/** What has to happen next with a leak, and until when. */
export interface LeakDue {
  readonly what:
    | 'dispatch'
    | 'acknowledge'
    | 'arrive'
    | 'stop'
    | 'contact'
    | 'enter'
    | 'repair'
    | 'test'
    | 'accept'
  /** UTC milliseconds; null where nothing says when. */
  readonly at: number | null
}

/** One leak on the board, or a report of another kind of emergency. */
export interface LeakRow {
  readonly caseId: string
  readonly kind: EmergencyKind
  /** The emergency it belongs to; null where none ran when it was reported. */
  readonly emergencyId: string | null
  readonly number: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly floor: number | null
  /** Where it is in words, said where no unit is known. */
  readonly place: string | null
  /** Who answers for the case: who works on it, else who took it. */
  readonly keeperId: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly dangers: readonly LeakDanger[]
  readonly vulnerable: boolean
  readonly about: LeakAbout
  readonly mentions: readonly LeakMention[]
  readonly state: LeakState
  readonly reportedAt: number
  readonly calls: number
  readonly returns: number
  readonly teamId: string | null
  readonly teamName: string | null
  readonly sentAt: number | null
  /** When somebody last spoke with the household, its own calls included. */
  readonly contactAt: number
  /** When the household has to be spoken with again at the latest. */
  readonly contactDueAt: number
  /** By when the household was promised a call; null where nothing was agreed. */
  readonly contactPromisedAt: number | null
  readonly due: LeakDue
  /** Whether it stands before everything else: nobody acknowledged it in time, or there is danger and nobody is there. */
  readonly onTop: boolean
}

/** What a team has to do now, on paper or on its phone. */
export interface FieldList {
  readonly team: TeamRow
  readonly leaks: readonly LeakRow[]
  /** Where it was on its way to and need not go any more, the latest last. */
  readonly toldOff: readonly {
    readonly caseId: string
    readonly number: string
    readonly unitNumber: string | null
    readonly at: number
  }[]
}

/** Whom to call about a leak; the number in full. */
export interface HouseholdPhone {
  readonly caseId: string
  readonly name: string | null
  readonly phone: string | null
}
