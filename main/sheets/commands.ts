import { sweepSheets } from './clock-sweep.ts'
import * as course from './course.ts'
import * as incoming from './incoming.ts'
import * as recipients from './recipient-commands.ts'
import * as writing from './writing.ts'

/** Everything people can ask of contact sheets: writing them, their course, those that came in, who they go to. */
export const sheetCommands = [
  writing.writeSheet,
  writing.correctSheet,
  writing.issueSheet,
  writing.attachSheetFile,
  course.deliverSheet,
  course.replySheet,
  course.acceptSheet,
  course.sendBackSheet,
  course.closeSheet,
  course.withdrawSheet,
  course.chaseSheet,
  course.chaseLate,
  course.moveSheetDue,
  course.takeSheetStep,
  incoming.receiveSheet,
  incoming.answerSheet,
  incoming.deliverAnswer,
  recipients.addRecipient,
  recipients.changeRecipient,
  sweepSheets,
]
