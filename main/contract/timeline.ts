import type { CaseKind, CaseLevel, Channel, ResponsibleKind } from './cases.ts'
import type { LeakWord } from './leak-words.ts'
import type { DeadlineGoal, StepRole } from './profile-deadlines.ts'
import type { UsedAnswer } from './used-answer.ts'

/** What every entry of a timeline says: who, when, about what. */
interface EntryBase {
  /** Order of arrival in the log; pages and keys go by it. */
  readonly position: number
  readonly id: string
  /** The desk's clock. */
  readonly at: number
  /** When it is said to have happened, where that differs. */
  readonly happenedAt: number | null
  /** Null for the program itself. */
  readonly actorId: string | null
  readonly actorName: string | null
  /** There were words of people here; they were erased as the law asks. */
  readonly erased: boolean
}

const leakEntryTypes = [
  'leak.reported',
  'leak.calledAgain',
  'leak.callTakenBack',
  'leak.placed',
  'leak.triaged',
  'leak.dispatched',
  'leak.recalled',
  'leak.steppedBack',
  'leak.advanced',
  'leak.notEntered',
  'leak.householdTold',
  'leak.repairPlanned',
  'leak.repaired',
  'leak.tested',
  'leak.accepted',
  'leak.returned',
  'leak.joinedSource',
  'leak.damageNoted',
  'leak.damageAgreed',
  'leak.damageStruck',
  'leak.costNoted',
  'leak.costCharged',
  'leak.costReversed',
  'leak.lossShown',
  'leak.teamNoted',
] as const
type LeakEntryType = (typeof leakEntryTypes)[number]

interface CaseEntryBase extends EntryBase {
  readonly caseId: string
  /** Known on timelines of units and persons, where entries of several cases stand together. */
  readonly caseNumber: string | null
}

/** Words are undefined where none were written, and where they were erased. */
export type CaseEntry = CaseEntryBase &
  (
    | {
        readonly type: 'case.received'
        readonly channel: Channel
        readonly kind: CaseKind
        readonly category: readonly string[]
        readonly emergency: boolean
        readonly text: string | undefined
        readonly wish: string | undefined
      }
    | {
        readonly type: 'case.corrected'
        /** Names of what was changed: members of CorrectCaseInput. */
        readonly changed: readonly string[]
        readonly kind: CaseKind | undefined
        readonly category: readonly string[] | undefined
        readonly emergency: boolean | undefined
        readonly room: string | null | undefined
        readonly callerName: string | undefined
        readonly text: string | undefined
        readonly place: string | undefined
        readonly wish: string | undefined
        readonly source: string | undefined
      }
    | {
        readonly type: 'case.noted'
        readonly kind: string
        readonly text: string | undefined
        /** Whom a chase or a supervision is addressed to, of the staff … */
        readonly to: string | null
        readonly toName: string | null
        /** … or somebody outside. */
        readonly recipient: string | undefined
        /** The words are those of this standard answer. */
        readonly usedAnswer?: UsedAnswer | undefined
      }
    | {
        readonly type: 'case.assigned'
        readonly to: string | null
        readonly toName: string | null
        readonly note: string | undefined
      }
    | { readonly type: 'case.handlingStarted' }
    | {
        readonly type: 'case.waitingStarted'
        readonly on: string
        readonly since: number
        readonly note: string | undefined
      }
    | {
        readonly type: 'case.waitingEnded'
        readonly since: number
        readonly until: number
        readonly note: string | undefined
      }
    | {
        readonly type: 'case.resolved'
        readonly text: string | undefined
        readonly usedAnswer?: UsedAnswer | undefined
        /** Id of the cause that was named with it. */
        readonly cause?: string | undefined
      }
    | { readonly type: 'case.verified'; readonly good: boolean; readonly text: string | undefined }
    | {
        readonly type: 'case.closed'
        readonly withoutCallback: string | null
        readonly text: string | undefined
        readonly cause?: string | undefined
      }
    | { readonly type: 'case.reopened'; readonly text: string | undefined }
    | {
        readonly type: 'case.voided'
        readonly reason: string
        readonly duplicateOf: string | null
        readonly duplicateOfNumber: string | null
        readonly text: string | undefined
      }
    | { readonly type: 'case.restored' }
    | {
        readonly type: 'case.fileAttached'
        readonly fileId: string
        readonly hash: string
        readonly size: number
        readonly mediaType: string
        readonly name: string | undefined
      }
    /** What the rules say; `rule` is the id of one of the profile, null for the ordinary level. */
    | {
        readonly type: 'case.levelProposed'
        readonly level: CaseLevel | null
        readonly rule: string | null
        readonly words: readonly string[]
      }
    | {
        readonly type: 'case.levelSet'
        readonly level: CaseLevel
        readonly rule: string | null
        readonly confirmed: boolean
        readonly text: string | undefined
      }
    | {
        readonly type: 'case.causeFound'
        readonly cause: string | null
        readonly text: string | undefined
      }
    /** Who is complained of; null where that was taken back. */
    | { readonly type: 'case.complainedOf'; readonly name: string | null }
    /** `text` is the party, for the kind `none` the reason why there is none. */
    | {
        readonly type: 'case.responsibleFixed'
        readonly kind: ResponsibleKind
        readonly text: string | undefined
      }
    | {
        readonly type: 'case.linked' | 'case.unlinked'
        readonly leader: string
        readonly leaderNumber: string | null
      }
    | {
        readonly type: 'promise.made'
        readonly dueAt: number
        readonly approver: string | undefined
        readonly text: string | undefined
      }
    | { readonly type: 'promise.moved'; readonly dueAt: number; readonly text: string | undefined }
    | { readonly type: 'promise.ended'; readonly kept: boolean; readonly text: string | undefined }
    | { readonly type: 'promise.reopened' }
    /** A deadline came near or passed, or a role further up was told of it; `rule` is the id of one of the profile. */
    | {
        readonly type: 'deadline.warned' | 'deadline.breached' | 'deadline.stepReached'
        readonly goal: DeadlineGoal
        readonly rule: string
        readonly percent: number
        readonly role: StepRole
        readonly reachedAt: number
      }
    /** Somebody gave a deadline more time. */
    | { readonly type: 'deadline.moved'; readonly dueAt: number | null; readonly text: string | undefined }
    /** What happened to the leak that the case is about. */
    | {
        readonly type: LeakEntryType
        readonly said: readonly LeakWord[]
        readonly teamId: string | null
        readonly teamName: string | null
        /** When something is due or was promised, UTC milliseconds. */
        readonly until: number | null
        readonly text: string | undefined
      }
    /** Somebody looked at the caller's full number. */
    | { readonly type: 'case.unmasked' }
  )

/** Entries of other things (unit, person, erasure): what happened, to what, and the facts as the log has them. */
export interface OtherEntry extends EntryBase {
  readonly type: 'other'
  /** Type of the operation, for example `person.movedIn`. */
  readonly operation: string
  readonly aggregate: string
  readonly aggregateId: string
  /** Never personal. */
  readonly facts: Readonly<Record<string, unknown>>
}

export type TimelineEntry = CaseEntry | OtherEntry

/** Timeline of one case, oldest first. */
export interface CaseTimeline {
  readonly entries: readonly CaseEntry[]
  /** Give it as `after` for the next entries; null when these were the last. */
  readonly next: number | null
}
