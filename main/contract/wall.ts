import type { BoundedCount } from './case-views.ts'
import type { CaseKind, CaseState } from './cases.ts'
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
}
