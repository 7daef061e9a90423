import { z } from 'zod'
import type { ErrorParams } from './errors.ts'
import { Id, Millis } from './values.ts'

/** Operations that are missing before what came: of which incarnation, first and last sequence. */
export const HeldGap = z.object({ incarnation: Id, from: z.int(), to: z.int() })
export type HeldGap = z.infer<typeof HeldGap>

/** A parcel that came, and what became of it. */
export interface InboxParcel {
  readonly kind: 'parcel'
  readonly id: string
  readonly at: number
  readonly hqSiteId: string
  readonly siteCode: string
  readonly siteName: string
  readonly number: number
  readonly last: boolean
  /** By the clock of the site. */
  readonly createdAt: number
  readonly bytes: number
  readonly applied: number
  readonly duplicates: number
  readonly heldBack: number
  readonly files: number
  readonly forks: number
  /** It is kept and waits for these; empty where it waits for nothing. */
  readonly gaps: readonly HeldGap[]
}

/** A file that was refused; nothing was changed by it. */
export interface InboxRefusal {
  readonly kind: 'refusal'
  readonly id: string
  readonly at: number
  readonly name: string
  readonly code: string
  readonly params: ErrorParams
}

export type InboxEntry = InboxParcel | InboxRefusal

/** A page of what came, newest first; of one site where it is named. */
export const InboxInput = z.object({
  hqSiteId: Id.nullable().default(null),
  before: z
    .object({ at: Millis, id: z.string().max(80) })
    .nullable()
    .default(null),
  limit: z.int().min(1).max(200).default(50),
})

/** Parcels taken in at once. */
export const mostParcels = 500

export const ReceiveInput = z.object({ uploadIds: z.array(z.string().max(64)).min(1).max(mostParcels) })

/** What taking in several parcels came to. */
export interface ReceivedAll {
  readonly taken: number
  readonly refused: number
  readonly waiting: number
  /** A receipt was written for each of these sites. */
  readonly receipts: readonly { readonly hqSiteId: string; readonly name: string; readonly number: number }[]
}

/** What is counted of a site, as its last parcel has it; what is overdue is so now. */
export interface HqSiteFigures {
  /** Cases. */
  readonly open: number
  readonly overdue: number
  /** Open leaks and other emergencies. */
  readonly leaks: number
  /** Entries of people in the seven days up to its last parcel. */
  readonly entriesOfWeek: number
  /** Days without any entry, of so many up to its last parcel. */
  readonly quietDays: number
  readonly ofDays: number
}

/** A site of headquarters in the list. Counts are of what headquarters holds. */
export interface HqSiteRow extends HqSiteFigures {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly invitedAt: number
  readonly enrolledAt: number | null
  /** When an invitation that is open runs out; null where none is. */
  readonly invitationUntil: number | null
  /** When a parcel of it came last, and what its clock said when it was made. */
  readonly heardAt: number | null
  readonly saidAt: number | null
  readonly program: string | null
  readonly receipts: number
  /** Parcels that wait for what is missing before them. */
  readonly waiting: number
  readonly operations: number
  readonly missing: number
  readonly forks: number
  readonly heldBack: number
}

/** What one of a site's keys is known by. */
export interface HqKeyRow {
  readonly fingerprint: string
  readonly since: number
  readonly revokedAt: number | null
  /** When the site's next key took its place; null while it is the one in use. */
  readonly replacedAt: number | null
}

/** An operation of a site that is kept and not used. */
export interface HeldBackEntry {
  readonly position: number
  readonly type: string
  /** UTC milliseconds, by the clock of the site. */
  readonly at: number
  /** `newer`, `broken`, `dependant`, `fork`. */
  readonly why: string
  /** A copy of the site recorded it that went on by itself. */
  readonly fromCopy: boolean
  /** The case it is about, where that is known here. */
  readonly caseNumber: string | null
}

/** A case of a site: the code of the site and the id of the case. */
export const HqCaseKey = z.string().regex(/^[A-Z0-9]{2,8}\.[0-9a-f-]{36}$/)
export const HqCaseInput = z.object({ key: HqCaseKey })
export const HqCaseStoryInput = z.object({
  key: HqCaseKey,
  after: z.int().min(0).optional(),
  limit: z.int().min(1).max(500).default(300),
})
