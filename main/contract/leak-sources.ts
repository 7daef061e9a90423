import { z } from 'zod'
import {
  type ClusterBegin,
  type ClusterEvidence,
  type ClusterKind,
  type ClusterQuestion,
  sourceKinds,
} from './leak-clusters.ts'
import {
  type LeakEntry,
  type LeakSeverity,
  type LeakState,
  LeakTest,
  type TeamStep,
  TeamStep as AnyTeamStep,
} from './leaks.ts'
import { Id, Millis, Text } from './values.ts'

export const SourceKindInput = z.enum(sourceKinds)

/** Leaks are named by their cases. */
const CaseIds = z.array(Id).min(1).max(200)
const Note = Text.max(2_000)

/** What a person decides about which leaks have one source. */
export const DecideSourceInput = z.discriminatedUnion('kind', [
  /** They are one. */
  z.object({ kind: z.literal('together'), caseIds: CaseIds.min(2) }),
  /** They leave the others for good. */
  z.object({ kind: z.literal('apart'), caseIds: CaseIds, from: CaseIds }),
  /** They are one, and this is the source. */
  z.object({ kind: z.literal('named'), caseIds: CaseIds, source: SourceKindInput }),
])
export const TakeBackDecisionInput = z.object({ decisionId: Id })

/** The steps of work on a source, which its households take with it; `join`: later ones were brought along. */
export const sourceSteps = ['dispatch', 'advance', 'plan', 'repair', 'test', 'join'] as const
export type SourceStep = (typeof sourceSteps)[number]

const source = {
  /** The cluster's number: its oldest report. */
  sourceId: Id,
  /** The leaks shown as its own. */
  caseIds: CaseIds,
}
export const WorkOnSourceInput = z.discriminatedUnion('step', [
  z.object({ step: z.literal('dispatch'), ...source, teamId: Id, text: Note.optional() }),
  z.object({ step: z.literal('advance'), ...source, to: AnyTeamStep, text: Note.optional() }),
  z.object({ step: z.literal('plan'), ...source, text: Note.min(1), dueAt: Millis }),
  z.object({ step: z.literal('repair'), ...source, text: Note.min(1), teamId: Id }),
  z
    .object({
      step: z.literal('test'),
      ...source,
      kind: LeakTest,
      from: Millis,
      to: Millis,
      holds: z.boolean(),
      text: Note.optional(),
    })
    .refine(({ from, to }) => from <= to, { error: 'from is after to' }),
])
/** Leaks that came to the source later take the steps that were taken since they were reported. */
export const BringAlongInput = z.object({ ...source })

export const SourceInput = z.object({ sourceId: Id })

/** What work on a source did to its households. */
export interface SourceWorkResult {
  /** Cases that took the step. */
  readonly advanced: readonly string[]
  /** Those that stay where they are: further than this, or not as far. */
  readonly left: readonly { readonly caseId: string; readonly number: string; readonly state: LeakState }[]
}

/** One step of work on a source as it happened. */
export interface SourceStepRow {
  readonly id: string
  readonly step: SourceStep
  readonly to: TeamStep | null
  readonly at: number
  readonly actorName: string | null
  readonly teamId: string | null
  readonly teamName: string | null
  readonly dueAt: number | null
  readonly test: LeakTest | null
  readonly holds: boolean | null
  readonly text: string | null
  /** How many households took it. */
  readonly homes: number
}

/** One home of a source. */
export interface SourceHome {
  readonly caseId: string
  readonly number: string
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly floor: number | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly state: LeakState
  readonly over: boolean
  readonly reportedAt: number
  readonly contactDueAt: number
  /** Work on the source happened without it so far. */
  readonly behind: boolean
}

/** A likely source as lists show it. */
export interface SourceRow {
  readonly id: string
  readonly kind: ClusterKind
  /** Accepted, merged or named by a person. */
  readonly decided: boolean
  readonly buildingId: string
  readonly buildingName: string | null
  readonly stacks: readonly string[]
  readonly confidence: number
  readonly kindConfidence: number
  readonly severity: LeakSeverity
  readonly homes: readonly SourceHome[]
  /** Homes whose leak is not over. */
  readonly open: number
  readonly begin: ClusterBegin
}

/** A source in full. */
export interface SourceDetail extends SourceRow {
  readonly evidence: readonly ClusterEvidence[]
  readonly against: readonly ClusterEvidence[]
  readonly questions: readonly ClusterQuestion[]
  /** Numbers of the units that words name. */
  readonly unitNumbers: Readonly<Record<string, string>>
  readonly steps: readonly SourceStepRow[]
  readonly decisions: readonly SourceDecisionRow[]
}

/** What a person decided about a source, the latest first. */
export interface SourceDecisionRow {
  readonly id: string
  readonly kind: 'together' | 'apart' | 'named'
  readonly at: number
  readonly actorName: string | null
  /** Numbers of the homes, or of the cases where no home is known. */
  readonly homes: readonly string[]
  readonly source: ClusterKind | null
}

/** The source a leak belongs to, as a line beside it says. */
export interface SourceOfLeak {
  readonly sourceId: string
  readonly kind: ClusterKind
  readonly decided: boolean
  readonly homes: number
  readonly stacks: readonly string[]
}
