import { DeskError } from '../contract/errors.ts'
import { refuseUnseen } from '../contract/meanwhile.ts'
import {
  AcceptSheetInput,
  ChaseLateInput,
  ChaseSheetInput,
  CloseSheetInput,
  DeliverSheetInput,
  MoveDueInput,
  ReplySheetInput,
  SendBackSheetInput,
  TakeSheetStepInput,
  WithdrawSheetInput,
} from '../contract/sheets.ts'
import { defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { momentOf, placesOf, requireFuture, take } from './checks.ts'
import { replyDue, stepDue } from './due-times.ts'
import * as happened from './operations.ts'
import { lateSheets, stepsTaken } from './queries.ts'
import { wayStates } from './rules.ts'
import { hasStepsLeft, wayTo } from './way.ts'

const permission = 'sheet.work'

/** Records that the recipient has the sheet: who took it, when, how. */
export const deliverSheet = defineCommand({
  name: 'sheet.deliver',
  permission,
  input: DeliverSheetInput,
  run(context, { sheetId, receivedBy, way, at }) {
    const current = take(context, sheetId, 'deliver')
    const deliveredAt = momentOf(context, at, current.issuedAt)
    const facts = { ...placesOf(current), way, deliveredAt }
    context.emit(happened.sheetDelivered, sheetId, { facts, personal: { receivedBy } })
  },
})

/** Types in what the recipient answered. */
export const replySheet = defineCommand({
  name: 'sheet.reply',
  permission,
  input: ReplySheetInput,
  run(context, { sheetId, text, repliedBy, at }) {
    const current = take(context, sheetId, 'reply')
    const repliedAt = momentOf(context, at, current.issuedAt)
    context.emit(happened.sheetReplied, sheetId, {
      facts: { ...placesOf(current), repliedAt },
      personal: { text, repliedBy },
    })
  },
})

/** The desk looked, and the reply holds. */
export const acceptSheet = defineCommand({
  name: 'sheet.accept',
  permission,
  input: AcceptSheetInput,
  run(context, { sheetId, text, close }) {
    const current = take(context, sheetId, 'accept')
    context.emit(happened.sheetAccepted, sheetId, { facts: placesOf(current), personal: { text } })
    // Until its way is gone there is something left to do.
    if (close && !hasStepsLeft(context.read, current))
      context.emit(happened.sheetClosed, sheetId, { facts: placesOf(current) })
  },
})

/** The reply does not do: the recipient is asked again, with a new due time. */
export const sendBackSheet = defineCommand({
  name: 'sheet.sendBack',
  permission,
  input: SendBackSheetInput,
  run(context, { sheetId, text, dueAt }) {
    const current = take(context, sheetId, 'sendBack')
    const due = requireFuture(context, dueAt ?? replyDue(context.read, current.party, context.now).at)
    context.emit(happened.sheetSentBack, sheetId, {
      facts: { ...placesOf(current), dueAt: due },
      personal: { text },
    })
  },
})

export const closeSheet = defineCommand({
  name: 'sheet.close',
  permission,
  input: CloseSheetInput,
  run(context, { sheetId, text }) {
    const current = take(context, sheetId, 'close')
    if (hasStepsLeft(context.read, current)) throw new DeskError('sheet.stepsLeft')
    context.emit(happened.sheetClosed, sheetId, { facts: placesOf(current), personal: { text } })
  },
})

export const withdrawSheet = defineCommand({
  name: 'sheet.withdraw',
  permission,
  input: WithdrawSheetInput,
  run(context, { sheetId, reason, text }) {
    const current = take(context, sheetId, 'withdraw')
    const facts = { ...placesOf(current), reason }
    context.emit(happened.sheetWithdrawn, sheetId, { facts, personal: { text } })
  },
})

export const chaseSheet = defineCommand({
  name: 'sheet.chase',
  permission,
  input: ChaseSheetInput,
  run(context, { sheetId, text }) {
    const current = take(context, sheetId, 'chase')
    context.emit(happened.sheetChased, sheetId, { facts: placesOf(current), personal: { text } })
  },
})

/** Most sheets chased in one go: more would be no list to hand over. */
const mostChased = 500

/** Chases every late sheet of a recipient in one go. */
export const chaseLate = defineCommand({
  name: 'sheet.chaseLate',
  permission,
  input: ChaseLateInput,
  run(context, { recipient, text }) {
    const late = lateSheets(context.read, recipient, context.now, mostChased)
    if (late.length === 0) throw new DeskError('sheet.nothingLate')
    for (const current of late)
      context.emit(happened.sheetChased, current.id, { facts: placesOf(current), personal: { text } })
    return { chased: late.length }
  },
})

/** Gives more time, or less, with the reason. */
export const moveSheetDue = defineCommand({
  name: 'sheet.moveDue',
  permission,
  input: MoveDueInput,
  run(context, { sheetId, dueAt, text, base }) {
    const current = take(context, sheetId, 'moveDue')
    refuseUnseen(base, { dueAt }, { dueAt: current.dueAt })
    requireFuture(context, dueAt)
    const deliverBy = current.deliverBy === null ? null : Math.min(current.deliverBy, dueAt)
    context.emit(happened.sheetDueMoved, sheetId, {
      facts: { ...placesOf(current), dueAt, from: current.dueAt, deliverBy },
      personal: { text },
    })
  },
})

/** Dates the next step of the way a sheet goes, such as the design office's judgement. */
export const takeSheetStep = defineCommand({
  name: 'sheet.takeStep',
  permission,
  input: TakeSheetStepInput,
  run(context, { sheetId, step, outcome, text, at }) {
    const current = take(context, sheetId, 'takeStep')
    const way = wayTo(profileOf(context.read), current.party)
    const index = way?.steps.findIndex(one => one.id === step) ?? -1
    const definition = way?.steps[index]
    if (!way || !definition) throw new DeskError('sheet.stepUnknown')
    const taken = stepsTaken(context.read, sheetId)
    if (wayStates(way, taken).get(step) !== 'next') throw new DeskError('sheet.stepNotNext')
    const chosen = definition.outcomes?.find(one => one.id === outcome)
    if (definition.outcomes && !chosen) throw new DeskError('sheet.outcomeMissing')
    if (chosen?.needsReason && !text) throw new DeskError('sheet.reasonMissing')
    const doneAt = momentOf(context, at, current.issuedAt)
    const goal = chosen?.ends ? undefined : way.steps[index + 1]?.goal
    const followingDueAt =
      goal === undefined ? null : (stepDue(context.read, goal, current.party, doneAt)?.at ?? null)
    context.emit(happened.sheetStepTaken, sheetId, {
      facts: { ...placesOf(current), step, outcome: chosen?.id ?? null, doneAt, followingDueAt },
      personal: { text },
    })
  },
})
