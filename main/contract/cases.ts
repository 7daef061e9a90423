import { z } from 'zod'
import { FormBase } from './meanwhile.ts'
import { UsedAnswer } from './used-answer.ts'
import { FileHash, Id, Line, Millis, Phone, Text } from './values.ts'

/** 咨询 投诉 报修 建议 纠纷 表扬 */
export const caseKinds = ['consultation', 'complaint', 'repair', 'suggestion', 'dispute', 'praise'] as const
export const CaseKind = z.enum(caseKinds)
export type CaseKind = z.infer<typeof CaseKind>

export const channels = [
  'counter',
  'phone',
  'letter',
  'fax',
  'home-visit',
  'suggestion-box',
  'wechat',
  'microblog',
  'forum',
  'hotline',
  'property-company',
  'hq',
  'department',
  'staff',
] as const
export const Channel = z.enum(channels)
export type Channel = z.infer<typeof Channel>

export const caseStates = ['received', 'handling', 'resolved', 'closed', 'void'] as const
export const CaseState = z.enum(caseStates)
export type CaseState = z.infer<typeof CaseState>
/** States in which somebody still has to do something. */
export const openStates = ['received', 'handling', 'resolved'] as const satisfies readonly CaseState[]

/** What can be done to a case where its state allows it; `work` is notes, files, assignment, corrections. */
export const caseSteps = [
  'handle',
  'wait',
  'resolve',
  'verify',
  'close',
  'reopen',
  'void',
  'restore',
  'work',
] as const
export type CaseStep = (typeof caseSteps)[number]

export const waitingReasons = ['owner', 'parts', 'other'] as const
export const WaitingReason = z.enum(waitingReasons)
/** `misrouted`: it was never ours, and went back to whoever sent it, such as a government hotline. */
export const voidReasons = ['duplicate', 'mistake', 'misrouted', 'other'] as const
export const VoidReason = z.enum(voidReasons)
/** Why a case is closed without a callback; recorded, because closing normally needs one. */
export const noCallbackReasons = [
  'answered-on-the-spot',
  'owner-declined',
  'unreachable',
  'anonymous',
  'other',
] as const
export const NoCallbackReason = z.enum(noCallbackReasons)
/** `copy`: progress or a visit was passed on to the salesperson of the owner. */
export const noteKinds = ['note', 'call', 'visit', 'chase', 'supervise', 'promise', 'copy'] as const
export const NoteKind = z.enum(noteKinds)
export const rooms = [
  'entrance',
  'living-room',
  'bedroom',
  'kitchen',
  'bathroom',
  'balcony',
  'roof',
  'basement',
  'facade',
  'stairwell',
  'parking',
  'garden',
  'other',
] as const
export const Room = z.enum(rooms)

/** Whose fault a matter is; `none` where nobody is responsible, with the reason why. */
export const responsibleKinds = [
  'contractor',
  'supplier',
  'property-company',
  'department',
  'design',
  'sales',
  'own-service',
  'owner',
  'other',
  'none',
] as const
export const ResponsibleKind = z.enum(responsibleKinds)
export type ResponsibleKind = z.infer<typeof ResponsibleKind>

/** Kinds that are recorded and closed in one step where they are answered on the spot. */
const atOnceKinds: readonly CaseKind[] = ['praise', 'consultation']

/**
 * Whether an answer on the spot closes a case of this kind. Any other is resolved by it and stays open: it gets its
 * level, is looked at again, and closing it plans the callback.
 */
export const closesAtOnce = (kind: CaseKind): boolean => atOnceKinds.includes(kind)

/** 1 major, 2 serious, 3 ordinary. */
export const CaseLevel = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type CaseLevel = z.infer<typeof CaseLevel>
export const caseLevels = [1, 2, 3] as const satisfies readonly CaseLevel[]

/** Number of a case as people read it, with the incarnation's letter after a restore. */
export const CaseNumber = z.string().regex(/^KF-[A-Z0-9]{2,8}-\d{6}-\d{4,}[A-Z]*$/)

