import { z } from 'zod'
import { PageCursor } from './case-views.ts'
import { ReceiveCaseInput } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Day, Id, Line, Millis, Text } from './values.ts'

/** What kind of place on the web it is. */
export const watchKinds = [
  'forum',
  'message-board',
  'microblog',
  'short-video',
  'review',
  'news',
  'other',
] as const
export const WatchKind = z.enum(watchKinds)
export type WatchKind = z.infer<typeof WatchKind>

/** A round each day, or one each week. */
export const watchRhythms = ['daily', 'weekly'] as const
export const WatchRhythm = z.enum(watchRhythms)
export type WatchRhythm = z.infer<typeof WatchRhythm>

/** What a round came to; `unreachable` is a round that was tried, and counts as done. */
export const roundOutcomes = ['nothing', 'finding', 'unreachable'] as const
export const RoundOutcome = z.enum(roundOutcomes)
export type RoundOutcome = z.infer<typeof RoundOutcome>

/** An address of the web as people paste it; anything else than http and https leads nowhere. */
const WebAddress = z.url({ protocol: /^https?$/ }).max(2000)

/** What an entry of the watch list says. */
export const watchPlaceContent = {
  name: Line.max(80),
  address: WebAddress,
  kind: WatchKind,
  rhythm: WatchRhythm,
  /** Day of a weekly round, 1 Monday to 7 Sunday; not looked at for daily ones. */
  weekday: z.int().min(1).max(7),
  /** Who looks; null for whoever is at the desk. */
  watcher: Id.nullable(),
  /** What to search for there. */
  note: Text.max(500),
}

const about = { placeId: Id }
export const SaveWatchPlaceInput = z.object({ ...about, ...watchPlaceContent, base: FormBase })
export const RemoveWatchPlaceInput = z.object(about)
export const RestoreWatchPlaceInput = z.object(about)
export const DoRoundInput = z.object({
  ...about,
  roundId: Id,
  outcome: z.enum(['nothing', 'unreachable']),
})
export const UndoRoundInput = z.object({ roundId: Id })
/** A finding becomes a case in one step; the round counts as done with it. */
export const ReportFindingInput = z.object({
  ...about,
  roundId: Id,
  findingId: Id,
  /** When it was posted; null where the page does not say. */
  postedAt: Millis.nullable(),
  matter: ReceiveCaseInput.omit({ channel: true, answeredOnTheSpot: true, source: true }).extend({
    /** Address of the post. */
    source: WebAddress,
  }),
})

export const WatchLedgerInput = z.object({
  placeId: Id.optional(),
  outcome: RoundOutcome.optional(),
  from: Day.optional(),
  to: Day.optional(),
  before: PageCursor.optional(),
  limit: z.int().min(1).max(200).default(100),
})
export type WatchLedgerInput = z.input<typeof WatchLedgerInput>

/** How the round of a place stands: `late` is a weekly one whose day has passed. */
export type RoundState = 'done' | 'due' | 'late'

/** A place of the watch list with how today's round stands. */
export interface WatchPlace {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly kind: WatchKind
  readonly rhythm: WatchRhythm
  readonly weekday: number
  readonly watcher: string | null
  readonly watcherName: string | null
  readonly note: string
  readonly active: boolean
  readonly state: RoundState
  /** The day the round that counts now belongs to. */
  readonly dueDay: string
  /** Rounds before that nobody did; counts at most 99. */
  readonly missed: number
  readonly lastRound: RoundRow | null
}

/** One round in the ledger. */
export interface RoundRow {
  readonly id: string
  readonly placeId: string
  readonly placeName: string
  readonly day: string
  readonly at: number
  readonly byName: string | null
  readonly outcome: RoundOutcome
  readonly findings: readonly FindingRow[]
}

export interface FindingRow {
  readonly caseId: string
  readonly caseNumber: string
  readonly postedAt: number | null
  readonly foundAt: number
}

/** Where a case was found on the web. */
export interface FoundAt {
  readonly placeId: string
  readonly placeName: string
  readonly postedAt: number | null
  readonly foundAt: number
}
