import { z } from 'zod'
import type { LetterDecision } from './letter-decisions.ts'
import { FormBase } from './meanwhile.ts'
import { Day, FileHash, Id, Line, Text } from './values.ts'

/** Letters in (来文), letters out (发文), internal notices, notices to owners. */
export const letterDirections = ['in', 'out', 'internal', 'owners'] as const
export const LetterDirection = z.enum(letterDirections)
export type LetterDirection = z.infer<typeof LetterDirection>

/**
 * What kind of document it is: the authority matrix says for each what it needs before or after it is issued.
 * `party` is anybody else outside.
 */
export const letterKinds = [
  'owner-reply',
  'owner-notice',
  'property',
  'contractor',
  'government',
  'media',
  'lawyer',
  'headquarters',
  'internal',
  'party',
] as const
export const LetterKind = z.enum(letterKinds)
export type LetterKind = z.infer<typeof LetterKind>

/** Nothing, a copy filed with headquarters, approval before it is issued, approval and a record with headquarters. */
export const authorities = ['none', 'filing', 'approval', 'recording'] as const
export const Authority = z.enum(authorities)
export type Authority = z.infer<typeof Authority>

/** As shipped, until somebody changes the matrix. */
export const usualAuthority: Readonly<Record<LetterKind, Authority>> = {
  'owner-reply': 'none',
  'owner-notice': 'approval',
  property: 'none',
  contractor: 'none',
  government: 'recording',
  media: 'recording',
  lawyer: 'recording',
  headquarters: 'filing',
  internal: 'none',
  party: 'approval',
}

/** Whether a document waits for approval before it is issued. */
export const needsApproval = (authority: Authority): boolean =>
  authority === 'approval' || authority === 'recording'
/** Whether headquarters gets a copy or a record of it once it is out. */
export const needsHeadquarters = (authority: Authority): boolean =>
  authority === 'filing' || authority === 'recording'

export const letterStates = [
  'draft',
  'submitted',
  'approved',
  'issued',
  'received',
  'answered',
  'closed',
  'withdrawn',
] as const
export const LetterState = z.enum(letterStates)
export type LetterState = z.infer<typeof LetterState>

/** What of it is a file: the document itself, the reply to it, a photo of where it hangs. */
export const letterParts = ['letter', 'reply', 'posted'] as const
export const LetterPart = z.enum(letterParts)
export type LetterPart = z.infer<typeof LetterPart>

/** How a notice reached owners. */
export const postingWays = ['board', 'door', 'messenger', 'sms', 'post', 'phone', 'website'] as const
export const PostingWay = z.enum(postingWays)
export type PostingWay = z.infer<typeof PostingWay>

const about = { letterId: Id }
const Readers = z.array(Id).max(200)
const content = {
  kind: LetterKind,
  party: z.string().trim().max(200),
  subject: Line,
  text: Text,
  /** The day until which a reply is awaited from them, or owed by us for a letter in. */
  replyBy: Day.nullable(),
  /** The letter it answers. */
  answers: Id.nullable().default(null),
  /** Whose letter it is, or to whom, where the desk knows them; `party` says it in words all the same. */
  personId: Id.nullable().default(null),
  partnerId: Id.nullable().default(null),
  /** The home whose file it belongs to. */
  unitId: Id.nullable().default(null),
}
export const WriteLetterInput = z.object({
  ...about,
  direction: z.enum(['out', 'internal', 'owners']),
  ...content,
  readers: Readers.default([]),
})
export const CorrectLetterInput = z.object({ ...about, ...content, base: FormBase })
export const ReceiveLetterInput = z.object({
  ...about,
  ...content,
  /** Number the sender gave it. */
  theirNumber: z.string().trim().max(80),
  /** Day on the letter, and day it came in. */
  dated: Day.nullable(),
  receivedOn: Day,
  readers: Readers.default([]),
})
export const LetterInput = z.object(about)
/** `base`: what was read: `kind`, `party`, `subject`, `text`, `replyBy` and `files`, the ids of its attachments. */
export const ApproveLetterInput = z.object({ ...about, base: FormBase })
/** `base`: `unitId`, the home it had. */
export const LetterHomeInput = z.object({ ...about, unitId: Id.nullable(), base: FormBase })
export const RefuseLetterInput = z.object({ ...about, reason: Text.min(1).max(2000) })
export const LetterReplyInput = z.object({ ...about, text: Text.min(1), repliedOn: Day })
export const CloseLetterInput = z.object({ ...about, note: Text.max(2000) })
export const WithdrawLetterInput = z.object({ ...about, reason: Text.min(1).max(2000) })
export const CirculateInput = z.object({ ...about, readers: Readers.min(1) })
export const ChaseReadersInput = z.object({ ...about, note: Text.max(2000) })
export const HeadquartersInput = z.object({ ...about, on: Day, reference: z.string().trim().max(80) })
export const PostNoticeInput = z.object({
  ...about,
  postingId: Id,
  way: PostingWay,
  /** Where it hangs, or through whom it went. */
  place: z.string().trim().max(200),
  on: Day,
  /** How many homes it reached, as far as somebody counted. */
  reached: z.int().min(0).max(1_000_000).nullable(),
})
/** `base`: `until`, the day it was taken down before. */
export const TakeDownInput = z.object({ ...about, postingId: Id, on: Day, base: FormBase })
/** `base`: `authority`, as it was. */
export const SetAuthorityInput = z.object({ kind: LetterKind, authority: Authority, base: FormBase })
export const AttachLetterInput = z.object({
  ...about,
  fileId: Id,
  part: LetterPart,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
})

