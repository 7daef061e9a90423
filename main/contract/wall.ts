import type { BoundedCount } from './case-views.ts'
import type { CaseKind, CaseState } from './cases.ts'
import type { EmergencyKind, EmergencyLevel, RainStand } from './emergencies.ts'
import type { LeakStage } from './leak-stages.ts'
import type { LeakDue, LeakSeverity, LeakState, TeamRow } from './leaks.ts'
import type { WallFigureName } from './profile-wall.ts'
import type { Words } from './words.ts'

export interface WallFigure {
  readonly name: WallFigureName
  readonly total: BoundedCount
}

/** Callbacks of the month so far, the two figures always together. */
export interface WallCallbacks {
  /** Whose window ended. */
  readonly due: number
  /** Reached, or properly tried. */
  readonly done: number
  readonly reached: number
  /** Wanted of done over due, in percent. */
  readonly target: number
}

/** A case as a wall may show it: nobody's name, phone or words. */
export interface WallCase {
  /** Last part of its number, by which staff find it. */
  readonly number: string
  readonly kind: CaseKind
  /** What the kind is called on this desk. */
  readonly kindName: Words
  readonly state: CaseState
  readonly waitingOn: string | null
  readonly emergency: boolean
  /** The home as the profile lets a wall show it; null where it is not known. */
  readonly home: string | null
  /** UTC milliseconds. */
  readonly receivedAt: number
}

/** A leak as a wall may show it. */
export interface WallLeak {
  /** Last part of its number. */
  readonly number: string
  readonly kind: EmergencyKind
  readonly severity: LeakSeverity
  readonly state: LeakState
  /** The home as the profile lets a wall show it; null where it is not known. */
  readonly home: string | null
  readonly teamName: string | null
  readonly due: LeakDue
  readonly onTop: boolean
}

/** What a wall shows while an emergency runs: figures, what comes first, teams, rain; nobody's name or words. */
export interface WallLeaks {
  readonly emergencies: readonly {
    readonly kind: EmergencyKind
    readonly level: EmergencyLevel | null
    readonly startedAt: number
  }[]
  readonly open: number
  readonly late: number
  readonly stages: Readonly<Record<LeakStage, number>>
  /** Of those where water still runs. */
  readonly severities: Readonly<Record<LeakSeverity, number>>
  readonly first: readonly WallLeak[]
  readonly teams: readonly Pick<TeamRow, 'name' | 'load' | 'capacity'>[]
  readonly rain: RainStand
}

/** Everything on the wall screen. */
export interface WallBoard {
  readonly site: string
  /** IANA zone of the site. */
  readonly timeZone: string
  /** The desk's clock when it was asked, UTC milliseconds. */
  readonly at: number
  readonly figures: readonly WallFigure[]
  /** Null where the profile keeps them off the wall. */
  readonly callbacks: WallCallbacks | null
  /** Null where the profile keeps them off the wall. */
  readonly newest: readonly WallCase[] | null
  /** Shown before everything else while an emergency runs; null while none does. */
  readonly leaks: WallLeaks | null
}
