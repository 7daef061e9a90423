import { z } from 'zod'
import { type WaterproofPart, WaterproofPart as Part, type WorkPart } from './contractors.ts'
import { LeakEntry, type LeakEntry as Entry } from './leaks.ts'
import { Id } from './values.ts'

/** What would have to be known to say until when a part is warranted. */
export type WarrantyGap =
  /** No contract of works names the part of the building. */
  | 'contract'
  /** A contract does, but nobody noted the day its works were accepted. */
  | 'acceptance'
  /** Nobody noted the day the home was handed over. */
  | 'delivery'
  /** The profile names no term for the part. */
  | 'term'

/** A contract of works, as far as it warrants one part. */
export interface Cover {
  readonly worksId: string
  readonly contractorId: string
  readonly contractorName: string
  readonly number: string
  readonly acceptedOn: string | null
  /** From completion acceptance; null for the design life. */
  readonly months: number | null
}

/** Until when somebody owes the repair of a part. */
export interface Clock {
  /** The day it runs from; null where nobody knows. */
  readonly from: string | null
  /** The first day it is owed no longer; null for the design life, or where it is not known. */
  readonly until: string | null
  /** Null where it is not known. */
  readonly owed: boolean | null
}

/** Who owes the repair of one part, by both clocks. */
export interface PartWarranty {
  readonly part: WorkPart
  /** The contract that warrants it longest; null where there is none. */
  readonly cover: Cover | null
  /** Further contracts that name the part. */
  readonly others: readonly Cover[]
  /** The contractor's clock, from completion acceptance. */
  readonly contractor: Clock
  /** Ours towards the owner, from the delivery of the home. */
  readonly owner: Clock
  /** We still owe it to the owner, the contractor no longer owes it to us. */
  readonly oursAlone: boolean
  readonly missing: readonly WarrantyGap[]
}

/** The part that is meant where water comes in; null where nobody knows where. */
export const partOfEntry: Readonly<Record<Entry, WaterproofPart | 'plumbing' | null>> = {
  roof: 'roof',
  'outer-wall': 'outer-wall',
  window: 'window',
  'wet-room-above': 'wet-room',
  pipe: 'plumbing',
  basement: 'basement',
  /** A balcony is open to the weather and part of the front. */
  balcony: 'outer-wall',
  unknown: null,
}

/** Asks who warrants what leaks: in a home, else in a building. */
export const ForLeakInput = z.object({
  unitId: Id.nullable(),
  buildingId: Id.nullable(),
  entry: LeakEntry,
})
export type ForLeakInput = z.input<typeof ForLeakInput>

/** Who warrants what leaks. */
export interface LeakWarranty {
  /** Null where nobody knows where the water comes in. */
  readonly warranty: PartWarranty | null
  /** The home whose part it is: for a wet room above, the one above. Null where it is not known. */
  readonly ofUnit: { readonly unitId: string; readonly number: string } | null
}

export const warrantyStands = ['contractor', 'ours-alone', 'nobody', 'unknown'] as const
export const WarrantyStand = z.enum(warrantyStands)
/** In one word: the contractor owes it, only we do, nobody does any more, or something is missing to know. */
export type WarrantyStand = z.infer<typeof WarrantyStand>

/** The status of waterproofing, narrowed. */
export const WarrantyStatusInput = z.object({
  buildingId: Id.optional(),
  part: Part.optional(),
  stand: WarrantyStand.optional(),
})
export type WarrantyStatusInput = z.infer<typeof WarrantyStatusInput>

/** One part of one building: who built it, who owes until when, or what is missing. */
export interface WarrantyStatusRow {
  /** `<building>/<part>`. */
  readonly id: string
  readonly buildingId: string
  readonly buildingName: string
  readonly part: WaterproofPart
  readonly cover: Cover | null
  readonly others: number
  readonly contractor: Clock
  readonly stand: WarrantyStand
  /** Homes of the building, and how many of them we still owe the part to. */
  readonly homes: number
  readonly owed: number
  /** Homes whose day of handover nobody knows. */
  readonly undelivered: number
  /** The last day behind which we owe it to nobody; null where no home was handed over, or for the design life. */
  readonly ownersUntil: string | null
  readonly missing: readonly WarrantyGap[]
}

/** One home of a part of a building. */
export interface WarrantyHomeRow {
  readonly unitId: string
  readonly number: string
  readonly owner: Clock
  /** The day of handover is the first day an owner was registered with: nobody noted it. */
  readonly assumed: boolean
  readonly oursAlone: boolean
}
