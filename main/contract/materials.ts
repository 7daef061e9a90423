import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Id, Line, Text } from './values.ts'

/** What lies ready for the rain; the list is that of leaks.md, "Season readiness". */
export const materialKinds = [
  'pump',
  'tarpaulin',
  'sandbag',
  'grouting',
  'ladder',
  'dehumidifier',
  'other',
] as const
export const MaterialKind = z.enum(materialKinds)
export type MaterialKind = z.infer<typeof MaterialKind>

/**
 * How a stock changes. `taken` goes to a leak or a storm and is out until it is `returned` or `used` up there; `used`
 * takes from the store what was never out; `counted` sets right what is there.
 */
export const moveKinds = ['bought', 'taken', 'returned', 'used', 'usedOut', 'counted'] as const
export const MoveKind = z.enum(moveKinds)
export type MoveKind = z.infer<typeof MoveKind>

const amount = z.int().min(1).max(1_000_000)
const material = {
  kind: MaterialKind,
  name: Line.max(80),
  /** What it is counted in: 台, 块, rolls. */
  measure: Line.max(20),
  minimum: z.int().min(0).max(1_000_000),
  /** Where it lies. */
  place: Text.max(200),
}
export const SaveMaterialInput = z.object({ materialId: Id, ...material, base: FormBase })
export const MaterialInput = z.object({ materialId: Id })
/** The usual things of the list that the site does not have yet, by the kinds it has. */
export const AddUsualMaterialsInput = z.object({})

export const MoveMaterialInput = z.object({
  materialId: Id,
  moveId: Id,
  kind: MoveKind.exclude(['counted']),
  amount,
  /** The leak's case, or the emergency it went to. */
  caseId: Id.nullish(),
  emergencyId: Id.nullish(),
  note: Text.max(500).optional(),
})
export const CountMaterialInput = z.object({
  materialId: Id,
  moveId: Id,
  /** What was there. */
  counted: z.int().min(0).max(1_000_000),
  note: Text.max(500).optional(),
  /** `stock`: what stood on the screen. Somebody who took something meanwhile is not counted away. */
  base: FormBase,
})

/** A material with what is there now. */
export interface MaterialRow {
  readonly id: string
  readonly kind: MaterialKind
  readonly name: string
  readonly measure: string
  readonly minimum: number
  readonly place: string
  readonly active: boolean
  /** In the store. Always the sum of its movements. */
  readonly stock: number
  /** At leaks, not back yet. */
  readonly out: number
  readonly low: boolean
  readonly countedAt: number | null
}

/** One movement of a material. */
export interface MoveRow {
  readonly id: string
  readonly kind: MoveKind
  /** How many; for a count, the difference it found. */
  readonly amount: number
  readonly stockAfter: number
  readonly at: number
  readonly byName: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly emergencyId: string | null
  readonly note: string | null
}

/** A material that ran short in a stretch of time. */
export interface RanShort {
  readonly materialId: string
  readonly name: string
  readonly measure: string
  readonly minimum: number
  /** Least there was. */
  readonly least: number
  /** When it fell below its minimum first, and when nothing was left; null where that did not come. UTC milliseconds. */
  readonly lowAt: number | null
  readonly outAt: number | null
  /** What was bought in that time. */
  readonly bought: number
}