/** Path of category ids from the profile, most general first, at most three. */
export const CategoryPath = z.array(z.string().min(1).max(60)).max(3)

const matter = {
  kind: CaseKind,
  category: CategoryPath,
  emergency: z.boolean(),
  unitId: Id.nullable(),
  personId: Id.nullable(),
  room: Room.nullable(),
}
const words = {
  callerName: Line.optional(),
  callerPhone: Phone.optional(),
  text: Text.min(1),
  place: Text.max(300).optional(),
  wish: Text.max(2000).optional(),
  /** Address of a post, for findings on the web. */
  source: z.url().max(2000).optional(),
}

/** Id of a cause of the profile. */
const CauseId = z.string().min(1).max(60)

export const ReceiveCaseInput = z.object({
  caseId: Id,
  channel: Channel,
  ...matter,
  ...words,
  /** Answered at once: a praise or a question is closed with it, anything else is resolved and goes on from there. */
  answeredOnTheSpot: z
    .object({
      answer: Text.min(1),
      usedAnswer: UsedAnswer.optional(),
      /** What caused it; where it is closed with that and nobody says, the one that is usual for its kind. */
      cause: CauseId.optional(),
    })
    .optional(),
  /** What was said to the owner where the matter goes on: the first entry of the case. */
  told: z.object({ text: Text.min(1), usedAnswer: UsedAnswer.optional() }).optional(),
})
export type ReceiveCaseInput = z.input<typeof ReceiveCaseInput>

const about = { caseId: Id }
/** Words a correction can take away again. */
export const clearableWords = ['callerName', 'callerPhone', 'place', 'wish', 'source'] as const
export const ClearableWord = z.enum(clearableWords)
export type ClearableWord = z.infer<typeof ClearableWord>
export const CorrectCaseInput = z.object({
  ...about,
  changes: z.object({ ...matter, ...words }).partial(),
  /** Entered by mistake and taken away; a member that is also among the changes is changed. */
  clear: z.array(ClearableWord).max(clearableWords.length).default([]),
  /** The caller's phone as it was shown: masked. */
  base: FormBase,
})
export const NoteCaseInput = z.object({
  ...about,
  kind: NoteKind.default('note'),
  text: Text.min(1),
  /** Whom a chase or a supervision is addressed to: one of the staff … */
  to: Id.optional(),
  /** … or somebody outside, as people call them. */
  recipient: Line.max(100).optional(),
  /** The words are those of a standard answer. */
  usedAnswer: UsedAnswer.optional(),
})
export const AssignCaseInput = z.object({
  ...about,
  to: Id.nullable(),
  note: Text.max(2000).optional(),
  /** `to`: who had it when this was decided. */
  base: FormBase,
})
export const StartWaitingInput = z.object({ ...about, on: WaitingReason, note: Text.max(2000).optional() })
export const EndWaitingInput = z.object({
  ...about,
  note: Text.max(2000).optional(),
  /** `waitingOn`: what it waited for when this was decided. */
  base: FormBase,
})
export const StartHandlingInput = z.object(about)
export const ResolveCaseInput = z.object({
  ...about,
  text: Text.min(1),
  cause: CauseId.optional(),
  /** `cause`: the one that was found before. */
  base: FormBase,
})
export const VerifyCaseInput = z.object({ ...about, good: z.boolean(), text: Text.max(2000).optional() })
export const CloseCaseInput = z.object({
  ...about,
  /** Null where the owner is called back: a plan of the profile has to say so. */
  withoutCallback: NoCallbackReason.nullable(),
  text: Text.max(2000).optional(),
  /** What caused it; may be left out where the case has its cause. */
  cause: CauseId.optional(),
  /** `cause`: the one that was found before. */
  base: FormBase,
})
export const ReopenCaseInput = z.object({ ...about, text: Text.min(1) })
export const VoidCaseInput = z.object({
  ...about,
  reason: VoidReason,
  duplicateOf: Id.nullable().default(null),
  text: Text.max(2000).optional(),
})
/** Confirms the proposed level, or overrides it with a reason. */
export const SetLevelInput = z.object({
  ...about,
  level: CaseLevel,
  reason: Text.max(2000).optional(),
  /** `level`: the one it had. */
  base: FormBase,
})
export const FindCauseInput = z.object({
  ...about,
  /** Id of a cause of the profile; null takes a cause away that was wrong. */
  cause: CauseId.nullable(),
  text: Text.max(2000).optional(),
  /** `cause`: the one it had. */
  base: FormBase,
})
/** Who is complained of: one of the staff, or somebody by name; neither where it is taken back. */
export const ComplainOfInput = z.object({
  ...about,
  staffId: Id.nullable(),
  name: Line.max(100).optional(),
  /** `complainedOf`: who it was, `{ staffId, name }`. */
  base: FormBase,
})
export const FixResponsibleInput = z.object({
  ...about,
  kind: ResponsibleKind,
  /** Who exactly; for `none` the reason why nobody is. */
  party: Text.min(1).max(500),
  /** `responsible` and `party`, as they were. */
  base: FormBase,
})
/** Which case each case followed, by id; null for none. */
const LeadersSeen = z
  .record(Id, Id.nullable())
  .refine(seen => Object.keys(seen).length <= 200)
  .optional()
