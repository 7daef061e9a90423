import type {
  CallbackMethod,
  CallbackState,
  CallbackWhen,
  CampaignListKind,
  CancelReason,
  CareState,
  Satisfaction,
} from './callbacks.ts'
import type { BoundedCount } from './case-views.ts'
import type { CaseKind } from './cases.ts'
import type { VisitRow } from './visits.ts'
import type { Words } from './words.ts'

/** One callback in a list. */
export interface CallbackRow {
  readonly id: string
  readonly state: CallbackState
  readonly plan: string
  /** What the plan or the campaign is called; the id of a plan that is no longer there. */
  readonly planName: Words
  readonly campaignId: string | null
  /** The first, second, … call of its plan, and how many that has. */
  readonly call: number
  readonly calls: number
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly caseKind: CaseKind | null
  /** First line of what the owner said then. */
  readonly caseSummary: string | null
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingName: string | null
  readonly personId: string | null
  /** The person, else the caller of the case. */
  readonly name: string | null
  /** Masked. */
  readonly phone: string | null
  /** The window: from this moment up to, not including, `dueAt`. UTC milliseconds, day ends of the site. */
  readonly fromAt: number
  readonly dueAt: number
  /** Null for ended ones. */
  readonly when: CallbackWhen | null
  readonly attempts: number
  /** Different days on which nobody was reached. */
  readonly failedDays: number
  readonly lastAttemptAt: number | null
  readonly endedAt: number | null
  readonly endedBy: string | null
  readonly endedByName: string | null
  readonly method: CallbackMethod | null
  readonly satisfaction: Satisfaction | null
  readonly words: string | null
  readonly reopened: boolean
  readonly contact: string | null
  readonly cancelReason: CancelReason | null
  readonly care: CareState | null
  /** Whether who asks may record it: they did not do the work. */
  readonly mine: boolean
}

export interface CallbackPage {
  readonly rows: readonly CallbackRow[]
  readonly next: string | null
}

/** A dissatisfied owner with the home visit that is to settle it. */
export interface CareRow extends CallbackRow {
  /** The latest visit planned because of it. */
  readonly visit: VisitRow | null
  /** Planned or agreed for the same home, whatever for: one visit settles both. */
  readonly openVisit: VisitRow | null
  /** How it was settled without a visit. */
  readonly careResult: string | null
}

export interface CarePage {
  readonly rows: readonly CareRow[]
  readonly next: string | null
}

/** Why somebody is visited: what a dissatisfied owner said, as the visitor has to know it. */
export interface CareReason {
  readonly callbackId: string
  readonly visitId: string
  readonly care: CareState
  /** The person, else the caller of the case. */
  readonly name: string | null
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly words: string | null
  /** When the owner was called back. UTC milliseconds. */
  readonly calledAt: number | null
}

export interface CallbackQuestionView {
  readonly id: string
  readonly text: Words
  readonly scale: number
  /** Given on the spot before the call, or in it. */
  readonly score: number | null
}

export interface CallbackAttempt {
  readonly id: string
  readonly at: number
  readonly by: string | null
  readonly byName: string | null
  readonly method: CallbackMethod
  readonly reached: boolean
  readonly note: string | null
}

/** Contact details that are gone through on the way. */
export interface CallbackContact {
  /** Masked, the one to call first. */
  readonly phones: readonly string[]
  /** Its beginning; the rest is masked. */
  readonly mailingAddress: string | null
  /** False for callers nobody registered: they have a phone only. */
  readonly hasAddress: boolean
}

/** Everything somebody needs for one call. */
export interface CallbackDetail extends CallbackRow {
  readonly questions: readonly CallbackQuestionView[]
  /** Newest first. */
  readonly tries: readonly CallbackAttempt[]
  /** What the owner brought then, in full. */
  readonly caseText: string | null
  readonly caseCategory: readonly string[]
  /** What was done, in the words of whoever resolved the case. */
  readonly resolution: string | null
  /** What is said first, from the campaign. */
  readonly script: string | null
  /** Who did the work and so cannot record the callback. */
  readonly workers: readonly { readonly id: string; readonly name: string }[]
  /** Null where there is nobody whose details they could be. */
  readonly contacts: CallbackContact | null
  /** How many on this desk may record it. */
  readonly others: number
}

export interface CallbackQueue {
  readonly calls: readonly CallbackDetail[]
  /** Calls that are due and that who asks may not make, because they did the work. */
  readonly notMine: number
  /** There are more behind these. */
  readonly more: boolean
}

/**
 * How many open callbacks there are of each part, dissatisfied owners nobody goes to see yet, and open callbacks about
 * one's own work.
 */
export type CallbackCounts = Readonly<Record<CallbackWhen | 'care' | 'others', BoundedCount>>

/** The two figures, never one without the other. */
export interface CallbackFigures {
  /** Callbacks whose window ended in the period; cancelled ones are not due. */
  readonly due: number
  /** Reached, or properly tried. */
  readonly done: number
  readonly reached: number
  /** In percent. */
  readonly target: number
  readonly satisfaction: Readonly<Record<Satisfaction, number>>
}

export interface DailySummary {
  readonly day: string
  /** Of the callbacks whose window ended on the day. */
  readonly figures: CallbackFigures
  /** What was tried and recorded on the day, in the order of time. */
  readonly calls: readonly {
    readonly attempt: CallbackAttempt
    readonly callback: CallbackRow
  }[]
  /** There are more than are listed. */
  readonly more: boolean
}

/** Whom a campaign over a list would call. */
export interface CampaignPreview {
  /** Calls to make: everybody once, however often they are on the list. */
  readonly count: number
  /** What stands on the list. */
  readonly listed: number
  /** More than a campaign may have. */
  readonly tooMany: boolean
  /** Names or numbers of the first few. */
  readonly first: readonly string[]
  /** Pasted rows in which nobody was found, or several: the first of them, with how many there are. */
  readonly unknown: readonly { readonly row: number; readonly text: string; readonly several: boolean }[]
  readonly unknownCount: number
}

export interface CampaignRow {
  readonly id: string
  /** Null where it was withheld. */
  readonly name: string | null
  readonly startedAt: number
  readonly startedByName: string | null
  readonly from: string
  readonly until: string
  readonly of: CampaignListKind
  /** The plan of the profile it goes by, if any. */
  readonly plan: Words | null
  readonly total: number
  readonly open: number
  readonly done: number
  readonly reached: number
  readonly endedAt: number | null
  /** The questions with how often they were answered and the mean of the figures. */
  readonly questions: readonly {
    readonly text: Words
    readonly scale: number
    readonly answers: number
    readonly mean: number | null
  }[]
}
