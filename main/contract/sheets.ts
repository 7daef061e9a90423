import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { FileHash, Id, Line, Millis, Text } from './values.ts'

/** Out: we ask somebody in writing. In: somebody asks us. */
export const sheetDirections = ['out', 'in'] as const
export const SheetDirection = z.enum(sheetDirections)
export type SheetDirection = z.infer<typeof SheetDirection>

/**
 * Out: draft → issued → delivered → replied → accepted → closed; sent back after a reply that does not do; withdrawn.
 * In: received → answered → closed (the answer's delivery is recorded); withdrawn.
 */
export const sheetStates = [
  'draft',
  'issued',
  'delivered',
  'replied',
  'sent-back',
  'accepted',
  'received',
  'answered',
  'closed',
  'withdrawn',
] as const
export const SheetState = z.enum(sheetStates)
export type SheetState = z.infer<typeof SheetState>

/** States in which the recipient owes something (out), or we do (in): what a due date runs against. */
export const awaitingStates = [
  'issued',
  'delivered',
  'sent-back',
  'received',
  'answered',
] as const satisfies readonly SheetState[]

/** What can be done to a sheet where its state allows it; `attach` adds files. */
export const sheetSteps = [
  'correct',
  'issue',
  'deliver',
  'reply',
  'accept',
  'sendBack',
  'close',
  'withdraw',
  'chase',
  'moveDue',
  'takeStep',
  'answer',
  'deliverAnswer',
  'attach',
] as const
export type SheetStep = (typeof sheetSteps)[number]

export const deliveryWays = ['by-hand', 'messenger', 'email', 'fax', 'post', 'phone'] as const
export const DeliveryWay = z.enum(deliveryWays)
export type DeliveryWay = z.infer<typeof DeliveryWay>

export const withdrawReasons = ['settled', 'mistake', 'wrong-recipient', 'replaced', 'other'] as const
export const WithdrawReason = z.enum(withdrawReasons)

/** What a file of a sheet belongs to: the sheet itself, the reply to it, our answer. */
export const sheetParts = ['sheet', 'reply', 'answer'] as const
export const SheetPart = z.enum(sheetParts)
export type SheetPart = z.infer<typeof SheetPart>

/** Our number of a sheet, with the incarnation's letter after a restore. */
export const SheetNumber = z.string().regex(/^LX-[A-Z0-9]{2,8}-\d{4}-\d{4,}[A-Z]*$/)

/** Id of a recipient: one of the profile's, or an entry of the desk's own. */
export const RecipientId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)

const about = { sheetId: Id }
const note = Text.max(2000).optional()
const matter = { subject: Line, text: Text.min(1) }
/** When it happened; the desk's clock where absent. Not before the step it follows, not ahead of the desk's clock. */
const when = { at: Millis.optional() }

export const WriteSheetInput = z.object({
  ...about,
  caseId: Id.nullable().default(null),
  /** The home it is about, for a sheet without a case. */
  unitId: Id.nullable().default(null),
  recipient: RecipientId,
  ...matter,
  /** The profile's usual time for the recipient where absent. */
  dueAt: Millis.optional(),
  /** Files of the case that go along. */
  caseFiles: z.array(Id).max(50).default([]),
  /** Numbered and issued at once; else it stays a draft. */
  issue: z.boolean().default(true),
})
export type WriteSheetInput = z.input<typeof WriteSheetInput>

export const CorrectSheetInput = z.object({
  ...about,
  recipient: RecipientId.optional(),
  subject: Line.optional(),
  text: Text.min(1).optional(),
  dueAt: Millis.nullable().optional(),
  base: FormBase,
})
export const IssueSheetInput = z.object({ ...about, dueAt: Millis.optional() })
export const DeliverSheetInput = z.object({
  ...about,
  receivedBy: Line.optional(),
  way: DeliveryWay,
  ...when,
})
export const ReplySheetInput = z.object({
  ...about,
  text: Text.min(1),
  repliedBy: Line.optional(),
  ...when,
})
export const AcceptSheetInput = z.object({
  ...about,
  text: note,
  /** Closed in the same step. */
  close: z.boolean().default(true),
})
export const SendBackSheetInput = z.object({ ...about, text: Text.min(1), dueAt: Millis.optional() })
export const CloseSheetInput = z.object({ ...about, text: note })
export const WithdrawSheetInput = z.object({ ...about, reason: WithdrawReason, text: note })
export const ChaseSheetInput = z.object({ ...about, text: note })
/** Chases every late sheet of a recipient, the longest overdue first; at most 500 in one go. */
export const ChaseLateInput = z.object({ recipient: RecipientId, text: note })
export const MoveDueInput = z.object({
  ...about,
  dueAt: Millis,
  text: Text.min(1).max(2000),
  /** `dueAt`, as it was. */
  base: FormBase,
})
/** A step of the way the recipient's sheets go, such as "design judges"; the outcome where the step has choices. */
export const TakeSheetStepInput = z.object({
  ...about,
  step: z.string().max(60),
  outcome: z.string().max(60).optional(),
  text: note,
  ...when,
})
export const ReceiveSheetInput = z.object({
  ...about,
  sender: RecipientId,
  /** The number the sender gave it. */
  senderNumber: Line.max(60).optional(),
  caseId: Id.nullable().default(null),
  unitId: Id.nullable().default(null),
  ...matter,
  receivedAt: Millis.optional(),
  /** When our answer is due; the profile's usual time for the sender where absent. */
  dueAt: Millis.optional(),
})
export const AnswerSheetInput = z.object({ ...about, text: Text.min(1) })
export const AttachSheetFileInput = z.object({
  ...about,
  fileId: Id,
  part: SheetPart,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
})

export const RecipientKind = z.enum([
  'department',
  'property-company',
  'contractor',
  'design',
  'sales',
  'hq',
  'other',
])
export type RecipientKind = z.infer<typeof RecipientKind>

export const AddRecipientInput = z.object({
  recipientId: Id,
  kind: RecipientKind,
  name: Line.max(60),
  /** Who to turn to there, with a phone as people write it. */
  contact: Line.optional(),
  /** Usual time to a reply, wall-clock hours. */
  dueHours: z.int().min(1).max(2000).optional(),
})
export const ChangeRecipientInput = z.object({
  recipientId: Id,
  name: Line.max(60).optional(),
  contact: Line.nullable().optional(),
  dueHours: z.int().min(1).max(2000).nullable().optional(),
  /** No longer offered for new sheets. */
  retired: z.boolean().optional(),
  base: FormBase,
})
