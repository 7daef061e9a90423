import { DeskError } from '../contract/errors.ts'
import { refuseUnseen, wholeOver } from '../contract/meanwhile.ts'
import {
  AttachLendingInput,
  ChaseLoanInput,
  ExtendInput,
  LendInput,
  LoanInput,
  ReturnInput,
  SaveThingInput,
  SetConditionInput,
  ThingInput,
} from '../contract/lending.ts'
import { unitPlace } from '../estate/queries.ts'
import { partnerExists } from '../notices/queries.ts'
import { personExists } from '../people/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { siteBasics, todayOf } from '../site/queries.ts'
import { staffExists } from '../staff/queries.ts'
import * as happened from './operations.ts'
import {
  lentThing,
  registerCounter,
  type StoredLoan,
  storedLoan,
  type StoredThing,
  thingContent,
} from './queries.ts'

const permission = 'register.work'
/** Conditions in which nothing is given out. */
const unusable: readonly string[] = ['lost', 'in-repair', 'replaced']

/** Registers a thing under a number of its own, or changes its entry. Errors: `unit.notFound`. */
export const saveThing = defineCommand({
  name: 'lending.saveThing',
  permission,
  input: SaveThingInput,
  run(context, { thingId, base, ...asked }) {
    const { read, site } = context
    const { name, note, ...facts } = wholeOver(base, asked, thingContent(read, thingId))
    if (facts.unitId !== null && !unitPlace(read, facts.unitId)) throw new DeskError('unit.notFound')
    const current = lentThing(read, thingId)
    if (current) {
      context.emit(happened.thingChanged, thingId, { facts, personal: { name, note } })
      return { thingId, number: current.number }
    }
    const basics = siteBasics(read)
    if (!basics) throw new DeskError('log.notSetUp')
    const id = `thing/${site.letter}`
    const value = registerCounter(read, id) + 1
    const number = `WP-${basics.code}-${String(value).padStart(4, '0')}${site.letter}`
    context.emit(happened.thingAdded, thingId, {
      facts: { ...facts, number, counter: { id, value }, siteId: site.id },
      personal: { name, note },
    })
    return { thingId, number }
  },
})

/** Out of use; what is lent has to come back first. Errors: `lending.notFound`, `lending.isLent`. */
export const retireThing = defineCommand({
  name: 'lending.retireThing',
  permission: 'register.edit',
  input: ThingInput,
  run(context, { thingId }) {
    const { loanId, number, retired } = knownThing(context, thingId)
    if (loanId !== null) throw new DeskError('lending.isLent', { number })
    if (retired === 0) context.emit(happened.thingRetired, thingId, { facts: {} })
  },
})

export const restoreThing = defineCommand({
  name: 'lending.restoreThing',
  permission: 'register.edit',
  input: ThingInput,
  run(context, { thingId }) {
    if (knownThing(context, thingId).retired === 1)
      context.emit(happened.thingRestored, thingId, { facts: {} })
  },
})

/** Records a repair, a loss, a replacement. Errors: `lending.notFound`. */
export const setThingCondition = defineCommand({
  name: 'lending.setCondition',
  permission,
  input: SetConditionInput,
  run(context, { thingId, condition, note, replacedBy, base }) {
    refuseUnseen(base, { condition }, { condition: knownThing(context, thingId).condition })
    if (replacedBy !== null) knownThing(context, replacedBy)
    const facts = { entryId: context.newId(), condition, replacedBy }
    context.emit(happened.thingConditionSet, thingId, { facts, personal: { note } })
  },
})

/**
 * Gives a thing out. Errors: `lending.notFound`, `lending.isLent` where somebody was quicker, `lending.notUsable`,
 * `lending.duePast`, `staff.notFound`, `person.notFound`, `partner.notFound`.
 */
