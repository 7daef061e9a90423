import { DeskError } from '../contract/errors.ts'
import { refuseMoved, refuseUnseen, wholeOver } from '../contract/meanwhile.ts'
import * as inputs from '../contract/letters.ts'
import {
  type Authority,
  type LetterDirection,
  needsApproval,
  needsHeadquarters,
} from '../contract/letters.ts'
import { registerCounter } from '../lending/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { partnerExists } from '../notices/queries.ts'
import { personExists } from '../people/queries.ts'
import { siteBasics, todayOf } from '../site/queries.ts'
import { localTime } from '../site/time.ts'
import { circulateTo, circulationCommands } from './circulation-commands.ts'
import { letterFileAttached } from './file-operation.ts'
import { setLetterHome } from './home-command.ts'
import { homeIn, homeOf, known, take } from './known.ts'
import * as happened from './operations.ts'
import { postingCommands } from './posting-commands.ts'
import { authorityOf, letterContent, readOfLetter, storedLetter } from './queries.ts'
import { letterCounter, letterNumber, mayIssue } from './rules.ts'

const permission = 'register.work'

/** Puts a document into words; it has no number until it is issued. Errors: `letter.partyMissing`. */
export const writeLetter = defineCommand({
  name: 'letter.write',
  permission,
  input: inputs.WriteLetterInput,
  run(context, { letterId, direction, kind, replyBy, answers, readers, ...rest }) {
    const { personId, partnerId, unitId, ...personal } = rest
    if (direction === 'out' && personal.party === '') throw new DeskError('letter.partyMissing')
    if (answers !== null) known(context, answers)
    const authority = authorityOf(context.read, kind)
    const facts = {
      direction,
      kind,
      authority,
      replyBy,
      answers,
      ...partyOf(context, { personId, partnerId }),
      ...homeOf(context, unitId),
    }
    context.emit(happened.letterDrafted, letterId, { facts, personal })
    circulateTo(context, letterId, readers)
    return { letterId }
  },
})

/** Mends a draft. What was issued is not changed any more: it is withdrawn and written anew. */
export const correctLetter = defineCommand({
  name: 'letter.correct',
  permission,
  input: inputs.CorrectLetterInput,
  run(context, { letterId, base, ...asked }) {
    const { direction } = take(context, letterId, 'correct')
    const content = wholeOver(base, asked, letterContent(context.read, letterId))
    const { kind, replyBy, answers, personId, partnerId, unitId, ...personal } = content
    if (direction === 'out' && personal.party === '') throw new DeskError('letter.partyMissing')
    const belongs = { ...partyOf(context, { personId, partnerId }), ...homeOf(context, unitId) }
    const facts = { kind, authority: authorityOf(context.read, kind), replyBy, answers, ...belongs }
    context.emit(happened.letterCorrected, letterId, { facts, personal })
  },
})

/** A letter came in and gets its number. A reply to one of ours answers that. */
export const receiveLetter = defineCommand({
  name: 'letter.receive',
  permission,
  input: inputs.ReceiveLetterInput,
  run(context, { letterId, party, subject, text, readers, personId, partnerId, unitId, ...entry }) {
    if (party === '') throw new DeskError('letter.partyMissing')
    const answered = entry.answers === null ? undefined : known(context, entry.answers)
    const numbered = numberFor(context, 'in')
    const facts = {
      ...entry,
      ...numbered,
      authority: 'none' as const,
      ...partyOf(context, { personId, partnerId }),
      ...homeOf(context, unitId),
    }
    context.emit(happened.letterReceived, letterId, { facts, personal: { party, subject, text } })
    circulateTo(context, letterId, readers)
    if (answered?.state === 'issued')
      context.emit(happened.letterReplied, answered.id, {
        facts: { on: entry.receivedOn, by: letterId, ...homeIn(answered) },
      })
    return { letterId, number: numbered.number }
  },
})

/** Asks for approval. */
export const submitLetter = defineCommand({
  name: 'letter.submit',
  permission,
  input: inputs.LetterInput,
  run(context, { letterId }) {
    take(context, letterId, 'submit')
    context.emit(happened.letterSubmitted, letterId, { facts: {} })
  },
})

/**
 * Approves what was read. Errors: `letter.wrongState`, `letter.ownApproval`: whoever wrote it needs somebody else;
 * `edit.changedMeanwhile` where it was changed since it was opened: nothing is approved unread.
 */
export const approveLetter = defineCommand({
  name: 'letter.approve',
  permission: 'letter.approve',
  input: inputs.ApproveLetterInput,
  run(context, { letterId, base }) {
    const { writtenBy } = take(context, letterId, 'approve')
    refuseMoved(base, readOfLetter(context.read, letterId))
    if (writtenBy !== null && writtenBy === context.actor.staffId) throw new DeskError('letter.ownApproval')
    context.emit(happened.letterApproved, letterId, { facts: {} })
  },
})

export const refuseLetter = defineCommand({
  name: 'letter.refuse',
  permission: 'letter.approve',
  input: inputs.RefuseLetterInput,
  run(context, { letterId, reason }) {
    take(context, letterId, 'approve')
    context.emit(happened.letterRefused, letterId, { facts: {}, personal: { remark: reason } })
  },
})

