import { z } from 'zod'
import type { CaseFile } from './case-views.ts'
import { Room, type rooms } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Id, Text } from './values.ts'

export const costKinds = ['work', 'material', 'lodging', 'compensation', 'other'] as const
export const CostKind = z.enum(costKinds)
/** What was paid for. */
export type CostKind = z.infer<typeof CostKind>

export const costBearers = ['contractor', 'developer', 'property', 'insurance', 'unknown'] as const
export const CostBearer = z.enum(costBearers)
/** Who bears a cost in the end: `contractor` is the one whose warranty covers it, `unknown` is not decided yet. */
export type CostBearer = z.infer<typeof CostBearer>

/** Integer fen (CNY), up to a hundred million yuan. */
const Fen = z.int().min(0).max(10_000_000_000)
/** Photos and papers are files of the case. */
const FileIds = z.array(Id).max(40)
const about = { caseId: Id }
const reason = Text.min(1).max(300)

/** A belonging the water damaged: a record for compensation later, which decides nothing. */
export const NoteDamageInput = z.object({
  ...about,
  damageId: Id,
  thing: Text.min(1).max(300),
  room: Room.nullable(),
  /** What the owner claims for it; null where nothing was said. */
  claimed: Fen.nullable(),
  /** What happened to it, as the owner says. */
  words: Text.max(2_000).optional(),
  photos: FileIds,
})
/** What was agreed with the owner; null takes it back. */
export const AgreeDamageInput = z.object({ ...about, damageId: Id, agreed: Fen.nullable(), base: FormBase })
export const StrikeDamageInput = z.object({ ...about, damageId: Id, reason })

/** On whose account a cost stands. `contractorId` where the bearer is a contractor, else null. */
const charged = { bearer: CostBearer, contractorId: Id.nullable() }
export const NoteCostInput = z.object({
  ...about,
  costId: Id,
  kind: CostKind,
  what: Text.min(1).max(300),
  amount: Fen.min(1),
  ...charged,
  /** It was spent on the source, for all its homes. */
  ofSource: z.boolean(),
  evidence: FileIds,
})
export const ChargeCostInput = z.object({ ...about, costId: Id, ...charged, base: FormBase })
export const ReverseCostInput = z.object({ ...about, costId: Id, reason })

/** Photos or papers that came later. */
export const ShowLossInput = z.object({
  ...about,
  of: z.enum(['damage', 'cost']),
  lossId: Id,
  files: FileIds.min(1),
})

/** Why an entry counts no longer, who said so and when. */
export interface Struck {
  readonly at: number
  readonly byName: string | null
  readonly reason: string | null
}
export interface DamageRow {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly unitNumber: string | null
  readonly thing: string | null
  readonly room: (typeof rooms)[number] | null
  /** Fen. */
  readonly claimed: number | null
  /** Fen; null where nothing was agreed, or for who may not see sums. */
  readonly agreed: number | null
  readonly words: string | null
  readonly photos: readonly CaseFile[]
  /** UTC milliseconds. */
  readonly at: number
  readonly byName: string | null
  readonly struck: Struck | null
}
export interface CostRow {
  readonly id: string
  /** The case it stands with; another one of the source where it was spent on that. */
  readonly caseId: string
  readonly number: string
  readonly unitNumber: string | null
  readonly kind: CostKind
  readonly what: string | null
  /** Fen; null for who may not see sums. */
  readonly amount: number | null
  readonly bearer: CostBearer
  readonly contractorId: string | null
  readonly contractorName: string | null
  readonly ofSource: boolean
  readonly evidence: readonly CaseFile[]
  /** UTC milliseconds. */
  readonly at: number
  readonly byName: string | null
  readonly struck: Struck | null
}
/** What a leak or a source damaged and what it cost. Entries that were struck are in the lists, not in the sums. */
export interface LeakLosses {
  readonly damages: readonly DamageRow[]
  /** Fen. */
  readonly claimed: number
  /** Fen; null for who may not see sums. */
  readonly agreed: number | null
  readonly costs: readonly CostRow[]
  /** Fen; of a leak its own costs and those of its source. Null for who may not see sums. */
  readonly cost: number | null
  /** How many homes the source has. */
  readonly homes: number
}

/** A damaged belonging in a register. */
export interface DamageListRow extends Omit<DamageRow, 'photos'> {
  readonly photos: number
}
/** A cost in a register. */
export interface CostListRow extends Omit<CostRow, 'evidence'> {
  readonly evidence: number
}