export const lendThing = defineCommand({
  name: 'lending.lend',
  permission,
  input: LendInput,
  run(context, { thingId, loanId, borrower, purpose, due, signed }) {
    const { number, loanId: running, condition, retired } = knownThing(context, thingId)
    if (running !== null) throw new DeskError('lending.isLent', { number })
    if (retired === 1 || unusable.includes(condition)) throw new DeskError('lending.notUsable', { number })
    requireDay(context, due)
    const staffId = borrower.kind === 'staff' ? borrower.staffId : null
    if (staffId !== null && !staffExists(context.read, staffId)) throw new DeskError('staff.notFound')
    if (borrower.kind === 'person' && !personExists(context.read, borrower.personId))
      throw new DeskError('person.notFound')
    if (borrower.kind === 'partner' && !partnerExists(context.read, borrower.partnerId))
      throw new DeskError('partner.notFound')
    context.emit(happened.loanStarted, loanId, {
      facts: {
        thingId,
        staffId,
        due,
        signed,
        condition,
        ...(borrower.kind === 'person' ? { personId: borrower.personId } : {}),
        ...(borrower.kind === 'partner' ? { partnerId: borrower.partnerId } : {}),
      },
      personal: {
        purpose,
        ...(borrower.kind === 'outside'
          ? { borrower: borrower.name, phone: borrower.phone ?? undefined }
          : {}),
      },
    })
    return { loanId }
  },
})

/** It is back. Errors: `lending.loanNotFound`, `lending.isReturned`. */
export const returnThing = defineCommand({
  name: 'lending.return',
  permission,
  input: ReturnInput,
  run(context, { loanId, condition, note }) {
    const { thingId } = runningLoan(context, loanId)
    context.emit(happened.loanReturned, loanId, { facts: { thingId, condition }, personal: { note } })
  },
})

/** Takes a return back. Errors: `lending.loanNotFound`, `lending.returnedSince`. */
export const undoReturn = defineCommand({
  name: 'lending.undoReturn',
  permission,
  input: LoanInput,
  run(context, { loanId }) {
    const { thingId, returnedAt, conditionOut } = knownLoan(context, loanId)
    if (returnedAt === null) return
    const { number, loanId: running } = knownThing(context, thingId)
    if (running !== null) throw new DeskError('lending.returnedSince', { number })
    context.emit(happened.loanReturnUndone, loanId, { facts: { thingId, condition: conditionOut } })
  },
})

/** A later day of return. Errors: `lending.loanNotFound`, `lending.isReturned`, `lending.duePast`. */
export const extendLoan = defineCommand({
  name: 'lending.extend',
  permission,
  input: ExtendInput,
  run(context, { loanId, due, base }) {
    const { thingId, due: from } = runningLoan(context, loanId)
    refuseUnseen(base, { due }, { due: from })
    requireDay(context, due)
    context.emit(happened.loanExtended, loanId, { facts: { thingId, due, from } })
  },
})

/** Reminds the borrower. Errors: `lending.loanNotFound`, `lending.isReturned`. */
export const chaseLoan = defineCommand({
  name: 'lending.chase',
  permission,
  input: ChaseLoanInput,
  run(context, { loanId, note }) {
    const { thingId } = runningLoan(context, loanId)
    context.emit(happened.loanChased, loanId, { facts: { thingId }, personal: { note } })
  },
})

/** The file is in the archive before this runs: a row implies a file. */
export const attachLendingFile = defineCommand({
  name: 'lending.attachFile',
  permission,
  input: AttachLendingInput,
  run(context, { thingId, name, ...facts }) {
    knownThing(context, thingId)
    if (facts.loanId !== null && knownLoan(context, facts.loanId).thingId !== thingId)
      throw new DeskError('lending.loanNotFound')
    // Slips and signatures are about whoever borrowed: the entry of the thing must not name them for good.
    const called = facts.loanId === null ? name : `${facts.part}.${endingOf(name)}`
    context.emit(happened.thingFileAttached, thingId, { facts, personal: { name: called } })
    return { fileId: facts.fileId }
  },
})

export const lendingCommands = [
  saveThing,
  retireThing,
  restoreThing,
  setThingCondition,
  lendThing,
  returnThing,
  undoReturn,
  extendLoan,
  chaseLoan,
  attachLendingFile,
]

const endingOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin'

function knownThing({ read }: CommandContext, thingId: string): StoredThing {
  const thing = lentThing(read, thingId)
  if (!thing) throw new DeskError('lending.notFound')
  return thing
}

function knownLoan({ read }: CommandContext, loanId: string): StoredLoan {
  const loan = storedLoan(read, loanId)
  if (!loan) throw new DeskError('lending.loanNotFound')
  return loan
}

function runningLoan(context: CommandContext, loanId: string): StoredLoan {
  const loan = knownLoan(context, loanId)
  if (loan.returnedAt !== null)
    throw new DeskError('lending.isReturned', { number: knownThing(context, loan.thingId).number })
  return loan
}

function requireDay({ read, now }: CommandContext, due: string): void {
  if (due < todayOf(read, now)) throw new DeskError('lending.duePast')
}
