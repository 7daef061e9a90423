import { AnswerSheetInput, DeliverSheetInput, ReceiveSheetInput } from '../contract/sheets.ts'
import { defineCommand } from '../log/command.ts'
import { matterOf, momentOf, placesOf, requireFuture, requireRecipient, take } from './checks.ts'
import { answerDue } from './due-times.ts'
import * as happened from './operations-in.ts'

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
        dueAt: dueAt === undefined ? answerDue(context.read, sender, at).at : requireFuture(context, dueAt),
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
