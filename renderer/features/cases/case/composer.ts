import { z } from 'zod'
import {
  NoCallbackReason,
  type noteKinds,
  VoidReason,
  WaitingReason,
} from '../../../../main/contract/cases.ts'
import type { OfferedAnswer } from '../../../../main/contract/knowledge.ts'
import { UsedAnswer } from '../../../../main/contract/used-answer.ts'
import { Id } from '../../../../main/contract/values.ts'

/** What the reply box will do when it is sent: an entry of some kind, or a step with its words. */
export const composerModes = [
  'note',
  'call',
  'visit',
  'chase',
  'supervise',
  'copy',
  'assign',
  'wait',
  'endWait',
  'resolve',
  'verifyGood',
  'verifyBad',
  'close',
  'reopen',
  'void',
] as const
export type ComposerMode = (typeof composerModes)[number]

/** Entries that only say something. A promise has a form of its own beside the case: it needs a time and an approver. */
export const noteModes = [
  'note',
  'call',
  'visit',
  'chase',
  'supervise',
  'copy',
] as const satisfies readonly (typeof noteKinds)[number][]

export const isNoteMode = (mode: ComposerMode): mode is (typeof noteModes)[number] =>
  noteModes.some(note => note === mode)

/** What stands in the reply box. The words stay when another step is chosen or a colleague was quicker. */
export const Composed = z.object({
  mode: z.enum(composerModes),
  text: z.string(),
  /** Staff id; null for nobody. */
  to: Id.nullable(),
  waitingOn: WaitingReason,
  /** Null: the owner is called back. */
  withoutCallback: NoCallbackReason.nullable(),
  voidReason: VoidReason.nullable(),
  duplicateOf: Id.nullable(),
  /** Whom a chase, a supervision or a copy is addressed to: a name as typed, or one of the staff. */
  recipient: z.string().max(100).default(''),
  recipientId: Id.nullable().default(null),
  /** Id of the cause that is named on the way; null where nothing new is said of it. */
  cause: z.string().max(60).nullable().default(null),
  /** The answer goes to the linked cases of other owners too. */
  withLinked: z.boolean().default(true),
  /** The standard answer that was put there; it counts as long as its words stand in the text. */
  used: UsedAnswer.extend({ text: z.string() }).nullable().default(null),
})
export type Composed = z.infer<typeof Composed>

export const nothingComposed: Composed = {
  mode: 'note',
  text: '',
  to: null,
  waitingOn: 'owner',
  withoutCallback: null,
  voidReason: null,
  duplicateOf: null,
  recipient: '',
  recipientId: null,
  cause: null,
  withLinked: true,
  used: null,
}

/** What was written behind what is sent by now, while it was on its way; a step chosen meanwhile stays chosen. */
export function restOf(sent: Composed, now: Composed): Composed {
  const text = now.text.startsWith(sent.text) ? now.text.slice(sent.text.length).trimStart() : now.text
  return { ...(now.mode === sent.mode ? nothingComposed : now), text }
}

/** Puts a standard answer behind what was written so far, as an entry or whatever step was chosen. */
export function giveAnswer(composed: Composed, { answerId, version, answer }: OfferedAnswer): Composed {
  const before = composed.text.trim()
  const text = answer.trim()
  return {
    ...composed,
    text: before === '' || before.includes(text) ? before || text : `${before}\n${text}`,
    used: { answerId, version, text },
  }
}

/** Whether an entry is addressed to somebody. */
const isAddressed = (mode: ComposerMode): boolean =>
  mode === 'chase' || mode === 'supervise' || mode === 'copy'

/** Whom an entry is addressed to; nothing for other entries. */
export function addressedIn({ mode, recipient, recipientId }: Composed): {
  readonly to?: string
  readonly recipient?: string
} {
  if (!isAddressed(mode)) return {}
  if (recipientId !== null) return { to: recipientId }
  return recipient.trim() === '' ? {} : { recipient: recipient.trim() }
}

/** Which standard answer the words are those of. */
export function usedIn({ used, text }: Composed): { readonly usedAnswer?: UsedAnswer } {
  return used && text.includes(used.text)
    ? { usedAnswer: { answerId: used.answerId, version: used.version } }
    : {}
}

const needsText: readonly ComposerMode[] = [...noteModes, 'resolve', 'verifyBad', 'reopen']

/**
 * What is missing before it can be sent; null where nothing is. A case that is called back by plan is closed without a
 * reason. `cause` is the one that counts: chosen, found earlier, or proposed.
 */
export function missingFrom(
  composed: Composed,
  calledBack = false,
): 'text' | 'reason' | 'cause' | 'duplicate' | 'to' | null {
  const { mode, withoutCallback, voidReason, duplicateOf } = composed
  const text = composed.text.trim()
  if (mode === 'close' && withoutCallback === null && !calledBack) return 'reason'
  if (mode === 'void' && voidReason === null) return 'reason'
  if (mode === 'void' && voidReason === 'duplicate' && duplicateOf === null) return 'duplicate'
  const other =
    (mode === 'close' && withoutCallback === 'other') || (mode === 'void' && voidReason === 'other')
  if (text === '' && (other || needsText.includes(mode))) return 'text'
  if ((mode === 'resolve' || mode === 'close') && composed.cause === null) return 'cause'
  return null
}
