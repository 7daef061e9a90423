import { z } from 'zod'
import { Day, Id, Line, Text } from './values.ts'

/** A directive of its own, or supervision: a chase from above about a case that is late. */
export const directiveKinds = ['directive', 'supervision'] as const
export const DirectiveKind = z.enum(directiveKinds)
export type DirectiveKind = z.infer<typeof DirectiveKind>

/** What a site tells headquarters: that it needs something, or that something is difficult. */
export const needKinds = ['need', 'difficulty'] as const
export const NeedKind = z.enum(needKinds)
export type NeedKind = z.infer<typeof NeedKind>

const words = { title: Line, text: Text }

/** At headquarters: what goes down to a site; `caseId` is a case of that site. */
export const SendDirectiveInput = z.object({
  hqSiteId: Id,
  directiveId: Id,
  kind: DirectiveKind,
  caseId: Id.nullable(),
  /** A day at the site. */
  dueOn: Day.nullable(),
  ...words,
})
export const CloseDirectiveInput = z.object({ hqSiteId: Id, directiveId: Id, text: Text })
export const AnswerNeedInput = z.object({ hqSiteId: Id, needId: Id, text: Text.min(1) })

/** At the site. */
export const DirectiveInput = z.object({ directiveId: Id })
export const AnswerDirectiveInput = z.object({ directiveId: Id, text: Text.min(1) })
export const RaiseNeedInput = z.object({ needId: Id, kind: NeedKind, caseId: Id.nullable(), ...words })
export const NeedInput = z.object({ needId: Id })

/** A directive as both sides see it. Times are UTC milliseconds, days are days at the site. */
export interface DirectiveRow {
  readonly id: string
  readonly kind: DirectiveKind
  readonly caseId: string | null
  readonly caseNumber: string | null
  /** Null where it was erased. */
  readonly title: string | null
  readonly text: string | null
  /** Who at headquarters sent it. */
  readonly sender: string | null
  readonly dueOn: string | null
  readonly givenAt: number
  readonly acknowledgedAt: number | null
  readonly acknowledgedByName: string | null
  readonly answer: string | null
  readonly answeredAt: number | null
  readonly answeredByName: string | null
  readonly doneAt: number | null
  readonly doneByName: string | null
  readonly closedAt: number | null
  readonly closing: string | null
}

/** A need or difficulty as both sides see it. */
export interface NeedRow {
  readonly id: string
  readonly kind: NeedKind
  readonly caseId: string | null
  readonly caseNumber: string | null
  readonly title: string | null
  readonly text: string | null
  readonly raisedAt: number
  readonly raisedByName: string | null
  readonly settledAt: number | null
  readonly answer: string | null
  readonly answeredAt: number | null
  /** Who at headquarters answered. */
  readonly sender: string | null
}

/** Neither done nor closed, and its day has passed. @param today the day at the site */
export const isDirectiveLate = (
  { dueOn, doneAt, closedAt }: Pick<DirectiveRow, 'dueOn' | 'doneAt' | 'closedAt'>,
  today: string,
): boolean => dueOn !== null && dueOn < today && doneAt === null && closedAt === null
