import { z } from 'zod'
import {
  CaseFilter,
  type CaseKind,
  type CaseLevel,
  CaseSort,
  type CaseState,
  type CaseStep,
  type Channel,
  type ResponsibleKind,
} from './cases.ts'
import type { CaseDue } from './deadlines.ts'
import { Id } from './values.ts'
import type { Words } from './words.ts'

/** Where a page of a list ended; made by the core, handed back unchanged as `before`. */
export const PageCursor = z.string().max(80)

const page = { before: PageCursor.optional(), limit: z.int().min(1).max(200).default(50) }

/** A page of the case list, newest first. */
export const CaseListInput = z.object({
  filter: CaseFilter.default({}),
  sort: CaseSort.default('received'),
  ...page,
})

/** Full-text search, newest first. Words are separated by blanks; a case must have all of them. */
export const CaseSearchInput = z.object({
  text: z.string().max(500),
  filter: CaseFilter.default({}),
  ...page,
})

export const CaseCountsInput = z.object({ filter: CaseFilter.omit({ states: true }).default({}) })
export const CaseInput = z.object({ caseId: Id })
export const TimelineInput = z.object({
  caseId: Id,
  /** Entries behind this position; to page on, or to ask only for what is new. */
  after: z.int().min(0).optional(),
  limit: z.int().min(1).max(500).default(200),
})
export const SubjectTimelineInput = z.object({ subjectId: Id, ...page })
/** What intake knows so far. `text` is looked at for words that earlier cases have too. */
export const AtHandInput = z.object({
  unitId: Id.nullish(),
  personId: Id.nullish(),
  buildingId: Id.nullish(),
  category: z.array(z.string().max(60)).max(3).optional(),
  text: z.string().max(20_000).optional(),
  /** The case that is looked at: no earlier one of itself. */
  exceptCaseId: Id.optional(),
})

/** One case in a list. */
export interface CaseRow {
  readonly id: string
  readonly number: string
  readonly kind: CaseKind
  /** Category ids, most general first; their words are in the profile. */
  readonly category: readonly string[]
  readonly channel: Channel
  readonly state: CaseState
  readonly emergency: boolean
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly buildingId: string | null
  readonly buildingName: string | null
  readonly personId: string | null
  readonly personName: string | null
  readonly callerName: string | null
  /** Masked: `138****5678`. */
  readonly callerPhone: string | null
  /** First line of the text, at most 120 characters; null where it was erased. */
  readonly summary: string | null
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly waitingOn: string | null
  readonly waitingSince: number | null
  readonly receivedAt: number
  readonly activeAt: number
  readonly files: number
  /** 1 major, 2 serious, 3 ordinary; null where its kind has no levels. */
  readonly level: CaseLevel | null
  /** Id of the rule of the profile that led to it; `person` where somebody decided otherwise. */
  readonly levelReason: string | null
  /** A person confirmed or overrode it; until then it is what the desk proposes. */
  readonly levelConfirmed: boolean
  /** Its nearest deadline; null where there is none, or where it is stopped. */
  readonly due: CaseDue | null
  /** The case that leads it; null where it stands alone or leads. */
  readonly leaderId: string | null
}

/** One page, newest first; `next` asks for the next one, null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}
export type CasePage = Page<CaseRow>

/**
 * A count that stops at `countLimit`, or where too many rows would have to be looked at: `more` is true then, and the
 * list says "1000+", or "37+".
 */
export interface BoundedCount {
  readonly count: number
  readonly more: boolean
}
export const countLimit = 1000

/** Per state, how many cases the filter leaves; each count is bounded. */
export type CaseCounts = Readonly<Record<CaseState, BoundedCount>>

export interface CaseFile {
  readonly id: string
  /** SHA-256; the file is at `/files/<hash>`. */
  readonly hash: string
  readonly size: number
  /** Null where it was erased. */
  readonly name: string | null
  readonly mediaType: string
  readonly takenAt: number | null
  readonly attachedAt: number
}

/** Waiting cases that one reminder can be about. */
export interface WaitingGroup {
  readonly channel: Channel
  readonly waitingOn: string | null
  /** Who has to see to it. */
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly cases: number
  /** Since when the first of them waits. */
  readonly since: number
}

