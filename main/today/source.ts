import type { BoundedCount } from '../contract/case-views.ts'
import type { CollectionToDo } from '../contract/collections.ts'
import type { Role } from '../contract/permissions.ts'
import type { Profile } from '../contract/profile.ts'
import type { TodayGroup, TodayRow, TodaySource, TodayTarget } from '../contract/today.ts'
import type { ReadDatabase } from '../database/read.ts'

/** For whom and when Today is asked. */
export interface TodayContext {
  readonly read: ReadDatabase
  readonly profile: Profile
  readonly staffId: string
  readonly role: Role
  /** UTC milliseconds. */
  readonly now: number
  /** IANA zone of the site. */
  readonly timeZone: string
  /** Since when a rehearsal of the backup is due, for whom it concerns; null where none is. UTC milliseconds. */
  readonly rehearsalDue: number | null
  /** Campaigns with homes to go to still, for whom they concern. */
  readonly collections: readonly CollectionToDo[]
}

/** What a source has for somebody: the number, the list behind it, and its first rows in order. */
export interface TodayFinding {
  readonly total: BoundedCount
  readonly target: TodayTarget
  readonly rows: readonly Omit<TodayRow, 'source' | 'also'>[]
}

/**
 * One reason why something is to be done. Sources are listed in the order of urgency; each reads through the queries
 * of one domain, by index walks and bounded counts, so that a million cases do not slow the screen.
 */
export interface TodaySourceDefinition {
  readonly name: TodaySource
  /** Null for a number alone. */
  readonly group: TodayGroup | null
  /** Undefined where it is no matter of this role. */
  find(context: TodayContext): TodayFinding | undefined
}

/** Most rows a source shows; the rest is behind its number. */
export const firstRows = 10