/**
 * What of the register is listed; `unread` is one's own, `open` awaits a reply or owes one, `late` are those of them
 * whose reply is due today or was due before.
 */
export const letterViews = ['all', 'unread', 'approve', 'open', 'late', 'headquarters'] as const
export const LetterListInput = z.object({
  direction: LetterDirection.optional(),
  view: z.enum(letterViews).default('all'),
  state: LetterState.optional(),
  text: z.string().trim().max(100).default(''),
  since: z.int().optional(),
  to: z.int().optional(),
  before: z.string().max(80).optional(),
  limit: z.int().min(1).max(500).default(200),
})
export type LetterListInput = z.output<typeof LetterListInput>

/** A letter in the register. Times are UTC milliseconds, days are days at the site. */
export interface LetterRow {
  readonly id: string
  readonly number: string | null
  readonly direction: LetterDirection
  readonly kind: LetterKind
  readonly state: LetterState
  readonly authority: Authority
  readonly party: string | null
  readonly personId: string | null
  readonly partnerId: string | null
  /** The home whose file it belongs to, and its number. */
  readonly unitId: string | null
  readonly unitNumber: string | null
  readonly subject: string | null
  readonly at: number
  readonly issuedAt: number | null
  readonly replyBy: string | null
  /** Its reply did not come, or was not given, by then. */
  readonly late: boolean
  readonly writtenByName: string | null
  readonly readers: number
  readonly read: number
  /** Headquarters still waits for its copy or record. */
  readonly owesHeadquarters: boolean
  readonly reached: number
  readonly files: number
}

export interface LetterReader {
  readonly staffId: string
  readonly name: string | null
  readonly readAt: number | null
  readonly chases: number
}

export interface Posting {
  readonly id: string
  readonly way: PostingWay
  readonly place: string | null
  readonly on: string
  readonly until: string | null
  readonly reached: number | null
}

export interface LetterDetail extends LetterRow {
  readonly text: string | null
  readonly theirNumber: string | null
  readonly dated: string | null
  readonly receivedOn: string | null
  readonly approvedByName: string | null
  readonly approvedAt: number | null
  /** Why it went back to its writer, was withdrawn or closed. */
  readonly remark: string | null
  readonly repliedOn: string | null
  readonly reply: string | null
  readonly headquartersOn: string | null
  readonly headquartersReference: string | null
  readonly answers: { readonly id: string; readonly number: string | null } | null
  readonly answeredBy: readonly { readonly id: string; readonly number: string | null }[]
  /** What headquarters said to it, the newest first. */
  readonly decisions: readonly LetterDecision[]
  readonly circulation: readonly LetterReader[]
  readonly postings: readonly Posting[]
  readonly attachments: readonly {
    readonly id: string
    readonly part: LetterPart
    readonly hash: string
    readonly size: number
    readonly name: string | null
    readonly mediaType: string
  }[]
  /** Shelf of the paper once it is filed; null before. */
  readonly shelf: string | null
}
