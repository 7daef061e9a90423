import { DeskError } from '../contract/errors.ts'
import {
  AcceptHomeInput,
  HandItemsInput,
  MarkAbsentInput,
  ObjectInput,
  ReadMetersInput,
  RefuseHomeInput,
  RemindInput,
  reminderSteps as order,
  SignHandoverInput,
  TakeBackDecisionInput,
} from '../contract/handover-day.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import { changeUnit } from '../estate/commands.ts'
import { traitsOf } from '../estate/queries.ts'
import { storedInspection } from '../inspection/queries.ts'
import { storedLetter } from '../letters/queries.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { writeSheet } from '../sheets/writing.ts'
import { todayOf } from '../site/queries.ts'
import * as happened from './day-operations.ts'
import { fileOfVisit, lastOutcome, reminderSteps, type VisitToday } from './day-queries.ts'
import { refuseHandedOver, requireVisit } from './station-commands.ts'

const permission = 'handover.work'
const dayOf = ({ read, now, happenedAt }: CommandContext) => todayOf(read, happenedAt ?? now)

interface Decision {
  readonly outcome: 'accepted' | 'refused' | 'absent'
  readonly day: string
  readonly reasons: readonly string[]
  readonly inspectionId: string | null
  readonly words: string
}

function decide(context: CommandContext, visit: VisitToday, { words, ...decision }: Decision): void {
  const { id, unitId, buildingId, batchId, stopId } = visit
  const { outcome, day, reasons, inspectionId } = decision
  if (inspectionId !== null && storedInspection(context.read, inspectionId)?.unit_id !== unitId)
    throw new DeskError('inspection.notFound')
  context.emit(happened.visitDecided, id, {
    facts: {
      unitId,
      buildingId,
      batchId,
      day,
      outcomeId: context.newId(),
      outcome,
      reasons: [...new Set(reasons)],
      inspectionId,
      endedStop: outcome === 'refused' ? stopId : null,
    },
    personal: { words: words === '' ? undefined : words },
  })
}

/**
 * The owner takes the home over: its day of handover is noted with the home, and what hangs on that follows. Errors:
 * `handover.visitNotFound`, `handover.notPresent`, `handover.handedOver`, `handover.batchEnded`, `inspection.notFound`
 * where the inspection it rests on is of another home.
 */
export const acceptHome = defineCommand({
  name: 'handover.accept',
  permission,
  input: AcceptHomeInput,
  run(context, { visitId, words, inspectionId }) {
    const visit = requirePresent(context, visitId)
    const day = dayOf(context)
    decide(context, visit, { outcome: 'accepted', day, reasons: [], inspectionId, words })
    changeUnit.run(context, { unitId: visit.unitId, changes: { handedOverOn: day } })
  },
})

/** The owner does not take it. Errors: those of {@link acceptHome}, `handover.reasonUnknown`. */
export const refuseHome = defineCommand({
  name: 'handover.refuse',
  permission,
  input: RefuseHomeInput,
  run(context, { visitId, reasons, words, inspectionId }) {
    const visit = requirePresent(context, visitId)
    const known = profileOf(context.read).handover.reasons.map(({ id }) => id)
    if (reasons.some(id => !known.includes(id))) throw new DeskError('handover.reasonUnknown')
    decide(context, visit, { outcome: 'refused', day: dayOf(context), reasons, inspectionId, words })
  },
})

/** Families with an appointment on a day who did not come; those who did are left alone. Errors: `handover.dayAhead`. */
export const markAbsent = defineCommand({
  name: 'handover.markAbsent',
  permission,
  input: MarkAbsentInput,
  run(context, { batchId, day, visitIds }) {
    if (day > todayOf(context.read, context.now)) throw new DeskError('handover.dayAhead')
    let marked = 0
    for (const visitId of new Set(visitIds)) {
      const visit = requireVisit(context, visitId)
      const coming = visit.state === 'planned' || visit.state === 'refused' || visit.state === 'absent'
      if (!coming || visit.batchId !== batchId || visit.day !== day) continue
      decide(context, visit, { outcome: 'absent', day, reasons: [], inspectionId: null, words: '' })
      marked += 1
    }
    return { marked }
  },
})

/**
 * A decision was noted by mistake: the home is as it was, also where it had been handed over by it. Errors:
 * `handover.visitNotFound`, `handover.notDecided`.
 */
export const takeBackDecision = defineCommand({
  name: 'handover.takeBack',
  permission: 'handover.plan',
  input: TakeBackDecisionInput,
  run(context, { visitId, reason }) {
    const { unitId, state, decidedOn, cameOn } = requireVisit(context, visitId)
    const last = lastOutcome(context.read, visitId)
    if (!last || last.outcome !== state || last.day !== decidedOn) throw new DeskError('handover.notDecided')
    const before = state !== 'absent' && cameOn === decidedOn ? 'present' : 'planned'
    context.emit(happened.decisionTakenBack, visitId, {
      facts: { unitId, outcomeId: last.id, state: before },
      personal: { reason },
    })
    // Somebody may have corrected the day since: theirs stays.
    if (state === 'accepted' && traitsOf(context.read, unitId)?.handedOverOn === decidedOn)
      changeUnit.run(context, { unitId, changes: { handedOverOn: null } })
  },
})