export const LinkCasesInput = z.object({
  /** The case that leads. */
  leader: Id,
  /** Cases that follow it: each keeps its own answer and callback. */
  caseIds: z.array(Id).min(1).max(200),
  /** Which case each of them followed when this was decided, by its id. */
  base: LeadersSeen,
})
/** `base`: `leader`, which it followed. */
export const UnlinkCaseInput = z.object({ ...about, base: FormBase })
/** One answer for several owners: each case gets it as an entry of its own. */
export const AnswerLinkedInput = z.object({
  caseIds: z.array(Id).min(1).max(201),
  text: Text.min(1),
  /** Marks those that are still being worked on as resolved; otherwise it is a note. */
  resolve: z.boolean(),
  /** What caused it, for those of them that are resolved and have no cause yet. */
  cause: CauseId.optional(),
})
export const UnmaskCaseInput = z.object(about)
export const RestoreCaseInput = z.object(about)
export const AttachFileInput = z.object({
  ...about,
  fileId: Id,
  hash: FileHash,
  size: z.int().min(0),
  name: Line,
  mediaType: z.string().max(100),
  takenAt: Millis.nullable().default(null),
})

export const dueLists = ['overdue', 'today', 'soon'] as const
/** Overdue; due before the end of the day; due within 24 hours. */
export const DueList = z.enum(dueLists)
export type DueList = z.infer<typeof DueList>

/** Filter of the case list; every member narrows it. Lives in the address, so it holds no names or phones. */
export const CaseFilter = z.object({
  states: z.array(CaseState).max(5).optional(),
  kinds: z.array(CaseKind).max(6).optional(),
  category: z.string().max(60).optional(),
  /** Id of a cause, with everything below it; `none` for closed cases whose cause is not recorded. */
  cause: z.string().max(60).optional(),
  channel: Channel.optional(),
  buildingId: Id.optional(),
  unitId: Id.optional(),
  personId: Id.optional(),
  assignee: z.union([Id, z.literal('none')]).optional(),
  firstContact: Id.optional(),
  waiting: z.boolean().optional(),
  emergency: z.boolean().optional(),
  levels: z.array(CaseLevel).max(3).optional(),
  /** Major and serious ones that are open and where no person has made an entry since this moment. */
  followedBefore: Millis.optional(),
  waitingOn: WaitingReason.optional(),
  /** Overdue, due today or within 24 hours, as the clock of the desk says when it is asked. */
  due: DueList.optional(),
  receivedFrom: Millis.optional(),
  receivedBefore: Millis.optional(),
})
export type CaseFilter = z.infer<typeof CaseFilter>
export const caseSorts = ['received', 'activity'] as const
export const CaseSort = z.enum(caseSorts)
export type CaseSort = z.infer<typeof CaseSort>
