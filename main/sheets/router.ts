import { z } from 'zod'
import { action, command, query, router } from '../api/procedure.ts'
import {
  SheetCountsInput,
  SheetFindInput,
  SheetInput,
  SheetListInput,
  SheetsOfCaseInput,
} from '../contract/sheet-views.ts'
import { ExplainSheetInput } from '../contract/sheet-clocks.ts'
import { SheetPart } from '../contract/sheets.ts'
import { Id } from '../contract/values.ts'
import { profileOf } from '../profiles/profiles.ts'
import { explainSheetClock } from './clock-views.ts'
import * as course from './course.ts'
import { demandedSheets } from './demand-list.ts'
import { sheetDetail, sheetsOfCase } from './detail.ts'
import { attachSheetUpload } from './files.ts'
import * as incoming from './incoming.ts'
import { countSheets, findSheets, listSheets } from './list.ts'
import * as parties from './recipient-commands.ts'
import { recipientsOf } from './recipients.ts'
import { sheetStory } from './story.ts'
import * as writing from './writing.ts'

const permission = 'case.read'

export const sheetsRouter = router({
  /** A page of the list: what is awaited soonest due first, everything else newest first. */
  list: query({
    permission,
    input: SheetListInput,
    run: ({ read, core }, input) => listSheets(read, profileOf(read), input, core.environment.now()),
  }),
  /** How many sheets each recipient (or sender) has open and late. */
  counts: query({
    permission,
    input: SheetCountsInput,
    run: ({ read, core }, { direction }) =>
      countSheets(read, profileOf(read), direction, core.environment.now()),
  }),
  /** Our sheets by the beginning of their number, for the palette and the code on paper. */
  find: query({
    permission,
    input: SheetFindInput,
    run: ({ read }, { text }) => findSheets(read, profileOf(read), text),
  }),
  detail: query({
    permission,
    input: SheetInput,
    run: ({ read }, { sheetId }) => sheetDetail(read, profileOf(read), sheetId),
  }),
  /** What happened to a sheet, oldest first. */
  story: query({
    permission,
    input: SheetInput,
    run: ({ read }, { sheetId }) => sheetStory(read, profileOf(read), sheetId),
  }),
  /** The sheets of a case, and those it demands and has not. */
  ofCase: query({
    permission,
    input: SheetsOfCaseInput,
    run: ({ read }, { caseId }) => sheetsOfCase(read, profileOf(read), caseId),
  }),
  /** The sheets that cases demand and have not, the longest demanded first. */
  demanded: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => demandedSheets(read, profileOf(read)),
  }),
  /** Everybody sheets go to or come from. */
  recipients: query({
    permission,
    input: z.object({}).optional(),
    run: ({ read }) => recipientsOf(read, profileOf(read)),
  }),
  /** Why a sheet is due when it is, step by step. */
  explain: query({
    permission,
    input: ExplainSheetInput,
    run: ({ read }, { clockId }) => explainSheetClock(read, clockId),
  }),
  write: command(writing.writeSheet),
  correct: command(writing.correctSheet),
  issue: command(writing.issueSheet),
  deliver: command(course.deliverSheet),
  reply: command(course.replySheet),
  accept: command(course.acceptSheet),
  sendBack: command(course.sendBackSheet),
  close: command(course.closeSheet),
  withdraw: command(course.withdrawSheet),
  chase: command(course.chaseSheet),
  chaseLate: command(course.chaseLate),
  moveDue: command(course.moveSheetDue),
  takeStep: command(course.takeSheetStep),
  receive: command(incoming.receiveSheet),
  answer: command(incoming.answerSheet),
  deliverAnswer: command(incoming.deliverAnswer),
  addRecipient: command(parties.addRecipient),
  changeRecipient: command(parties.changeRecipient),
  /** Attaches a finished upload, see the upload routes. */
  attachFile: action({
    permission: 'sheet.work',
    input: z.object({
      commandId: Id,
      input: z.object({ sheetId: Id, fileId: Id, part: SheetPart, uploadId: z.string().max(64) }),
    }),
    run: ({ core, signedIn }, { commandId, input }) =>
      attachSheetUpload(core, signedIn, { commandId, ...input }),
  }),
})