/** Notes who signed; the drawn signature is attached before. Errors: `handover.visitNotFound`, `handover.notPresent`, `handover.noSignature`,
 * `edit.changedMeanwhile`. */
export const signHandover = defineCommand({
  name: 'handover.sign',
  permission,
  input: SignHandoverInput,
  run(context, { visitId, fileId, name, base }) {
    const { unitId, signedBy } = requireThere(context, visitId)
    refuseUnseen(base, { signedBy: name }, { signedBy })
    if (fileOfVisit(context.read, visitId, fileId)?.part !== 'signature')
      throw new DeskError('handover.noSignature')
    context.emit(happened.handoverSigned, visitId, { facts: { unitId, fileId }, personal: { name } })
  },
})

/** Keys, cards, books and gifts as they were counted out. Errors: `handover.visitNotFound`, `handover.notAccepted`, `edit.changedMeanwhile`. */
export const handItems = defineCommand({
  name: 'handover.handItems',
  permission,
  input: HandItemsInput,
  run(context, { visitId, items, base }) {
    const { unitId, state, items: handed } = requireVisit(context, visitId)
    if (state !== 'accepted') throw new DeskError('handover.notAccepted')
    refuseUnseen(base, { items }, { items: handed })
    context.emit(happened.itemsHanded, visitId, { facts: { unitId, items } })
  },
})

/** Errors: `handover.visitNotFound`, `handover.notPresent`, `edit.changedMeanwhile`. */
export const readMeters = defineCommand({
  name: 'handover.readMeters',
  permission,
  input: ReadMetersInput,
  run(context, { visitId, meters, base }) {
    const { unitId, meters: read } = requireThere(context, visitId)
    refuseUnseen(base, { meters }, { meters: read })
    context.emit(happened.metersRead, visitId, { facts: { unitId, meters } })
  },
})

/** An objection to the contract goes to sales as a contact sheet. Errors: `handover.visitNotFound`, `handover.noSales`. */
export const objectToClause = defineCommand({
  name: 'handover.object',
  permission,
  input: ObjectInput,
  run(context, { visitId, objectionId, sheetId, subject, text }) {
    const { unitId } = requireVisit(context, visitId)
    const sales = profileOf(context.read).sheets.recipients.find(({ kind }) => kind === 'sales')
    if (!sales) throw new DeskError('handover.noSales')
    const sheet = { sheetId, caseId: null, unitId, recipient: sales.id, caseFiles: [], issue: true }
    const { number } = writeSheet.run(context, { ...sheet, subject, text })
    const facts = { unitId, objectionId, sheetId, day: dayOf(context) }
    context.emit(happened.clauseObjected, visitId, { facts, personal: { text } })
    return { number }
  },
})

/**
 * What was done about an owner who does not come: call, letter, formal notice, legal, one behind the other; all but a call
 * with proof. Errors: `handover.visitNotFound`, `handover.wrongState`, `handover.dayAhead`, `handover.reminderOrder`,
 * `handover.reminderProof`, `letter.notFound`.
 */
export const remindOwner = defineCommand({
  name: 'handover.remind',
  permission,
  input: RemindInput,
  run(context, { visitId, note, ...facts }) {
    const { read } = context
    const { unitId, state } = requireVisit(context, visitId)
    if (state === 'accepted' || state === 'withdrawn') throw new DeskError('handover.wrongState')
    if (facts.on > todayOf(read, context.now)) throw new DeskError('handover.dayAhead')
    const before = order[order.indexOf(facts.step) - 1]
    const done = reminderSteps(read, visitId)
    if (before !== undefined && !done.some(({ step, on }) => step === before && on <= facts.on))
      throw new DeskError('handover.reminderOrder')
    if (facts.letterId !== null && !storedLetter(read, facts.letterId)) throw new DeskError('letter.notFound')
    const proven = facts.letterId !== null || facts.fileId !== null
    if (facts.fileId !== null && !fileOfVisit(read, visitId, facts.fileId))
      throw new DeskError('handover.reminderProof')
    if (facts.step !== 'call' && !proven) throw new DeskError('handover.reminderProof')
    context.emit(happened.ownerReminded, visitId, {
      facts: { unitId, ...facts },
      personal: { note: note === '' ? undefined : note },
    })
  },
})

export const decisionCommands = [
  acceptHome,
  refuseHome,
  markAbsent,
  takeBackDecision,
  signHandover,
  handItems,
  readMeters,
  objectToClause,
  remindOwner,
]

/** Who is there and has not decided. Errors: `handover.notPresent`, and those of a home that is handed over. */
function requirePresent(context: CommandContext, visitId: string): VisitToday {
  const visit = requireVisit(context, visitId)
  refuseHandedOver(context, visit)
  if (visit.state !== 'present') throw new DeskError('handover.notPresent')
  return visit
}

/** Who is there, or was and took the home. Errors: `handover.notPresent`. */
function requireThere(context: CommandContext, visitId: string): VisitToday {
  const visit = requireVisit(context, visitId)
  if (visit.state !== 'present' && visit.state !== 'accepted') throw new DeskError('handover.notPresent')
  return visit
}
