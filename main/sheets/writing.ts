import { filesOf } from '../cases/detail.ts'
import { DeskError } from '../contract/errors.ts'
import { editOver } from '../contract/meanwhile.ts'
import {
  AttachSheetFileInput,
  CorrectSheetInput,
  IssueSheetInput,
  WriteSheetInput,
} from '../contract/sheets.ts'
import { type CommandContext, defineCommand } from '../log/command.ts'
import { readSite } from '../site/queries.ts'
import { localTime } from '../site/time.ts'
import { matterOf, placesOf, requireFuture, requirePast, requireRecipient, take } from './checks.ts'
import { deliveryDue, replyDue } from './due-times.ts'
import * as happened from './operations.ts'
import { sheetContent, sheetCounterValue } from './queries.ts'
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
    requirePast(read, caseId, recipient)
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
  requirePast(read, current.caseId, current.party)
  const dueAt = requireFuture(
    context,
    asked ?? current.dueAt ?? replyDue(read, current.party, context.now).at,
  )
  const delivery = deliveryDue(read, current, context.now)
  const deliverBy = delivery === null ? null : Math.min(delivery.at, dueAt)
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
  run(context, { sheetId, base, ...asked }) {
    const current = take(context, sheetId, 'correct')
    const stands = base ? sheetContent(context.read, sheetId) : {}
    const { recipient, subject, text, dueAt } = editOver(base, asked, stands)
    if (recipient !== undefined) {
      requireRecipient(context.read, recipient)
      requirePast(context.read, current.caseId, recipient)
    }
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
