import type {
  ClusterBegin,
  ClusterEvidence,
  ClusterKind,
  ClusterQuestion,
  LeakPart,
  SourceKind,
} from '../../contract/leak-clusters.ts'
import type { LeakEntry, LeakSeverity } from '../../contract/leaks.ts'
import type { UnitKind } from '../../contract/estate.ts'
import type { StandingUnit } from '../../contract/stacks.ts'

/** A unit as clusters look at it. Null is unknown. */
export interface Place extends StandingUnit {
  readonly kind: UnitKind
  /** The entrance it stands under; null where the building has none. */
  readonly entranceId: string | null
  readonly topFloor: boolean | null
  readonly basement: boolean | null
  /** Has an outer wall. */
  readonly facade: boolean | null
  readonly orientation: string | null
}

/** A building with its entrances in the order in which they stand side by side. */
export interface BuildingPlaces {
  readonly buildingId: string
  readonly entrances: readonly string[]
  readonly units: readonly Place[]
}

/** What a household said of a leak. Times are UTC milliseconds. */
export interface LeakReport {
  readonly id: string
  readonly buildingId: string
  /** Null where it is of the building as a whole: such a report joins nothing by itself. */
  readonly unitId: string | null
  readonly entry: LeakEntry
  readonly severity: LeakSeverity
  readonly part: LeakPart | null
  /** When it was received. */
  readonly at: number
  /** Since when water comes, where the household knows. */
  readonly since: number | null
  /** Leaks of this home before this one that have ended. */
  readonly earlier: number
  /** Rain at the time in mm an hour; null where nobody knows. */
  readonly rain: number | null
  /** When it was proved to hold (water test or next rain). Whatever comes later has another source. */
  readonly endedAt: number | null
}

/** What a person decided about reports. It always wins over the model; a later decision wins over an earlier one. */
export type ClusterDecision = {
  readonly id: string
  /** UTC milliseconds; equal ones are ordered by id. */
  readonly at: number
} & (
  | { readonly kind: 'together'; readonly reports: readonly string[] }
  | { readonly kind: 'apart'; readonly reports: readonly string[]; readonly from: readonly string[] }
  | { readonly kind: 'named'; readonly reports: readonly string[]; readonly source: SourceKind }
)

/** Reports that have one likely source. */
export interface Cluster {
  /** The id of its oldest report, of those that a person put together where there are such. */
  readonly id: string
  readonly buildingId: string
  readonly kind: ClusterKind
  /** People put reports of it together, or named its source. */
  readonly decided: boolean
  /** Oldest first. */
  readonly reports: readonly string[]
  /** From the top down, each once. */
  readonly units: readonly string[]
  readonly begin: ClusterBegin
  /** How likely the homes belong together, 0 to 1; 1 for a home alone. */
  readonly confidence: number
  /** How likely the kind is right, if they belong together. */
  readonly kindConfidence: number
  readonly evidence: readonly ClusterEvidence[]
  readonly against: readonly ClusterEvidence[]
  /** What would settle a doubt, the most useful first. */
  readonly questions: readonly ClusterQuestion[]
}
