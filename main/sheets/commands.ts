import { filesOf } from '../cases/detail.ts'
import { DeskError } from '../contract/errors.ts'
import {
  AcceptSheetInput,
  AttachSheetFileInput,
  ChaseLateInput,
  ChaseSheetInput,
  CloseSheetInput,
  CorrectSheetInput,
  DeliverSheetInput,
  IssueSheetInput,
  MoveDueInput,
  ReplySheetInput,
  SendBackSheetInput,
  WithdrawSheetInput,
  WriteSheetInput,
} from '../contract/sheets.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { localTime } from '../site/time.ts'
import { matterOf, momentOf, placesOf, requireFuture, requireRecipient, take } from './checks.ts'
import { deliveryDue, replyDue } from './due-times.ts'
import * as happened from './operations.ts'
import { lateSheets, sheetCounterValue } from './queries.ts'
import { sheetCounter, sheetNumber } from './rules.ts'

const permission = 'sheet.work'

/** Puts a request to somebody in writing, from a case or without one; issued at once it gets its number. */
export const writeSheet = defineCommand({
  name: 'sheet.write',
  permission,
  input: WriteSheetInput,
  run(context, { sheetId, caseId, unitId, recipient, subject, text, dueAt, caseFiles, issue }) {
    const { read } = context
    const matter = matterOf(read, caseId, unitId)
    requireRecipient(read, recipient)
    if (dueAt !== undefined) requireFuture(context, dueAt)
    const places = { number: null, party: recipient, ...matter }
    context.emit(happened.sheetDrafted, sheetId, {
      facts: { ...places, dueAt: dueAt ?? null },
      personal: { subject, text },
    })
    const there = caseId === null || caseFiles.length === 0 ? [] : filesOf(read, caseId)
    for (const fileId of new Set(caseFiles)) {
      const file = there.find(one => one.id === fileId)
      if (!file) throw new DeskError('sheet.fileNotOfCase')
      const { hash, size, mediaType } = file
      const facts = { ...places, fileId: context.newId(), part: 'sheet' as const, hash, size, mediaType }
      context.emit(happened.sheetFileAttached, sheetId, { facts, personal: { name: file.name ?? undefined } })
    }
    return { sheetId, number: issue ? issueNow(context, sheetId, dueAt) : null }
  },
})

/** Gives a draft its number and its due times. */
function issueNow(context: CommandContext, sheetId: string, asked: number | undefined): string {
  const { read } = context
  const current = take(context, sheetId, 'issue')
  const site = readSite(read)
  if (!site) throw new DeskError('log.notSetUp')
  requireRecipient(read, current.party)
  const dueAt = requireFuture(context, asked ?? current.dueAt ?? replyDue(read, current.party, context.now))
  const delivery = deliveryDue(read, current, context.now)
  const deliverBy = delivery === null ? null : Math.min(delivery, dueAt)
  const year = String(localTime(context.now, site.timeZone).year)
  const counter = sheetCounter(year, context.site.letter)
  const value = sheetCounterValue(read, counter) + 1
  const number = sheetNumber(site.code, year, value, context.site.letter)
  context.emit(happened.sheetIssued, sheetId, {
    facts: {
      ...placesOf(current),
      number,
      counter: { id: counter, value },
      siteId: context.site.id,
      dueAt,
      deliverBy,
    },
  })
  return number
}

/** Mends a draft. What was issued is not changed any more: it is withdrawn and written anew. */
export const correctSheet = defineCommand({
  name: 'sheet.correct',
  permission,
  input: CorrectSheetInput,
  run(context, { sheetId, recipient, subject, text, dueAt }) {
    const current = take(context, sheetId, 'correct')
    if (recipient !== undefined) requireRecipient(context.read, recipient)
    if (dueAt) requireFuture(context, dueAt)
    const facts = {
      ...placesOf(current),
      party: recipient ?? current.party,
      dueAt: dueAt === undefined ? current.dueAt : dueAt,
    }
    context.emit(happened.sheetCorrected, sheetId, { facts, personal: { subject, text } })
  },
})

export const issueSheet = defineCommand({
  name: 'sheet.issue',
  permission,
  input: IssueSheetInput,
  run: (context, { sheetId, dueAt }) => ({ number: issueNow(context, sheetId, dueAt) }),
})

/** Records that the recipient has the sheet: who took it, when, how. */
export const deliverSheet = defineCommand({
  name: 'sheet.deliver',
  permission,
  input: DeliverSheetInput,
  run(context, { sheetId, receivedBy, way, at }) {
    const current = take(context, sheetId, 'deliver')
    const deliveredAt = momentOf(context, at, current.issuedAt)
    const facts = { ...placesOf(current), way, deliveredAt, dueAt: current.dueAt ?? deliveredAt }
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
    if (close) context.emit(happened.sheetClosed, sheetId, { facts: placesOf(current) })
  },
})

/** The reply does not do: the recipient is asked again, with a new due time. */
export const sendBackSheet = defineCommand({
  name: 'sheet.sendBack',
  permission,
  input: SendBackSheetInput,
  run(context, { sheetId, text, dueAt }) {
    const current = take(context, sheetId, 'sendBack')
    const due = requireFuture(context, dueAt ?? replyDue(context.read, current.party, context.now))
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
  run(context, { sheetId, dueAt, text }) {
    const current = take(context, sheetId, 'moveDue')
    requireFuture(context, dueAt)
    const deliverBy = current.deliverBy === null ? null : Math.min(current.deliverBy, dueAt)
    const nextDueAt = current.state === 'issued' && deliverBy !== null ? deliverBy : dueAt
    context.emit(happened.sheetDueMoved, sheetId, {
      facts: { ...placesOf(current), dueAt, from: current.dueAt, deliverBy, nextDueAt },
      personal: { text },
    })
  },
})

/** The file is in the archive before this runs: a row implies a file. */
export const attachSheetFile = defineCommand({
  name: 'sheet.attachFile',
  permission,
  input: AttachSheetFileInput,
  run(context, { sheetId, fileId, part, hash, size, name, mediaType }) {
    const current = take(context, sheetId, 'attach')
    const facts = { ...placesOf(current), fileId, part, hash, size, mediaType }
    context.emit(happened.sheetFileAttached, sheetId, { facts, personal: { name } })
    return { fileId }
  },
})
