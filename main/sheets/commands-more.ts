import { DeskError } from '../contract/errors.ts'
import {
  AddRecipientInput,
  AnswerSheetInput,
  ChangeRecipientInput,
  DeliverSheetInput,
  ReceiveSheetInput,
  TakeSheetStepInput,
} from '../contract/sheets.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { profileOf } from '../profiles/profiles.ts'
import { matterOf, momentOf, placesOf, requireFuture, requireRecipient, take } from './checks.ts'
import * as sheets from './commands.ts'
import * as happened from './operations.ts'
import { stepsTaken } from './queries.ts'
import { recipientsOf } from './recipients.ts'
import { wayStates } from './rules.ts'
import { answerDue, stepDue } from './due-times.ts'

const permission = 'sheet.work'

/** Takes a sheet that came in: numbered by the sender, with the time our answer is due. */
export const receiveSheet = defineCommand({
  name: 'sheet.receive',
  permission,
  input: ReceiveSheetInput,
  run(context, { sheetId, sender, senderNumber, caseId, unitId, subject, text, receivedAt, dueAt }) {
    const matter = matterOf(context.read, caseId, unitId)
    requireRecipient(context.read, sender)
    const at = momentOf(context, receivedAt, null)
    context.emit(happened.sheetReceived, sheetId, {
      facts: {
        number: senderNumber ?? null,
        party: sender,
        ...matter,
        receivedAt: at,
        // What was found late may be overdue from the first moment; a time somebody gives may not.
        dueAt: dueAt === undefined ? answerDue(context.read, sender, at) : requireFuture(context, dueAt),
      },
      personal: { subject, text },
    })
    return { sheetId }
  },
})

/** Our answer in writing to a sheet that came in. */
export const answerSheet = defineCommand({
  name: 'sheet.answer',
  permission,
  input: AnswerSheetInput,
  run(context, { sheetId, text }) {
    const current = take(context, sheetId, 'answer')
    context.emit(happened.sheetAnswered, sheetId, { facts: placesOf(current), personal: { text } })
  },
})

/** Records that the sender has our answer, which ends the sheet. */
export const deliverAnswer = defineCommand({
  name: 'sheet.deliverAnswer',
  permission,
  input: DeliverSheetInput,
  run(context, { sheetId, receivedBy, way, at }) {
    const current = take(context, sheetId, 'deliverAnswer')
    const deliveredAt = momentOf(context, at, current.at)
    const facts = { ...placesOf(current), way, deliveredAt }
    context.emit(happened.sheetAnswerDelivered, sheetId, { facts, personal: { receivedBy } })
  },
})

/** Dates the next step of the way a sheet goes, such as the design office's judgement. */
export const takeSheetStep = defineCommand({
  name: 'sheet.takeStep',
  permission,
  input: TakeSheetStepInput,
  run(context, { sheetId, step, outcome, text, at }) {
    const current = take(context, sheetId, 'takeStep')
    const { recipients, ways } = profileOf(context.read).sheets
    const wayId = recipients.find(one => one.id === current.party)?.way
    const way = ways.find(one => one.id === wayId)
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
    const followingDueAt = goal === undefined ? null : stepDue(context.read, goal, current.party, doneAt)
    context.emit(happened.sheetStepTaken, sheetId, {
      facts: { ...placesOf(current), step, outcome: chosen?.id ?? null, doneAt, followingDueAt },
      personal: { text },
    })
  },
})

/** Adds somebody sheets go to beside those of the profile: a contractor, an office. */
export const addRecipient = defineCommand({
  name: 'recipient.add',
  permission,
  input: AddRecipientInput,
  run(context, { recipientId, kind, name, contact, dueHours }) {
    requireFreeName(context, name, recipientId)
    context.emit(happened.recipientAdded, recipientId, {
      facts: { kind, name, dueHours: dueHours ?? null },
      personal: { contact },
    })
    return { recipientId }
  },
})

export const changeRecipient = defineCommand({
  name: 'recipient.change',
  permission: 'sheet.recipients',
  input: ChangeRecipientInput,
  run(context, { recipientId, name, contact, dueHours, retired }) {
    const known = recipientsOf(context.read, profileOf(context.read))
    if (!known.some(one => one.own && one.id === recipientId)) throw new DeskError('sheet.recipientUnknown')
    if (name !== undefined) requireFreeName(context, name, recipientId)
    context.emit(happened.recipientChanged, recipientId, {
      facts: { name, dueHours, retired, ...(contact === null ? { noContact: true as const } : {}) },
      personal: { contact: contact ?? undefined },
    })
  },
})

/** Errors: `sheet.recipientExists`. */
function requireFreeName(context: CommandContext, name: string, recipientId: string): void {
  const wanted = name.toLowerCase()
  const taken = recipientsOf(context.read, profileOf(context.read)).some(
    one =>
      one.id !== recipientId &&
      (one.name.zh.toLowerCase() === wanted || one.name.en.toLowerCase() === wanted),
  )
  if (taken) throw new DeskError('sheet.recipientExists', { name })
}

export const sheetCommands = [
  sheets.writeSheet,
  sheets.correctSheet,
  sheets.issueSheet,
  sheets.deliverSheet,
  sheets.replySheet,
  sheets.acceptSheet,
  sheets.sendBackSheet,
  sheets.closeSheet,
  sheets.withdrawSheet,
  sheets.chaseSheet,
  sheets.chaseLate,
  sheets.moveSheetDue,
  sheets.attachSheetFile,
  receiveSheet,
  answerSheet,
  deliverAnswer,
  takeSheetStep,
  addRecipient,
  changeRecipient,
]
