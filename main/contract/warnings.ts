import { z } from 'zod'
import type { LinkedCase } from './case-views.ts'
import type { CaseKind } from './cases.ts'
import type { StepRole } from './profile-deadlines.ts'
import { Id, Text } from './values.ts'
import type { Words } from './words.ts'

export const warningStates = ['raised', 'acknowledged', 'ended'] as const
export const WarningState = z.enum(warningStates)
export type WarningState = z.infer<typeof WarningState>

export const warningScopes = ['building', 'project'] as const
export const WarningScope = z.enum(warningScopes)
export type WarningScope = z.infer<typeof WarningScope>

/** Why somebody further up is asked: no answer in time, or nobody is left of those who were asked. */
export const escalationReasons = ['missed', 'nobody'] as const
export type EscalationReason = (typeof escalationReasons)[number]

/** What somebody further up is asked for: the answer that is missing, or the analysis. */
export const warningWants = ['answer', 'analyse'] as const
export type WarningWant = (typeof warningWants)[number]

/** Who is asked for the answer, with the name to show. */
export type WarningAsked =
  | { readonly kind: 'role'; readonly role: StepRole }
  | { readonly kind: 'staff'; readonly staffId: string; readonly name: string }
  | { readonly kind: 'outside'; readonly name: Words }

const about = { warningId: Id }
/** Somebody answers for it: what is being done. */
export const AcknowledgeWarningInput = z.object({ ...about, text: Text.min(1) })
/** What lies behind it; the next analysis is due some days later, as the profile says for its stage. */
export const AnalyseWarningInput = z.object({ ...about, text: Text.min(1) })
export const EndWarningInput = z.object({ ...about, text: Text.min(1) })
/** Takes an end back. */
export const ReviveWarningInput = z.object({ ...about, text: Text.min(1) })
export const WarningInput = z.object(about)
export const WarningListInput = z.object({
  state: z.enum(['open', 'ended']).default('open'),
  before: z.string().max(80).optional(),
  limit: z.int().min(1).max(200).default(50),
})

/** One collective warning in a list. */
export interface WarningRow {
  readonly id: string
  readonly scope: WarningScope
  /** Name of the building or project. */
  readonly placeName: string | null
  readonly buildingId: string | null
  readonly projectId: string | null
  /** Second-level category. */
  readonly category: readonly string[]
  readonly state: WarningState
  /** Place of its stage in the profile, from 0; the words stand there. */
  readonly stage: number
  readonly units: number
  readonly cases: number
  readonly raisedAt: number
  /** When somebody must have answered for it; UTC milliseconds. */
  readonly respondBy: number
  readonly acknowledgedAt: number | null
  readonly acknowledgedBy: string | null
  readonly acknowledgedByName: string | null
  /** Who was asked first; null in data of an older program. */
  readonly askedFirst: WarningAsked | null
  /** Who is asked now, for the answer or the next analysis: somebody further up once it was missed. */
  readonly asked: WarningAsked | null
  /** When it last went one role up; null where it did not since an answer or an analysis was asked for. */
  readonly escalatedAt: number | null
  readonly nextAnalysisAt: number | null
  readonly endedAt: number | null
}

/** Whether what it wants now was missed and is asked of somebody further up. */
export const wentUp = ({
  state,
  escalatedAt,
  acknowledgedAt,
}: Pick<WarningRow, 'state' | 'escalatedAt' | 'acknowledgedAt'>): boolean =>
  escalatedAt !== null &&
  // An older program left standing when the answer had gone up.
  (state === 'raised' || (state === 'acknowledged' && escalatedAt >= (acknowledgedAt ?? 0)))

/** A case of a warning, with where the home lies. */
export interface WarningCase extends LinkedCase {
  readonly kind: CaseKind
  readonly unitId: string | null
  readonly floor: number | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly receivedAt: number
  readonly assigneeName: string | null
  /** The case that leads it, where it is linked. */
  readonly leaderId: string | null
}

/** How far the cases of a warning were when it was analysed. */
export const WarningFigures = z.object({
  /** Different homes. */
  homes: z.int(),
  open: z.int(),
  resolved: z.int(),
  closed: z.int(),
})
export type WarningFigures = z.infer<typeof WarningFigures>

/** What was said about a warning, oldest first. */
export interface WarningEntry {
  readonly id: string
  readonly type: string
  readonly at: number
  readonly actorName: string | null
  readonly text?: string | undefined
  /** Homes and stage after it. */
  readonly units?: number | undefined
  readonly stage?: number | undefined
  readonly figures?: WarningFigures | undefined
  /** One role up: to whom, and why. */
  readonly to?: StepRole | undefined
  readonly why?: EscalationReason | undefined
  /** What was missed then. */
  readonly want?: WarningWant | undefined
}

export interface WarningDetail extends WarningRow {
  readonly homes: readonly WarningCase[]
  readonly entries: readonly WarningEntry[]
}
