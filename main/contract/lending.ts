import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { Day, FileHash, Id, Line, Phone, Text } from './values.ts'

/** What is lent: papers of files, keys, samples of finishes, tools, equipment. */
export const thingKinds = ['paper', 'key', 'sample', 'tool', 'equipment'] as const
export const ThingKind = z.enum(thingKinds)
export type ThingKind = z.infer<typeof ThingKind>

export const thingConditions = ['good', 'worn', 'damaged', 'in-repair', 'lost', 'replaced'] as const
export const ThingCondition = z.enum(thingConditions)
export type ThingCondition = z.infer<typeof ThingCondition>

/** How somebody confirmed having got it: on the screen, on a slip of paper that is scanned, or on trust. */
export const signedWays = ['drawn', 'paper', 'none'] as const
export const SignedWay = z.enum(signedWays)
export type SignedWay = z.infer<typeof SignedWay>

/** What a file of the register shows. */
export const lendingParts = ['photo', 'signature', 'slip', 'returned'] as const
export const LendingPart = z.enum(lendingParts)
export type LendingPart = z.infer<typeof LendingPart>

export const thingStates = ['in', 'lent', 'late', 'retired'] as const
export const ThingState = z.enum(thingStates)
export type ThingState = z.infer<typeof ThingState>

const about = { thingId: Id }
export const SaveThingInput = z.object({
  ...about,
  kind: ThingKind,
  name: Line,
  /** Where it is kept: `柜 2-3`. Empty where nobody says. */
  place: z.string().trim().max(120),
  /** The home it belongs to; null for the desk's own. */
  unitId: Id.nullable(),
  condition: ThingCondition,
  note: Text.max(2000),
  base: FormBase,
})
export const ThingInput = z.object(about)
/** A repair, a loss, a replacement: another condition with what was done. */
export const SetConditionInput = z.object({
  ...about,
  condition: ThingCondition,
  note: Text.max(2000),
  /** The thing that took its place. */
  replacedBy: Id.nullable().default(null),
  /** `condition`: in which it was. */
  base: FormBase,
})

const Borrower = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('staff'), staffId: Id }),
  /** Somebody the desk knows. */
  z.object({ kind: z.literal('person'), personId: Id }),
  /** An organisation of the desk's directory. */
  z.object({ kind: z.literal('partner'), partnerId: Id }),
  z.object({ kind: z.literal('outside'), name: Line, phone: Phone.nullable() }),
])
export const LendInput = z.object({
  ...about,
  loanId: Id,
  borrower: Borrower,
  purpose: z.string().trim().max(500),
  /** Last day of the loan at the site. */
  due: Day,
  signed: SignedWay,
})
export const ReturnInput = z.object({ loanId: Id, condition: ThingCondition, note: Text.max(2000) })
export const LoanInput = z.object({ loanId: Id })
/** `base`: `due`, the day it had. */
export const ExtendInput = z.object({ loanId: Id, due: Day, base: FormBase })
export const ChaseLoanInput = z.object({ loanId: Id, note: Text.max(2000) })
/** A stored file of a thing or of one of its loans. */
export const AttachLendingInput = z.object({
  ...about,
  loanId: Id.nullable(),
  fileId: Id,
  part: LendingPart,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
})

/** Whose entries of a register are asked for: a person's or a home's. */
export const SubjectInput = z.object({ personId: Id.optional(), unitId: Id.optional() })

export const ThingListInput = z.object({
  kind: ThingKind.optional(),
  state: ThingState.optional(),
  text: z.string().trim().max(100).default(''),
  /** `next` of the page before. */
  after: z.string().max(80).optional(),
  limit: z.int().min(1).max(500).default(200),
})
export type ThingListInput = z.output<typeof ThingListInput>

/** A file of the register; null names were erased. */
export interface RegisterFile {
  readonly id: string
  readonly part: string
  readonly hash: string
  readonly size: number
  readonly name: string | null
  readonly mediaType: string
}

/** One loan. Phones are masked. Times are UTC milliseconds. */
export interface LoanRow {
  readonly id: string
  readonly thingId: string
  readonly number: string
  readonly thingName: string | null
  readonly thingKind: ThingKind
  readonly borrowerName: string | null
  /** Who of those the desk knows, or which organisation, borrowed it. */
  readonly personId: string | null
  readonly partnerId: string | null
  readonly outside: boolean
  readonly phone: string | null
  readonly purpose: string | null
  readonly lentAt: number
  readonly lentByName: string | null
  readonly due: string
  readonly late: boolean
  readonly signed: SignedWay
  readonly returnedAt: number | null
  readonly returnedToName: string | null
  readonly conditionOut: ThingCondition
  readonly conditionIn: ThingCondition | null
  readonly returnNote: string | null
  readonly chases: number
  readonly files: readonly RegisterFile[]
}

export interface ThingRow {
  readonly id: string
  readonly number: string
  readonly kind: ThingKind
  readonly name: string | null
  readonly place: string
  readonly unitNumber: string | null
  readonly condition: ThingCondition
  readonly state: ThingState
  /** The loan that runs. */
  readonly loan: LoanRow | null
}

export interface ThingDetail extends ThingRow {
  readonly unitId: string | null
  readonly note: string | null
  readonly replacedBy: { readonly id: string; readonly number: string } | null
  readonly files: readonly RegisterFile[]
  /** All its loans, newest first. */
  readonly loans: readonly LoanRow[]
  /** Repairs, losses and replacements, newest first. */
  readonly conditions: readonly {
    readonly at: number
    readonly byName: string | null
    readonly condition: ThingCondition
    readonly note: string | null
  }[]
}
