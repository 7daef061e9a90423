import type { BoundedCount } from './case-views.ts'
import type { Words } from './words.ts'
import type { CaseFilter, CaseKind, CaseLevel, CaseState } from './cases.ts'

/** What the Today screen is divided into, in its order. */
export const todayGroups = ['now', 'today', 'waiting'] as const
export type TodayGroup = (typeof todayGroups)[number]

/** Why something stands on the Today screen. */
export type TodaySource =
  | 'emergencies'
  | 'overdue'
  | 'unfollowed'
  | 'warnings'
  | 'promises'
  | 'sheetsDemanded'
  | 'sheetsLate'
  | 'sheetsInLate'
  | 'callbacksOverdue'
  | 'unassigned'
  | 'taken'
  | 'dueToday'
  | 'callbacksToday'
  | 'visits'
  | 'careOpen'
  | 'sheetsToCheck'
  | 'sheetsIn'
  | 'leakWatch'
  | 'rounds'
  | 'boardRounds'
  | 'season'
  | 'stormReport'
  | 'patrols'
  | 'directives'
  | 'lettersToApprove'
  | 'lettersToRead'
  | 'lettersLate'
  | 'loansLate'
  | 'contractsEnding'
  | 'collections'
  | 'filing'
  | 'rehearsal'
  | 'mine'
  | 'toVerify'
  | 'waiting'
  | 'sheetsOut'
  | 'callbacksOthers'
  | 'open'
  | 'receivedToday'

/** The one thing to do next about a row. */
export type TodayAction =
  | 'takeOver'
  | 'start'
  | 'resolve'
  | 'endWait'
  | 'verifyGood'
  | 'note'
  | 'keep'
  | 'chase'
  | 'writeSheet'
  | 'check'
  | 'reply'
  | 'look'
  | 'answer'
  | 'analyse'
  | 'call'
  | 'care'
  | 'visit'
  | 'see'

/** The list behind a number: the list of cases narrowed by a filter, or an address of its own. */
export type TodayTarget =
  | {
      readonly filter: Omit<CaseFilter, 'receivedFrom' | 'receivedBefore' | 'followedBefore'>
      /** Received since this day. */
      readonly from?: string
      /** Grave ones in which nobody made an entry today. */
      readonly unfollowed?: boolean
    }
  | { readonly path: string }

/** A number on top, with the list it opens. */
export interface TodayNumber {
  readonly source: TodaySource
  readonly group: TodayGroup | null
  readonly total: BoundedCount
  readonly target: TodayTarget
}

/** One thing to do. */
export interface TodayRow {
  /** The thing, whatever it stands here for: `case/<id>`. */
  readonly key: string
  readonly path: string
  readonly source: TodaySource
  /** Other reasons for which it would stand here. */
  readonly also: readonly TodaySource[]
  readonly caseId: string | null
  readonly number: string | null
  readonly unitNumber: string | null
  /** Owner or caller, or whom it is with. */
  readonly who: Words | null
  readonly kind: CaseKind | null
  readonly what: Words | null
  readonly state: CaseState | null
  readonly waitingOn: string | null
  readonly emergency: boolean
  readonly level: { readonly level: CaseLevel; readonly confirmed: boolean } | null
  /** When it has to be done, UTC milliseconds. */
  readonly due: number | null
  /** Since when it is there, UTC milliseconds. */
  readonly at: number
  readonly responsible: string | null
  /** Null for whom may only read. */
  readonly action: TodayAction | null
}

/** What to do now, in order, for who asks. */
export interface TodayScreen {
  readonly numbers: readonly TodayNumber[]
  readonly groups: readonly { readonly group: TodayGroup; readonly rows: readonly TodayRow[] }[]
}
