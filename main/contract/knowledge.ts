import { z } from 'zod'
import { CaseKind, CategoryPath } from './cases.ts'
import { LanguageCode } from './site.ts'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Text } from './values.ts'

/** How a standard answer stands on a day: only a valid one is offered. */
export const answerStates = ['valid', 'draft', 'upcoming', 'expired', 'retired'] as const
export const AnswerState = z.enum(answerStates)
export type AnswerState = z.infer<typeof AnswerState>

/** What every member of staff says on a question; the same shape in a draft, a version, an example of the profile. */
export const answerContent = {
  question: Text.min(1).max(500),
  answer: Text.min(1).max(4_000),
  /** Words by which a text about this is recognised. */
  words: z.array(z.string().trim().min(1).max(30)).max(30),
  /** Kinds it is offered for; every kind where empty. */
  kinds: z.array(CaseKind).max(6),
  /** Ids of categories it belongs to, of any level; their children count too. */
  categories: z.array(z.string().min(1).max(60)).max(10),
}

const about = { answerId: Id }
const version = { ...about, versionId: Id }

/** Writes a new answer, a new version of one, or changes the draft that there is. */
export const DraftAnswerInput = z.object({ ...version, ...answerContent, base: FormBase })
/** First and last day a version is said, on the site's calendar; without an end it is said until further notice. */
export const ApproveAnswerInput = z.object({
  ...version,
  from: Day,
  until: Day.nullable(),
  /** `question` and `answer`, as they were read. */
  base: FormBase,
})
/** `base`: `until`, its last day before. */
export const EndAnswerInput = z.object({ ...version, until: Day.nullable(), base: FormBase })
export const DropDraftAnswerInput = z.object(version)
export const RetireAnswerInput = z.object(about)
export const RestoreAnswerInput = z.object(about)
/** Takes the profile's examples over as drafts, in one language. */
export const AdoptExamplesInput = z.object({ language: LanguageCode })

/** Filter of the list of answers; lives in the address. */
export const AnswerFilter = z.object({
  state: AnswerState.optional(),
  kind: CaseKind.optional(),
  category: z.string().max(60).optional(),
  text: z.string().max(100).optional(),
})
export type AnswerFilter = z.infer<typeof AnswerFilter>

export const AnswerInput = z.object(about)
/** What is known of a matter while somebody types. */
export const AnswersAtHandInput = z.object({
  text: z.string().max(20_000),
  kind: CaseKind.nullish(),
  category: CategoryPath.optional(),
})

/** One version of an answer. */
export interface AnswerVersion {
  readonly id: string
  readonly version: number
  readonly question: string
  readonly answer: string
  readonly words: readonly string[]
  readonly kinds: readonly CaseKind[]
  readonly categories: readonly string[]
  /** Null while it is a draft. */
  readonly from: string | null
  readonly until: string | null
  readonly writtenBy: string | null
  readonly writtenAt: number
  readonly approvedBy: string | null
  readonly approvedAt: number | null
  /** How often it was given to an owner. */
  readonly uses: number
}

/** One answer in the list. */
export interface AnswerRow {
  readonly id: string
  readonly state: AnswerState
  /** The version that is valid today; else the one to come, the last one, or the draft. */
  readonly shown: AnswerVersion
  /** A draft waits beside it. */
  readonly draft: boolean
  /** Taken over from the profile's examples and not approved since. */
  readonly example: boolean
}

export interface AnswerDetail extends AnswerRow {
  /** Newest first. */
  readonly versions: readonly AnswerVersion[]
  /** The site's day by which `state` was judged. */
  readonly today: string
}

export interface AnswerPage {
  readonly rows: readonly AnswerRow[]
  readonly counts: Readonly<Record<AnswerState, number>>
  /** Examples of the profile that were not taken over yet. */
  readonly examples: number
}

/** An answer offered while somebody types. */
export interface OfferedAnswer {
  readonly answerId: string
  readonly version: number
  readonly question: string
  readonly answer: string
}
