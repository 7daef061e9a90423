import { z } from 'zod'
import type { Page } from './case-views.ts'
import { ReceiveCaseInput } from './cases.ts'
import { FormBase } from './meanwhile.ts'
import { Day, FileHash, Id, Line, Phone, Text } from './values.ts'
import { WatchRhythm } from './watch.ts'

/** Notice boards and suggestion boxes around the estate, each with its rounds. */
export const boardKinds = ['board', 'box'] as const
export const BoardKind = z.enum(boardKinds)
export type BoardKind = z.infer<typeof BoardKind>

/** What a look at one came to: in order; put in order on the spot (torn or dated notices); something for a case. */
export const boardOutcomes = ['good', 'mended', 'finding'] as const
export const BoardOutcome = z.enum(boardOutcomes)
export type BoardOutcome = z.infer<typeof BoardOutcome>

const about = { boardId: Id }
export const boardContent = {
  kind: BoardKind,
  name: Line.max(80),
  place: z.string().trim().max(200),
  rhythm: WatchRhythm,
  /** Day of a weekly round, 1 Monday to 7 Sunday; not looked at for daily ones. */
  weekday: z.int().min(1).max(7),
  /** Who goes; null for whoever is on duty. */
  keeper: Id.nullable(),
}
export const SaveBoardInput = z.object({ ...about, ...boardContent, base: FormBase })
export const BoardInput = z.object(about)
export const BoardRoundInput = z.object({ ...about, roundId: Id, outcome: z.enum(['good', 'mended']) })
export const UndoBoardRoundInput = z.object({ roundId: Id })
export const BoardFindingInput = z.object({
  ...about,
  roundId: Id,
  matter: ReceiveCaseInput.omit({ channel: true, answeredOnTheSpot: true, source: true }),
})

export interface BoardRow {
  readonly id: string
  readonly kind: BoardKind
  readonly name: string
  readonly place: string
  readonly rhythm: WatchRhythm
  readonly weekday: number
  readonly keeper: string | null
  readonly keeperName: string | null
  readonly active: boolean
  readonly state: 'done' | 'due' | 'late'
  readonly dueDay: string
  readonly missed: number
  readonly lastAt: number | null
  readonly lastOutcome: BoardOutcome | null
}

export interface BoardRoundRow {
  readonly id: string
  readonly boardId: string
  readonly boardName: string
  readonly kind: BoardKind
  readonly day: string
  readonly at: number
  readonly byName: string | null
  readonly outcome: BoardOutcome
  readonly caseId: string | null
  readonly caseNumber: string | null
}
export type BoardRoundPage = Page<BoardRoundRow>

/** What the desk itself agreed with others: printing, couriers, on-call contractors, leases. */
export const contractKinds = ['service', 'supply', 'works', 'lease', 'insurance', 'other'] as const
export const ContractKind = z.enum(contractKinds)
export type ContractKind = z.infer<typeof ContractKind>

export const SaveContractInput = z.object({
  contractId: Id,
  number: z.string().trim().max(80),
  kind: ContractKind,
  title: Line,
  party: Line,
  partnerId: Id.nullable(),
  from: Day,
  until: Day,
  /** Days before its end at which Today begins to remind. */
  remindDays: z.int().min(0).max(365),
  /** Cents. */
  amount: z.int().min(0).max(100_000_000_000).nullable(),
  note: Text.max(2000),
  base: FormBase,
})
export const EndContractInput = z.object({ contractId: Id, note: Text.max(2000) })
export const ContractInput = z.object({ contractId: Id })
export const AttachContractInput = z.object({
  contractId: Id,
  fileId: Id,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
})

export interface ContractRow {
  readonly id: string
  readonly number: string
  readonly kind: ContractKind
  readonly title: string | null
  readonly party: string | null
  readonly partnerId: string | null
  readonly from: string
  readonly until: string
  readonly remindDays: number
  readonly amount: number | null
  readonly note: string | null
  readonly ended: boolean
  readonly state: 'running' | 'ending' | 'expired' | 'ended'
  readonly files: readonly {
    readonly id: string
    readonly hash: string
    readonly name: string | null
    readonly mediaType: string
  }[]
}

/** Organisations the desk works with. */
export const partnerKinds = [
  'property',
  'contractor',
  'design',
  'supplier',
  'government',
  'utility',
  'community',
  'media',
  'lawyer',
  'other',
] as const
export const PartnerKind = z.enum(partnerKinds)
export type PartnerKind = z.infer<typeof PartnerKind>

export const SavePartnerInput = z.object({
  partnerId: Id,
  kind: PartnerKind,
  name: Line,
  contact: z.string().trim().max(100),
  phone: Phone.nullable(),
  address: z.string().trim().max(200),
  note: Text.max(2000),
  base: FormBase,
})
export const PartnerInput = z.object({ partnerId: Id })

/** Whether an organisation is one of those somebody looks for; its kind in the words of the language they read. */
export const partnerFits = (
  { name, contact, phone }: Pick<PartnerRow, 'name' | 'contact' | 'phone'>,
  kind: string,
  text: string,
): boolean =>
  `${name} ${contact ?? ''} ${phone ?? ''} ${kind}`.toLowerCase().includes(text.trim().toLowerCase())

export interface PartnerRow {
  readonly id: string
  readonly kind: PartnerKind
  readonly name: string
  readonly contact: string | null
  readonly phone: string | null
  readonly address: string
  readonly note: string | null
  readonly active: boolean
}
