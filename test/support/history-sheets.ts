import { uuidv7 } from 'uuidv7'
import { deliveryWays, sheetParts, withdrawReasons } from '../../main/contract/sheets.ts'
import { type Choice, pick, pickFrom, type StepMakers } from './history-choice.ts'

/** The latest sheets, so that one goes through many states. */
const sheetOf = ({ c, known }: Choice) => pick(known.sheets.slice(-3), c)

/** What is written on a sheet goes with the words of its case. */
const noteOn = ({ known, mark }: Choice, sheet: { readonly caseId: string | null }) => {
  known.marks.get(sheet.caseId ?? '')?.push(mark)
}

/** A command on one of the latest sheets whose words carry the mark. */
const onSheet = (choice: Choice, command: string, input: (sheetId: string) => Record<string, unknown>) => {
  const sheet = sheetOf(choice)
  return sheet && { command, input: input(sheet.id), done: () => noteOn(choice, sheet) }
}

/** Contact sheets out and in, from the first draft to their end. */
export const sheetSteps = {
  sheetWrite(choice) {
    const { a, b, yes, word, caseId, known } = choice
    const sheet = { id: uuidv7(), caseId: yes && caseId ? caseId : null }
    return {
      command: 'sheet.write',
      input: {
        sheetId: sheet.id,
        caseId: sheet.caseId,
        recipient: pickFrom(['property-company', 'engineering', 'design', ...known.recipients.slice(-1)], a),
        subject: `事 ${word}`,
        text: word,
        issue: b % 3 > 0,
      },
      done() {
        known.sheets.push(sheet)
        noteOn(choice, sheet)
      },
    }
  },
  sheetCorrect: choice =>
    onSheet(choice, 'sheet.correct', sheetId => ({
      sheetId,
      text: choice.word,
      ...(choice.yes ? { recipient: 'sales', dueAt: null } : {}),
    })),
  sheetIssue: choice => onSheet(choice, 'sheet.issue', sheetId => ({ sheetId })),
  sheetDeliver: choice =>
    onSheet(choice, 'sheet.deliver', sheetId => ({
      sheetId,
      way: pickFrom(deliveryWays, choice.a),
      receivedBy: choice.word,
    })),
  sheetReply: choice =>
    onSheet(choice, 'sheet.reply', sheetId => ({ sheetId, text: choice.word, repliedBy: choice.word })),
  sheetAccept: choice =>
    onSheet(choice, 'sheet.accept', sheetId => ({ sheetId, text: choice.word, close: choice.yes })),
  sheetSendBack: choice => onSheet(choice, 'sheet.sendBack', sheetId => ({ sheetId, text: choice.word })),
  sheetClose: choice => onSheet(choice, 'sheet.close', sheetId => ({ sheetId, text: choice.word })),
  sheetWithdraw: choice =>
    onSheet(choice, 'sheet.withdraw', sheetId => ({
      sheetId,
      reason: pickFrom(withdrawReasons, choice.a),
      text: choice.word,
    })),
  sheetChase: choice => onSheet(choice, 'sheet.chase', sheetId => ({ sheetId, text: choice.word })),
  sheetMoveDue: choice =>
    onSheet(choice, 'sheet.moveDue', sheetId => ({
      sheetId,
      dueAt: 4_000_000_000_000 + choice.a,
      text: choice.word,
    })),
  sheetStep: choice =>
    onSheet(choice, 'sheet.takeStep', sheetId => ({
      sheetId,
      step: pickFrom(['judged', 'judged', 'drawn', 'to-engineering'], choice.a),
      outcome: choice.yes ? 'reasonable' : 'unreasonable',
      text: choice.word,
    })),
  sheetAttach: choice =>
    onSheet(choice, 'sheet.attachFile', sheetId => ({
      sheetId,
      fileId: uuidv7(),
      part: pickFrom(sheetParts, choice.a),
      hash: choice.serial.toString(16).padStart(64, 'a'),
      size: choice.a,
      name: `${choice.mark}.pdf`,
      mediaType: 'application/pdf',
    })),
  sheetReceive(choice) {
    const { yes, word, caseId, known } = choice
    const sheet = { id: uuidv7(), caseId: yes && caseId ? caseId : null }
    return {
      command: 'sheet.receive',
      input: {
        sheetId: sheet.id,
        sender: 'property-company',
        senderNumber: `WY-${choice.serial}`,
        caseId: sheet.caseId,
        subject: `函 ${word}`,
        text: word,
      },
      done() {
        known.sheets.push(sheet)
        noteOn(choice, sheet)
      },
    }
  },
  sheetAnswer: choice => onSheet(choice, 'sheet.answer', sheetId => ({ sheetId, text: choice.word })),
  sheetAnswerDeliver: choice =>
    onSheet(choice, 'sheet.deliverAnswer', sheetId => ({
      sheetId,
      way: 'by-hand',
      receivedBy: choice.word,
    })),
  recipientAdd({ serial, word, known }) {
    const recipientId = uuidv7()
    return {
      command: 'recipient.add',
      input: { recipientId, kind: 'contractor', name: `单位 ${serial}`, contact: word, dueHours: 24 },
      done: () => known.recipients.push(recipientId),
    }
  },
  recipientChange({ a, yes, word, known }) {
    const recipientId = pick(known.recipients.slice(-2), a)
    return (
      recipientId && {
        command: 'recipient.change',
        input: { recipientId, retired: yes, contact: yes ? null : word, dueHours: a + 1 },
      }
    )
  },
} satisfies StepMakers