/** A case of another owner with the same matter. */
export interface LinkedCase {
  readonly id: string
  readonly number: string
  readonly state: CaseState
  readonly unitNumber: string | null
}

/** Everything about one case. */
export interface CaseDetail extends CaseRow {
  readonly text: string | null
  readonly projectId: string | null
  readonly room: string | null
  readonly place: string | null
  readonly wish: string | null
  /** Address of the post it was found in. */
  readonly source: string | null
  readonly firstContact: string | null
  readonly firstContactName: string | null
  readonly resolvedAt: number | null
  readonly verified: 'good' | 'bad' | null
  readonly closedAt: number | null
  readonly withoutCallback: string | null
  readonly voidReason: string | null
  readonly duplicateOf: string | null
  readonly duplicateOfNumber: string | null
  /** Other cases voided as duplicates of this one. */
  readonly duplicates: readonly { readonly id: string; readonly number: string }[]
  readonly attachments: readonly CaseFile[]
  /** Steps that its state allows now; permissions are the screen's to add. */
  readonly steps: readonly CaseStep[]
  /** Words of whoever decided on the level otherwise than proposed. */
  readonly levelNote: string | null
  readonly levelByName: string | null
  /** What the rules say now: level and id of the rule. */
  readonly proposed: { readonly level: CaseLevel; readonly rule: string | null } | null
  /** Id of a cause of the profile. */
  readonly cause: string | null
  /** Who is complained of, where that is known: one of the staff, or a name; null where nobody is. */
  readonly complainedOf: { readonly staffId: string | null; readonly name: string | null } | null
  /** The responsible party as it was fixed: who, by whom, when. */
  readonly responsible: {
    readonly kind: ResponsibleKind
    /** Null where it was erased. */
    readonly party: string | null
    readonly byName: string | null
    readonly at: number
  } | null
  /** The case that leads this one. */
  readonly leader: LinkedCase | null
  /** Cases that follow this one, at most 200. */
  readonly followers: readonly LinkedCase[]
  /** Other cases that follow the same leader, at most 200. */
  readonly siblings: readonly LinkedCase[]
  /** When a person last made an entry. */
  readonly followedAt: number | null
  /** Sequence of the last operation on it; changes whenever anything about the case does. */
  readonly position: number
}

/** What is at hand for somebody taking a case. */
export interface AtHand {
  /** Open cases of the unit (or of the person where no unit is given), newest first, at most 20. */
  readonly open: readonly CaseRow[]
  /** The last three cases of the unit or person, whatever their state. */
  readonly recent: readonly CaseRow[]
  /** Cases of the same category in the building within 7 days; null while building or category is unknown. */
  readonly sameCategory: {
    readonly cases: BoundedCount
    /** Different units among the rows counted. */
    readonly units: number
    readonly rows: readonly CaseRow[]
  } | null
  /** Whether the part is still under warranty; null where the category says of no part. */
  readonly warranty: WarrantyAtHand | null
  /** Closed cases about the same things, at most five, with how they were solved. */
  readonly similar: readonly EarlierCase[]
}

/** How it stands with the warranty of a part, as far as the desk knows. */
export interface WarrantyAtHand {
  readonly part: Words
  /** The least term; null for the design life of the building. */
  readonly months: number | null
  /** The day the home was taken over, `2023-06-01`; null where no owner is registered with a day. */
  readonly from: string | null
  /** First day on which it is owed no more; null where it is not known, or for the design life. */
  readonly until: string | null
  /** Null where it is not known. */
  readonly owed: boolean | null
  /** Who usually owes the repair. */
  readonly responsible: Words | null
  /** Who was responsible for the same in this building the last time somebody fixed it. */
  readonly last: {
    readonly caseId: string
    readonly number: string
    readonly kind: ResponsibleKind
    /** Null where it was erased. */
    readonly party: string | null
  } | null
}

/** A closed case; `solution` is null where nobody said how, or the words were erased. */
export interface EarlierCase extends CaseRow {
  readonly solution: string | null
}
