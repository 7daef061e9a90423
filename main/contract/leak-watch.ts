import { z } from 'zod'
import type { ClusterKind } from './leak-clusters.ts'
import type { LeakRow } from './leaks.ts'
import type { PhoneNeed } from './team-phone.ts'
import { Id, Millis, Text } from './values.ts'
import type { Words } from './words.ts'

/**
 * Why a household may turn to the press or gather others, the gravest first. `silent`: nobody spoke with it within its
 * time; `many`: its source has several households; `neighbours`, `press`: it said so.
 */
export const leakWatchReasons = ['press', 'neighbours', 'returned', 'many', 'silent'] as const
export type LeakWatchReason = (typeof leakWatchReasons)[number]

const words = (zh: string, en: string): Words => ({ zh, en })
export const leakWatchWords: Readonly<Record<LeakWatchReason, Words>> = {
  press: words('提到媒体', 'Speaks of the press'),
  neighbours: words('提到邻居', 'Speaks of neighbours'),
  returned: words('修后又漏', 'Leaks again'),
  many: words('同源多户', 'Many homes of one source'),
  silent: words('超时未联系', 'Not spoken with in time'),
}

/** Who looks after a household from now on, what was agreed with it, and when it is spoken with next. */
export const AgreeLeakInput = z.object({
  caseId: Id,
  keeperId: Id,
  text: Text.min(1).max(2_000),
  nextAt: Millis,
})

/** A household to be looked after, until its leak is over. */
export interface WatchedLeak {
  readonly leak: LeakRow
  readonly reasons: readonly LeakWatchReason[]
  readonly keeperName: string | null
  /** When it is spoken with next, as agreed; null where nothing is, or that moment has passed. UTC milliseconds. */
  readonly agreedUntil: number | null
}

/** What stands beside a leak on the board: the source it shares with others, and why its household is watched. */
export interface LeakMark {
  readonly caseId: string
  /** Null for a home alone. */
  readonly source: {
    readonly id: string
    readonly kind: ClusterKind
    /** Its leaks that are not over, this one included. */
    readonly open: number
  } | null
  readonly reasons: readonly LeakWatchReason[]
  /** When it is spoken with next, as agreed; null where nothing is, or that moment has passed. UTC milliseconds. */
  readonly agreedUntil: number | null
  /** What its team asked for with its phone since it was sent; null where nothing, or the water is stopped. */
  readonly need: PhoneNeed | null
}
