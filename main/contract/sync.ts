import { z } from 'zod'
import { Id } from './values.ts'

/** Everything new; texts now and files later; figures only, without what identifies or quotes people. */
export const bundleContents = ['everything', 'text', 'figures'] as const
export type BundleContent = (typeof bundleContents)[number]

/** Bytes of a parcel: as small as an e-mail takes, as large as the format allows. */
export const smallestParcel = 2 * 2 ** 20
export const largestParcel = 250 * 2 ** 20

export const ExportBundleInput = z.object({
  content: z.enum(bundleContents).default('everything'),
  /** Absolute path of a folder, or of the first file of the bundle where it ends in `.desk-bundle`. */
  to: z.string().min(1),
  parcelBytes: z.int().min(smallestParcel).max(largestParcel).default(largestParcel),
})

/** What a bundle of the site came to. */
export interface WrittenBundle {
  readonly set: string
  readonly files: readonly string[]
  readonly bytes: number
  readonly operations: number
  /** Files of the archive that went along, and those that were missing or damaged. */
  readonly archived: number
  readonly unreadable: number
  readonly incarnation: string
  readonly sequence: number
}

/** How far the other side holds an incarnation. */
export const HeldEnd = z.object({
  incarnation: Id,
  sequence: z.int().min(0),
  words: z.int().min(0),
  /** Chain hash of the last of them; headquarters of older programs do not say it. */
  hash: z.string().optional(),
})
export type HeldEnd = z.infer<typeof HeldEnd>

/** What there is to send to headquarters. */
export interface Unsent {
  readonly operations: number
  /** Operations headquarters holds without words. */
  readonly withoutWords: number
  /** When the oldest of them was recorded, UTC milliseconds; null where there is none. */
  readonly since: number | null
}

/** What a receipt told, beside how far the log is held. */
export const ReceiptSaid = z.object({
  /** Operations that are missing before parcels that wait there. */
  gaps: z.array(z.object({ incarnation: Id, from: z.int(), to: z.int() })),
  /** Copies of this site that went on by themselves, from which sequence on. */
  forks: z.array(z.object({ incarnation: Id, at: z.int() })),
  /** Operations that are kept there and not in its tables, by reason. */
  heldBack: z.array(z.object({ why: z.string(), count: z.int() })),
  /** Files it asks for. */
  missing: z.int(),
  /** A copy of this very desk had gone on by itself: numbers go on under a new letter here. */
  newIncarnation: z.boolean(),
})
export type ReceiptSaid = z.infer<typeof ReceiptSaid>

/** Longer without a receipt is late, in milliseconds. */
export const lateAfter = 7 * 86_400_000

/** The exchange with headquarters in the status line; `hq` is null where there is none. */
export interface ExchangeState {
  readonly hq: string | null
  /** Operations it has not confirmed. */
  readonly unsent: number
  /** Milliseconds since the last receipt, or since the site joined. */
  readonly silentFor: number
  readonly late: boolean
}

/** A line of the history: a bundle that was written, a receipt that was taken in. */
export type ExchangeEntry =
  | {
      readonly kind: 'sent'
      readonly id: string
      readonly at: number
      readonly content: BundleContent
      readonly parcels: number
      readonly bytes: number
      readonly operations: number
      readonly files: number
      /** Headquarters said that it holds the log up to there. */
      readonly confirmed: boolean
    }
  | {
      readonly kind: 'receipt'
      readonly id: string
      readonly at: number
      /** By the clock of headquarters. */
      readonly madeAt: number
      readonly number: number
      readonly said: ReceiptSaid
    }

/** How a site and its headquarters stand; all null where the site belongs to none. */
export interface SyncOverview {
  readonly link: {
    readonly name: string
    /** Fingerprint of what headquarters signs with. */
    readonly key: string
    readonly enrolledAt: number
    readonly confirmedAt: number | null
    readonly receiptAt: number | null
  } | null
  readonly unsent: Unsent | null
  readonly lastSent: Extract<ExchangeEntry, { kind: 'sent' }> | null
  readonly lastReceipt: Extract<ExchangeEntry, { kind: 'receipt' }> | null
}

/** Characters of an invitation file. */
export const longestInvitation = 64 * 1024

/** What an invitation says, for whoever decides about it. Nothing of its secret. */
export interface InvitationView {
  readonly hq: string
  /** Fingerprint of what headquarters signs with. */
  readonly key: string
  /** Code of the site it is for. */
  readonly code: string
  readonly createdAt: number
  readonly expiresAt: number
  /** Where headquarters is reached over a network; null where it does not say. */
  readonly address: string | null
  /** Why it is of no use here; null where it is. */
  readonly problem: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  } | null
  /** This site belongs to the same headquarters already and joins it anew. */
  readonly again: boolean
}

/** What a job that wrote a bundle answers to the screen. */
export const ExportResult = z.object({
  /** The parcels lie ready to be fetched; else they lie in the folder. */
  fetch: z.boolean(),
  folder: z.string().nullable(),
  files: z.array(z.string()),
  bytes: z.int(),
  operations: z.int(),
  archived: z.int(),
  unreadable: z.int(),
})
export type ExportResult = z.infer<typeof ExportResult>

/** How headquarters is reached over a network. */
export const LineInput = z.object({
  /** `https://host:port`; empty where there is none. */
  address: z.string().trim().max(300),
  /** `http://user:password@host:port`; empty where there is none. With its password as it was shown, it stays. */
  proxy: z.string().trim().max(300),
  /** PEM of authorities to be trusted besides those everybody trusts. */
  certificates: z.string().trim().max(60_000),
  /** 0 without a limit. */
  bytesPerSecond: z.int().min(0).max(1_000_000_000),
  /** 0 where nothing happens by itself. */
  everyMinutes: z.int().min(0).max(10_080),
})
export type LineInput = z.infer<typeof LineInput>

/** The same as it is shown, with how the last try went. */
export interface LineView extends LineInput {
  readonly triedAt: number | null
  readonly failure: {
    readonly code: string
    readonly params: Readonly<Record<string, string | number>>
  } | null
}

/** What a sync over the network came to, as a job answers it to the screen. */
export const NetworkResult = z.object({
  parcels: z.int(),
  bytes: z.int(),
  operations: z.int(),
  archived: z.int(),
  /** Of the receipt that was taken in; null where headquarters gave none. */
  receipt: z.int().nullable(),
})
export type NetworkResult = z.infer<typeof NetworkResult>
