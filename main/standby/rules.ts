import type { CopyReason, LogPlace } from '../contract/standby.ts'

/** At the latest so often a copy is made while anything is entered, in milliseconds. */
export const copyEvery = 10 * 60_000
/** So many operations are worth a copy of their own. */
export const operationsWorthACopy = 50
/** Between two copies of importance: a copy of the whole database is not made for each case of a storm. */
export const copyAtMostEvery = 2 * 60_000
/** The gravest level of a case that still is of importance: major and serious. */
const graveLevel = 2

/** How often a standby says that it is there, in milliseconds. */
export const contactEvery = 15_000
/** The same while the main computer does not answer: when it comes back it waits for this. */
export const contactSoon = 3_000
/** A standby that was silent for so long is not there, in milliseconds. */
export const silentAfter = 3 * contactEvery

/** Bytes a second that standbys may fetch together: the desk's own people go first. */
export const bytesPerSecond = 16_000_000

/** An operation as the decision needs it. */
export interface Entry {
  readonly type: string
  /** The facts as JSON. */
  readonly facts: string
}

/** What is asked about when a copy may be due. */
export interface CopyQuestion {
  /** The standby's newest whole copy; null before the first. */
  readonly copy: (LogPlace & { readonly at: number }) | null
  readonly head: LogPlace
  /** The desk's clock. */
  readonly now: number
  /** Operations behind the copy, in order, at least so many as are worth a copy where there are. */
  readonly entries: readonly Entry[]
}

/** Why a copy is due now; null where nothing is new, or what is new may wait. */
export function whyDue({ copy, head, now, entries }: CopyQuestion): CopyReason | null {
  if (!copy) return 'first'
  if (copy.incarnation === head.incarnation && copy.sequence === head.sequence) return null
  // Another incarnation, or a log that is shorter than the copy: the desk itself was restored.
  if (copy.incarnation !== head.incarnation || copy.sequence > head.sequence) return 'first'
  const age = now - copy.at
  // A clock that was put back must not make a copy wait for hours.
  if (age >= copyEvery || age < 0) return 'time'
  // A device that was revoked must not come back to life by a copy that does not know of it.
  if (entries.some(({ type }) => type === 'device.revoked')) return 'device'
  if (age < copyAtMostEvery) return null
  if (entries.some(({ type }) => type === 'warning.raised' || type === 'warning.escalated')) return 'warning'
  if (entries.some(isGrave)) return 'grave'
  return entries.length >= operationsWorthACopy ? 'operations' : null
}

/** Whether an operation is about a case that is grave, or an emergency. */
export function isGrave({ type, facts }: Entry): boolean {
  if (type !== 'case.received' && type !== 'case.levelSet' && type !== 'case.levelProposed') return false
  const { level, emergency } = JSON.parse(facts) as { level?: unknown; emergency?: unknown }
  return emergency === true || (typeof level === 'number' && level <= graveLevel)
}