/** It goes out under its number. Errors: `letter.needsApproval` where the matrix asks for it. */
export const issueLetter = defineCommand({
  name: 'letter.issue',
  permission,
  input: inputs.LetterInput,
  run(context, { letterId }) {
    const letter = take(context, letterId, 'issue')
    const { direction, kind, state, answers } = letter
    const authority: Authority = authorityOf(context.read, kind)
    if (!mayIssue(state, authority)) throw new DeskError('letter.needsApproval')
    const numbered = numberFor(context, direction)
    context.emit(happened.letterIssued, letterId, {
      facts: {
        ...numbered,
        authority,
        owesHeadquarters: needsHeadquarters(authority),
        ...homeIn(letter),
      },
    })
    const answered = answers === null ? undefined : storedLetter(context.read, answers)
    if (answered?.state === 'received') {
      const on = todayOf(context.read, context.now)
      context.emit(happened.letterReplied, answered.id, {
        facts: { on, by: letterId, ...homeIn(answered) },
      })
    }
    return { number: numbered.number }
  },
})

/** An answer that is no document of the register: by phone, in person. */
export const replyToLetter = defineCommand({
  name: 'letter.reply',
  permission,
  input: inputs.LetterReplyInput,
  run(context, { letterId, text, repliedOn }) {
    const letter = take(context, letterId, 'reply')
    const facts = { on: repliedOn, by: null, ...homeIn(letter) }
    context.emit(happened.letterReplied, letterId, { facts, personal: { text } })
  },
})

export const closeLetter = defineCommand({
  name: 'letter.close',
  permission,
  input: inputs.CloseLetterInput,
  run(context, { letterId, note }) {
    take(context, letterId, 'close')
    context.emit(happened.letterClosed, letterId, { facts: {}, personal: { remark: note } })
  },
})

/** Takes closing back. */
export const reopenLetter = defineCommand({
  name: 'letter.reopen',
  permission,
  input: inputs.LetterInput,
  run(context, { letterId }) {
    const { repliedOn, direction } = take(context, letterId, 'reopen')
    const state = repliedOn !== null ? 'answered' : direction === 'in' ? 'received' : 'issued'
    context.emit(happened.letterReopened, letterId, { facts: { state } })
  },
})

export const withdrawLetter = defineCommand({
  name: 'letter.withdraw',
  permission,
  input: inputs.WithdrawLetterInput,
  run(context, { letterId, reason }) {
    take(context, letterId, 'withdraw')
    context.emit(happened.letterWithdrawn, letterId, { facts: {}, personal: { remark: reason } })
  },
})

/** Headquarters has its copy or record. Errors: `letter.wrongState` where it asked for none. */
export const recordWithHeadquarters = defineCommand({
  name: 'letter.recordWithHeadquarters',
  permission,
  input: inputs.HeadquartersInput,
  run(context, { letterId, on, reference }) {
    if (known(context, letterId).owesHq === 0) throw new DeskError('letter.wrongState')
    context.emit(happened.letterRecorded, letterId, { facts: { on, reference } })
  },
})

/** Says what a kind of document needs from now on; what was issued before stays as it was. */
export const setAuthority = defineCommand({
  name: 'letter.setAuthority',
  permission: 'settings.edit',
  input: inputs.SetAuthorityInput,
  run(context, { kind, authority, base }) {
    const now = authorityOf(context.read, kind)
    refuseUnseen(base, { authority }, { authority: now })
    if (now !== authority) context.emit(happened.authoritySet, kind, { facts: { authority } })
    return { approval: needsApproval(authority) }
  },
})

/** The file is in the archive before this runs: a row implies a file. */
export const attachLetterFile = defineCommand({
  name: 'letter.attachFile',
  permission,
  input: inputs.AttachLetterInput,
  run(context, { letterId, name, ...facts }) {
    const { state } = known(context, letterId)
    // What was approved is issued as it was read.
    if (facts.part === 'letter' && (state === 'submitted' || state === 'approved'))
      throw new DeskError('letter.wrongState')
    context.emit(letterFileAttached, letterId, { facts, personal: { name } })
    return { fileId: facts.fileId }
  },
})

export const letterCommands = [
  writeLetter,
  correctLetter,
  receiveLetter,
  submitLetter,
  approveLetter,
  refuseLetter,
  issueLetter,
  replyToLetter,
  closeLetter,
  reopenLetter,
  withdrawLetter,
  recordWithHeadquarters,
  setLetterHome,
  setAuthority,
  attachLetterFile,
  ...circulationCommands,
  ...postingCommands,
]

/** Whom of those the desk knows a letter is from or to. Errors: `person.notFound`, `partner.notFound`. */
function partyOf(
  { read }: CommandContext,
  { personId, partnerId }: { readonly personId: string | null; readonly partnerId: string | null },
): { personId?: string; partnerId?: string } {
  if (personId !== null) {
    if (!personExists(read, personId)) throw new DeskError('person.notFound')
    return { personId }
  }
  if (partnerId === null) return {}
  if (!partnerExists(read, partnerId)) throw new DeskError('partner.notFound')
  return { partnerId }
}

function numberFor({ read, site, now }: CommandContext, direction: LetterDirection) {
  const basics = siteBasics(read)
  if (!basics) throw new DeskError('log.notSetUp')
  const year = String(localTime(now, basics.timeZone).year)
  const id = letterCounter(direction, year, site.letter)
  const value = registerCounter(read, id) + 1
  const number = letterNumber(direction, basics.code, year, value, site.letter)
  return { number, counter: { id, value }, siteId: site.id }
}
